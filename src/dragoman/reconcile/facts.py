"""Facts: the records of a document as flat values that compare with those of others, and the keys under which likely ones meet."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

import msgspec

from dragoman.reconcile.days import DAY_LENGTH, day_number, day_of
from dragoman.reconcile.houses import agency_named
from dragoman.reconcile.terms import vector
from dragoman.text.quotations import quotations
from dragoman.types.across import Concern, Trace
from dragoman.types.ids import DocumentId, EntityId, EventId, FigureId, MentionId, StatementId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Event, Figure, Mention, MentionForm, Statement
from dragoman.types.resolutions import DateBasis, Link, When
from dragoman.types.spans import Passage, Span
from dragoman.world import Knowledge

LEAST_SCORE = 0.5
"""Score below which a record is no evidence."""
EVENT_DAYS, SPEECH_DAYS, FIGURE_DAYS = 14, 14, 60
"""Width of the stretches of days whose records are compared; they overlap by half."""
MOST_TERMS = 40
PLAIN_MEASURE = ":"
"""After it stand the words of the page, before it the name of the measure."""


class Party(msgspec.Struct, frozen=True):
    """Someone in a record."""

    key: str
    """The entity, else the name, else the words."""
    name: str
    country: str | None
    anonymous: bool
    person: bool

    @property
    def identified(self) -> bool:
        """Whether it is known who is meant, so that two words of one are seen to be one."""
        return "/" in self.key and not self.anonymous


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """What all facts have."""

    id: str
    document: DocumentId
    published: str | None
    """Of the report, or the last day it tells of where it has no date."""
    start: int
    end: int
    """Where its words stand."""
    day: str | None
    """When it happened, was said or holds; None when only the report's day is known."""
    status: str
    teller: Party | None
    """Whose word it is; None for the reporter's own."""
    told: str | None
    """The act with which it is told."""
    agency: str | None
    """The house through which it came: `according to Kyodo`."""
    terms: dict[str, float]
    """Of its sentence; of a statement's content."""
    countries: tuple[str, ...]
    """That its sentence names."""
    people: tuple[str, ...]
    """Whom its sentence names, by entity."""
    label: str


class EventFact(Base, frozen=True, kw_only=True, tag="event", tag_field="fact"):
    """An event."""

    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    trigger: str


class FigureFact(Base, frozen=True, kw_only=True, tag="figure", tag_field="fact"):
    """A figure."""

    measure: str
    words: str
    """The words of the page for what is measured."""
    value: float
    low: float | None
    high: float | None
    bound: str
    unit: str
    kind: str
    equals: tuple[tuple[float, str], ...]
    """The same amount in other units."""
    subject: Party | None
    counterpart: Party | None
    rate: str | None
    change: str | None
    since: str | None
    """From when a change or a duration is counted."""


class SpeechFact(Base, frozen=True, kw_only=True, tag="statement", tag_field="fact"):
    """A statement."""

    act: str
    wording: str
    channel: str | None
    issues: tuple[str, ...]
    about: tuple[str, ...]
    content: str
    quotes: tuple[str, ...]
    """What stands between quotation marks, without them."""


Fact = EventFact | FigureFact | SpeechFact


def read(body: str) -> Fact:
    """What was kept."""
    fact: Fact = msgspec.json.decode(body, type=Fact)
    return fact


def traces(one: ReadDocument, knowledge: Knowledge) -> Iterator[Trace]:
    """What is kept of the records of a document."""
    for fact in facts(one, knowledge):
        yield Trace(
            concern=Concern.CLAIMS,
            item=fact.id,
            document=fact.document,
            body=msgspec.json.encode(fact).decode(),
            keys=tuple(keys(fact)),
        )


def facts(one: ReadDocument, knowledge: Knowledge) -> Iterator[Fact]:
    """The records of a document that are sure enough to be evidence; a figure that only gives another's amount stands with that one."""
    desk = _Desk.of(one, knowledge)
    reading = one.reading
    yield from (desk.event(event) for event in reading.events if event.score >= LEAST_SCORE)
    yield from (
        desk.figure(figure) for figure in reading.figures if figure.score >= LEAST_SCORE and figure.equals is None
    )
    yield from (desk.speech(statement) for statement in reading.statements if statement.score >= LEAST_SCORE)


