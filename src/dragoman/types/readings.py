"""What one document says: mentions, times, statements, events and figures, each with its spans.

Values are what was read and nothing else. Who and when is meant is kept apart, in `dragoman.types.resolutions`.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from dragoman.types.documents import Rejected
from dragoman.types.ids import DocumentId, EventId, FigureId, MentionId, StatementId, TimeId, content_id
from dragoman.types.spans import Passage, Words


class MentionKind(StrEnum):
    """What sort of thing a mention names."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    OFFICE = "office"
    AGREEMENT = "agreement"
    FORCE = "force"
    PLACE = "place"
    DOCUMENT = "document"
    OTHER = "other"


class MentionForm(StrEnum):
    """How a mention names its thing."""

    NAME = "name"
    """`Shigeru Ishiba`, `Mr Ishiba`, `Tokyo`."""
    DESCRIPTION = "description"
    """`the Japanese leader`, `a senior MOFA official`, `analysts`."""
    PRONOUN = "pronoun"
    """`he`, `they`."""


class Status(StrEnum):
    """How surely, as the text puts it. For certainty according to a speaker, see the record's statement."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    POSSIBLE = "possible"
    DEMANDED = "demanded"
    PREDICTED = "predicted"
    DENIED = "denied"


class Wording(StrEnum):
    """Whose words a statement's content is in."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class TimeKind(StrEnum):
    """The four kinds of TIMEX3."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class FigureKind(StrEnum):
    """What sort of quantity a figure is."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    DURATION = "duration"
    DISTANCE = "distance"
    RATIO = "ratio"
    RANK = "rank"
    OTHER = "other"


class Bound(StrEnum):
    """How a figure stands to its value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    RANGE = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that names something."""

    document_id: DocumentId
    words: Words
    kind: MentionKind
    form: MentionForm
    method: str
    """What found it, with the version of the rule or model: `ner`, `speaker/1`."""
    score: float = 1.0
    """0 to 1; how sure the method is. Rules that were not calibrated give 1."""

    @property
    def id(self) -> MentionId:
        """One mention a span."""
        span = self.words.span
        return MentionId(content_id("mention", self.document_id, span.start, span.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time expression, as it stands on the page."""

    document_id: DocumentId
    words: Words
    kind: TimeKind
    value: str
    """TIMEX3 value without an anchor: `2024-11-07`, `XXXX-11-07`, `XXXX-WXX-3`, `P5Y`, `PRESENT_REF`, or with an offset, `P1M ago`."""
    method: str
    score: float = 1.0

    @property
    def id(self) -> TimeId:
        """One time a span."""
        span = self.words.span
        return TimeId(content_id("time", self.document_id, span.start, span.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something a speaker said, wrote, or is reported to hold.

    Speaker, cue and content are the parts of an attribution as in PolNeAR (Newell et al. 2018).
    """

    document_id: DocumentId
    speaker: MentionId | None
    cue: Passage | None
    content: Passage
    evidence: Passage
    """The sentence or sentences it was read from."""
    wording: Wording
    act: str
    """One of the speech acts in `vocabularies/acts.yaml`."""
    status: Status
    via: tuple[MentionId, ...] = ()
    addressees: tuple[MentionId, ...] = ()
    channel: str | None = None
    issues: tuple[str, ...] = ()
    said: TimeId | None = None
    """The time expression that says when; None when the sentence gives none."""
    within: StatementId | None = None
    """The statement in which this one is reported (nested speech)."""
    repeats: StatementId | None = None
    """The statement of the same document that says this one best, where this one only tells it again (a headline, a caption, a lede)."""
    method: str
    score: float = 1.0

    @property
    def id(self) -> StatementId:
        """Made of the spans of its content and cue."""
        spans = [offset for span in self.content.spans for offset in (span.start, span.end)]
        cue = self.cue.start if self.cue else None
        return StatementId(content_id("statement", self.document_id, cue, *spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something done, coded in PLOVER, with a status."""

    document_id: DocumentId
    type: str
    """A PLOVER type or one of our extension types, from `vocabularies/events.yaml`."""
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[MentionId, ...] = ()
    recipients: tuple[MentionId, ...] = ()
    trigger: Words
    evidence: Words
    """The clause or sentence it was read from."""
    when: TimeId | None = None
    where: MentionId | None = None
    status: Status
    statement: StatementId | None = None
    """The statement in whose content it stands; None when the reporter says so."""
    figures: tuple[FigureId, ...] = ()
    repeats: EventId | None = None
    """The fuller event of the same document that this one only tells again."""
    method: str
    score: float = 1.0

    @property
    def id(self) -> EventId:
        """Made of its type, its trigger and its actors."""
        span = self.trigger.span
        return EventId(content_id("event", self.document_id, self.type, span.start, span.end, *self.actors))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """That a figure is a change, and from when it is counted."""

    direction: str
    """`up` or `down`."""
    since: TimeId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its unit and what it measures."""

    document_id: DocumentId
    words: Words
    evidence: Words
    """The clause or sentence it was read from."""
    value: float
    low: float | None = None
    high: float | None = None
    bound: Bound = Bound.EXACT
    unit: str
    """ISO 4217 for money, `%`, or a unit of `vocabularies/units.yaml`: `people`, `km`, `minutes`."""
    kind: FigureKind
    measures: str | None = None
    """What is measured: a measure of `vocabularies/measures.yaml` where one fits, else the words of the page."""
    subject: MentionId | None = None
    counterpart: MentionId | None = None
    period: TimeId | None = None
    rate: str | None = None
    """`per year`, `per day` ..."""
    change: Change | None = None
    equals: FigureId | None = None
    """The figure of which this is the same amount in another currency or unit."""
    status: Status
    statement: StatementId | None = None
    method: str
    score: float = 1.0

    @property
    def id(self) -> FigureId:
        """Made of its span and its value."""
        span = self.words.span
        return FigureId(content_id("figure", self.document_id, span.start, span.end, repr(float(self.value))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read from one document, each kind in text order."""

    document_id: DocumentId
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def mentions_from(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that begin from `start` up to, not at, `end`, in text order."""
        first, after = (bisect_left(self.mentions, offset, key=_start) for offset in (start, end))
        return self.mentions[first:after]

    def times_from(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that begin from `start` up to, not at, `end`, in text order."""
        first, after = (bisect_left(self.times, offset, key=_start) for offset in (start, end))
        return self.times[first:after]

    def with_mentions(self, *more: Mention) -> Self:
        """This reading with further mentions; of two at one span the earlier found stays."""
        known = {mention.id for mention in self.mentions}
        fresh = {mention.id: mention for mention in more if mention.id not in known}
        ordered = sorted((*self.mentions, *fresh.values()), key=lambda m: (m.words.span.start, -m.words.span.end))
        return replace(self, mentions=tuple(ordered))


def _start(found: Mention | Time) -> int:
    return found.words.span.start
