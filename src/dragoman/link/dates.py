"""Dates that one reading means: each time expression on the calendar, as far as the report says."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import takewhile

from dragoman.link.anchoring import anchored
from dragoman.link.calendar import ISO_DAY, ISO_MONTH, ISO_YEAR, Stretch, first_day
from dragoman.link.estimate import estimated_day
from dragoman.link.event_days import days_spoken, event_days
from dragoman.link.setting import Setting, Today
from dragoman.link.tense import INSIDE_A_NOUN, direction
from dragoman.text.parser import Parsed
from dragoman.types.ids import TimeId
from dragoman.types.readings import Reading, Time
from dragoman.types.resolutions import Dated, Resolution
from dragoman.types.vocabularies.times import TimeWordKind
from dragoman.world import Knowledge

REACH = 600
"""Code points for which a date stays under discussion: two or three sentences."""
BREAKS = 2
"""Paragraph breaks after which a date is no longer under discussion, however near it stands."""
BREAK = re.compile(r"\n+")
YEAR_REACH = 250
"""Code points for which a year that was written out holds for dates without one."""
NEWS_WEEK = timedelta(days=6)
NEXT_TO = 6
"""Code points between a time of day and its day: `5 p.m. on Tuesday`."""
BARE = re.compile(r"XXXX-\d\d(?:-\d\d)?$")
"""A month or day without its year."""
PERIOD = re.compile(r"(?:FY)?\d{4}-(?:[QH]\d|\d\d)$")
"""A quarter, half-year or month, on the calendar."""
COUNTED = re.compile(r" (?:ago|earlier|later|same)")
QUARTER = re.compile(r"(?:FY)?\d{4}-Q\d$")
WRITTEN_YEAR = re.compile(r"\d{4}-\d\d")
"""A date of the text that fixes the year for those after it."""

Done = list[tuple[Time, Stretch]]
Fiscal = list[tuple[int, tuple[int, int]]]
"""Offsets of countries whose fiscal years are known, in text order, and when those begin."""


@dataclass(slots=True, kw_only=True)
class Told:
    """What the report has told of times so far."""

    today: Today | None
    events: Mapping[TimeId, date] = field(default_factory=dict)
    """Days of the events from which times are counted."""
    spoken: Mapping[TimeId, Today] = field(default_factory=dict)
    """For times in somebody's own words, the day on which he said them."""
    times: Done = field(default_factory=list)
    named: dict[str, int] = field(default_factory=dict)
    """Years of dates without one."""
    quarter: str | None = None
    news: date | None = None

    def add(self, time: Time, stretch: Stretch) -> None:
        """One more time, in text order."""
        self.times.append((time, stretch))
        if BARE.match(time.value) and stretch.start:
            self.named[time.value[ISO_YEAR + 1 :]] = int(stretch.start[:ISO_YEAR])
        if QUARTER.match(stretch.value) and not COUNTED.search(time.value):
            self.quarter = stretch.value
        if (
            self.news is None
            and self.today is not None
            and len(stretch.start) >= ISO_DAY
            and stretch.start == stretch.end
        ):
            day = first_day(stretch.start)
            self.news = day if self.today.last - NEWS_WEEK <= day <= self.today.last else None


