"""plover: the events of single sentences, in PLOVER's types and country codes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import extract, link, world
from dragoman.text.parser import Parsed
from dragoman.types.ids import MentionId
from dragoman.types.readings import Event, Mention, MentionForm, MentionKind, Reading, Status
from dragoman.world import Knowledge

AHEAD = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.PREDICTED, Status.POSSIBLE})
FOLDED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that PLOVER calls AGREE while they lie ahead."""
HARMFUL = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
"""Types that PLOVER calls THREATEN while they lie ahead."""
DOMESTIC = frozenset({"COERCE", "PROTEST", "CONCEDE"})
"""Types that PLOVER codes between a state and its own people where no other state is named."""
FELT_THERE = frozenset({"ASSAULT", "COERCE", "CONCEDE", "RETREAT", "MOBILIZE", "PROTEST"})
"""Types whose place PLOVER takes for the target where the text names none."""
SIGNED = ("sign", "cosign", "co-sign")
"""How the triggers begin that are AGREE in the record and SUPPORT in PLOVER."""
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
    only = knowledge.countries_in(parsed.document.text)
    for event in reading.events:
        kind = plover_type(event)
        if kind is not None:
            sources = {code for mention in event.actors for code in countries.get(mention, ())}
            told = any(countries.get(mention) for mention in event.recipients)
            if not sources and event.actors and not told and len(only) == 1:
                sources = set(only)
            yield {
                "event": kind,
                "source": sorted(sources),
                "target": sorted(_targets(event, countries, sources)),
            }


def _targets(event: Event, countries: Mapping[MentionId, tuple[str, ...]], sources: set[str]) -> set[str]:
    """The countries of the recipients.

    Where none is known: that of the place, if it stands for whom it hits or hosts; then that of the actor, if those it is
    done to are told without a state of their own (`arrested opposition leaders`), or the type is one of home affairs.
    """
    named = {code for mention in event.recipients for code in countries.get(mention, ())}
    if not named and event.where is not None and (event.type in FELT_THERE or event.mode == "visit"):
        named = set(countries.get(event.where, ()))
    at_home = bool(event.recipients) or event.type in DOMESTIC
    return named or (sources if at_home and len(sources) == 1 and sources != {"IGO"} else set())


def plover_type(event: Event) -> str | None:
    """The PLOVER type of an event; None where PLOVER codes none."""
    if event.type in {"ELECT", "APPOINT"} or event.status is Status.DEMANDED:
        return None
    if event.status is Status.DENIED:
        return "REJECT" if event.type in REFUSABLE and event.actors else None
    if event.type == "AGREE" and event.status not in AHEAD and event.trigger.text.lower().startswith(SIGNED):
        return "SUPPORT"
    if event.status in AHEAD:
        return "AGREE" if event.type in FOLDED else "THREATEN" if event.type in HARMFUL else event.type
    return event.type


def _countries(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> dict[MentionId, tuple[str, ...]]:
    """The countries of each mention: of whom it means, else of the states that its words name, else the kind of body."""
    resolution = link.resolve(parsed, reading, knowledge)
    linked = {each.mention: each.country for each in resolution.links if each.country}
    return {
        mention.id: _named(mention, knowledge)
        or ((linked[mention.id],) if mention.id in linked else _body(mention, noun_phrase(parsed, mention), knowledge))
        for mention in reading.mentions
    }


def noun_phrase(parsed: Parsed, mention: Mention) -> str:
    """The words of a mention with those that stand before it in its phrase: `Jordan's visiting King Abdullah II`."""
    span = mention.words.span
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return mention.words.text
    before = (t for t in tokens.root.lefts if t.dep_ in {"compound", "amod", "nmod", "poss"} and t.i < tokens.start)
    start = min([span.start, *(t.left_edge.idx for t in before)])
    return parsed.document.text[start : span.end]


def _named(mention: Mention, knowledge: Knowledge) -> tuple[str, ...]:
    """The countries that a description names: `Hungarian and Romanian officials`; none for a name of one party."""
    return knowledge.countries_in(mention.words.text) if mention.form is MentionForm.DESCRIPTION else ()


def _body(mention: Mention, phrase: str, knowledge: Knowledge) -> tuple[str, ...]:
    """IGO for a known international body and IMG for an armed group, which have no country; else what the phrase names."""
    entities = knowledge.named(mention.words.text)
    if entities and entities[0].country is None and entities[0].kind is MentionKind.FORCE:
        return ("IMG",)
    if entities and entities[0].country is None and entities[0].kind is MentionKind.ORGANISATION:
        return ("IGO",)
    return knowledge.countries_in(phrase)
