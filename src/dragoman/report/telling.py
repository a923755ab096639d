"""How one record becomes a sentence with its evidence."""

import re
from collections.abc import Iterable

from dragoman.report.amounts import amount
from dragoman.report.brief import Citation, Part, Sentence, Sign, Standing
from dragoman.report.dates import adverbial, label, printed_range
from dragoman.report.phrases import phrases
from dragoman.report.together import Together
from dragoman.report.view import Done, Measured, Party, Said, View
from dragoman.report.wording import (
    QUOTE_LIMIT,
    cite,
    entry,
    introduced,
    listed,
    named,
    quoted,
    reported,
    sentence,
    standing,
)
from dragoman.types.readings import Status, Wording
from dragoman.types.resolutions import DateBasis
from dragoman.types.spans import Passage, Words

CLAUSE = re.compile(r"that\s+", re.IGNORECASE)
CHANNELS = {
    "phone call": "in a telephone call",
    "social media": "on social media",
    "press conference": "at a press conference",
    "interview": "in an interview",
    "speech": "in a speech",
}
EVENT_LIMIT = 170
"""Characters of the report's words behind an event."""
MOST_CITED = 4
"""Citations behind one sentence: enough to show that several reports have it."""
SURE = frozenset({Status.HAPPENED, Status.ONGOING})

AnyTold = Together[Said] | Together[Done] | Together[Measured]


def cited(told: AnyTold) -> tuple[Citation, ...]:
    """The words of each document that tells it, the leading one first."""
    records: tuple[Said | Done | Measured, ...] = told.records
    by_document = {record.document.id: record for record in reversed(records)}
    lead = records[0].document.id
    ordered = sorted(by_document.values(), key=lambda record: (record.document.id != lead, record.document.id))
    return tuple(cite(record.document, evidence(record)) for record in ordered[:MOST_CITED])


def evidence(record: Said | Done | Measured) -> Passage | Words:
    """The words that a record was read from."""
    if isinstance(record, Said):
        return record.statement.evidence
    return record.event.evidence if isinstance(record, Done) else record.figure.evidence


def said_sentence(view: View, told: Together[Said], *, limit: int = QUOTE_LIMIT, introduce: bool = True) -> Sentence:
    """`Name, Office, said on 7 Nov 2024: “…”`; contents that are not direct speech stand in the report's words."""
    said = told.lead
    who = (introduced if introduce else named)(said.speaker) if said.speaker else "an unnamed speaker"
    head = " ".join(filter(None, (who, _verb(said), _channel(said), adverbial(said.when, said.document.published))))
    parts = (*_content(head, said, limit), *_via(said))
    return sentence(parts, cited(told), standing(view, told.documents))


def said_entry(view: View, told: Together[Said], *, limit: int) -> Sentence:
    """`Name, Office, 7 Nov 2024: “…”`, for a table."""
    said = told.lead
    who = introduced(said.speaker).removesuffix(",") if said.speaker else "an unnamed speaker"
    words = _words(said, limit)
    clause = CLAUSE.match(words.text)
    bare = Part(words.text[clause.end() :], words.voice) if clause else words
    return entry(
        (Part(f"{who}, {label(said.when, said.document.published)}: "), bare),
        cited(told),
        standing(view, told.documents),
    )


def _verb(said: Said) -> str:
    verb = _own_verb(said) or phrases().act(said.statement.act)
    addressees = [named(party) for party in said.addressees if party.identified or party.text]
    if not addressees:
        return verb
    return (
        f"told {listed(addressees)}" if verb in {"said", "gave an assurance"} else f"{verb}, to {listed(addressees)},"
    )


def _own_verb(said: Said) -> str | None:
    """The report's own verb where it is one in the past tense that a sentence of ours can use."""
    cue = said.statement.cue.text.casefold() if said.statement.cue else ""
    past = cue in phrases().past_tenses or (cue.endswith("ed") and " " not in cue)
    return cue if past else None


def _channel(said: Said) -> str:
    channel = said.statement.channel
    return CHANNELS.get(channel, "") if channel else ""


def _content(head: str, said: Said, limit: int) -> tuple[Part, ...]:
    words = _words(said, limit)
    clause = CLAUSE.match(words.text)
    if clause and said.statement.wording is not Wording.DIRECT:
        return Part(f"{head} that "), Part(words.text[clause.end() :], words.voice)
    return Part(f"{head}: "), words


def _words(said: Said, limit: int) -> Part:
    statement = said.statement
    if statement.wording is Wording.DIRECT:
        return quoted(said.document, statement.content, limit)
    return reported(statement.content.text, limit)


def _via(said: Said) -> tuple[Part, ...]:
    names = [named(party) for party in said.via]
    return (Part(f" (according to {listed(names)})"),) if names else ()


def happening(done: Done) -> str:
    """What kind of event between whom: `Telephone call, A with B`."""
    what = phrases().event(done.event.type, done.event.mode)
    actors, recipients = _names(done.actors), _names(done.recipients)
    if actors and recipients:
        return f"{what}, {actors} {phrases().toward(done.event.type)} {recipients}"
    return f"{what}, {actors or recipients}" if actors or recipients else what


def _names(parties: Iterable[Party]) -> str:
    return listed(dict.fromkeys(named(party) for party in parties)) if parties else ""


def status_word(status: Status) -> str:
    """The status as a word in front of a line; empty for what happened."""
    return "" if status is Status.HAPPENED else status.value


def done_sentence(view: View, told: Together[Done], *, dated: bool = False, words: bool = True) -> Sentence:
    """`Planned: visit, A to B. “the report's words”`."""
    done = told.lead
    status = status_word(done.event.status)
    head = f"{status}: {happening(done)}" if status else happening(done)
    day = f", {adverbial(done.when, done.document.published)}" if dated else ""
    teller = _teller(done)
    parts = [Part(f"{head}{day}{teller}")]
    if words:
        parts = [Part(f"{head}{day}{teller}: "), reported(done.event.evidence.text, EVENT_LIMIT)]
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
    detail = ", ".join(filter(None, (period(one), _unsure(one), claimant(one))))
    parts = (Part(f"{head}{f' ({detail})' if detail else ''}: "), reported(one.figure.evidence.text, EVENT_LIMIT))
    return sentence(parts, cited(told), standing(view, told.documents))


def measure_label(one: Measured) -> str:
    """What is measured, and of whom."""
    measure = (one.figure.measures or one.figure.kind.value).replace("-", " ")
    measure = measure[:1].upper() + measure[1:]
    return f"{measure}, {named(one.subject)}" if one.subject and one.subject.identified else measure


def figure_status(one: Measured) -> str:
    """How surely a figure stands, in a word."""
    return _unsure(one) or "reported"


def _unsure(one: Measured) -> str:
    return "" if one.figure.status in SURE else one.figure.status.value


def period(one: Measured) -> str:
    """The period a figure holds for; empty when the report gives none."""
    when = one.period
    return "" if when is None or when.basis is DateBasis.PUBLISHED else printed_range(when.start, when.end)


def claimant(one: Measured) -> str:
    """Who claims the figure; empty for the report itself."""
    speaker = one.claimed_by.speaker if one.claimed_by else None
    return f"according to {named(speaker)}" if speaker and speaker.identified else ""
