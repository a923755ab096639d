"""What reconciling reads and writes: traces, pairs, and the clusters made of them."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import Any

from dragoman.store.database import query
from dragoman.store.tables import (
    ACROSS,
    CLAIMS,
    COPIES,
    EVIDENCE,
    JUDGEMENTS,
    MEMBERS,
    ORIGINS,
    PAIRS,
    STORIES,
    WORKINGS,
    Table,
)
from dragoman.types.across import Concern, Pair, Trace
from dragoman.types.claims import Claim, Evidence
from dragoman.types.copies import Copy, Origin
from dragoman.types.ids import DocumentId
from dragoman.types.judgements import Judgement
from dragoman.types.stories import Member, Story


class Ledger:
    """Reads and writes within the transaction of a writer; everything comes in order of id."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def unread(self, version: str) -> tuple[DocumentId, ...]:
        """Documents that were not reconciled with this version, in order of id."""
        sql = "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM settled WHERE version = ?) ORDER BY id"
        return tuple(row[0] for row in self._connection.execute(sql, (version,)))

    def start_over(self, version: str) -> None:
        """Forget all that another version found; what readers judged stays."""
        if self._connection.execute("SELECT 1 FROM settled WHERE version <> ? LIMIT 1", (version,)).fetchone():
            for table in (*reversed([table.name for table in ACROSS]), *reversed(WORKINGS)):
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names

    def settled(self, documents: Iterable[DocumentId], version: str) -> None:
        """Note that documents are reconciled."""
        rows = ((document, version) for document in documents)
        self._connection.executemany("INSERT OR REPLACE INTO settled VALUES (?, ?)", rows)

    def put_trace(self, trace: Trace) -> None:
        """Keep a trace under its keys."""
        row = (trace.concern, trace.item, trace.document, trace.body)
        self._connection.execute("INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?)", row)
        keys = ((trace.concern, key, trace.item, trace.document) for key in sorted(set(trace.keys)))
        self._connection.executemany("INSERT OR IGNORE INTO trace_keys VALUES (?, ?, ?, ?)", keys)

    def sharing(self, trace: Trace, least: int) -> dict[str, str]:
        """The bodies of the traces of other documents that share at least so many keys, by item."""
        asked = {
            "concern": trace.concern,
            "keys": json.dumps(trace.keys),
            "document": trace.document,
            "least": least,
        }
        return dict(self._connection.execute(query("sharing"), asked).fetchall())

    def bodies(self, concern: Concern, items: Iterable[str]) -> dict[str, str]:
        """The bodies of traces by item."""
        sql = "SELECT item, body FROM traces WHERE concern = ? AND item IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(sql, (concern, _list(items))).fetchall())

    def put_pairs(self, pairs: Iterable[Pair]) -> None:
        """Keep what was found of pairs."""
        statement = PAIRS.insert.replace("INSERT", "INSERT OR REPLACE", 1)
        self._connection.executemany(statement, map(PAIRS.row, pairs))

    def pairs(self, concern: Concern, items: Iterable[str]) -> list[Pair]:
        """The pairs in which any of the items stands, in order."""
        rows = self._connection.execute(query("pairs"), {"concern": concern, "items": _list(items)})
        return [PAIRS.of(row) for row in rows]

    def unsettled(self, concern: Concern) -> set[str]:
        """What must be settled anew; asking takes it off the list."""
        rows = self._connection.execute("SELECT item FROM unsettled WHERE concern = ?", (concern,)).fetchall()
        self._connection.execute("DELETE FROM unsettled WHERE concern = ?", (concern,))
        return {row[0] for row in rows}

    def unsettle(self, concern: Concern, items: Iterable[str]) -> None:
        """Have these settled anew the next time."""
        rows = ((concern, item) for item in items)
        self._connection.executemany("INSERT OR IGNORE INTO unsettled VALUES (?, ?)", rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """Those that hold, in order of id."""
        rows = self._connection.execute(f"{JUDGEMENTS.select} WHERE withdrawn_at IS NULL ORDER BY id")
        return tuple(map(JUDGEMENTS.of, rows))

    def origins(self, documents: Iterable[str]) -> dict[str, Origin]:
        """The origins of documents."""
        rows = self._connection.execute(
            f"{ORIGINS.select} WHERE document IN (SELECT value FROM json_each(?))",  # noqa: S608 - our own names
            (_list(documents),),
        )
        return {origin.document: origin for origin in map(ORIGINS.of, rows)}

    def copies(self, documents: Iterable[str]) -> dict[str, list[Copy]]:
        """What documents repeat."""
        rows = self._connection.execute(
            f"{COPIES.select} WHERE document IN (SELECT value FROM json_each(?)) ORDER BY document, original",  # noqa: S608 - our own names
            (_list(documents),),
        )
        found: dict[str, list[Copy]] = {}
        for copy in map(COPIES.of, rows):
            found.setdefault(copy.document, []).append(copy)
        return found

    def set_copies(self, documents: Collection[str], copies: Iterable[Copy], origins: Iterable[Origin]) -> None:
        """Put these in the place of all that is known of the documents."""
        self._take("copies", "document", documents)
        self._take("origins", "document", documents)
        self._insert(COPIES, copies)
        self._insert(ORIGINS, origins)

    def set_stories(self, documents: Collection[str], stories: Iterable[Story], members: Iterable[Member]) -> None:
        """Put these in the place of the stories in which the documents were."""
        gone = self._among("SELECT DISTINCT story FROM members WHERE document", documents)
        self._take("members", "story", gone)
        self._take("stories", "id", gone)
        self._insert(STORIES, stories)
        self._insert(MEMBERS, members)

    def set_claims(self, records: Collection[str], claims: Iterable[Claim], evidence: Iterable[Evidence]) -> None:
        """Put these in the place of the claims on which the records were evidence."""
        gone = self._among("SELECT DISTINCT claim FROM evidence WHERE record", records)
        self._take("evidence", "claim", gone)
        self._take("claims", "id", gone)
        self._insert(CLAIMS, claims)
        self._insert(EVIDENCE, evidence)

    def records_of(self, documents: Iterable[str]) -> set[str]:
        """The records of documents that claims were traced from."""
        sql = "SELECT item FROM traces WHERE concern = 'claims' AND document IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._connection.execute(sql, (_list(documents),))}

    def _among(self, sql: str, values: Iterable[str]) -> list[str]:
        rows = self._connection.execute(f"{sql} IN (SELECT value FROM json_each(?))", (_list(values),))  # noqa: S608 - our own names
        return [row[0] for row in rows]

    def _take(self, table: str, column: str, values: Iterable[str]) -> None:
        sql = f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"  # noqa: S608 - our own names
        self._connection.execute(sql, (_list(values),))

    def _insert(self, table: Table[Any], values: Iterable[Any]) -> None:
        self._connection.executemany(table.insert, [table.row(value) for value in values])


def _list(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))
