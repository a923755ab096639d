"""When each statement was said, each event took place and each figure holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.link.calendar import ISO_DAY, ISO_MONTH, last_day
from dragoman.link.occasions import TOLD_TWICE, Occasion, Page, names_a_day
from dragoman.text.parser import Parsed
from dragoman.types.ids import TimeId
from dragoman.types.readings import Event, Reading, Statement, Status, Time
from dragoman.types.resolutions import DateBasis, Moment, Resolution, When
from dragoman.types.spans import Span
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

PARAGRAPHS_AN_OCCASION_LASTS = 2
"""Paragraphs without a date over which quoting from the same occasion goes on."""
PAST_STATUSES = frozenset({Status.HAPPENED, Status.ONGOING})
NOT_NOW = frozenset(
    {"previously", "earlier", "once", "long", "repeatedly", "often", "always", "formerly", "initially", "originally", "frequently",
     "consistently"}
)  # fmt: skip
"""Adverbs of what was said at other times."""
PERFECT = frozenset({"has", "have", "had", "'ve", "’ve", "having"})

ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr"})
MAIN_CLAUSES = frozenset({"conj", "ccomp", "xcomp"})

Told = tuple[Statement, When | None]


def link_moments(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its moments added; what lies nowhere on the calendar gets none."""
    page = Page.of(parsed, reading, resolution, knowledge)
    moments = [*_of_statements(page), *_of_events(page), *_of_figures(page)]
    return replace(resolution, moments=tuple(moments))


def _of_statements(page: Page) -> Iterator[Moment]:
    """Each with its own date, else that of the occasion it belongs to, else the day of the news."""
    found = list(_read_forwards(page))
    days = _days_of_speakers(page, found)
    for index, (statement, told) in enumerate(found):
        when = told or _dated_next(page, statement, found[index + 1 : index + 2]) or _of_the_news(page, statement, days)
        if when is not None:
            yield Moment(of=statement.id, when=when)


def _days_of_speakers(page: Page, found: list[Told]) -> dict[str, set[When]]:
    """The days of the last week on which the report lets each one speak."""
    days: dict[str, dict[str, When]] = defaultdict(dict)
    for statement, when in found:
        if when is not None and when.start in page.news_days:
            for person in _speaker(page, statement):
                days[person].setdefault(when.start, _as_context(when))
    return {person: set(own.values()) for person, own in days.items()}


def _of_the_news(page: Page, statement: Statement, days: dict[str, set[When]]) -> When | None:
    """The one day on which the report lets the speaker speak, else that of publication; nothing for what was said at other times."""
    if _was_said_before(page, statement) and not page.in_lead(statement.evidence.start):
        return None
    if _tells_of_another_time(page, statement):
        return None
    own = {when for person in _speaker(page, statement) for when in days.get(person, ())}
    return own.pop() if len(own) == 1 and _is_narrated(page, statement) else page.published


def _was_said_before(page: Page, statement: Statement) -> bool:
    """`had warned`, `has repeatedly said`, `once called it`; not `said that he had heard`, which is of the day of saying."""
    verb = _cue(page, statement)
    if verb is None or verb.dep_ == "ccomp":
        return False
    beside = {child.lower_ for child in verb.children if child.dep_ in {"aux", "advmod"}}
    return bool(beside & (PERFECT | NOT_NOW))


def _is_narrated(page: Page, statement: Statement) -> bool:
    """`she said`, which tells of an occasion, and not `she says` or `she wants`."""
    verb = _cue(page, statement)
    return verb is None or verb.tag_ not in {"VBZ", "VBP"}


def _tells_of_another_time(page: Page, statement: Statement) -> bool:
    """`at one point he threatened`, `a recent report said`, `after the annexation in 2014 they agreed`."""
    evidence = statement.evidence
    outside = page.parsed.document.text[evidence.start : statement.content.start]
    times = page.reading.times_from(evidence.start, statement.content.start)
    if any(time.value == "PAST_REF" or _is_long_past(page, time) for time in times):
        return True
    return page.at_another_time(outside)


def _is_long_past(page: Page, time: Time) -> bool:
    """`after the annexation in 2014`: over before the year of the report."""
    when = page.when(time.id, DateBasis.CONTEXT) if names_a_day(time) else None
    return when is not None and page.today is not None and last_day(when.end).year < page.today.last.year


def _dated_next(page: Page, statement: Statement, following: list[Told]) -> When | None:
    """The day of the next statement, when the same speaker goes on in it and it names one."""
    people = _people(page, statement)
    for other, when in following:
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


