"""What a figure measures: a measure of the vocabulary whose terms stand near, followed by the page's own words."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.types.readings import FigureKind
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.units import Measure

FARTHEST = 70
"""Code points between a figure and a term that still says what it measures."""
IN_PAGE_WORDS = 3.0
"""How much more a term counts that stands in the words that belong to the figure by grammar."""
IS_THE_NOUN = 2.0
"""What it adds that a term is the very noun which the figure counts or modifies."""
VERB_AND_TOPIC = 2.5
"""What it adds that the verb of the figure speaks of the measure, and the sentence is about its topic; half where only what goes before is."""
OTHER_CLAUSE = 0.4
"""How much a term still counts across a comma, semicolon or dash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What stands around a figure."""

    text: str
    within: Span
    """Its sentence."""
    span: Span
    unit: str
    head: str | None
    """The noun it counts or modifies."""
    page_words: str | None
    before: int = 0
    """Where the paragraphs begin that may have named the topic."""
    verb: str | None = None
    """The lemma of the verb that governs it."""
    near: bool = True
    """Whether words around count too, and not only those that belong to the figure by grammar."""
    is_named: bool = False
    """Whether a noun phrase of the page says what is measured, so that a term that merely stands near counts nothing."""


def measure_of(vocabulary: Vocabulary, kind: FigureKind, setting: Setting) -> str | None:
    """The best measure of the vocabulary for a figure of this kind; None when no term stands near."""
    for fallback in (False, True):
        scored = [
            (_score(pattern, setting) + _by_verb(measure, kind, setting), measure.name)
            for measure, pattern in _patterns(vocabulary)
            if kind in measure.kinds
            and measure.terms
            and _in_its_units(measure, kind, setting.unit)
            and measure.fallback is fallback
        ]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
        if best[0] > 0:
            return best[1]
    return None


def named(measure: str | None, page_words: str | None) -> str | None:
    """`tariff rate: universal tariff on imports`; either part alone where the other is missing or says the same."""
    if measure and page_words and (page_words.lower() in measure or page_words.lower() == measure):
        return measure
    return ": ".join(part for part in (measure, page_words) if part) or None


def _score(pattern: re.Pattern[str], setting: Setting) -> float:
    found = pattern.finditer(setting.text, setting.within.start, setting.within.end)
    near = max((_nearness(match, setting.text, setting.span) for match in found if setting.near), default=0.0)
    own = max((len(match.group()) / 20 for match in pattern.finditer(setting.page_words or "")), default=0.0)
    head = IS_THE_NOUN if setting.head and pattern.fullmatch(setting.head) else 0.0
    return (0.0 if setting.is_named and not own and not head else near) + IN_PAGE_WORDS * own + head


def _in_its_units(measure: Measure, kind: FigureKind, unit: str) -> bool:
    return kind not in {FigureKind.COUNT, FigureKind.OTHER} or not measure.units or not unit or unit in measure.units


def _by_verb(measure: Measure, kind: FigureKind, setting: Setting) -> float:
    if setting.verb not in measure.verbs:
        return 0.0
    topic = _topic(measure)
    if topic.search(setting.text, setting.within.start, setting.within.end):
        return VERB_AND_TOPIC
    told_before = topic.search(setting.text, setting.before, setting.within.end)
    return VERB_AND_TOPIC / 2 if told_before and kind is FigureKind.MONEY else 0.0


@cache
def _topic(measure: Measure) -> re.Pattern[str]:
    return re.compile("|".join(_term(term) for term in measure.topic), re.IGNORECASE)


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
        (
            measure,
            re.compile("|".join(_term(term) for term in sorted(measure.terms, key=len, reverse=True)), re.IGNORECASE),
        )
        for measure in vocabulary.measures.values()
    )


def _term(term: str) -> str:
    words = re.escape(term).replace(r"\ ", r"\s+").replace(r"\-", r"[-\s]")
    start = "" if term.startswith("-") else r"(?<!\w)"
    return rf"{start}{words}(?!\w)"
