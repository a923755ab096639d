"""Actors: who speaks and acts, and for each one what it said and did, in the order of days."""

from collections import Counter
from collections.abc import Callable

from dragoman.report.inspect import JsonObject
from dragoman.report.pages.page import Page, Row, counted, paged
from dragoman.report.pages.told import by_day, entities_of, told
from dragoman.store import View
from dragoman.types.errors import UnknownId
from dragoman.types.readings import MentionKind
from dragoman.types.resolutions import Entity

KINDS = {"statements": "statement", "events": "event", "figures": "figure"}


def actors(view: View, after: str | None) -> Page:
    """Everybody who speaks or takes part in an event, the busiest first."""
    entities = {entity.id: entity for entity in view.entities()}
    rows = []
    for one in view.browse.actors():
        entity = entities[one.entity]  # type: ignore[index]  # an entity's id
        rows.append(
            {
                "entity": one.entity,
                "name": entity.name,
                "kind": str(entity.kind),
                "country": entity.country,
                "statements": one.statements,
                "events": one.events,
                "documents": one.documents,
            }
        )
    shown, following = paged(rows, after, lambda row: str(row["entity"]))
    return Page(
        kind="actors",
        title="Actors",
        answer=f"{counted(len(rows), 'person, state or body', 'persons, states and bodies')} that speak or act, the busiest first."
        if rows
        else "Not in the reports.",
        rows=shown,
        total=len(rows),
        after=following,
    )


def actor(view: View, identity: str, *, issue: str | None, kind: str | None, after: str | None) -> Page:
    """What an actor said and did; for a state also those who speak and act for it.

    Raises:
        UnknownId: nobody in the record has this id.
    """
    entity = next((one for one in view.entities() if one.id == identity), None)
    if entity is None:
        raise UnknownId(f"{identity}: nobody in the record has this id")
    part = _taking_part(entity)
    every = by_day(row for head in view.naming(entity.id) for row in told(view, head, part))
    rows = [row for row in every if _fits(row, issue, kind)]
    shown, following = paged(rows, after, lambda row: str(row["id"]))
    return Page(
        kind="actor",
        title=entity.name,
        answer=_answer(every),
        rows=shown,
        facts={
            "entity": {"id": entity.id, "kind": str(entity.kind), "country": entity.country, "known": entity.known},
            "description": entity.description,
            "issues": _issues(every),
            "kinds": dict(Counter(row["kind"] for row in every)),
            "issue": issue,
            "kind": kind,
            "towards": _towards(entity, every),
        },
        total=len(rows),
        after=following,
    )


def _taking_part(entity: Entity) -> Callable[[str, JsonObject], bool]:
    def part(_: str, facts: JsonObject) -> bool:
        state = entity.country if entity.kind is MentionKind.STATE else None
        return any(
            one["entity"] == entity.id or (state is not None and one["country"] == state) for one in entities_of(facts)
        )

    return part


def _fits(row: Row, issue: str | None, kind: str | None) -> bool:
    return (issue is None or issue in row.get("issues", ())) and (kind is None or row["kind"] == kind)


def _answer(rows: list[Row]) -> str:
    if not rows:
        return "Named in the reports, but neither speaks nor acts there."
    counts = Counter(row["kind"] for row in rows)
    read = [counted(counts[one], one) for one in KINDS.values() if counts[one]]
    return f"{', '.join(read)} from {counted(len({row['document'] for row in rows}), 'report')}."


def _issues(rows: list[Row]) -> list[Row]:
    counts = Counter(issue for row in rows for issue in row.get("issues", ()))
    return [
        {"issue": issue, "statements": count} for issue, count in sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    ]


def _towards(entity: Entity, rows: list[Row]) -> list[str]:
    """States with which this one has something in these rows, where it is a state itself."""
    if entity.kind is not MentionKind.STATE or entity.country is None:
        return []
    found = {one["country"] for row in rows for one in (*row["who"], *row["to"])}
    return sorted(found - {entity.country, None})
