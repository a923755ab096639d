"""Looking through the record a page at a time: lists in order, without reading the documents behind them."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.store.database import query
from dragoman.store.tables import EVIDENCE
from dragoman.types.claims import Evidence
from dragoman.types.ids import DocumentId

NO_LIMIT = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of a document, without its text."""

    id: DocumentId
    title: str | None
    outlet: str | None
    published: str | None
    language: str
    url: str | None
    authors: tuple[str, ...]

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands in the order of heads."""
        return self.published or "", self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """How much of an entity is in the record."""

    entity: str
    statements: int
    events: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A record that passes between two states, whose codes are in alphabetical order."""

    left: str
    right: str
    kind: str
    """`event` or `statement`."""
    document: DocumentId
    record: str


@dataclass(frozen=True, slots=True)
class Browsing:
    """Lists of the record; hold a `snapshot` of its view meanwhile."""

    connection: sqlite3.Connection

    def heads(
        self,
        *,
        ids: Iterable[str] | None = None,
        outlet: str | None = None,
        after: tuple[str, str] | None = None,
        limit: int = NO_LIMIT,
    ) -> list[Head]:
        """Documents without their text, newest first, undated ones last; `after` is the `place` of the last one seen."""
        day, identity = after or (None, None)
        asked = {"ids": _list(ids), "outlet": outlet, "after_day": day, "after_id": identity, "limit": limit}
        return [_head(row) for row in self.connection.execute(query("heads"), asked)]

    def newest_statements(self, limit: int) -> list[tuple[DocumentId, str]]:
        """Document and id of statements, those of the newest document first."""
        return list(self.connection.execute(query("newest_statements"), {"limit": limit}))

    def actors(self) -> list[Activity]:
        """Everybody who speaks or takes part in an event, the busiest first."""
        rows = self.connection.execute(query("actors"))
        return [Activity(entity=row[0], statements=row[1], events=row[2], documents=row[3]) for row in rows]

    def between(self, left: str | None = None, right: str | None = None) -> list[Between]:
        """What passes between two states, or between any two; codes in either order."""
        first, second = sorted((left, right)) if left and right else (None, None)
        rows = self.connection.execute(query("between"), {"left": first, "right": second})
        return [Between(left=row[0], right=row[1], kind=row[2], document=row[3], record=row[4]) for row in rows]

    def evidence_on(self, records: Iterable[str]) -> Mapping[str, tuple[Evidence, ...]]:
        """All evidence on the claim in which each of the records stands."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for row in self.connection.execute(query("evidence_on"), {"records": _list(records)}):
            found[row[0]].append(EVIDENCE.of(row[1:]))
        return {record: tuple(pieces) for record, pieces in found.items()}


def _list(ids: Iterable[str] | None) -> str | None:
    return None if ids is None else json.dumps(list(ids))


def _head(row: tuple[str, ...]) -> Head:
    identity, title, outlet, published, language, url, authors = row
    return Head(
        id=DocumentId(identity),
        title=title,
        outlet=outlet,
        published=published,
        language=language,
        url=url,
        authors=tuple(json.loads(authors)),
    )