def link_dates(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its dates added: one for each time, without start and end where the report does not tell."""
    today = day_written(parsed, reading, resolution, knowledge)
    return replace(resolution, dates=tuple(_dates(parsed, reading, resolution, knowledge, today)))


def day_written(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Today | None:
    """The day of publication; for a document without one, what its text tells of it."""
    published = published_day(parsed.document.published)
    return published or estimated_day(parsed, reading, resolution, knowledge)


def dated_by_text(
    parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge
) -> dict[TimeId, Dated]:
    """What each time means to a reader who knows nothing of the day of publication."""
    return {dated.time: dated for dated in _dates(parsed, reading, resolution, knowledge, None)}


def _dates(
    parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge, today: Today | None
) -> list[Dated]:
    fiscal = _fiscal_years(reading, resolution, knowledge)
    told = _told(parsed, reading, fiscal, Told(today=today))
    starts = [(time, stretch.start) for time, stretch in told.times]
    days, spoken = event_days(parsed, starts), days_spoken(parsed, reading, {time.id: start for time, start in starts})
    if days or spoken:
        told = _told(parsed, reading, fiscal, Told(today=today, events=days, spoken=spoken))
    return [
        Dated(
            time=time.id, value=stretch.value.removeprefix("FY"), start=stretch.start or None, end=stretch.end or None
        )
        for time, stretch in told.times
    ]


def _told(parsed: Parsed, reading: Reading, fiscal: Fiscal, told: Told) -> Told:
    """All times, each read against those before it."""
    for index, time in enumerate(reading.times):
        setting = _setting(parsed, time, told, _near(fiscal, time))
        if "-XX-XXT" in time.value and " " not in time.value:
            setting = _with_its_day(parsed, time, reading.times[index + 1 : index + 2], setting)
        told.add(time, anchored(time, setting))
    return told


def published_day(published: str | None) -> Today | None:
    """The day of publication; the middle of the month or year when no more is known."""
    if not published:
        return None
    try:
        if len(published) >= ISO_DAY:
            return Today(date.fromisoformat(published[:ISO_DAY]), "D")
        if len(published) == ISO_MONTH:
            return Today(date.fromisoformat(f"{published}-15"), "M")
        return Today(date.fromisoformat(f"{published}-07-01"), "Y") if len(published) == ISO_YEAR else None
    except ValueError:
        return None


def _setting(parsed: Parsed, time: Time, told: Told, fiscal: tuple[int, int] | None) -> Setting:
    near = _near_before(parsed, time, told.times)
    return Setting(
        today=told.spoken.get(time.id, told.today),
        discussed=_discussed(near),
        year=_year_discussed(parsed, time, near, told.today),
        way=direction(parsed, time.words.span),
        fiscal=fiscal,
        period=next((d.value for t, d in near if PERIOD.match(d.value) and not COUNTED.search(t.value)), None),
        quarter=told.quarter,
        named=told.named,
        news=told.news,
        event=told.events.get(time.id),
    )


def _near_before(parsed: Parsed, time: Time, done: Done) -> Done:
    """The times before this one that are still under discussion, the last one first."""
    start = time.words.span.start

    def still(pair: tuple[Time, Stretch]) -> bool:
        between = parsed.document.text[pair[0].words.span.end : start]
        return len(between) <= REACH and len(BREAK.findall(between)) <= BREAKS

    return list(takewhile(still, reversed(done)))


def _discussed(near: Done) -> date | None:
    """The first day of the last date that is still under discussion; a whole day if there is one."""
    starts = [dated.start for other, dated in near if dated.start and " last" not in other.value]
    kept = next((iso for iso in starts if len(iso) >= ISO_DAY), starts[0] if starts else None)
    return first_day(kept) if kept else None


def _year_discussed(parsed: Parsed, time: Time, near: Done, today: Today | None) -> int | None:
    """The year of the past date that the paragraph has written out last; none after a date of another year."""
    start = time.words.span.start
    for other, dated in near:
        if start - other.words.span.end > YEAR_REACH or "\n" in parsed.document.text[other.words.span.end : start]:
            return None
        if _fixes_the_year(parsed, other):
            year = int(other.value[:ISO_YEAR])
            return year if today is None or year < today.day.year else None
        if dated.start and not BARE.match(other.value):
            return None
    return None


def _fixes_the_year(parsed: Parsed, time: Time) -> bool:
    """A date told with its year, or a year that sets the scene; not one that describes a thing: `the August 1988 truce`."""
    if WRITTEN_YEAR.match(time.value):
        tokens = parsed.doc.char_span(time.words.span.start, time.words.span.end, alignment_mode="expand")
        return tokens is None or tokens.root.dep_ not in INSIDE_A_NOUN
    return _opens_sentence(parsed, time)


def _opens_sentence(parsed: Parsed, time: Time) -> bool:
    """`In 2016, ...`: a year that sets the scene."""
    if not re.fullmatch(r"\d{4}", time.value):
        return False
    sentence = parsed.sentence_at(time.words.span.start)
    return sentence is not None and parsed.document.text[sentence.start : time.words.span.start].strip().lower() == "in"


def _with_its_day(parsed: Parsed, time: Time, following: tuple[Time, ...], setting: Setting) -> Setting:
    """The setting of a time of day, with the day named right after it."""
    if not following or following[0].words.span.start - time.words.span.end > NEXT_TO:
        return setting
    day = anchored(following[0], replace(setting, way=direction(parsed, following[0].words.span)))
    return replace(setting, discussed=first_day(day.start)) if len(day.start) >= ISO_DAY else setting


def _fiscal_years(reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Fiscal:
    """Where countries stand whose fiscal years are known, and when those begin."""
    begins = {
        word.name: (int(word.value.split()[0]), int(word.value.split()[1]))
        for word in knowledge.vocabulary.times.values()
        if word.kind is TimeWordKind.FISCAL
    }
    places = {mention.id: mention.words.span.start for mention in reading.mentions}
    return sorted(
        (places[link.mention], begins[link.country])
        for link in resolution.links
        if link.country in begins and link.mention in places
    )


def _near(fiscal: Fiscal, time: Time) -> tuple[int, int] | None:
    """The fiscal year of the country named nearest to the time; None when none is within reach."""
    start = time.words.span.start
    position = bisect_left(fiscal, (start,))
    near = [(abs(place - start), begin) for place, begin in fiscal[max(0, position - 1) : position + 1]]
    return min(near)[1] if near and min(near)[0] <= REACH else None
