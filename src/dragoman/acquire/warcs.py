"""WARC files: each page that a server gave, with its address and the moment of its capture."""

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from dragoman.acquire.limits import Limits
from dragoman.types.documents import Rejected

READ_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
ANSWERS = frozenset({"response", "resource"})
DECODED = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""Encodings of content that need nothing but the standard library."""
FOUND = "200"
CHUNK = 64 * 1024
GZIP_START = b"\x1f\x8b"
RECORD_ENDS = (b"\r\n\r\n", b"\n\n")
LONGEST_END = 4
RATIO_MATTERS_FROM = 64 * 1024 * 1024
"""Bytes out of one record from which its compression is looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One page as a server gave it."""

    name: str
    body: bytes
    address: str | None
    seen: datetime | None


class _Unpacked:
    """What a file holds, unpacked bit by bit, that knows how much of the file was taken and whether it ends well."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._waiting = stream.read(CHUNK)
        self._member = zlib.decompressobj(wbits=31) if self._waiting.startswith(GZIP_START) else None
        self._tail = b""
        self.count = len(self._waiting)

    @property
    def ends_well(self) -> bool:
        """Whether what was read ends with a whole record."""
        return self._tail.endswith(RECORD_ENDS) and (self._member is None or self._member.eof)

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes, at most `size` and at least one; none at the end."""
        data = self._next(size if size > 0 else CHUNK)
        self._tail = (self._tail + data)[-LONGEST_END:]
        return data

    def close(self) -> None:
        """Whoever opened the stream closes it."""

    def _next(self, size: int) -> bytes:
        if self._member is None:
            data, self._waiting = self._waiting[:size], self._waiting[size:]
            return data or self._more(size)
        while True:
            if self._member.eof:
                self._waiting = self._member.unused_data.lstrip(b"\0") or self._more(CHUNK)
                if not self._waiting:
                    return b""
                self._member = zlib.decompressobj(wbits=31)
            packed = self._waiting or self._more(CHUNK)
            data = self._member.decompress(packed, size)
            self._waiting = self._member.unconsumed_tail
            if data or (not packed and not self._member.eof):
                return data

    def _more(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Bomb(Exception):
    """A record unpacks to far more than it is."""


class _Cut(Exception):
    """The file ends inside a record."""


BROKEN = (_Cut, zlib.error, EOFError, OSError, ValueError, LookupError, AttributeError, TypeError)
"""What comes of a damaged file, beside what warcio calls its own."""


def records(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Record | Rejected]:
    """The pages of a WARC in its order; of one that breaks off, those before the break, and a row that says so."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - few inputs are WARCs
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - the same
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415 - the same

    others: Counter[str] = Counter()
    number = pages = 0
    try:
        unpacked = _Unpacked(stream)
        for number, record in enumerate(ArchiveIterator(unpacked), start=1):
            if found := _record(record, f"{name}#{number}", unpacked, limits, others):
                pages += isinstance(found, Record)
                yield found
        if not unpacked.ends_well:
            raise _Cut("its last record has no end")
    except _Bomb as error:
        yield _refused("archive bomb", f"record {number} {error}; what follows it was not read", name)
    except (*BROKEN, ArchiveLoadFailed, StatusAndHeadersParserException) as error:
        detail = f"it breaks off in or after record {number}; the {pages} whole pages before are read: {error}"
        yield _refused("broken archive", detail, name)
    if others:
        kinds = ", ".join(f"{kind} {count}" for kind, count in others.most_common(10))
        yield _refused("format not read", f"{sum(others.values())} records that are no pages: {kinds}", name)


def _record(
    record: Any, label: str, unpacked: _Unpacked, limits: Limits, others: Counter[str]
) -> Record | Rejected | None:
    """What a record holds; None, and counted among the others, where it is no page."""
    start = unpacked.count
    body, refusal = b"", None
    if record.rec_type in ANSWERS:
        kind = _kind(record)
        if kind not in READ_TYPES or _status(record) != FOUND:
            others[kind if _status(record) == FOUND else f"status {_status(record)}"] += 1
        elif (encoding := _encoding(record)) not in DECODED:
            refusal = _refused("format not read", f"its content is packed as {encoding}", label)
        else:
            body = record.content_stream().read(limits.report + 1)
    _drain(record, unpacked, start, limits)
    if len(body) > limits.report:
        return _refused("too large", f"more than {limits.report} bytes", label)
    return _page(record, label, body) if body else refusal


def _page(record: Any, label: str, body: bytes) -> Record:
    headers = record.rec_headers
    return Record(
        name=label,
        body=body,
        address=(headers.get_header("WARC-Target-URI") or "").strip("<> ") or None,
        seen=_moment(headers.get_header("WARC-Date") or ""),
    )


def _drain(record: Any, unpacked: _Unpacked, start: int, limits: Limits) -> None:
    """Read past what is left of a record.

    Raises:
        _Bomb: it unpacks to far more than it is.
        _Cut: the file ends before the record does.
    """
    raw = record.raw_stream
    size = 0
    while data := raw.read(CHUNK):
        size += len(data)
        taken = max(unpacked.count - start, CHUNK)
        if size > RATIO_MATTERS_FROM and size > limits.ratio * taken:
            raise _Bomb(f"unpacks to more than {size} bytes")
    if getattr(raw, "limit", 0) > 0:
        raise _Cut(f"{raw.limit} bytes of the next are missing")


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "unknown").partition(";")[0].strip().lower()


def _status(record: Any) -> str:
    if record.rec_type == "resource" or record.http_headers is None:
        return FOUND
    return str(record.http_headers.get_statuscode())


def _encoding(record: Any) -> str:
    headers = record.http_headers
    return (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""


def _moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _refused(reason: str, detail: str, name: str) -> Rejected:
    return Rejected(stage="acquire", reason=reason, detail=detail, name=name)
