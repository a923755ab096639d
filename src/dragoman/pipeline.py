"""The one place that knows the order of the stages: capture -> document -> reading -> resolution -> record."""

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from types import TracebackType
from typing import Any, BinaryIO, Self

from dragoman import clean, extract, link, reconcile, world
from dragoman.acquire import AS_NAMED, captures, count
from dragoman.processes import Pool
from dragoman.settings import Settings
from dragoman.store import Record, View, Writer, lawful
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Capture, Document, Given, Rejected
from dragoman.types.errors import InputError, UnknownId
from dragoman.types.ids import DocumentId, content_id
from dragoman.types.judgements import Judgement, Verdict
from dragoman.types.outcomes import Outcome, ReadDocument
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge

READ_LANGUAGE = "en"
CHUNK = 8
"""Captures that travel together through a reader: one parser batch, small enough that progress moves and little is lost."""
STANDARD_INPUT = "-"

Progress = Callable[[int, int], None]
"""Told how many reports are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Reader(AbstractContextManager["Reader"]):
    """The pure part, captures in, outcomes out, with what it needs loaded once."""

    cleaner: clean.Cleaner
    parser: Parser
    knowledge: Knowledge

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load parser and knowledge; about a second and 300 MB.

        Raises:
            VocabularyError: a file of the user's knowledge is not valid.
        """
        knowledge = world.load(settings.knowledge)
        return cls(clean.Cleaner(knowledge), Parser.load(), knowledge)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cleaner.close()

    def read(self, pending: Iterable[Capture]) -> Iterator[Outcome]:
        """What becomes of each capture, in order; one that fails does not stop the next."""
        for chunk in chunks(pending):
            yield from self.read_chunk(chunk)

    def read_chunk(self, chunk: Sequence[Capture]) -> list[Outcome]:
        """What becomes of a few captures, parsed together."""
        cleaned = [self.cleaner(capture) for capture in chunk]
        documents = [one.document for one in cleaned if one.document and one.document.language == READ_LANGUAGE]
        parsed = {document.id: parse for document, parse in zip(documents, self.parser.parse(documents), strict=True)}
        return [self._outcome(capture, one, parsed) for capture, one in zip(chunk, cleaned, strict=True)]

    def _outcome(self, capture: Capture, cleaned: clean.Cleaned, parsed: dict[DocumentId, Parsed]) -> Outcome:
        if cleaned.document is None:
            return Outcome(capture=capture, read=None, rejected=cleaned.rejected)
        read = self._read(cleaned.document, parsed.get(cleaned.document.id))
        read = replace(read, rejected=(*cleaned.rejected, *read.rejected))
        return Outcome(capture=capture, read=read, rejected=())

    def _read(self, document: Document, parsed: Parsed | None) -> ReadDocument:
        if parsed is None:
            return unread(document, "not English", f"language {document.language}: kept and searchable, not read")
        try:
            reading = extract.reading(parsed, self.knowledge)
            resolution = link.resolve(parsed, reading, self.knowledge)
            read = lawful(ReadDocument(document=document, reading=reading, resolution=resolution))
        except Exception as error:  # noqa: BLE001 - the boundary of one document: its failure must not stop the batch
            return unread(document, "failed", f"{type(error).__name__}: {error}")
        return read


def unread(document: Document, reason: str, detail: str) -> ReadDocument:
    """A document that is kept although nothing was read from it, and why."""
    return ReadDocument(
        document=document,
        reading=Reading(document_id=document.id),
        resolution=Resolution(document_id=document.id),
        rejected=(Rejected(stage="extract", reason=reason, detail=detail),),
    )


