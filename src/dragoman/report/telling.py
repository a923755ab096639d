"""How an event or a figure becomes a sentence with its evidence."""

from collections.abc import Iterable

from dragoman.report.amounts import amount, measure_name
from dragoman.report.brief import Citation, Part, Sentence, Sign, Standing
from dragoman.report.dates import label, printed_range
from dragoman.report.phrases import phrases
from dragoman.report.together import Together
from dragoman.report.view import Done, Measured, Party, Said, View
from dragoman.report.wording import (
    cite,
    listed,
    named,
    reported,
    sentence,
    standing,
)
from dragoman.types.readings import MentionForm, Status
from dragoman.types.resolutions import DateBasis

EVENT_LIMIT = 150
"""Characters of the report's words behind an event."""
MOST_CITED = 4
"""Citations behind one sentence: enough to show that several reports have it."""
SURE = frozenset({Status.HAPPENED, Status.ONGOING})

AnyTold = Together[Said] | Together[Done] | Together[Measured]


def cited(told: AnyTold) -> tuple[Citation, ...]:
    """The words of each document that tells it, the leading one first."""
    records: tuple[Said | Done | Measured, ...] = told.records
    by_document = {record.document_id: record for record in reversed(records)}
    lead = records[0].document_id
    ordered = sorted(by_document.values(), key=lambda record: (record.document_id != lead, record.document_id))
    return tuple(cite(record.document, record.evidence) for record in ordered[:MOST_CITED])


def happening(done: Done) -> str:
    """What kind of event between whom: `Telephone call, A with B`."""
    what = phrases().event(done.event.type, done.event.mode)
    actors, recipients = _names(done.actors), _names(done.recipients)
    if actors and recipients:
        return f"{what}, {actors} {phrases().toward(done.event.type)} {recipients}"
    return f"{what}, {actors or recipients}" if actors or recipients else what


def _names(parties: Iterable[Party]) -> str:
    return listed(
        dict.fromkeys(named(party) for party in parties if party.form is not MentionForm.PRONOUN or party.name)
    )


def status_word(status: Status) -> str:
    """The status as a word in front of a line; empty for what happened."""
    return "" if status is Status.HAPPENED else status.value


def done_sentence(view: View, told: Together[Done], *, dated: bool = False) -> Sentence:
    """`Planned: visit, A to B. “the report's words”`."""
    done = told.lead
    status = status_word(done.event.status)
    head = f"{status}: {happening(done)}" if status else happening(done)
    day = f" ({label(done.when, done.document.published)})" if dated else ""
    teller = _teller(done)
    parts = (Part(f"{head}{day}{teller}: "), reported(done.event.evidence.text, EVENT_LIMIT))
    return sentence(parts, cited(told), standing(view, told.documents) or _denied(done.event.status))


def _teller(done: Done) -> str:
    speaker = done.told_by.speaker if done.told_by else None
    if speaker is None or not speaker.identified or speaker.key in {party.key for party in done.actors}:
        return ""
    return f" (according to {named(speaker)})"


def _denied(status: Status) -> Standing | None:
    return Standing(sign=Sign.DENIED, words="denied") if status is Status.DENIED else None


def measured_sentence(view: View, told: Together[Measured]) -> Sentence:
    """`Cost-sharing contribution, South Korea: 1.52 tn won a year, 2026, demanded by …: the report's words`."""
    one = told.lead
    head = f"{measure_label(one)}: {amount(one.figure)}"
    detail = ", ".join(filter(None, (period(one), unsure(one), claimant(one))))
    parts = (Part(f"{head}{f' ({detail})' if detail else ''}: "), reported(one.figure.evidence.text, EVENT_LIMIT))
    return sentence(parts, cited(told), standing(view, told.documents))


def measure_label(one: Measured) -> str:
    """What is measured, and of whom."""
    measure = measure_name(one.figure)
    measure = measure[:1].upper() + measure[1:]
    return f"{measure}, {named(one.subject)}" if one.subject and one.subject.identified else measure


def figure_status(one: Measured) -> str:
    """How surely a figure stands, in a word."""
    return unsure(one) or "reported"


def unsure(one: Measured) -> str:
    """The status as a word; empty for what is reported as so."""
    return "" if one.figure.status in SURE else one.figure.status.value


def period(one: Measured) -> str:
    """The period a figure holds for; empty when the report gives none."""
    when = one.period
    return "" if when is None or when.basis is DateBasis.PUBLISHED else printed_range(when.start, when.end)


def claimant(one: Measured) -> str:
    """Who claims the figure; empty for the report itself."""
    speaker = one.claimed_by.speaker if one.claimed_by else None
    return f"according to {named(speaker)}" if speaker and speaker.identified else ""
