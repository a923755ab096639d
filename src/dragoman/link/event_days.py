"""Days from which a report counts other than its own: that of an event (`two days after the election`), and of a speaker (`“tomorrow”`)."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dragoman.link.calendar import ISO_DAY
from dragoman.link.setting import Today
from dragoman.text.parser import Parsed
from dragoman.types.ids import TimeId
from dragoman.types.readings import Reading, Time
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTED_FROM = re.compile(r" EVENT$")
"""A time whose day hangs on an event."""
STEM = 5
"""Letters that a noun and a verb for the same event share: `inaugurated`, `inauguration`."""
OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj"})
LIGHT = frozenset({"hold", "take", "have", "be", "schedule", "set", "begin", "open", "come", "happen", "occur", "plan"})
"""Verbs that say only that an event was, so that its noun counts as well."""


def event_days(parsed: Parsed, dated: Sequence[tuple[Time, str]]) -> Mapping[TimeId, date]:
    """For each time that is counted from an event, the day on which the report says that the event was.

    Args:
        parsed: the document.
        dated: each time with its first day, cut to the known precision, or nothing.
    """
    wanted = [time for time, _ in dated if COUNTED_FROM.search(time.value)]
    if not wanted:
        return {}
    days = _days_by_event(parsed, dated)
    found = {}
    for time in wanted:
        event = _event_after(parsed, time)
        if event is not None and (known := days.get(_stem(event))):
            found[time.id] = min(known, key=lambda pair: abs(pair[0] - time.words.span.start))[1]
    return found


def days_spoken(parsed: Parsed, reading: Reading, starts: Mapping[TimeId, str]) -> Mapping[TimeId, Today]:
    """For each time in quotation marks, the day on which it was said, where the report gives it.

    Reporters count from their own day when they put it in their own words, speakers from theirs.
    """
    quoted = [quotation.outer for quotation in parsed.quotations]
    spoken = {}
    for statement in reading.statements:
        said = starts.get(statement.said, "") if statement.said else ""
        for span in statement.content.spans if len(said) >= ISO_DAY else ():
            for time in reading.times_from(span.start, span.end):
                if time.id != statement.said and _is_within(time.words.span, quoted):
                    spoken[time.id] = Today(date.fromisoformat(said[:ISO_DAY]), "D")
    return spoken


def _is_within(span: Span, quoted: list[Span]) -> bool:
    position = bisect_right(quoted, span.start, key=lambda outer: outer.start)
    return position > 0 and quoted[position - 1].covers(span)


def _days_by_event(parsed: Parsed, dated: Sequence[tuple[Time, str]]) -> dict[str, list[tuple[int, date]]]:
    """Offsets and days at which each event is dated."""
    days: dict[str, list[tuple[int, date]]] = defaultdict(list)
    for time, start in dated:
        root = _root(parsed, time)
        if root is None or len(start) < ISO_DAY or COUNTED_FROM.search(time.value):
            continue
        for event in _dated_by(root):
            days[_stem(event)].append((time.words.span.start, date.fromisoformat(start[:ISO_DAY])))
    return days


def _dated_by(root: "Token") -> "list[Token]":
    """The noun or verb that a time dates, and the noun of a light verb."""
    head = root.head.head if root.dep_ == "pobj" else root.head
    if head.lemma_ not in LIGHT:
        return [head]
    return [head, *(child for child in head.children if child.dep_ in OBJECTS)]


def _event_after(parsed: Parsed, time: Time) -> "Token | None":
    """The event after `before`, `after` or `of`."""
    tokens = parsed.doc.char_span(time.words.span.start, time.words.span.end, alignment_mode="expand")
    if tokens is None or tokens.end >= len(parsed.doc):
        return None
    word = parsed.doc[tokens.end]
    if word.dep_ == "mark":
        return word.head
    return next((child for child in word.children if child.dep_ in {"pobj", "pcomp"}), None)


def _root(parsed: Parsed, time: Time) -> "Token | None":
    tokens = parsed.doc.char_span(time.words.span.start, time.words.span.end, alignment_mode="expand")
    return tokens.root if tokens is not None else None


def _stem(token: "Token") -> str:
    return str(token.lemma_).lower()[:STEM]
