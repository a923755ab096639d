"""When each statement was said, each event took place and each figure holds."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.link.anchoring import ISO_DAY, ISO_MONTH, Today, first_day, last_day
from dragoman.link.dates import dated_by_text, day_written
from dragoman.text.parser import Parsed
from dragoman.types.ids import MentionId, TimeId
from dragoman.types.readings import Event, MentionForm, Reading, Statement, Status, Time, TimeKind
from dragoman.types.resolutions import DateBasis, Dated, Moment, Resolution, When
from dragoman.types.spans import Span
from dragoman.types.vocabularies.times import TimeWordKind
from dragoman.world import Knowledge

PARAGRAPHS_AN_OCCASION_LASTS = 2
"""Paragraphs without a date over which quoting from the same occasion goes on."""
TOLD_TWICE = frozenset({"call"})
"""Kinds of occasions that a report dates once and comes back to. Meetings are too many for that."""
LEAD = 3
"""Paragraphs at the start of a report that tell the news itself, so that an undated event there is of the day of publication."""
PAST_STATUSES = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Something dated at which people speak."""

    when: When
    block: int
    people: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, eq=False)
class Page:
    """What the moments of one document are read from."""

    parsed: Parsed
    reading: Reading
    times: dict[TimeId, Time]
    dates: dict[TimeId, Dated]
    estimated: frozenset[TimeId]
    """Times that lie where they do only by the day on which an undated report was probably written."""
    today: Today | None
    """The day of publication, or what the text tells of it."""
    names: dict[MentionId, str]
    """Whom each mention means; its own words where that is not known, and nothing for a pronoun."""
    block_ends: tuple[int, ...]
    occasions: tuple[tuple[str, re.Pattern[str]], ...]
    """Kinds of occasions with the words for them."""

    def kinds_of_occasion(self, text: str) -> frozenset[str]:
        """The kinds of occasions that the words tell of."""
        return frozenset(kind for kind, pattern in self.occasions if pattern.search(text))

    def block(self, offset: int) -> int:
        """The number of the paragraph that holds a code point."""
        return bisect_right(self.block_ends, offset)

    def when(self, time: TimeId | None, basis: DateBasis) -> When | None:
        """What a time expression says; None when it lies nowhere on the calendar."""
        dated = self.dates.get(time) if time is not None else None
        if time is None or dated is None or dated.start is None:
            return None
        words = self.times[time].words
        basis = DateBasis.ESTIMATED if time in self.estimated else basis
        return When(start=dated.start, end=dated.end or dated.start, text=words.text, span=words.span, basis=basis)

    @property
    def published(self) -> When | None:
        """The day of publication."""
        day = self.parsed.document.published
        return When(start=day, end=day, basis=DateBasis.PUBLISHED) if day else None


