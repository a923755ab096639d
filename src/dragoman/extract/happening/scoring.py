"""Where a learned scorer joins: what it is asked, and what its answers make of the events that the cues found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.extract.happening.parties import Cast
from dragoman.types.readings import Event
from dragoman.types.spans import Span

IRRELEVANT = "irrelevant"
"""The label of a sentence that tells nothing done between parties."""
REFUSED = 0.9
"""Probability of `irrelevant` from which an event that a cue found is left out."""
OVERRULED, DOUBTED = 0.8, 0.1
"""A type this probable replaces that of the cue where the cue's is less probable than the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: the sentence, and where in it stand the trigger and those who take part."""

    sentence: str
    trigger: Span
    actors: tuple[Span, ...] = ()
    recipients: tuple[Span, ...] = ()


class Scorer(Protocol):
    """Whatever can tell the type of an event and how sure a predicate is."""

    name: str
    """With its version, as events carry it in `method`."""

    def types(self, asked: Sequence[Asked]) -> Sequence[Mapping[str, float]]:
        """For each question the probability of each PLOVER type and of `irrelevant`, summing to one."""

    def certainty(self, sentence: str, predicates: Sequence[Span]) -> Sequence[float]:
        """For each predicate how sure the sentence is that it happened, -3 to 3 (Stanovsky et al. 2017)."""


def scored(cast: Cast, events: Sequence[Event], scorer: Scorer) -> list[Event]:
    """The events that the scorer does not refuse, each with the type and the score that it gives."""
    answers = scorer.types([_asked(cast, event) for event in events])
    judged = (_judged(event, answer, scorer.name) for event, answer in zip(events, answers, strict=True))
    return [event for event in judged if event is not None]


def _judged(event: Event, answer: Mapping[str, float], name: str) -> Event | None:
    if answer.get(IRRELEVANT, 0.0) >= REFUSED:
        return None
    if event.type not in answer:
        return event
    best = max((kind for kind in answer if kind != IRRELEVANT), key=lambda kind: (answer[kind], kind))
    if answer[best] >= OVERRULED and answer[event.type] <= DOUBTED:
        return replace(event, type=best, mode=None, method=f"{event.method} {name}", score=answer[best])
    return replace(event, method=f"{event.method} {name}", score=answer[event.type])


def _asked(cast: Cast, event: Event) -> Asked:
    sentence = cast.parsed.sentence_at(event.trigger.span.start)
    around = sentence.span if sentence is not None else event.evidence.span
    spans = {mention.id: mention.words.span for mention in cast.found.mentions}

    def inside(span: Span) -> Span:
        return Span(span.start - around.start, span.end - around.start)

    return Asked(
        sentence=cast.parsed.document.text[around.start : around.end],
        trigger=inside(event.trigger.span),
        actors=tuple(inside(spans[m]) for m in event.actors if around.covers(spans[m])),
        recipients=tuple(inside(spans[m]) for m in event.recipients if around.covers(spans[m])),
    )
