"""Events of which several words of a text tell the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.types.ids import MentionId
from dragoman.types.readings import Event, Reading, Status

MEETING = "CONSULT"
WORDS_OF_TALK = frozenset({"spoke", "spoken", "speak", "speaking", "talked", "talk", "talking"})
"""First words of triggers that leave open by what means."""


def without_doubles(found: Reading, events: Iterable[Event]) -> list[Event]:
    """The events without those that another of the same clause tells as well, and with the mode that the document tells."""
    names = {mention.id: _name(mention.words.text) for mention in found.mentions}
    kept: list[Event] = []
    for event in sorted(events, key=lambda one: (-len(one.actors) - len(one.recipients), one.trigger.span, one.id)):
        if not any(_tells_same(other, event, names) for other in kept):
            kept.append(event)
    return [_by_telephone(found, event, kept, names) for event in kept]


def _name(text: str) -> str:
    return text.rsplit(maxsplit=1)[-1].lower()


def _party_names(event: Event, names: dict[MentionId, str]) -> frozenset[str]:
    return frozenset(names[mention] for mention in (*event.actors, *event.recipients))


def _tells_same(other: Event, event: Event, names: dict[MentionId, str]) -> bool:
    """Whether both are of one type, status and clause, and nobody takes part in the second who does not in the first."""
    if (other.type, other.status) != (event.type, event.status) or not other.evidence.span.overlaps(
        event.evidence.span
    ):
        return False
    if event.type == MEETING:
        return other.statement == event.statement and _party_names(event, names) <= _party_names(other, names)
    nested = other.evidence.span.covers(event.trigger.span) and other.trigger.span.overlaps(event.trigger.span)
    return nested and set(event.actors) <= set(other.actors)


def _by_telephone(found: Reading, event: Event, events: Sequence[Event], names: dict[MentionId, str]) -> Event:
    """A talk of which the document tells elsewhere that it was by telephone, or gives the minutes in a document of calls."""
    if (
        event.type != MEETING
        or event.mode is not None
        or event.where is not None
        or event.status is not Status.HAPPENED
    ):
        return event
    calls = [one for one in events if one.type == MEETING and one.mode == "phone" and one.status is Status.HAPPENED]
    if not calls or event.trigger.text.split()[0].lower() not in WORDS_OF_TALK:
        return event
    parties = _party_names(event, names)
    minutes = {figure.id for figure in found.figures if figure.unit == "minutes"}
    if minutes & set(event.figures) or any(parties & _party_names(call, names) for call in calls):
        return replace(event, mode="phone")
    return event