def link_moments(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its moments added; what lies nowhere on the calendar gets none."""
    page = _page(parsed, reading, resolution, knowledge)
    moments = [*_of_statements(page), *_of_events(page), *_of_figures(page)]
    return replace(resolution, moments=tuple(moments))


def _page(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Page:
    dates = {dated.time: dated for dated in resolution.dates}
    linked = {link.mention: link.entity or link.name for link in resolution.links}
    occasions = [word for word in knowledge.vocabulary.times.values() if word.kind is TimeWordKind.OCCASION]
    return Page(
        parsed=parsed,
        reading=reading,
        times={time.id: time for time in reading.times},
        dates=dates,
        estimated=frozenset()
        if parsed.document.published
        else _estimated(dates, dated_by_text(parsed, reading, resolution, knowledge)),
        today=day_written(parsed, reading, resolution, knowledge),
        names={
            mention.id: linked.get(mention.id) or mention.words.text.lower()
            for mention in reading.mentions
            if linked.get(mention.id) or mention.form is not MentionForm.PRONOUN
        },
        block_ends=tuple(block.span.end for block in parsed.document.blocks),
        occasions=tuple(
            (word.value, re.compile(rf"\b(?:{'|'.join(map(re.escape, word.forms))})\b", re.IGNORECASE))
            for word in occasions
        ),
    )


def _estimated(dates: dict[TimeId, Dated], by_text: dict[TimeId, Dated]) -> frozenset[TimeId]:
    return frozenset(time for time, dated in dates.items() if dated.start and dated != by_text.get(time))


def _of_statements(page: Page) -> Iterator[Moment]:
    """Each with its own date, else that of the occasion it belongs to, else the day of publication."""
    found = list(_read_forwards(page))
    for index, (statement, when) in enumerate(found):
        when = when or _dated_next(page, statement, found[index + 1 :]) or page.published  # noqa: PLW2901 - filled in
        if when is not None:
            yield Moment(of=statement.id, when=when)


def _dated_next(page: Page, statement: Statement, following: "list[tuple[Statement, When | None]]") -> When | None:
    """The day of the next statement, when the same speaker goes on in it and it names one."""
    people = _people(page, statement)
    for other, when in following[:1]:
        near = page.block(other.evidence.start) - page.block(statement.evidence.start) < PARAGRAPHS_AN_OCCASION_LASTS
        if (
            near
            and when is not None
            and when.basis in {DateBasis.TEXT, DateBasis.ESTIMATED}
            and len(when.start) == ISO_DAY
            and people & _people(page, other)
        ):
            return _as_context(when)
    return None


def _read_forwards(page: Page) -> "Iterator[tuple[Statement, When | None]]":
    """Each statement with its own date, or that of the occasion told of before it."""
    occasion: Occasion | None = None
    for statement in sorted(page.reading.statements, key=lambda s: s.evidence.start):
        block = page.block(statement.evidence.start)
        people = _people(page, statement)
        own = page.when(_named_day(page, statement.said) or _time_of_cue(page, statement), DateBasis.TEXT)
        own = own if own is not None and _has_begun(page, own) else None
        if own is not None:
            occasion = Occasion(when=own, block=block, people=people)
        else:
            occasion = _continued(occasion, block, people) or _told_before(page, statement, block, people)
            occasion = occasion or _same_occasion(page, _paragraph_up_to(page, statement, block), block, people)
        yield statement, own or (_as_context(occasion.when) if occasion else None)


def _people(page: Page, statement: Statement) -> frozenset[str]:
    parties = (statement.speaker, *statement.addressees)
    return frozenset(page.names[party] for party in parties if party is not None and party in page.names)


def _as_context(when: When) -> When:
    return when if when.basis is DateBasis.ESTIMATED else replace(when, basis=DateBasis.CONTEXT)


def _continued(occasion: Occasion | None, block: int, people: frozenset[str]) -> Occasion | None:
    """The occasion of the statement before, while one of the same people speaks in the next paragraphs."""
    if occasion is None or block - occasion.block >= PARAGRAPHS_AN_OCCASION_LASTS or not people & occasion.people:
        return None
    return replace(occasion, block=block, people=occasion.people | people)


def _time_of_cue(page: Page, statement: Statement) -> TimeId | None:
    """A date that hangs on the verb of saying, or on a verb above it, outside what is said."""
    cue = (
        page.parsed.doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
        if statement.cue
        else None
    )
    if cue is None:
        return None
    sayers = {cue.root.i, *(token.i for token in cue.root.ancestors if token.pos_ == "VERB")}
    for time in page.reading.times:
        span = time.words.span
        if not (statement.evidence.start <= span.start < statement.evidence.end and _names_a_day(time)) or _inside(
            span, statement.content.spans
        ):
            continue
        tokens = page.parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None and {tokens.root.head.i, tokens.root.head.head.i} & sayers:
            return time.id
    return None


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.covers(span) for other in spans)


def _told_before(page: Page, statement: Statement, block: int, people: frozenset[str]) -> Occasion | None:
    """The date of the last sentence before, in this paragraph or the one above, that tells of an occasion with the speaker."""
    start = statement.evidence.start
    for time in reversed(page.reading.times):
        where = time.words.span
        if where.end > start:
            continue
        if block - page.block(where.start) > PARAGRAPHS_AN_OCCASION_LASTS:
            return None
        when = page.when(time.id, DateBasis.CONTEXT)
        if (
            when is not None
            and len(when.start) >= ISO_MONTH
            and _is_past(page, when)
            and _names_a_day(time)
            and _tells_of(page, where, people)
        ):
            return Occasion(when=when, block=block, people=people)
    return None


def _paragraph_up_to(page: Page, statement: Statement, block: int) -> Span:
    """The paragraph as far as the end of the sentence in which the statement stands."""
    blocks = page.parsed.document.blocks
    start = blocks[block].span.start if block < len(blocks) else statement.evidence.start
    return Span(min(start, statement.evidence.start), statement.evidence.end)


def _same_occasion(page: Page, told: Span, block: int, people: frozenset[str]) -> Occasion | None:
    """The day of a call or meeting that the report has dated further up, when the words here tell of one without a day."""
    kinds = page.kinds_of_occasion(page.parsed.document.text[told.start : told.end]) & TOLD_TWICE
    for time in reversed(page.reading.times if kinds else ()):
        where = time.words.span
        when = page.when(time.id, DateBasis.CONTEXT) if where.end <= told.start and _names_a_day(time) else None
        if when is None or len(when.start) < ISO_DAY or when.start != when.end or not _is_past(page, when):
            continue
        sentence = page.parsed.sentence_at(where.start)
        if sentence is not None and page.kinds_of_occasion(sentence.tokens.text) & kinds:
            return Occasion(when=when, block=block, people=people)
    return None


def _named_day(page: Page, time: TimeId | None) -> TimeId | None:
    return time if time is not None and _names_a_day(page.times[time]) else None


def _has_begun(page: Page, when: When) -> bool:
    """Nothing was said after the day of publication."""
    return page.today is None or first_day(when.start) <= page.today.last


def _names_a_day(time: Time) -> bool:
    """`Nov 7`, `last month`; not `now`, and not `for two weeks`."""
    return time.kind in {TimeKind.DATE, TimeKind.TIME} and not time.value.endswith("_REF")


def _is_past(page: Page, when: When) -> bool:
    return page.today is None or last_day(when.end) <= page.today.last


def _tells_of(page: Page, where: Span, people: frozenset[str]) -> bool:
    sentence = page.parsed.sentence_at(where.start)
    if sentence is None or not page.kinds_of_occasion(sentence.tokens.text):
        return False
    inside = (m for m in page.reading.mentions if sentence.start <= m.words.span.start < sentence.end)
    named = {page.names[mention.id] for mention in inside if mention.id in page.names}
    return bool(named & people)


def _of_events(page: Page) -> Iterator[Moment]:
    """Each with its own date; in the first paragraphs, what happened undated is of the day of publication."""
    for event in page.reading.events:
        when = page.when(event.when, DateBasis.TEXT) or _undated(page, event)
        if when is not None:
            yield Moment(of=event.id, when=when)


def _undated(page: Page, event: Event) -> When | None:
    trigger = page.kinds_of_occasion(event.trigger.text)
    told = _same_occasion(page, event.evidence.span, 0, frozenset()) if trigger else None
    if told is not None and event.status is Status.HAPPENED:
        return told.when
    news = page.block(event.trigger.span.start) < LEAD and event.status in PAST_STATUSES
    return page.published if news else None


def _of_figures(page: Page) -> Iterator[Moment]:
    for figure in page.reading.figures:
        when = page.when(figure.period, DateBasis.TEXT)
        if when is not None:
            yield Moment(of=figure.id, when=when)
