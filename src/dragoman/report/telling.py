"""How an event or a figure becomes a sentence with its evidence."""

import re
from collections.abc import Iterable

from dragoman.report.amounts import amount, measure_name
from dragoman.report.brief import Citation, Part, Sentence, Sign, Standing, Voice
from dragoman.report.clauses import FIRST_PERSON, WORD, clause, unresolved
from dragoman.report.contacts import contact
from dragoman.report.context import begins_sentence, ends_sentence
from dragoman.report.dates import adverbial, known, printed_range, reported
from dragoman.report.phrases import phrases
from dragoman.report.together import Together
from dragoman.report.view import Done, Measured, Said, View
from dragoman.report.wording import bracketed, cite, flat, named, outlet_and_day, quotation, sentence, standing
from dragoman.types.readings import MentionKind, Status

EVENT_LIMIT = 190
"""Characters of the report's words behind an event."""
SHORTEST_QUOTED = 40
"""Characters below which a report's clause says too little on its own."""
RELATIVE = re.compile(r", (?:which|who|whose|where)\b")
"""The beginning of a clause that hangs on another: cut off behind it, a sentence may lack its verb."""
NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|nor|neither|den(?:y|ies|ied)|reject\w*|refus\w*)\b|n[’']t\b", re.IGNORECASE
)
"""Without one of these, what is denied would read as if it had happened."""
MOST_CITED = 3
"""Citations behind one sentence: enough to show that several reports have it."""
SURE = frozenset({Status.HAPPENED, Status.ONGOING})

AnyTold = Together[Said] | Together[Done] | Together[Measured]


def cited(told: AnyTold) -> tuple[Citation, ...]:
    """The sentence of each document that tells it, the leading one first."""
    records: tuple[Said | Done | Measured, ...] = told.records
    by_document = {record.document_id: record for record in reversed(records)}
    lead = records[0].document_id
    ordered = sorted(by_document.values(), key=lambda record: (record.document_id != lead, record.document_id))
    return tuple(cite(record.document, record.evidence) for record in ordered[:MOST_CITED])


def can_be_told(done: Done) -> bool:
    """Whether somebody does it and it can be put in a sentence without guessing."""
    words = _words(done) if done.actors and done.event.score >= LEAST_SCORE else ()
    if done.event.status is Status.DENIED:
        return any(NEGATION.search(part.text) for part in words)
    return bool(words)


LEAST_SCORE = 0.6
"""Score below which a record is left out of a brief."""


def done_sentence(view: View, told: Together[Done], *, dated: bool = True) -> Sentence:
    """`On 7 Nov 2024 A and B spoke by telephone.`, or the report's own clause in quotation marks.

    Without `dated` the day stands elsewhere, such as in the label of the line.
    """
    done = next((one for one in told.records if can_be_told(one)), told.lead)
    told = Together(records=(done, *(one for one in told.records if one is not done)))
    parts = _words(done)
    lead = adverbial(done.when) if dated else ""
    if parts[0].voice is Voice.QUOTED:
        parts = _by_the_report(done, lead, parts[0])
    else:
        first = (Part(f"{lead} "),) if lead else ()
        ending = bracketed(_teller(done), reported(done.when, done.document.published) if dated else "")
        parts = (*first, *parts, *((Part(ending),) if ending else ()))
    return sentence(parts, cited(told), standing(view, told.documents) or _denied(done.event.status))


def _words(done: Done) -> tuple[Part, ...]:
    """The event in words: ours for a contact, else subject and predicate, else the report's clause; nothing if none will do."""
    if met := contact(done):
        return (Part(met),)
    if found := clause(done):
        return Part(f"{found.subject} "), Part(found.predicate, Voice.REPORTED)
    return (quotation(done.event.evidence.text, EVENT_LIMIT),) if _stands_alone(done) else ()


def _stands_alone(done: Done) -> bool:
    """Whether the evidence is a sentence, or the start of one, that says by itself whom it is about."""
    text = flat(done.event.evidence.text)
    first = WORD.search(text)
    if (
        first is None
        or len(text) < SHORTEST_QUOTED
        or FIRST_PERSON.search(text)
        or not begins_sentence(done.document, done.event.evidence.span)
    ):
        return False
    if RELATIVE.search(text) and not ends_sentence(done.document, done.event.evidence.span):
        return False
    named_there = any(p.name and done.event.evidence.span.covers(p.span) for p in (*done.actors, *done.recipients))
    return named_there and first.group().casefold() not in phrases().dangling and not unresolved(text)


def _by_the_report(done: Done, lead: str, words: Part) -> tuple[Part, ...]:
    """`On 4 Nov 2024, by The Straits Times: “…”`; the report's day where the event has none."""
    by = f"by {outlet_and_day(done.document, dated=not known(done.when))}: "
    return Part(f"{lead}, {by}" if lead else by), words


def _teller(done: Done) -> str:
    speaker = done.told_by.speaker if done.told_by else None
    if speaker is None or not speaker.identified or speaker.key in {party.key for party in done.actors}:
        return ""
    return f"according to {named(speaker)}"


def _denied(status: Status) -> Standing | None:
    return Standing(sign=Sign.DENIED, words="denied") if status is Status.DENIED else None


def measured_sentence(view: View, told: Together[Measured]) -> Sentence:
    """What is measured, of whom, and how much: `Cost-sharing contribution, South Korea: 1.52 tn won (2026)`."""
    return sentence((Part(measured_words(told.lead)),), cited(told), standing(view, told.documents))


def measured_words(one: Measured) -> str:
    """What is measured, of whom, how much, for when, according to whom."""
    detail = ", ".join(filter(None, (period(one), unsure(one), claimant(one))))
    return f"{measure_label(one)}: {amount(one.figure)}{f' ({detail})' if detail else ''}"


def measure_label(one: Measured) -> str:
    """What is measured, and of whom."""
    measure = measure_name(one.figure)
    measure = measure[:1].upper() + measure[1:]
    whose = (
        one.subject if one.subject and one.subject.identified and one.subject.kind is not MentionKind.PERSON else None
    )
    return f"{measure}, {named(whose)}" if whose else measure


def figure_status(one: Measured) -> str:
    """How surely a figure stands, in a word."""
    return unsure(one) or "reported"


def unsure(one: Measured) -> str:
    """The status as a word; empty for what is reported as so."""
    return "" if one.figure.status in SURE else one.figure.status.value


def period(one: Measured) -> str:
    """The period a figure holds for; empty when the report gives none."""
    when = one.period
    return printed_range(when.start, when.end) if when is not None and known(when) else ""


def claimant(one: Measured) -> str:
    """Who claims the figure; empty for the report itself."""
    speaker = one.claimed_by.speaker if one.claimed_by else None
    return f"according to {named(speaker)}" if speaker and speaker.identified else ""


def told_events(done: Iterable[Done]) -> list[Done]:
    """Those that a brief can tell."""
    return [one for one in done if can_be_told(one)]
