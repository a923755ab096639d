"""A page of the desk as plain values: what HTML shows, and what its JSON and CSV twins hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.types.errors import InputError

Row = dict[str, Any]
ROWS = 50
"""Rows of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: a question or name, the answer in a sentence, rows, and where the next rows begin."""

    kind: str
    """The name of its template."""
    title: str
    answer: str
    rows: tuple[Row, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What the page shows besides its rows."""
    total: int | None = None
    """How many rows there are on all pages; None where they are not counted."""
    after: str | None = None
    """The cursor to the next rows; None on the last page."""


def paged(rows: Sequence[Row], after: str | None, key: Callable[[Row], str]) -> tuple[tuple[Row, ...], str | None]:
    """The rows behind the one whose key is `after`, as many as a page has, and the cursor to the next ones.

    Raises:
        InputError: no row has this key.
    """
    begin = 0
    if after is not None:
        begin = next((at + 1 for at, row in enumerate(rows) if key(row) == after), 0)
        if not begin:
            raise InputError("after: no row of this page has this place; begin at the first page")
    shown = tuple(rows[begin : begin + ROWS])
    return shown, key(shown[-1]) if begin + ROWS < len(rows) else None


def counted(number: int, what: str, many: str | None = None) -> str:
    """A number with its noun: `1 report`, `1,204 reports`."""
    return f"{number:,} {what if number == 1 else many or what + 's'}"


def plain(row: Row) -> Row:
    """A row without what is only for people."""
    return {key: value for key, value in row.items() if key != "line"}
