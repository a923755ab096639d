"""What an id, the beginning of one, or a name stands for."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from dragoman.store.database import query
from dragoman.store.tables import CAPTURES, DOCUMENTS, ENTITIES, READ, RUNS, Table
from dragoman.store.values import Captured, Run
from dragoman.types.documents import Document
from dragoman.types.errors import UnknownId
from dragoman.types.ids import DocumentId
from dragoman.types.readings import Event, Figure, Mention, Statement, Time
from dragoman.types.resolutions import Entity

Shown = Document | Captured | Run | Mention | Time | Statement | Event | Figure | Entity

SHOWN_AT_MOST = 50
"""How many values one prefix may give."""

_WITH_ID: tuple[Table[Any], ...] = (RUNS, CAPTURES, *READ)
_BY_WORD = {table.name.removesuffix("s"): table for table in _WITH_ID}
"""The table of an id, by the word before its hyphen."""


def look_up(
    connection: sqlite3.Connection, document: Callable[[DocumentId], Document], wanted: str
) -> tuple[Shown, ...]:
    """The values that `wanted` stands for, at most fifty.

    Raises:
        UnknownId: nothing in the record.
    """
    found = tuple(_by_id(connection, document, wanted)) or tuple(_entities(connection, wanted))
    if not found:
        raise UnknownId(f"{wanted}: nothing in the record has this id or name; `dragoman find` looks for words")
    return found[:SHOWN_AT_MOST]


def _by_id(connection: sqlite3.Connection, document: Callable[[DocumentId], Document], wanted: str) -> Iterator[Shown]:
    word, _, digits = wanted.partition("-")
    table = DOCUMENTS if word == "document" else _BY_WORD.get(word)
    if table is None or not digits:
        return
    between = (wanted, wanted + "\U0010ffff", SHOWN_AT_MOST)
    if table is DOCUMENTS:
        ids = "SELECT id FROM documents WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?"
        yield from (document(row[0]) for row in connection.execute(ids, between))
    else:
        rows = connection.execute(f"{table.select} WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?", between)
        yield from map(table.of, rows)


def _entities(connection: sqlite3.Connection, wanted: str) -> Iterator[Entity]:
    """Entities with this id, name, or last part of an id; else those whose id begins so."""
    entities = [ENTITIES.of(row) for row in connection.execute(query("entities"))]
    low = wanted.casefold().strip()
    exact = [entity for entity in entities if low in {entity.id, entity.name.casefold(), entity.id.partition("/")[2]}]
    yield from exact or [entity for entity in entities if "/" in low and entity.id.startswith(low)]
