"""Reading the record: values as they were read, in a fixed order, while a writer may be at work."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from dragoman.store.browsing import Browsing
from dragoman.store.database import connect_to_read, query
from dragoman.store.disk import explained, explained_database
from dragoman.store.lookup import Shown, look_up
from dragoman.store.search import search, search_documents
from dragoman.store.tables import (
    BLOCKS,
    CAPTURES,
    CLAIMS,
    COPIES,
    DOCUMENTS,
    ENTITIES,
    EVIDENCE,
    JUDGEMENTS,
    KEPT_IN_DOCUMENT,
    KEPT_IN_READING,
    MEMBERS,
    ORIGINS,
    PARTIES,
    READ,
    REJECTED,
    RESOLVED,
    RUNS,
    STORIES,
    TABLES,
    Relation,
    Table,
    Value,
    quoted,
)
from dragoman.store.values import Captured, Hit, Run
from dragoman.types.claims import Claim, Evidence
from dragoman.types.copies import Copy, Origin
from dragoman.types.documents import Document, Rejected
from dragoman.types.errors import UnknownId
from dragoman.types.ids import DocumentId, EntityId
from dragoman.types.judgements import Judgement
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Entity, Resolution
from dragoman.types.stories import Member, Story


class View:
    """A read-only look at a record. Each call sees one state of it; `snapshot` holds that state for several."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection
        self._depth = 0

    @classmethod
    def open(cls, path: Path) -> Self:
        """A view on the database at `path`.

        Raises:
            RecordMissing: there is none.
        """
        with explained(path):
            return cls(path, connect_to_read(path))

    def close(self) -> None:
        """Ends the reading."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever a writer does meanwhile."""
        self._depth += 1
        try:
            with explained_database(self._path):
                if self._depth == 1:
                    self._connection.execute("BEGIN")
                    self._connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # the moment is the first read
                yield
        finally:
            self._depth -= 1
            if self._depth == 0 and self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def document_ids(self) -> tuple[DocumentId, ...]:
        """The ids of all documents in order of publication, then id; undated ones last."""
        return self._selected()

    def documents(self) -> Iterator[Document]:
        """All documents in order of publication, then id; undated ones last."""
        with self.snapshot():
            yield from map(self.document, self.document_ids())

    def document(self, identity: DocumentId) -> Document:
        """One document.

        Raises:
            UnknownId: the record has none with this id.
        """
        with self.snapshot():
            row = self._connection.execute(f"{DOCUMENTS.select} WHERE id = ?", (identity,)).fetchone()
            if row is None:
                raise UnknownId(f"{identity}: no document of the record has this id; `dragoman find` looks for words")
            return DOCUMENTS.of(row, blocks=self._rows_of(BLOCKS, identity))

    def read_document(self, identity: DocumentId) -> ReadDocument:
        """One document with what was read from it and who and when is meant.

        Raises:
            UnknownId: the record has none with this id.
        """
        with self.snapshot():
            return ReadDocument(
                document=self.document(identity),
                reading=Reading(
                    document_id=identity,
                    rejected=self._rejected_of(identity, KEPT_IN_READING),
                    **{table.name: self._rows_of(table, identity) for table in READ},
                ),
                resolution=Resolution(
                    document_id=identity, **{table.name: self._rows_of(table, identity) for table in RESOLVED}
                ),
                rejected=self._rejected_of(identity, KEPT_IN_DOCUMENT),
            )

    def select(
        self,
        *,
        entity: EntityId | None = None,
        issue: str | None = None,
        words: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[ReadDocument]:
        """Documents that fit every condition, in order of publication, then id; undated ones last.

        Args:
            entity: meant by a mention, or what a statement is about.
            issue: of a statement.
            words: as for `find`; they must stand in one block.
            since: first day of publication, ISO 8601, or a prefix of one. Undated documents do not fit.
            until: last day of publication, or a prefix of one (`2024-11` is all of that month).
        """
        with self.snapshot():
            found = self._selected(entity=entity, issue=issue, words=words, since=since, until=until)
            yield from map(self.read_document, found)

    def find(self, words: str, limit: int = 50) -> list[Hit]:
        """Blocks that hold all the words, best first; `"..."` is a phrase, `troop*` stands for any ending."""
        with self.snapshot():
            return search(self._connection, _sayable(words), limit)

    def show(self, wanted: str) -> tuple[Shown, ...]:
        """What an id, the beginning of one, or the name of an entity stands for.

        Raises:
            UnknownId: nothing in the record.
        """
        with self.snapshot():
            return look_up(self._connection, self.document, _sayable(wanted))

    def entities(self) -> tuple[Entity, ...]:
        """Every entity once, in order of id; where documents differ, known ones and then the least document stand."""
        with self.snapshot():
            return tuple(map(ENTITIES.of, self._connection.execute(query("entities"))))

    def captures(self) -> tuple[Captured, ...]:
        """What came in, in order of id."""
        return self._all(CAPTURES, "id")

    def runs(self) -> tuple[Run, ...]:
        """Every go at reading, the first one first."""
        return self._all(RUNS, "started, id")

    def rejected(self) -> tuple[Rejected, ...]:
        """What was not used and why, once for each capture, and named after it where it has no name of its own."""
        with self.snapshot():
            return tuple(map(REJECTED.of, self._connection.execute(query("rejected"))))

    def origins(self) -> tuple[Origin, ...]:
        """Whose word each document is, in order of document."""
        return self._all(ORIGINS, "document")

    def stories(self) -> tuple[Story, ...]:
        """Stories, the earliest first."""
        return self._all(STORIES, "first IS NULL, first, id")

    def members(self) -> tuple[Member, ...]:
        """Which story each document belongs to, in order of story, then document."""
        return self._all(MEMBERS, "story, document")

    def claims(self) -> tuple[Claim, ...]:
        """Claims, the earliest first."""
        return self._all(CLAIMS, "since IS NULL, since, id")

    def evidence(self) -> tuple[Evidence, ...]:
        """How records stand to claims, in order of claim, then record."""
        return self._all(EVIDENCE, "claim, record")

    def judgements(self) -> tuple[Judgement, ...]:
        """The hand of readers, withdrawn judgements too, the first one first."""
        return self._all(JUDGEMENTS, "at, id")

    def copies(self) -> tuple[Copy, ...]:
        """Documents that repeat another one's text, in order of document, then original."""
        return self._all(COPIES, "document, original")

    def naming(self, entity: EntityId) -> tuple[DocumentId, ...]:
        """Ids of the documents in which an entity is meant, in order of publication, then id; undated ones last."""
        return self._selected(entity=entity)

    @property
    def browse(self) -> Browsing:
        """Lists a page at a time."""
        return Browsing(self._connection)

    def counts(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self.snapshot():
            return {table.name: self._count(table) for table in (*TABLES, *PARTIES)}

    def rows(self, relation: Relation) -> Iterator[tuple[Any, ...]]:
        """All rows of a table, as cells in the order of its columns, sorted by them; hold a `snapshot` meanwhile."""
        yield from self._connection.execute(relation.everything)

    def with_ids(self, table: Table[Value], identity: DocumentId) -> list[tuple[str, Value]]:
        """Rows of a document with the id that each is kept under, for checking."""
        columns = f"SELECT id, {quoted(table.codec.columns)} FROM {table.name}"  # noqa: S608 - our own names
        rows = self._connection.execute(f"{columns} WHERE document_id = ? ORDER BY position", (identity,))
        return [(row[0], table.of(row[1:])) for row in rows]

    def block_texts(self, identity: DocumentId) -> list[str]:
        """The words kept with each block of a document, in order, for checking."""
        rows = self._connection.execute("SELECT text FROM blocks WHERE document_id = ? ORDER BY position", (identity,))
        return [row[0] for row in rows]

    def _selected(self, *, words: str | None = None, **asked: str | None) -> tuple[DocumentId, ...]:
        with self.snapshot():
            ids = None if words is None else json.dumps(search_documents(self._connection, _sayable(words)))
            said = {name: value and _sayable(value) for name, value in asked.items()}
            conditions = {"entity": None, "issue": None, "since": None, "until": None, **said, "ids": ids}
            return tuple(row[0] for row in self._connection.execute(query("select"), conditions))

    def _rows_of(self, table: Table[Value], identity: DocumentId) -> tuple[Value, ...]:
        rows = self._connection.execute(f"{table.select} WHERE document_id = ? ORDER BY position", (identity,))
        return tuple(map(table.of, rows))

    def _rejected_of(self, identity: DocumentId, kept_in: str) -> tuple[Rejected, ...]:
        witness = "(SELECT capture_id FROM documents WHERE id = ?)"
        where = f"WHERE capture_id = {witness} AND kept_in = ? ORDER BY position"
        rows = self._connection.execute(f"{REJECTED.select} {where}", (identity, kept_in))
        return tuple(map(REJECTED.of, rows))

    def _all(self, table: Table[Value], order: str) -> tuple[Value, ...]:
        with self.snapshot():
            return tuple(map(table.of, self._connection.execute(f"{table.select} ORDER BY {order}")))

    def _count(self, table: Relation) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0])  # noqa: S608 - our own names


def _sayable(typed: str) -> str:
    """What was typed, with half characters (bytes that a terminal could not decode) as question marks."""
    return typed.encode("utf-8", "replace").decode()
