"""plover: the events of single sentences, in PLOVER's types and country codes."""

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import extract, link, world
from dragoman.text.parser import Parsed
from dragoman.types.ids import MentionId
from dragoman.types.readings import Event, Mention, Reading, Status
from dragoman.world import Knowledge

AHEAD = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.PREDICTED, Status.POSSIBLE})
FOLDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that PLOVER calls AGREE while they lie ahead."""
HARMFUL = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
"""Types that PLOVER calls THREATEN while they lie ahead."""
REFUSABLE = frozenset({*FOLDED, "AGREE", "CONCEDE", "RETREAT"})
"""Types that PLOVER calls REJECT when an actor will not do them."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        yield {"id": row["id"], "events": list(coded(parsed, knowledge))}


def coded(parsed: Parsed, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """The events of one document as PLOVER counts them."""
    reading = extract.reading(parsed, knowledge)
    countries = _countries(parsed, reading, knowledge)
    for event in reading.events:
        kind = plover_type(event)
        if kind is not None:
            yield {
                "event": kind,
                "source": sorted({countries[m] for m in event.actors if m in countries}),
                "target": sorted({countries[m] for m in event.recipients if m in countries}),
            }


def plover_type(event: Event) -> str | None:
    """The PLOVER type of an event; None where PLOVER codes none."""
    if event.type in {"ELECT", "APPOINT"} or event.status is Status.DEMANDED:
        return None
    if event.status is Status.DENIED:
        return "REJECT" if event.type in REFUSABLE and event.actors else None
    if event.status in AHEAD:
        return "AGREE" if event.type in FOLDED else "THREATEN" if event.type in HARMFUL else event.type
    return event.type


def _countries(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> dict[MentionId, str]:
    """The country of each mention: of whom it means, else of a state that its words or its owner's name."""
    resolution = link.resolve(parsed, reading, knowledge)
    found = {each.mention: each.country for each in resolution.links if each.country}
    for mention in reading.mentions:
        if mention.id not in found:
            inside = _named_inside(mention, reading, knowledge)
            if inside is not None:
                found[mention.id] = inside
    return found


def _named_inside(mention: Mention, reading: Reading, knowledge: Knowledge) -> str | None:
    own = knowledge.country_of_name(mention.words.text) or knowledge.country_of_adjective(mention.words.text)
    if own is not None:
        return own
    parts = [m.words.text for m in reading.mentions if m is not mention and mention.words.span.covers(m.words.span)]
    words = [*parts, *mention.words.text.split()]
    codes = (knowledge.country_of_name(word) or knowledge.country_of_adjective(word) for word in words)
    return next((code for code in codes if code is not None), None)
