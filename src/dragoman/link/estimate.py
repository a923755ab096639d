"""When an undated report must have been written: from the offices its people hold in it and the dates it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dragoman.link.calendar import ISO_DAY
from dragoman.link.setting import Today
from dragoman.link.tense import PAST, direction, tense_above
from dragoman.text.parser import Parsed
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading, Time
from dragoman.types.resolutions import Resolution
from dragoman.types.vocabularies.times import TimeWordKind
from dragoman.world import Knowledge
from dragoman.world.offices import Office

TITLE_REACH = 60
"""Code points before or after a name in which its title is looked for."""
NOT_ANY_MORE = re.compile(r"\b(?:former|ex|previous|onetime|one-time)[\s-]+(?:\w+[\s-]+){0,2}$", re.IGNORECASE)
"""Before a title: it was held before the day of the report."""
NOT_KNOWN = re.compile(r"\b(?:then|late|next|future|would-be|fellow|acting)[\s-]+(?:\w+[\s-]+){0,2}$", re.IGNORECASE)
"""Before a title: it says nothing of the day of the report."""
NEWS_WEEK = 6
"""Days from the latest day that a report names as past to its publication, at most, where one of the signs below is there."""
LEAST_EVIDENCE = 3
"""Offices that must agree before a year is believed: of two, one is too often told of the past."""
SURE_AGAINST_ONE = 5
"""Offices that outweigh one which they contradict."""
LEAD = 0.15
"""The part of the text that tells the news: a day named there is one of the last days."""
BACKGROUND = 0.6
"""The part of the text from which on a report tells what led to the news; days named there are older ones."""
FIRST, LAST = date(1990, 1, 1), date(2049, 12, 31)
MONTH_AND_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)(?!\d)")
FULL_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
COUNTED = re.compile(r"P(\d+)([MWD]) ago$")
DAYS_OF = {"D": 1, "W": 7, "M": 30}
TOOK_OFFICE = re.compile(
    r"\b(?:elected|sworn\s+in|took\s+(?:over|office)|became|appointed|inaugurated)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which a report can have been written, both included, and how many offices say so."""

    start: date
    end: date
    evidence: int


