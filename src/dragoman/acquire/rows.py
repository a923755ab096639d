"""Rows of JSON: one report each, with what the row says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import msgspec

from dragoman.acquire.limits import Limits
from dragoman.types.documents import Given, Rejected

FIELDS = "title, text or html, url, published, outlet, authors, language"


class Row(msgspec.Struct):
    """What is read of one row; further fields are let be."""

    text: str | None = None
    html: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    authors: list[str] | str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One report out of a larger file, before it is a capture."""

    body: bytes
    media_type: str
    name: str
    given: Given
    seen: datetime | None = None
    """When it was captured, where the file says; else it is seen now."""


def rows_of_list(data: bytes, name: str) -> Iterator[Part | Rejected]:
    """The reports of a file that is one JSON object or one list of them."""
    try:
        parsed = msgspec.json.decode(_utf8(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Rejected(stage="acquire", reason="broken JSON", detail=f"{error}; each row needs {FIELDS}", name=name)
        return
    for number, raw in enumerate(parsed if isinstance(parsed, list) else [parsed], start=1):
        yield part_of(raw, f"{name}#{number}" if isinstance(parsed, list) else name, "row")


def rows_of_lines(lines: BinaryIO, name: str, limits: Limits) -> Iterator[Part | Rejected]:
    """The reports of a JSON Lines file, one line at a time; blank lines are let be."""
    for number, line in enumerate(bounded_lines(lines, limits.report), start=1):
        label = f"{name}#{number}"
        if len(line) > limits.report:
            detail = f"line {number} is longer than {limits.report} bytes"
            yield Rejected(stage="acquire", reason="too large", detail=detail, name=label)
        elif line.strip(b"\xef\xbb\xbf \t\r\n\0"):
            yield _line(line, number, label)


def is_lines(head: bytes, *, whole: bool) -> bool:
    """Whether JSON that begins with `head` is JSON Lines: its first line is complete in itself, and it is an object."""
    first, newline, rest = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not newline or (whole and not rest.strip()):
        return not whole and not newline and first.startswith(b"{")
    try:
        return isinstance(msgspec.json.decode(first), dict)
    except (msgspec.DecodeError, RecursionError):
        return first.startswith(b"{") and rest.lstrip().startswith(b'{"') and first.strip() != b"{"


def bounded_lines(lines: BinaryIO, limit: int) -> Iterator[bytes]:
    """Each line, cut at one byte beyond the limit; what is left of a cut line is read past."""
    while line := lines.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = lines.readline(limit + 1)
            if len(line) <= limit:
                break


def _line(line: bytes, number: int, label: str) -> Part | Rejected:
    try:
        raw = msgspec.json.decode(_utf8(line))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Rejected(stage="acquire", reason="broken JSON", detail=f"line {number}: {error}", name=label)
    return part_of(raw, label, f"line {number}")


def part_of(raw: object, label: str, place: str) -> Part | Rejected:
    """The report that a row holds; `place` says in messages which row it is."""
    try:
        row = msgspec.convert(raw, Row)
    except msgspec.ValidationError as error:
        return Rejected(stage="acquire", reason="not a row", detail=f"{place}: {error}; fields: {FIELDS}", name=label)
    body = row.html if row.html and row.html.strip() else row.text
    if not body or not body.strip():
        return Rejected(stage="acquire", reason="empty", detail=f"{place} has neither text nor html", name=label)
    media_type = "text/html" if body is row.html else "text/plain"
    return Part(body=body.encode("utf-8", "surrogatepass"), media_type=media_type, name=label, given=_given(row))


def _given(row: Row) -> Given:
    authors = [row.authors] if isinstance(row.authors, str) else row.authors or ([row.author] if row.author else [])
    return Given(
        title=_said(row.title),
        outlet=_said(row.outlet),
        published=_said(row.published),
        language=_said(row.language),
        url=_said(row.url),
        authors=tuple(author.strip() for author in authors if author.strip()),
    )


def _said(value: str | None) -> str | None:
    return value.strip() or None if value else None


def _utf8(data: bytes) -> bytes:
    """The JSON as UTF-8, whatever Unicode encoding its byte-order mark tells.

    Raises:
        UnicodeDecodeError: the bytes are not in the encoding that they claim.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16").encode()
    return data.removeprefix(b"\xef\xbb\xbf")