@dataclass(slots=True)
class Summary:
    """What a reading did, counted while it goes on."""

    seen: int = 0
    read: int = 0
    known: int = 0
    refused: int = 0
    unread: int = 0
    """Documents that were kept and not read: in another language, or where a stage failed."""
    refusals: list[Rejected] = field(default_factory=list)
    """What was refused or kept unread, and why, with names."""

    def refuse(self, rows: Iterable[Rejected], name: str | None) -> None:
        """Count one refused input."""
        self.refused += 1
        self.refusals.extend(replace(row, name=row.name or name) for row in rows)

    def take(self, outcome: Outcome) -> None:
        """Count one outcome."""
        if outcome.read is None:
            self.refuse(outcome.rejected, outcome.capture.name)
            return
        self.read += 1
        kept = [
            row for row in outcome.read.rejected if row.stage == "extract" and row.reason in {"not English", "failed"}
        ]
        self.unread += bool(kept)
        self.refusals.extend(replace(row, name=outcome.capture.name) for row in kept)

    @property
    def reasons(self) -> Counter[str]:
        """How often each reason was given."""
        return Counter(row.reason for row in self.refusals)

    def counts(self) -> dict[str, int]:
        """The counts by name."""
        names = ("seen", "read", "known", "refused", "unread")
        return {name: getattr(self, name) for name in names}

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        return {**self.counts(), "refusals": [asdict(row) for row in self.refusals]}


def inspect(
    paths: Sequence[str], *, given: Given, settings: Settings, columns: Mapping[str, str] = AS_NAMED
) -> Iterator[Outcome | Rejected]:
    """What becomes of each report behind the paths; nothing is kept."""
    with Reader.load(settings) as reader:
        for found in captures(paths, given=given, stdin=_stdin(paths), columns=columns):
            if isinstance(found, Rejected):
                yield found
            else:
                yield from reader.read_chunk([found])


def read(
    paths: Sequence[str],
    *,
    given: Given,
    settings: Settings,
    record: Record,
    progress: Progress | None = None,
    columns: Mapping[str, str] = AS_NAMED,
) -> Summary:
    """Read the reports behind the paths into the record; what it holds already is not read again.

    Each report is kept as soon as it is read: stopped at any moment, the same call goes on from there.

    Raises:
        RecordError: the record cannot be written.
        VocabularyError: a file of the user's knowledge is not valid.
    """
    with record.writer() as writer:
        incoming = captures(paths, given=given, stdin=_stdin(paths), columns=columns)
        total = count(paths) if progress else 0
        summary = _into(writer, incoming, settings, _telling(progress, total))
        _reconcile(record, writer, settings)
    return summary


def rebuild(*, settings: Settings, record: Record, progress: Progress | None = None) -> Summary:
    """Make the record anew from the exact bytes of its archive; ids stay what they were.

    Raises:
        RecordError: there is no archive, or the record cannot be written.
    """
    with record.rebuilding() as fresh, fresh.writer() as writer:
        total = sum(1 for _ in record.archive.ids())
        summary = _into(writer, record.archive.captures(), settings, _telling(progress, total))
        _reconcile(fresh, writer, settings)
    return summary


def versions(settings: Settings) -> dict[str, str]:
    """What decides how a capture is read: unchanged versions mean that it need not be read again."""
    weights = (file for file in files("dragoman.weights").iterdir() if not file.name.endswith(".md"))
    own = {"clean": clean.VERSION, "extract": extract.VERSION, "link": link.VERSION, "weights": _fingerprint(weights)}
    added = {"knowledge": _fingerprint(settings.knowledge.glob("*.yaml"))} if settings.knowledge else {}
    return own | added


def chunks(pending: Iterable[Capture]) -> Iterator[list[Capture]]:
    """The captures, a few at a time."""
    remaining = iter(pending)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk


def _into(
    writer: Writer, incoming: Iterable[Capture | Rejected], settings: Settings, tell: Callable[[Summary], None]
) -> Summary:
    """Read what comes in and keep it; one run."""
    summary, stages = Summary(), versions(settings)
    run = writer.begin_run(stages, {"jobs": settings.jobs})

    def pending() -> Iterator[Capture]:
        for found in incoming:
            summary.seen += 1
            if isinstance(found, Rejected):
                writer.reject([found], run)
                summary.refuse([found], None)
            elif writer.known(found.id, stages):
                summary.known += 1
            else:
                yield found
            tell(summary)

    for outcome in _outcomes(chunks(pending()), settings):
        writer.add(outcome, run)
        summary.take(outcome)
        tell(summary)
    writer.end_run(run, summary.counts())
    return summary


