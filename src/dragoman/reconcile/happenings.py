"""Happenings: the events of a document as far as they compare with those of another, whatever the words."""

from collections.abc import Mapping

import msgspec

from dragoman.reconcile.days import days_apart
from dragoman.types.ids import MentionId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Event, Status
from dragoman.types.resolutions import DateBasis, Link, When

DONE = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})
NEAR = 1
"""Days by which two reports may differ about the day of one happening, for the sake of time zones."""
REPORTED_NEAR = 3
"""The same where a day is only that of the report."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Happening(msgspec.Struct, frozen=True):
    """An event by type, parties and day."""

    type: str
    mode: str | None
    parties: tuple[str, ...]
    """Entities, in order of id; at least two."""
    day: str | None
    dated: bool
    """Whether the day is its own, and not that of the report."""


def happenings(one: ReadDocument) -> tuple[Happening, ...]:
    """The events of a document between two known parties, each once."""
    links = {link.mention: link for link in one.resolution.links}
    moments = {moment.of: moment.when for moment in one.resolution.moments}
    found = (
        _happening(event, links, moments.get(event.id), one.document.published)
        for event in one.reading.events
        if event.status in DONE
    )
    return tuple(dict.fromkeys(happening for happening in found if len(happening.parties) > 1))


def _happening(event: Event, links: Mapping[MentionId, Link], when: When | None, published: str | None) -> Happening:
    meant = {links[m].entity for m in (*event.actors, *event.recipients) if m in links}
    dated = when is not None and when.basis is not DateBasis.PUBLISHED
    return Happening(
        type=event.type,
        mode=event.mode,
        parties=tuple(sorted(entity for entity in meant if entity)),
        day=when.start if when else published,
        dated=dated,
    )


def alike(left: Happening, right: Happening) -> bool:
    """Whether two could be one: same type, same parties, days as near as they must be."""
    if left.type != right.type or left.parties != right.parties:
        return False
    apart = days_apart(left.day, right.day)
    return apart is None or apart <= (NEAR if left.dated and right.dated else REPORTED_NEAR)


def told(happening: Happening) -> str:
    """Type, mode and day in words: `CONSULT phone, 7 Nov`."""
    day = printed(happening.day) if happening.dated else ""
    return ", ".join(filter(None, (" ".join(filter(None, (happening.type, happening.mode))), day)))


def printed(day: str | None) -> str:
    """A day without its year, as people write it among others of one story."""
    parts = (day or "").split("T")[0].split("-")
    if len(parts) == 3:  # noqa: PLR2004 - year, month and day
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]}"
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]  # noqa: PLR2004 - a month
