"""Shares, multiples and ranks in words: `two-thirds of`, `one in five`, `sixfold`, `twice`, `third-largest`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.numerals import DIGITS, Numerals, alternatives, numerals
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.numbers import NumberWordKind

OF_A_NUMBER = re.compile(
    r"\s+of\s+(?:a\s+(?:million|billion|trillion|percent|per\s+cent)|1\s*%|1\s+per\s?cent|one\s+per\s?cent)\b",
    re.IGNORECASE,
)
"""Behind a fraction that scales a number and is no share of a thing: `a quarter of a million`, `half of 1 per cent`."""
ORDINAL_NOUNS = "test|nuclear test|missile test|launch|summit|meeting|round of|visit|straight|consecutive|edition"


@dataclass(frozen=True, slots=True)
class Part:
    """A share, a multiple or a rank."""

    span: Span
    value: float
    unit: str
    """`share`, `times` or `rank`."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The patterns of a vocabulary."""

    fractions: dict[str, float]
    multiples: dict[str, float]
    ordinals: dict[str, float]
    share: re.Pattern[str]
    written: re.Pattern[str]
    """`1/16 of`."""
    one_in: re.Pattern[str]
    fold: re.Pattern[str]
    rank: re.Pattern[str]
    numerals: Numerals


def parts_in(text: str, within: Span, vocabulary: Vocabulary) -> Iterator[Part]:
    """The shares, multiples and ranks of one paragraph."""
    known = parts(vocabulary)
    yield from _shares(known, text, within)
    yield from _multiples_and_ranks(known, text, within)


def _shares(known: Parts, text: str, within: Span) -> Iterator[Part]:
    for match in known.share.finditer(text, within.start, within.end):
        if OF_A_NUMBER.match(text, match.end()):
            continue
        if match["top"] is None and match["fraction"].lower() != "half":
            continue
        count = known.numerals.value(match["top"] or "one") or 1.0
        yield _part(match, count * known.fractions[match["fraction"].lower()], "share")
    for match in known.written.finditer(text, within.start, within.end):
        if 0 < int(match["top"]) < int(match["bottom"]):
            yield _part(match, int(match["top"]) / int(match["bottom"]), "share")
    for match in known.one_in.finditer(text, within.start, within.end):
        top, bottom = known.numerals.value(match["top"]), known.numerals.value(match["bottom"])
        if top and bottom and top < bottom:
            yield _part(match, top / bottom, "share")


def _multiples_and_ranks(known: Parts, text: str, within: Span) -> Iterator[Part]:
    for match in known.fold.finditer(text, within.start, within.end):
        multiple = (
            known.multiples.get(match["word"].lower()) if match["word"] else known.numerals.value(match["number"])
        )
        if multiple:
            yield _part(match, multiple, "times")
    for match in known.rank.finditer(text, within.start, within.end):
        ordinal = (match["ordinal"] or "").lower()
        rank = known.ordinals.get(ordinal) or float(re.sub(r"\D", "", ordinal) or 0)
        if rank > 1:
            yield _part(match, rank, "rank")


def _part(match: re.Match[str], value: float, unit: str) -> Part:
    return Part(Span(match.start(), match.end()), round(value, 16), unit)


@cache
def parts(vocabulary: Vocabulary) -> Parts:
    """The patterns for shares, multiples and ranks."""
    of = {
        kind: {
            form: word.value
            for word in vocabulary.numbers.values()
            if word.kind is kind
            for form in _forms(word.name, word.forms)
        }
        for kind in (NumberWordKind.FRACTION, NumberWordKind.MULTIPLE, NumberWordKind.ORDINAL)
    }
    fractions, multiples, ordinals = of.values()
    numbers = numerals(vocabulary)
    small = alternatives(tuple(form for form, value in numbers.values.items() if value <= 20)) + r"|\d{1,3}"  # noqa: PLR2004 - one in twenty
    others = alternatives(tuple(form for form in fractions if form != "half"))
    return Parts(
        fractions=fractions,
        multiples=multiples,
        ordinals=ordinals,
        numerals=numbers,
        share=_compiled(
            rf"(?<!\w)(?:(?P<top>{small}|an?)[\s-]+)?(?P<fraction>half|(?:(?<=[\s-])(?:{others})))"
            r"(?=\s+(?:of|the|its|their)\b|\s*[,;]|\.\s)"
        ),
        written=_compiled(r"(?<![\w/.,])(?P<top>\d{1,2})[/⁄](?P<bottom>\d{1,3})(?![\w/])(?=\s+(?:of|the|an?)\b)"),
        one_in=_compiled(
            rf"(?<!\w)(?P<top>{small})\s+(?:in|out\s+of|of\s+every|of(?=\s+(?:10|ten|100)\b))\s+(?:every\s+)?(?P<bottom>{small})(?!\w)(?![\s-]*(?:years?|months?|days?|hours?|weeks?|minutes?)\b)"
        ),
        fold=_compiled(
            rf"(?<!\w)(?:(?P<number>{alternatives(numbers.values)}|{DIGITS})-?fold|(?P<word>{alternatives(multiples)})(?=\s+(?:as|the|that|its|their|more|in|to)\b))(?![\w-])"
        ),
        rank=_compiled(
            rf"(?<![\w-])(?P<ordinal>{alternatives(ordinals)}|\d+(?:st|nd|rd|th))[\s-](?:[a-z]{{3,}}est|most[\s-]\w+|worst|best|(?:{ORDINAL_NOUNS}))(?!\w)"
        ),
    )


def _forms(name: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    return forms if "-" in name else (name, *forms)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