def estimated_day(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Today | None:
    """The last day of the week in which an undated report was probably written, or its year; None when the text does not tell.

    The week begins with the latest day that the report speaks of as past, where a sign says that the day is part of the news:
    it stands in the lead, with its weekday, or where a time counted from the start of a term leads; or it ends with a summit of
    which the lead tells on weekdays that fit one alone. Known misses: most reports name their last days by weekdays alone, and
    get no estimate.
    """
    window = _in_office(parsed, reading, resolution, knowledge)
    if window is None:
        return None
    gathering = _at_a_gathering(parsed, reading, window, knowledge)
    if gathering is not None:
        return Today(gathering, "W")
    past = [time for time in reading.times if _is_told(parsed, time)]
    latest = _latest(past, window)
    if latest is not None and _is_news(
        parsed, past, latest, _counted_from_terms(parsed, reading, resolution, knowledge)
    ):
        return Today(latest + timedelta(days=NEWS_WEEK), "W")
    return Today(date(window.start.year, 7, 1), "Y") if window.start.year == window.end.year else None


def _in_office(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Window | None:
    """The days on which most of the report's people held the offices that the report gives them."""
    spans = [_days(held, knowledge) for held in dict.fromkeys(_held(parsed, reading, resolution, knowledge))]
    edges = sorted({edge for days in spans for first, last in days for edge in (first, last + timedelta(days=1))})
    best: tuple[int, date, date] | None = None
    for start, after in pairwise(edges):
        votes = sum(any(first <= start <= last for first, last in days) for days in spans)
        if best is not None and votes == best[0] and start == best[2] + timedelta(days=1):
            best = (votes, best[1], after - timedelta(days=1))
        elif best is None or votes > best[0]:
            best = (votes, start, after - timedelta(days=1))
    against = len(spans) - best[0] if best else 0
    if best is None or best[0] < (LEAST_EVIDENCE if not against else max(SURE_AGAINST_ONE, against * SURE_AGAINST_ONE)):
        return None
    return Window(best[1], best[2], best[0])


@dataclass(frozen=True, slots=True)
class Held:
    """A person with the office that the report gives him, now or before."""

    person: EntityId
    office: Office
    over: bool


def _held(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Iterator[Held]:
    """Each person and office that the reporter joins; what people say in quotation marks may be courtesy."""
    links = {link.mention: link.entity for link in resolution.links if link.entity}
    quoted = [quotation.outer for quotation in parsed.quotations]
    for mention in reading.mentions:
        person, span = links.get(mention.id), mention.words.span
        if person is None or mention.kind is not MentionKind.PERSON or mention.form is not MentionForm.NAME:
            continue
        if not any(outer.covers(span) for outer in quoted):
            yield from _titled(parsed, mention, person, knowledge.offices.ever_held_by(person))


def _titled(parsed: Parsed, mention: Mention, person: EntityId, offices: tuple[Office, ...]) -> Iterator[Held]:
    """The office whose title stands right before the name, or right after it between commas."""
    text, span = parsed.document.text, mention.words.span
    before = text[max(0, span.start - TITLE_REACH) : span.start]
    after = text[span.end : span.end + TITLE_REACH]
    titles = sorted(((title, office) for office in offices for title in office.titles), key=lambda pair: -len(pair[0]))
    for title, office in titles:
        found = re.search(rf"\b{re.escape(title)}\s+$", before, re.IGNORECASE)
        if found and NOT_KNOWN.search(before[: found.start()]):
            return
        apposed = rf"\s*,\s+(?:the\s+)?(?:[A-Z][\w.]*(?:['’]s)?\s+){{0,3}}{re.escape(title)}\b"
        if found or re.match(apposed, after, re.IGNORECASE):
            yield Held(person, office, over=bool(found and NOT_ANY_MORE.search(before[: found.start()])))
            return


def _days(held: Held, knowledge: Knowledge) -> tuple[tuple[date, date], ...]:
    """The days on which the report can say so: those of the terms, or those after a term and before the next."""
    terms = sorted(
        (_day(term.start, FIRST, last=False), _day(term.end, LAST, last=True))
        for term in knowledge.offices.terms
        if term.person == held.person and term.office == held.office.id
    )
    if not held.over:
        return tuple((start, max(start, end - timedelta(days=1))) for start, end in terms)
    nexts = [start - timedelta(days=1) for start, _ in terms[1:]] + [LAST]
    return tuple((end, following) for (_, end), following in zip(terms, nexts, strict=True) if end <= following)


def _day(iso: str | None, default: date, *, last: bool) -> date:
    """The first or last day that a cut date can mean."""
    if iso is None:
        return default
    year, month, day = (*(int(part) for part in iso.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    after = date(year + 1, 1, 1) if month in {0, 12} else date(year, month + 1, 1)
    return after - timedelta(days=1)


def _is_told(parsed: Parsed, time: Time) -> bool:
    """Whether a verb in the past tense tells of the time; `the June 7 primary` and captions do not."""
    tokens = parsed.doc.char_span(time.words.span.start, time.words.span.end, alignment_mode="expand")
    return tokens is not None and direction(parsed, time.words.span) == PAST and tense_above(tokens.root) == PAST


def _latest(past: list[Time], window: Window) -> date | None:
    """The latest day that the report names as past, in the one year that the window and its weekdays allow."""
    full = [day for time in past if (day := _full(time)) and window.start <= day <= window.end]
    years = {day.year for day in full} or set(range(window.start.year, window.end.year + 1))
    bare = {year: _bare(past, year, window) for year in sorted(years)}
    possible = {year: days for year, days in bare.items() if days}
    if len(possible) > 1:
        possible = {year: days for year, days in possible.items() if _on_a_weekday(past, max(days))}
    if len(possible) == 1:
        (days,) = possible.values()
        return max([*days, *full])
    return max(full, default=None) if not possible else None


def _full(time: Time) -> date | None:
    found = FULL_DAY.match(time.value)
    return _lawful(int(found[1]), int(found[2]), int(found[3])) if found else None


def _bare(past: list[Time], year: int, window: Window) -> list[date]:
    """The days of a year that times without a year name, within the window."""
    days = (_lawful(year, int(found[1]), int(found[2])) for time in past if (found := MONTH_AND_DAY.match(time.value)))
    return [day for day in days if day and window.start <= day <= window.end]


def _on_a_weekday(past: list[Time], day: date) -> bool:
    """Whether the report also names the day by its weekday."""
    return any(int(found[1]) == day.isoweekday() for time in past if (found := WEEKDAY.match(time.value)))


def _is_news(parsed: Parsed, past: list[Time], latest: date, counted: list[tuple[date, date]]) -> bool:
    """Whether a sign says that the latest day is one of the last days, and not one that the report looks back on."""
    if any(first <= latest + timedelta(days=NEWS_WEEK) and latest <= last for first, last in counted):
        return True
    named = f"{latest.month:02}-{latest.day:02}"
    places = [
        time.words.span.start / len(parsed.document.text) for time in past if time.value[4:].startswith(f"-{named}")
    ]
    first = min(places, default=1.0)
    return first <= LEAD or (first <= BACKGROUND and _on_a_weekday(past, latest))


def _counted_from_terms(
    parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge
) -> list[tuple[date, date]]:
    """The days to which `who became prime minister a month ago` leads, half a unit early or late."""
    links = {link.mention: link.entity for link in resolution.links if link.entity}
    counted = []
    for time in reading.times:
        found, sentence = COUNTED.match(time.value), parsed.sentence_at(time.words.span.start)
        if found is None or sentence is None or not TOOK_OFFICE.search(sentence.tokens.text):
            continue
        people = {links.get(mention.id) for mention in reading.mentions_from(sentence.start, sentence.end)}
        starts = [term.start for term in knowledge.offices.terms if term.person in people and term.start]
        size = DAYS_OF[found[2]]
        for start in (date.fromisoformat(start) for start in starts if len(start) == ISO_DAY):
            middle = start + timedelta(days=int(found[1]) * size)
            counted.append((middle - timedelta(days=size // 2), middle + timedelta(days=size // 2)))
    return counted


def _at_a_gathering(parsed: Parsed, reading: Reading, window: Window, knowledge: Knowledge) -> date | None:
    """The last day of the one summit within the window at which the report was written."""
    text = parsed.document.text
    told = [(match.start(), days) for pattern, days in _gatherings(knowledge) for match in pattern.finditer(text)]
    if min((offset for offset, _ in told), default=len(text)) > LEAD * len(text):
        return None
    named = {weekday for offset, _ in told for weekday in _weekdays_beside(parsed, reading, offset)}
    known = {pair for _, days in told for pair in days}
    fitting = {
        last
        for first, last in known
        if window.start <= first <= last <= window.end and named & _weekdays_of(first, last)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _gatherings(knowledge: Knowledge) -> Iterator[tuple[re.Pattern[str], list[tuple[date, date]]]]:
    for word in knowledge.vocabulary.times.values():
        if word.kind is TimeWordKind.GATHERING:
            pairs = (pair.split("/") for pair in word.value.split())
            forms = "|".join(map(re.escape, word.forms))
            yield (
                re.compile(rf"\b(?:{forms})\b", re.IGNORECASE),
                [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs],
            )


def _weekdays_beside(parsed: Parsed, reading: Reading, offset: int) -> Iterator[int]:
    """The weekdays that the sentence names without `next` or `last`."""
    sentence = parsed.sentence_at(offset)
    for time in reading.times_from(sentence.start, sentence.end) if sentence else ():
        if " " not in time.value and (found := WEEKDAY.match(time.value)):
            yield int(found[1])


def _weekdays_of(first: date, last: date) -> set[int]:
    return {(first + timedelta(days=day)).isoweekday() for day in range((last - first).days + 1)}


def _lawful(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