def _read_forwards(page: Page) -> Iterator[Told]:
    """Each statement with its own date, or that of the occasion told of before it."""
    occasion: Occasion | None = None
    for statement in sorted(page.reading.statements, key=lambda s: s.evidence.start):
        block = page.block(statement.evidence.start)
        people = _people(page, statement)
        own = page.when(_named_day(page, statement.said) or _time_of_cue(page, statement), DateBasis.TEXT)
        own = own if own is not None and page.has_begun(own) else None
        if own is not None:
            occasion = Occasion(when=own, block=block, people=people)
        elif _was_said_before(page, statement) or not _is_narrated(page, statement):
            yield statement, None
            continue
        else:
            occasion = _continued(occasion, block, people) or _told_before(page, statement, block, people)
            occasion = occasion or _same_occasion(page, _paragraph_up_to(page, statement, block), block, people)
        yield statement, own or (_as_context(occasion.when) if occasion else None)


def _speaker(page: Page, statement: Statement) -> frozenset[str]:
    speaker = statement.speaker
    return frozenset({page.names[speaker]}) if speaker is not None and speaker in page.names else frozenset()


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


def _cue(page: Page, statement: Statement) -> "Token | None":
    """The verb of saying."""
    if statement.cue is None:
        return None
    tokens = page.parsed.doc.char_span(statement.cue.start, statement.cue.end, alignment_mode="expand")
    return tokens.root if tokens is not None else None


def _time_of_cue(page: Page, statement: Statement) -> TimeId | None:
    """A date that hangs on the verb of saying, or on a verb above it, outside what is said."""
    cue = _cue(page, statement)
    if cue is None:
        return None
    sayers = {cue.i, *(token.i for token in cue.ancestors if token.pos_ == "VERB")}
    for time in page.reading.times_from(statement.evidence.start, statement.evidence.end):
        span = time.words.span
        if not names_a_day(time) or _inside(span, statement.content.spans):
            continue
        tokens = page.parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is not None and {tokens.root.head.i, tokens.root.head.head.i} & sayers:
            return time.id
    return None


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(other.covers(span) for other in spans)


def _told_before(page: Page, statement: Statement, block: int, people: frozenset[str]) -> Occasion | None:
    """The date of the last sentence before, in this paragraph or the one above, that tells of an occasion with the speaker."""
    for time in page.before(statement.evidence.start):
        where = time.words.span
        if block - page.block(where.start) > PARAGRAPHS_AN_OCCASION_LASTS:
            return None
        when = page.when(time.id, DateBasis.CONTEXT)
        if (
            when is not None
            and len(when.start) >= ISO_MONTH
            and page.is_past(when)
            and names_a_day(time)
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
    if not kinds:
        return None
    for where, dated, when in reversed(page.calls):
        if where.end <= told.start and dated & kinds:
            return Occasion(when=when, block=block, people=people)
    return None


def _named_day(page: Page, time: TimeId | None) -> TimeId | None:
    return time if time is not None and names_a_day(page.times[time]) else None


def _tells_of(page: Page, where: Span, people: frozenset[str]) -> bool:
    sentence = page.parsed.sentence_at(where.start)
    if sentence is None or not people & page.names_within(sentence.start, sentence.end):
        return False
    return bool(page.kinds_of_occasion(sentence.tokens.text))


def _of_events(page: Page) -> Iterator[Moment]:
    """Each with its own date; in the first paragraphs, what happened undated is of the day of the news."""
    for event in page.reading.events:
        when = page.when(event.when, DateBasis.TEXT) or _undated(page, event)
        if when is not None:
            yield Moment(of=event.id, when=when)


def _undated(page: Page, event: Event) -> When | None:
    if event.status not in PAST_STATUSES:
        return None
    if event.status is Status.HAPPENED and page.kinds_of_occasion(event.trigger.text):
        told = _same_occasion(page, event.evidence.span, 0, frozenset())
        if told is not None:
            return told.when
    return page.news if page.in_lead(event.trigger.span.start) and _is_the_news(page, event) else None


def _is_the_news(page: Page, event: Event) -> bool:
    """Whether a main clause tells of it, and nothing in the sentence is of another day: not `after the pact signed in May`."""
    tokens = page.parsed.doc.char_span(event.trigger.span.start, event.trigger.span.end, alignment_mode="expand")
    sentence = page.parsed.sentence_at(event.trigger.span.start)
    if tokens is None or sentence is None:
        return False
    told = page.reading.times_from(sentence.start, sentence.end)
    starts = {page.dates[time.id].start for time in told if names_a_day(time)} - {None}
    if starts - page.news_days or page.at_another_time(sentence.tokens.text):
        return False
    verb = tokens.root if tokens.root.dep_ not in ARGUMENTS else tokens.root.head
    while verb.dep_ in MAIN_CLAUSES and verb.head != verb:
        verb = verb.head
    return bool(verb.dep_ == "ROOT")


def _of_figures(page: Page) -> Iterator[Moment]:
    for figure in page.reading.figures:
        when = page.when(figure.period, DateBasis.TEXT)
        if when is not None:
            yield Moment(of=figure.id, when=when)
