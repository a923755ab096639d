"""What a figure measures: a measure of the vocabulary whose terms stand near, followed by the page's own words."""

import re
from functools import cache

from dragoman.types.readings import FigureKind
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.units import Measure

FARTHEST = 70
"""Code points between a figure and a term that still says what it measures."""
IN_PAGE_WORDS = 3.0
"""How much more a term counts that stands in the words that belong to the figure by grammar."""
OTHER_CLAUSE = 0.4
"""How much a term still counts across a comma, semicolon or dash."""


def measure_of(vocabulary: Vocabulary, kind: FigureKind, text: str, within: Span, span: Span, page_words: str | None) -> str | None:
    """The best measure of the vocabulary for a figure of this kind; None when no term stands near."""
    best: tuple[float, str] = (0.0, "")
    for measure, pattern in _patterns(vocabulary):
        if kind in measure.kinds:
            score = _score(pattern, text, within, span, page_words or "")
            best = max(best, (score, measure.name), key=lambda pair: pair[0])
    return best[1] or None


def named(measure: str | None, page_words: str | None) -> str | None:
    """`tariff rate: universal tariff on imports`; either part alone where the other is missing."""
    return ": ".join(part for part in (measure, page_words) if part) or None


def _score(pattern: re.Pattern[str], text: str, within: Span, span: Span, page_words: str) -> float:
    near = max((_nearness(match, text, span) for match in pattern.finditer(text, within.start, within.end)), default=0.0)
    own = max((len(match.group()) / 20 for match in pattern.finditer(page_words)), default=0.0)
    return near + IN_PAGE_WORDS * own


def _nearness(match: re.Match[str], text: str, span: Span) -> float:
    before = match.end() <= span.start
    gap = span.start - match.end() if before else max(0, match.start() - span.end)
    if gap > FARTHEST:
        return 0.0
    between = text[match.end() : span.start] if before else text[span.end : match.start()]
    clause = OTHER_CLAUSE if re.search(r"[,;:—–]\s", between) else 1.0
    return clause * (1 - gap / FARTHEST) * (0.5 + len(match.group()) / 20)


@cache
def _patterns(vocabulary: Vocabulary) -> tuple[tuple[Measure, re.Pattern[str]], ...]:
    return tuple(
        (measure, re.compile("|".join(_term(term) for term in sorted(measure.terms, key=len, reverse=True)), re.IGNORECASE))
        for measure in vocabulary.measures.values()
    )


def _term(term: str) -> str:
    words = re.escape(term).replace(r"\ ", r"\s+").replace(r"\-", r"[-\s]")
    return rf"(?<!\w){words}(?!\w)"
