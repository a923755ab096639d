"""Every report behind the paths that a user names, one capture each, as a stream.

What a row or an entry says of itself (its title, outlet, date) is its own word and stands; the options of the command
fill in what it does not say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dragoman.acquire.archives import Budget, collected, is_collection, members
from dragoman.acquire.feeds import entries
from dragoman.acquire.forms import SNIFFED, Form, form_of
from dragoman.acquire.limits import DEFAULT_LIMITS, Limits
from dragoman.acquire.mails import Attachment, message, messages
from dragoman.acquire.paths import STDIN, files
from dragoman.acquire.rows import Part, is_lines, rows_of_lines, rows_of_list
from dragoman.acquire.tables import AS_NAMED, rows_of_table
from dragoman.acquire.warcs import records
from dragoman.types.documents import Capture, Given, Rejected

NOTHING_GIVEN = Given()
READ_AS_THEY_ARE = frozenset({Form.HTML, Form.TEXT, Form.MARKDOWN, Form.PDF})
REFUSED_FORMS = {
    Form.EMPTY: ("empty", "there is nothing in it"),
    Form.BINARY: ("binary", "not text; save the report as text or HTML"),
    Form.OTHER_XML: ("format not read", "XML that is neither a feed nor a page"),
}


def captures(
    paths: Iterable[str],
    *,
    given: Given = NOTHING_GIVEN,
    limits: Limits = DEFAULT_LIMITS,
    stdin: BinaryIO | None = None,
    seen: datetime | None = None,
    columns: Mapping[str, str] = AS_NAMED,
) -> Iterator[Capture | Rejected]:
    """The reports behind the paths in sorted order, and a row for everything that was refused.

    `columns` says which column of a table holds which field, as `{"text": "body"}`.
    Nothing is raised for bad input: a path that is missing or unreadable is a `Rejected` like any other.
    """
    reader = _Reader(limits, columns)
    moment = seen or datetime.now(UTC)
    for found in files(paths):
        for part in [found] if isinstance(found, Rejected) else reader.file(found, stdin):
            if isinstance(part, Rejected):
                yield part
            else:
                yield Capture(
                    body=part.body,
                    media_type=part.media_type,
                    name=part.name,
                    given=_filled(part.given, given),
                    seen=part.seen or moment,
                )


def count(paths: Iterable[str], *, limits: Limits = DEFAULT_LIMITS) -> int:
    """How many reports are behind the paths, for a progress bar: a cheap guess that opens only zips and JSON Lines."""
    return sum(_guess(found, limits) for found in files(paths) if isinstance(found, Path))


class _Reader:
    """Takes one file apart into reports."""

    def __init__(self, limits: Limits, columns: Mapping[str, str]) -> None:
        self.limits = limits
        self.columns = columns

    def file(self, path: Path, stdin: BinaryIO | None) -> Iterator[Part | Rejected]:
        """The reports of one file, or of standard input."""
        if str(path) == STDIN:
            yield from self._standard_input(stdin)
            return
        try:
            with path.open("rb") as stream:
                yield from self._stream(stream, str(path), path.stat().st_size)
        except OSError as error:
            reason = "no permission" if isinstance(error, PermissionError) else "unreadable"
            yield _refused(reason, error.strerror or str(error), str(path))

    def _standard_input(self, stdin: BinaryIO | None) -> Iterator[Part | Rejected]:
        body = stdin.read(self.limits.listing + 1) if stdin else b""
        yield from self._stream(BytesIO(body), STDIN, len(body))

    def _stream(self, stream: BinaryIO, name: str, size: int, depth: int = 1) -> Iterator[Part | Rejected]:
        """Files of a kind that comes in large are read bit by bit; all others whole, if they are small enough."""
        head = stream.read(SNIFFED)
        stream.seek(0)
        form = form_of(head, name)
        if form is Form.ZIP and size <= self.limits.archive:
            yield from self._archive(stream, name, depth, Budget(self.limits.archive))
        elif form is Form.JSON and is_lines(head, whole=size <= len(head)):
            yield from rows_of_lines(stream, name, self.limits)
        elif form is Form.TABLE:
            yield from rows_of_table(stream, name, self.limits, self.columns)
        elif form is Form.WARC:
            yield from self._records(stream, name)
        elif form is Form.MAILBOX:
            yield from self._messages(stream, name, depth)
        elif form in REFUSED_FORMS and not (form is Form.EMPTY and size > len(head)):
            yield _refused(*REFUSED_FORMS[form], name)
        elif size > self._limit(form):
            yield _refused("too large", f"{size} bytes, more than {self._limit(form)}; split it or cut it", name)
        else:
            yield from self._whole(stream.read(self._limit(form)), name, form, depth)

    def _limit(self, form: Form) -> int:
        if form is Form.ZIP:
            return self.limits.archive
        return self.limits.listing if form in {Form.JSON, Form.FEED, Form.PDF, Form.MAIL} else self.limits.report

    def _whole(self, body: bytes, name: str, form: Form, depth: int) -> Iterator[Part | Rejected]:
        if form is Form.JSON:
            yield from rows_of_list(body, name)
        elif form is Form.FEED:
            yield from entries(body, name)
        elif form is Form.MAIL:
            yield from self._message(body, name, depth)
        elif not body.strip():
            yield _refused(*REFUSED_FORMS[Form.EMPTY], name)
        else:
            media_type = form if form in READ_AS_THEY_ARE else Form.TEXT
            yield Part(body=body, media_type=str(media_type), name=name, given=NOTHING_GIVEN)

    def _archive(self, stream: BinaryIO, name: str, depth: int, budget: Budget) -> Iterator[Part | Rejected]:
        if depth > self.limits.depth:
            yield _refused("archive bomb", f"zips within zips, more than {self.limits.depth} deep", name)
            return
        if is_collection(stream):
            yield from self._collection(stream, name)
            return
        for member in members(stream, name, self.limits, budget):
            if isinstance(member, Rejected):
                yield member
            elif form_of(member.body[:SNIFFED], member.name) is Form.ZIP:
                yield from self._archive(BytesIO(member.body), member.name, depth + 1, budget)
            else:
                yield from self._stream(BytesIO(member.body), member.name, len(member.body), depth)

    def _collection(self, stream: BinaryIO, name: str) -> Iterator[Part | Rejected]:
        for found in collected(stream, name, self.limits):
            yield from [found] if isinstance(found, Rejected) else self._records(found[1], found[0])

    def _messages(self, stream: BinaryIO, name: str, depth: int) -> Iterator[Part | Rejected]:
        for found in messages(stream, name, self.limits):
            yield from [found] if isinstance(found, Rejected) else self._message(found.body, found.name, depth)

    def _message(self, body: bytes, name: str, depth: int) -> Iterator[Part | Rejected]:
        """The text of a message, and what is attached to it as far as we read it."""
        for found in message(body, name, self.limits):
            if not isinstance(found, Attachment):
                yield found
            elif depth > self.limits.depth:
                yield _refused("archive bomb", f"messages within messages, more than {self.limits.depth} deep", name)
            else:
                yield from self._stream(BytesIO(found.body), found.name, len(found.body), depth + 1)

    def _records(self, stream: BinaryIO, name: str) -> Iterator[Part | Rejected]:
        """The pages of a WARC, each told by its content like a file."""
        for found in records(stream, name, self.limits):
            if isinstance(found, Rejected):
                yield found
                continue
            form = form_of(found.body[:SNIFFED], found.name)
            if form in READ_AS_THEY_ARE:
                given = Given(url=found.address)
                yield Part(body=found.body, media_type=str(form), name=found.name, given=given, seen=found.seen)
            else:
                yield _refused(*REFUSED_FORMS.get(form, ("format not read", f"the record holds {form}")), found.name)


def _filled(own: Given, options: Given) -> Given:
    """What the report says of itself, and the options where it says nothing."""
    return replace(
        options,
        title=own.title or options.title,
        outlet=own.outlet or options.outlet,
        published=own.published or options.published,
        language=own.language or options.language,
        url=own.url or options.url,
        authors=own.authors or options.authors,
    )


def _guess(path: Path, limits: Limits) -> int:
    if str(path) == STDIN:
        return 1
    try:
        with path.open("rb") as stream:
            head = stream.read(SNIFFED)
            stream.seek(0)
            form = form_of(head, path.name)
            if form is Form.ZIP:
                return _guess_members(stream)
            if form is Form.JSON and is_lines(head, whole=path.stat().st_size <= len(head)):
                return _guess_lines(stream, limits)
    except OSError:
        return 0
    return 1


def _guess_members(stream: BinaryIO) -> int:
    import zipfile  # noqa: PLC0415 - only zips need it

    try:
        with zipfile.ZipFile(stream) as archive:
            return sum(not info.is_dir() for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0


def _guess_lines(stream: BinaryIO, limits: Limits) -> int:
    return sum(block.count(b"\n") for block in iter(lambda: stream.read(limits.report), b""))


def _refused(reason: str, detail: str, name: str) -> Rejected:
    return Rejected(stage="acquire", reason=reason, detail=detail, name=name)
