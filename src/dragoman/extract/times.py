"""Times of one document: dates, times of day, durations and sets, by rules over the text of each block."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.extract.time_days import DAY_RULES
from dragoman.extract.time_rules import Fields, Rule
from dragoman.extract.time_stretches import STRETCH_RULES
from dragoman.extract.time_words import TimeWords, time_words
from dragoman.extract.time_years import YEAR_RULES
from dragoman.text.parser import READ_KINDS, Parsed
from dragoman.types.readings import Reading, Time, TimeKind
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.times import TimeWordKind
from dragoman.world import Knowledge

METHOD = "time-rules/1"
RULES: tuple[Rule, ...] = (*DAY_RULES, *YEAR_RULES, *STRETCH_RULES)

A_UNIT = re.compile(r"an?\s+\w+", re.IGNORECASE)
COUNTED = re.compile(
    r"(?:\d|%|\)|\b(?:hundred|thousand|million|billion|trillion|bn|cents?|per\s?cent|times|once|twice|dollars|won|yen))\s*$",
    re.IGNORECASE,
)
"""What stands before a rate."""

Candidate = tuple[Span, TimeKind, str]


def find_times(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its times added, in text order; no two overlap."""
    document = parsed.document
    times = [
        Time(
            document_id=found.document_id,
            words=document.words(span.start, span.end),
            kind=kind,
            value=value,
            method=METHOD,
        )
        for block in document.blocks
        if block.kind in READ_KINDS
        for span, kind, value in times_in(document.text, block.span, knowledge.vocabulary)
    ]
    return replace(found, times=(*found.times, *times))


def times_in(text: str, within: Span, vocabulary: Vocabulary) -> list[Candidate]:
    """The times in one paragraph, in text order; of those that overlap the longest, of equally long ones that of the earlier rule."""
    chosen: list[Candidate] = []
    taken = bytearray(within.end - within.start)
    for candidate in sorted(_candidates(text, within, vocabulary), key=lambda c: (-len(c[0]), c[0].start)):
        place = slice(candidate[0].start - within.start, candidate[0].end - within.start)
        if not any(taken[place]):
            taken[place] = b"\1" * len(candidate[0])
            chosen.append(candidate)
    return sorted(chosen, key=lambda candidate: candidate[0])


def _candidates(text: str, within: Span, vocabulary: Vocabulary) -> Iterator[Candidate]:
    words = time_words(vocabulary)
    for rule, pattern in _grammar(vocabulary):
        for match in pattern.finditer(text, within.start, within.end):
            read = rule.read(Fields(match, words))
            if read is not None and not _is_numbered(text, match, words) and not _is_rate(text, match):
                yield Span(match.start(), match.end()), *read


def _is_numbered(text: str, match: re.Match[str], words: TimeWords) -> bool:
    """Whether the digits number something else: `Resolution 1929`, `Flight 2016`, `Project 2025`."""
    if not match.group()[0].isdigit():
        return False
    before = re.search(r"([A-Za-z]+)\.?\s$", text[max(0, match.start() - 20) : match.start()])
    return bool(before) and before.group(1).lower() in words.values[TimeWordKind.NOT_A_YEAR]  # type: ignore[union-attr]


def _is_rate(text: str, match: re.Match[str]) -> bool:
    """Whether `a year` says how often a figure counts: `$5 billion a year`, `twice a month`."""
    return bool(A_UNIT.fullmatch(match.group()) and COUNTED.search(text[max(0, match.start() - 40) : match.start()]))


@cache
def _grammar(vocabulary: Vocabulary) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    words = time_words(vocabulary)
    return tuple((rule, words.compiled(rule.pattern)) for rule in RULES)