def _outcomes(pending: Iterator[list[Capture]], settings: Settings) -> Iterator[Outcome]:
    """Read chunk by chunk, here or in as many processes as there are jobs; nothing is loaded when nothing is pending."""
    first = next(pending, None)
    if first is None:
        return
    if settings.jobs == 1:
        with Reader.load(settings) as reader:
            yield from reader.read_chunk(first)
            for chunk in pending:
                yield from reader.read_chunk(chunk)
        return
    with Pool(settings.jobs, Reader.load, settings) as pool:
        for outcomes in pool.map(Reader.read_chunk, _chain(first, pending)):
            yield from outcomes


def _chain(first: list[Capture], rest: Iterator[list[Capture]]) -> Iterator[list[Capture]]:
    yield first
    yield from rest


def judge(
    verdict: str, what: str, other: str | None, *, by: str, reason: str | None, settings: Settings, record: Record
) -> Judgement:
    """Keep a reader's judgement and settle what it touches; the same one again is the same judgement.

    Raises:
        UnknownId: an id is not in the record.
        InputError: the verdict needs two, or only one.
    """
    kind = Verdict(verdict)
    if (kind in {Verdict.SAME, Verdict.DIFFERENT}) != (other is not None) and kind is not Verdict.UNSURE:
        raise InputError(f"{verdict}: `same` and `different` are said of two, `wrong` and `right` of one")
    with record.view() as view:
        ends = sorted(_whole_id(view, wanted) for wanted in (what, other) if wanted)
    made = Judgement(
        id=content_id("judgement", kind, *ends, by),
        verdict=kind,
        left=ends[0],
        right=ends[1] if len(ends) > 1 else None,
        by=by,
        reason=reason,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    with record.writer() as writer:
        writer.judge(made)
        _reconcile(record, writer, settings)
    return made


def undo(judgement: str, *, settings: Settings, record: Record) -> None:
    """Withdraw a judgement and settle what it touched.

    Raises:
        UnknownId: there is none with this id that holds.
    """
    with record.writer() as writer:
        writer.withdraw(judgement, datetime.now(UTC).isoformat(timespec="seconds"))
        _reconcile(record, writer, settings)


def _whole_id(view: View, wanted: str) -> str:
    """The id of which this is the beginning."""
    found = [str(getattr(value, "id", "")) for value in view.show(wanted)]
    if len(found) != 1:
        raise UnknownId(f"{wanted}: {len(found)} things in the record have an id that begins so; give more of it")
    return found[0]


def settle(*, settings: Settings, record: Record) -> None:
    """Bring what is found across documents up to date, after a reader judged something.

    Raises:
        RecordError: the record cannot be written.
    """
    with record.writer() as writer:
        _reconcile(record, writer, settings)


def _reconcile(record: Record, writer: Writer, settings: Settings) -> None:
    """Compare what is new with the rest; knowledge is loaded only where something is."""
    reconcile.update(record, writer, cache(lambda: world.load(settings.knowledge)))


def _telling(progress: Progress | None, total: int) -> Callable[[Summary], None]:
    def tell(summary: Summary) -> None:
        if progress:
            done = summary.read + summary.known + summary.refused
            progress(done, max(total, summary.seen))

    return tell


def _stdin(paths: Sequence[str]) -> BinaryIO | None:
    return sys.stdin.buffer if STANDARD_INPUT in paths else None


def _fingerprint(kept: Iterable[Traversable]) -> str:
    """A hash of the names and bytes of files; folders are passed over."""
    digest = hashlib.sha256()
    for file in sorted((file for file in kept if file.is_file()), key=lambda file: file.name):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
