"""What happened and is planned, a line a claim, in order of days, with how well it is confirmed."""

from collections.abc import Iterator

from dragoman.report.across.desk import Desk, Row, cut
from dragoman.store import View
from dragoman.types.claims import Claim, ClaimKind
from dragoman.types.ids import EntityId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Event, Status
from dragoman.types.resolutions import DateBasis

SHOWN = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.DENIED})


def timeline(view: View, entity: EntityId | None, since: str | None, until: str | None) -> list[Row]:
    """Claims on events in which an entity takes part, or all; those without a day stand at the day of their report."""
    desk = Desk(view)
    rows: dict[str, Row] = {}
    for read in view.select(entity=entity):
        for event, day, dated in _events(read, entity):
            claim = desk.claim_of.get(event.id)
            if claim is not None and _between(day, since, until):
                row = _row(desk, claim, event, day, dated=dated)
                rows[claim.id] = min(
                    rows.get(claim.id, row), row, key=lambda one: (not one["dated"], one["day"] or "9999")
                )
    return sorted(rows.values(), key=lambda row: (row["day"] or "9999", row["claim"]))


def _events(read: ReadDocument, entity: EntityId | None) -> Iterator[tuple[Event, str | None, bool]]:
    meant = {link.mention: link.entity for link in read.resolution.links}
    moments = {moment.of: moment.when for moment in read.resolution.moments}
    for event in read.reading.events:
        parties = {meant.get(mention) for mention in (*event.actors, *event.recipients)}
        if event.status in SHOWN and (entity is None or entity in parties):
            when = moments.get(event.id)
            yield (
                event,
                when.start if when else read.document.published,
                bool(when and when.basis is not DateBasis.PUBLISHED),
            )


def _between(day: str | None, since: str | None, until: str | None) -> bool:
    if day is None:
        return since is None and until is None
    return (since is None or day >= since[: len(day)]) and (until is None or day[: len(until)] <= until)


def _row(desk: Desk, claim: Claim, event: Event, day: str | None, *, dated: bool) -> Row:
    assert claim.kind is ClaimKind.EVENT  # noqa: S101 - events stand in claims on events
    standing = desk.standing(claim)
    when = day if dated else f"by {day}" if day else "undated"
    status = "" if event.status is Status.HAPPENED else f" [{event.status}]"
    words = cut(event.evidence.text)
    return {
        "line": f"{when} · {event.type}{status} · “{words}” · {desk.source(event.document_id)} · {standing}",
        "day": day,
        "dated": dated,
        "claim": claim.id,
        "event": event.id,
        "type": event.type,
        "mode": event.mode,
        "status": str(event.status),
        "label": claim.label,
        "words": event.evidence.text,
        "standing": standing,
        "evidence": list(desk.pieces(claim)),
    }
