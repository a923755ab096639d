"""What the moments of one document are read from: its dates, its day, and the occasions that it dates."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from dragoman.link.calendar import ISO_DAY, first_day, last_day
from dragoman.link.dates import dated_by_text, day_written
from dragoman.link.setting import Today
from dragoman.text.parser import READ_KINDS, Parsed
from dragoman.types.ids import MentionId, TimeId
from dragoman.types.readings import MentionForm, Reading, Time, TimeKind
from dragoman.types.resolutions import DateBasis, Dated, Resolution, When
from dragoman.types.spans import Span
from dragoman.types.vocabularies.times import TimeWordKind
from dragoman.world import Knowledge

TOLD_TWICE = frozenset({"call"})
"""Kinds of occasions that a report dates once and comes back to. Meetings are too many for that."""
LEAD = 3
"""Paragraphs at the start of a report that tell the news itself."""
OPENING = 8
"""Paragraphs in which a report names the day of its news."""
NEWS_WEEK = timedelta(days=6)


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
    placed: tuple[tuple[int, str], ...]
    """The same by where the mentions begin, in text order."""
    block_ends: tuple[int, ...]
    occasions: tuple[tuple[str, re.Pattern[str]], ...]
    """Kinds of occasions with the words for them."""
    elsewhen: re.Pattern[str]
    """Words that put what is told to another time."""

    @classmethod
    def of(cls, parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> "Page":
        """The page of a document whose mentions and times are linked."""
        dates = {dated.time: dated for dated in resolution.dates}
        published = parsed.document.published
        by_text = {} if published else dated_by_text(parsed, reading, resolution, knowledge)
        named = tuple(_named(reading, resolution))
        return cls(
            parsed=parsed,
            reading=reading,
            times={time.id: time for time in reading.times},
            dates=dates,
            estimated=frozenset() if published else _estimated(dates, by_text),
            today=day_written(parsed, reading, resolution, knowledge),
            names={mention: name for mention, _, name in named},
            placed=tuple((start, name) for _, start, name in named),
            block_ends=tuple(block.span.end for block in parsed.document.blocks),
            occasions=tuple(_occasion_words(knowledge)),
            elsewhen=_pattern(
                form
                for word in knowledge.vocabulary.times.values()
                if word.kind is TimeWordKind.ELSEWHEN
                for form in word.forms
            ),
        )

    def names_within(self, start: int, end: int) -> set[str]:
        """Whom the mentions mean that begin from `start` up to, not at, `end`."""
        first, after = bisect_left(self.placed, (start,)), bisect_left(self.placed, (end,))
        return {name for _, name in self.placed[first:after]}

    def kinds_of_occasion(self, text: str) -> frozenset[str]:
        """The kinds of occasions that the words tell of."""
        return frozenset(kind for kind, pattern in self.occasions if pattern.search(text))

    def at_another_time(self, text: str) -> bool:
        """Whether the words put what they tell to some other time."""
        return self.elsewhen.search(text) is not None

    def block(self, offset: int) -> int:
        """The number of the paragraph that holds a code point."""
        return bisect_right(self.block_ends, offset)

    def before(self, offset: int) -> Iterator[Time]:
        """The times that end before a code point, the last one first."""
        times = self.reading.times
        position = bisect_left(times, offset, key=lambda time: time.words.span.start)
        return (times[i] for i in range(position - 1, -1, -1) if times[i].words.span.end <= offset)

    def when(self, time: TimeId | None, basis: DateBasis) -> When | None:
        """What a time expression says; None when it lies nowhere on the calendar."""
        dated = self.dates.get(time) if time is not None else None
        if time is None or dated is None or dated.start is None:
            return None
        words = self.times[time].words
        basis = DateBasis.ESTIMATED if time in self.estimated else basis
        return When(start=dated.start, end=dated.end or dated.start, text=words.text, span=words.span, basis=basis)

    def is_past(self, when: When) -> bool:
        """Whether it was over on the day of publication."""
        return self.today is None or last_day(when.end) <= self.today.last

    def has_begun(self, when: When) -> bool:
        """Nothing was said after the day of publication."""
        return self.today is None or first_day(when.start) <= self.today.last

    def in_lead(self, offset: int) -> bool:
        """Whether a code point lies in the paragraphs that tell the news itself."""
        return offset < self._end_of(LEAD)

    @cached_property
    def published(self) -> When | None:
        """The day of publication; of an undated report the days from its news to the last day on which it can have been written."""
        day = self.parsed.document.published
        if day:
            return When(start=day, end=day, basis=DateBasis.PUBLISHED)
        if self.today is None or self.today.precision != "W":
            return None
        news = min(self._news_days(), key=lambda when: when.span or Span(0, 1), default=None)
        if news is None:
            return None
        last = self.today.last.isoformat()
        return When(start=news.start, end=last, text=news.text, span=news.span, basis=DateBasis.ESTIMATED)

    @cached_property
    def news(self) -> When | None:
        """The one day of the last week that the opening names, on which what it tells without a date took place; else the day of publication."""
        days = {when.start: when for when in self._news_days()}
        if self.parsed.document.published and len(days) == 1:
            return next(iter(days.values()))
        return self.published

    @cached_property
    def news_days(self) -> frozenset[str | None]:
        """The days of the last week that the opening names, and that of publication."""
        own = {self.published.start} if self.published else set()
        return frozenset({when.start for when in self._news_days()} | own)

    @cached_property
    def calls(self) -> tuple[tuple[Span, frozenset[str], When], ...]:
        """The occasions that are told of twice, where their day is named, in text order."""
        return tuple(self._dated_calls())

    def _dated_calls(self) -> Iterator[tuple[Span, frozenset[str], When]]:
        for time in self.reading.times:
            when = self.when(time.id, DateBasis.CONTEXT) if names_a_day(time) else None
            if when is None or len(when.start) < ISO_DAY or when.start != when.end or not self.is_past(when):
                continue
            sentence = self.parsed.sentence_at(time.words.span.start)
            kinds = self.kinds_of_occasion(sentence.tokens.text) & TOLD_TWICE if sentence else frozenset()
            if kinds:
                yield time.words.span, kinds, when

    def _news_days(self) -> Iterator[When]:
        """The past days of the last week that the opening names."""
        if self.today is None or self.today.precision not in {"D", "W"}:
            return
        first = self.today.last - NEWS_WEEK
        for time in self.reading.times_from(0, self._end_of(OPENING)):
            when = self.when(time.id, DateBasis.CONTEXT) if names_a_day(time) else None
            if when is None or len(when.start) < ISO_DAY or when.start != when.end:
                continue
            if first <= date.fromisoformat(when.start[:ISO_DAY]) <= self.today.last:
                yield when

    def _end_of(self, paragraphs: int) -> int:
        """The code point after so many paragraphs that are read."""
        read = [block.span.end for block in self.parsed.document.blocks if block.kind in READ_KINDS]
        return read[min(paragraphs, len(read)) - 1] if read else 0


def names_a_day(time: Time) -> bool:
    """`Nov 7`, `last month`; not `now`, and not `for two weeks`."""
    return time.kind in {TimeKind.DATE, TimeKind.TIME} and not time.value.endswith("_REF")


def _named(reading: Reading, resolution: Resolution) -> Iterator[tuple[MentionId, int, str]]:
    """Each mention that says whom it means, with where it begins, in text order."""
    linked = {link.mention: link.entity or link.name for link in resolution.links}
    for mention in reading.mentions:
        key = mention.id
        if linked.get(key) or mention.form is not MentionForm.PRONOUN:
            yield key, mention.words.span.start, linked.get(key) or mention.words.text.lower()


def _estimated(dates: dict[TimeId, Dated], by_text: dict[TimeId, Dated]) -> frozenset[TimeId]:
    return frozenset(time for time, dated in dates.items() if dated.start and dated != by_text.get(time))


def _occasion_words(knowledge: Knowledge) -> Iterator[tuple[str, re.Pattern[str]]]:
    for word in knowledge.vocabulary.times.values():
        if word.kind is TimeWordKind.OCCASION:
            yield word.value, _pattern(word.forms)


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)
