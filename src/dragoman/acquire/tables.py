"""Tables as CSV: one report a row, from the columns that the user names."""

import codecs
import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO

from dragoman.acquire.limits import Limits
from dragoman.acquire.rows import Part, bounded_lines, part_of
from dragoman.types.documents import Rejected
from dragoman.types.errors import SettingsError

FIELDS = ("text", "html", "title", "url", "date", "outlet", "author", "language")
"""What a column can be."""
OWN_NAMES = MappingProxyType({"date": "published"})
"""Fields that a row of JSON calls otherwise."""
DELIMITERS = (",", ";", "\t", "|")
CHUNK = 1024 * 1024
MOST_LINES = 200_000
"""Lines of one row: a mark that never closes would take all that follow."""
AS_NAMED: Mapping[str, str] = MappingProxyType({})


def columns_of(options: Iterable[str] | None) -> dict[str, str]:
    """Which column holds which field, from options of the form `text=body`.

    Raises:
        SettingsError: an option is not of this form, or names no field of ours.
    """
    columns: dict[str, str] = {}
    for option in options or ():
        field, equals, column = (part.strip() for part in option.partition("="))
        if not equals or not column or field not in FIELDS:
            raise SettingsError(f"--column {option}: write FIELD=COLUMN, where FIELD is one of {', '.join(FIELDS)}")
        columns[field] = column
    return columns


class _LongLine(Exception):
    """A line of a table is longer than a report may be."""


def rows_of_table(
    stream: BinaryIO, name: str, limits: Limits, columns: Mapping[str, str] = AS_NAMED
) -> Iterator[Part | Rejected]:
    """The reports of a table whose first row names its columns; `columns` says which column is which field."""
    encoding = _encoding(stream)
    stream.seek(0)
    lines = _Lines(stream, encoding, limits)
    csv.field_size_limit(limits.report)  # of the whole process; reports are longer than Python's own limit
    number = 0
    try:
        first = next(lines, "")
        rows = csv.reader(chain([first], lines), delimiter=_delimiter(first))
        header = [cell.strip() for cell in next(rows, [])]
        fields = _fields(header, columns)
        if missing := _missing(header, fields, columns):
            yield _refused("no such column", missing, name)
            return
        for number, row in enumerate(rows, start=1):
            lines.taken = 0
            if any(cell.strip() for cell in row):
                yield _row(row, header, fields, f"{name}#{number}", number)
        if not number:
            yield _refused("empty", "the table has no rows under its first", name)
    except (csv.Error, _LongLine) as error:
        detail = f"row {number + 1}: {error}; a quotation mark that never closes, perhaps"
        yield _refused("broken table", detail, name)


def _encoding(stream: BinaryIO) -> str:
    """The encoding of a whole table: the one its mark tells, UTF-8, else the Western one of office programs."""
    head = stream.read(4)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    stream.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while data := stream.read(CHUNK):
            decoder.decode(data)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


class _Lines:
    """The lines of a table as text, none longer than a report and no more than so many to a row."""

    def __init__(self, stream: BinaryIO, encoding: str, limits: Limits) -> None:
        self._lines = _decoded(stream, encoding, limits)
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.taken += 1
        if self.taken > MOST_LINES:
            raise _LongLine(f"it has more than {MOST_LINES} lines")
        return next(self._lines)


def _decoded(stream: BinaryIO, encoding: str, limits: Limits) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    held = ""
    for line in bounded_lines(stream, limits.report):
        if len(line) > limits.report:
            raise _LongLine(f"a line is longer than {limits.report} bytes")
        *whole, held = (held + decoder.decode(line)).replace("\0", "").split("\n")
        yield from (f"{text}\n" for text in whole)
    if held:
        yield held


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _fields(header: list[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Which column each field is in: as the user says, else the column of its own name."""
    named = {name.casefold(): name for name in reversed(header)}
    own = {field: named[name] for field in FIELDS for name in (field, OWN_NAMES.get(field, field)) if name in named}
    return own | {field: named.get(column.casefold(), column) for field, column in columns.items()}


def _missing(header: list[str], fields: Mapping[str, str], columns: Mapping[str, str]) -> str:
    """What to tell the user where a column is not there; nothing where all are."""
    there = f"its columns are {', '.join(repr(name) for name in header[:40])}"
    for field, column in columns.items():
        if fields[field] not in header:
            return f"the table has no column {column!r} (for {field}); {there}"
    if "text" not in fields and "html" not in fields:
        return f"no column of the table is named 'text' or 'html'; {there}; say which it is: --column text=NAME"
    return ""


def _row(row: list[str], header: list[str], fields: Mapping[str, str], label: str, number: int) -> Part | Rejected:
    cells = dict(zip(reversed(header), reversed([*row, *[""] * (len(header) - len(row))][: len(header)]), strict=True))
    found = {OWN_NAMES.get(field, field): cells[column] for field, column in fields.items()}
    return part_of(found, label, f"row {number}")


def _refused(reason: str, detail: str, name: str) -> Rejected:
    return Rejected(stage="acquire", reason=reason, detail=detail, name=name)
