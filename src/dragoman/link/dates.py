"""Dates that one reading means: each time expression on the calendar, as far as the report says."""

import re
from dataclasses import replace
from datetime import date
from itertools import takewhile

from dragoman.link.anchoring import ISO_DAY, ISO_MONTH, ISO_YEAR, Setting, Today, anchored, first_day
from dragoman.link.estimate import estimated_day
from dragoman.link.tense import direction
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
NEXT_TO = 6
"""Code points between a time of day and its day: `5 p.m. on Tuesday`."""
WRITTEN_YEAR = re.compile(r"\d{4}-\d\d")
"""A date of the text that fixes the year for those after it."""

Done = list[tuple[Time, Dated]]


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
    done: Done = []
    for index, time in enumerate(reading.times):
        setting = _setting(parsed, time, done, today, _near(fiscal, time))
        if "-XX-XXT" in time.value and " " not in time.value:
            setting = _with_its_day(parsed, time, reading.times[index + 1 : index + 2], setting)
        stretch = anchored(time, setting)
        done.append(
            (time, Dated(time=time.id, value=stretch.value, start=stretch.start or None, end=stretch.end or None))
        )
    return [dated for _, dated in done]


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


def _setting(parsed: Parsed, time: Time, done: Done, today: Today | None, fiscal: tuple[int, int] | None) -> Setting:
    return Setting(
        today=today,
        discussed=_discussed(parsed, time, done),
        year=_year_discussed(parsed, time, done, today),
        way=direction(parsed, time.words.span),
        fiscal=fiscal,
    )


def _discussed(parsed: Parsed, time: Time, done: Done) -> date | None:
    """The first day of the last date before this one that is still under discussion; a whole day if there is one."""
    start = time.words.span.start

    def still(pair: tuple[Time, Dated]) -> bool:
        between = parsed.document.text[pair[0].words.span.end : start]
        return len(between) <= REACH and len(BREAK.findall(between)) <= BREAKS

    within = takewhile(still, reversed(done))
    near = [dated.start for other, dated in within if dated.start and " last" not in other.value]
    kept = next((iso for iso in near if len(iso) >= ISO_DAY), near[0] if near else None)
    return first_day(kept) if kept else None


def _year_discussed(parsed: Parsed, time: Time, done: Done, today: Today | None) -> int | None:
    """The year of a past date that the paragraph has written out; in the few sentences before."""
    start = time.words.span.start
    within = takewhile(lambda pair: start - pair[0].words.span.end <= YEAR_REACH, reversed(done))
    for other, _ in within:
        if "\n" in parsed.document.text[other.words.span.end : start]:
            return None
        if WRITTEN_YEAR.match(other.value) or _opens_sentence(parsed, other):
            year = int(other.value[:ISO_YEAR])
            return year if today is None or year < today.day.year else None
    return None


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


def _fiscal_years(reading: Reading, resolution: Resolution, knowledge: Knowledge) -> list[tuple[int, tuple[int, int]]]:
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


def _near(fiscal: list[tuple[int, tuple[int, int]]], time: Time) -> tuple[int, int] | None:
    """The fiscal year of the country named nearest to the time; None when none is within reach."""
    start = time.words.span.start
    near = [(abs(place - start), begin) for place, begin in fiscal if abs(place - start) <= REACH]
    return min(near)[1] if near else None