def keys(fact: Fact) -> Iterator[str]:
    """Where a fact may meet others that are about the same."""
    if isinstance(fact, EventFact):
        sides = sorted({party.country or party.key for party in (*fact.actors, *fact.recipients)})
        pairs = ["|".join(pair) for pair in combinations(sides, 2)] or sides
        yield from (f"{key} {part}" for key in pairs for part in stretches(f"e {fact.type}", fact, EVENT_DAYS))
    elif isinstance(fact, FigureFact):
        about = (*fact.countries, *fact.people) or ("-",)
        what = f"f {fact.measure or fact.words.casefold().split()[-1:]} {fact.kind}"
        yield from (f"{key} {part}" for key in about for part in stretches(what, fact, FIGURE_DAYS))
    else:
        if fact.teller:
            yield from stretches(f"s {fact.teller.key}", fact, SPEECH_DAYS)
        yield from stretches(f"q {sorted(fact.terms, key=lambda t: (-fact.terms[t], t))[:2]}", fact, SPEECH_DAYS)
        yield from (
            part for entity in fact.about for part in stretches(f"a {entity} {_denying(fact)}", fact, SPEECH_DAYS)
        )


def _denying(fact: SpeechFact) -> str:
    return "issue" if fact.issues else "-"


def stretches(what: str, fact: Base, width: int) -> Iterator[str]:
    """A key for each of the two stretches of days in which a fact lies: facts within half a width share one."""
    day = day_number(fact.day if fact.day and len(fact.day) >= DAY_LENGTH else fact.published or fact.day)
    if day is None:
        yield f"{what} undated"
    else:
        yield f"{what} {day // width}"
        yield f"{what} +{(day + width // 2) // width}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One document's rows, by id."""

    one: ReadDocument
    knowledge: Knowledge
    mentions: Mapping[MentionId, Mention]
    """In text order."""
    starts: Sequence[int]
    """Where each mention starts."""
    links: Mapping[MentionId, Link]
    moments: Mapping[StatementId | EventId | FigureId, When]
    statements: Mapping[StatementId, Statement]
    published: str | None

    @classmethod
    def of(cls, one: ReadDocument, knowledge: Knowledge) -> "_Desk":
        mentions = {mention.id: mention for mention in one.reading.mentions}
        return cls(
            one=one,
            knowledge=knowledge,
            mentions=mentions,
            starts=[mention.words.span.start for mention in mentions.values()],
            links={link.mention: link for link in one.resolution.links},
            moments={moment.of: moment.when for moment in one.resolution.moments},
            statements={statement.id: statement for statement in one.reading.statements},
            published=day_of(one),
        )

    def event(self, event: Event) -> EventFact:
        actors, recipients = self.parties(event.actors), self.parties(event.recipients)
        day = self.day(event.id)
        who = " and ".join(party.name for party in actors) or "somebody"
        whom = " and ".join(party.name for party in recipients)
        return EventFact(
            **self.common(event.id, event.evidence.span, event.evidence.text, day, event.statement),
            status=event.status,
            label=", ".join(filter(None, (f"{who}: {event.trigger.text}", whom, day))),
            type=event.type,
            mode=event.mode,
            actors=actors,
            recipients=recipients,
            place=self.place(event.where),
            trigger=" ".join(vector(event.trigger.text)) or event.trigger.text.casefold(),
        )

    def figure(self, figure: Figure) -> FigureFact:
        measure, _, words = (figure.measures or "").partition(PLAIN_MEASURE)
        known = measure.strip() in self.knowledge.vocabulary.measures
        subject, counterpart = self.party(figure.subject), self.party(figure.counterpart)
        twins = (other for other in self.one.reading.figures if other.equals == figure.id)
        since = figure.change.since if figure.change else None
        return FigureFact(
            **self.common(figure.id, figure.evidence.span, figure.evidence.text, self.day(figure.id), figure.statement),
            status=figure.status,
            label=f"{measure.strip() or figure.kind}: {figure.words.text}{f', {subject.name}' if subject else ''}",
            measure=measure.strip() if known else "",
            words=words.strip() if known else measure.strip(),
            value=figure.value,
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            unit=figure.unit,
            kind=figure.kind,
            equals=tuple((twin.value, twin.unit) for twin in twins),
            subject=subject,
            counterpart=counterpart,
            rate=figure.rate,
            change=figure.change.direction if figure.change else None,
            since=next((d.start for d in self.one.resolution.dates if d.time == since), None) if since else None,
        )

    def speech(self, statement: Statement) -> SpeechFact:
        content = statement.content
        span = Span(content.start, content.end)
        about = next((a.entities for a in self.one.resolution.abouts if a.statement == statement.id), ())
        teller = self.party(statement.speaker)
        return SpeechFact(
            **self.common(statement.id, span, content.text, self.day(statement.id), statement.id),
            status=statement.status,
            label=f"{teller.name if teller else 'the reporter'}: {content.text}",
            act=statement.act,
            wording=statement.wording,
            channel=statement.channel,
            issues=statement.issues,
            about=tuple(sorted(about)),
            content=content.text,
            quotes=tuple(self.quoted(content)),
        )

    def common(self, identity: str, span: Span, text: str, day: str | None, told: StatementId | None) -> dict[str, Any]:
        statement = self.statements.get(told) if told else None
        return {
            "id": identity,
            "document": self.one.document.id,
            "published": self.published,
            "start": span.start,
            "end": span.end,
            "day": day,
            "teller": self.party(statement.speaker) if statement else None,
            "told": statement.act if statement else None,
            "agency": self.agency(statement.via) if statement else None,
            "terms": vector(text, MOST_TERMS),
            "countries": tuple(sorted({*self.knowledge.countries_in(text), *self.countries(span)})),
            "people": tuple(sorted(self.named(span))),
        }

    def day(self, identity: StatementId | EventId | FigureId) -> str | None:
        when = self.moments.get(identity)
        return None if when is None or when.basis is DateBasis.PUBLISHED else when.start

    def agency(self, via: Iterable[MentionId]) -> str | None:
        names = (party.name for mention in via if (party := self.party(mention)))
        return next((house for name in names if (house := agency_named(name, self.knowledge))), None)

    def parties(self, mentions: Iterable[MentionId]) -> tuple[Party, ...]:
        found = (self.party(mention) for mention in mentions)
        return tuple({party.key: party for party in found if party}.values())

    def party(self, mention: MentionId | None) -> Party | None:
        if mention is None or mention not in self.mentions:
            return None
        words, link = self.mentions[mention].words.text, self.links.get(mention)
        if self.mentions[mention].form is MentionForm.PRONOUN and (link is None or not (link.entity or link.name)):
            return None
        if link is None:
            return Party(words.casefold(), words, None, anonymous=False, person=False)
        return Party(
            link.entity or (link.name or words).casefold(),
            link.name or words,
            link.country,
            anonymous=link.anonymous,
            person=(link.entity or "").startswith("person/"),
        )

    def place(self, mention: MentionId | None) -> str | None:
        party = self.party(mention)
        return party.key if party else None

    def inside(self, span: Span) -> Iterator[Link]:
        first, after = (bisect_left(self.starts, offset) for offset in (span.start, span.end))
        for mention in islice(self.mentions, first, after):
            if mention in self.links:
                yield self.links[mention]

    def named(self, span: Span) -> set[EntityId]:
        return {link.entity for link in self.inside(span) if link.entity and link.entity.startswith("person/")}

    def countries(self, span: Span) -> set[str]:
        return {link.country for link in self.inside(span) if link.country and (link.entity or "").startswith("state/")}

    def quoted(self, content: Passage) -> Iterator[str]:
        text = self.one.document.text
        for block in self.one.document.blocks:
            if block.span.start < content.end and content.start < block.span.end:
                for quotation in quotations(text, block.span):
                    if any(span.overlaps(quotation.inner) for span in content.spans):
                        yield text[quotation.inner.start : quotation.inner.end]
