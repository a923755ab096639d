"""Numbers as they are written: `28,500`, `1.52 trillion`, `2m`, `twenty-four`, `half a million`, `two and a half`."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.numbers import NumberWordKind

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+"
"""An integer or decimal, with or without commas between thousands."""
SUFFIXES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
"""Letters that multiply when they touch the digits, as in `$2m`. `m` alone may be metres: the caller decides."""


@dataclass(frozen=True, eq=False)
class Numerals:
    """The number words of a vocabulary, ready to be matched and added up."""

    values: dict[str, float]
    """Of small numbers, tens and scales."""
    scales: dict[str, float]
    pattern: str
    """A regular expression without named groups; words are matched in any case."""

    def value(self, written: str) -> float | None:
        """The number that the words or digits mean; None when they mean none."""
        written = written.lower().replace("½", " and a half").strip()
        half = re.search(r"[\s-]+and[\s-]+a[\s-]+half$", written)
        if half:
            whole = self.value(written[: half.start()])
            return None if whole is None else whole + 0.5
        if re.match(r"half[\s-]+(?:a|an)[\s-]+", written):
            rest = self.value(re.sub(r"^half[\s-]+(?:a|an)[\s-]+", "", written))
            return None if rest is None else rest / 2
        return self._sum(re.findall(r"\d[\d,]*(?:\.\d+)?|\.\d+|[a-z]+", written))

    def _sum(self, parts: list[str]) -> float | None:
        total, current, seen = 0.0, 0.0, False
        for part in parts:
            if part in {"and", "of"} or (part in {"a", "an"} and not seen):
                continue
            number = self._number(part)
            if number is None:
                return None
            if part in self.scales:
                current = (current or 1.0) * number
                if number >= 1000:  # noqa: PLR2004 - from a thousand on, scales close a group of digits
                    total, current = total + current, 0.0
            else:
                current += number
            seen = True
        return round(total + current, 9) if seen else None

    def _number(self, part: str) -> float | None:
        if part[0].isdigit() or part[0] == ".":
            return float(part.replace(",", ""))
        return self.values.get(part)


@cache
def numerals(vocabulary: Vocabulary) -> Numerals:
    """The numerals of a vocabulary."""
    values: dict[str, float] = {}
    scales: dict[str, float] = {}
    for word in vocabulary.numbers.values():
        if word.kind in {NumberWordKind.SMALL, NumberWordKind.TENS, NumberWordKind.SCALE}:
            for form in (word.name, *word.forms):
                values[form] = word.value
                if word.kind is NumberWordKind.SCALE:
                    scales[form] = word.value
    return Numerals(values=values, scales=scales, pattern=_pattern(values, scales))


def alternatives(words: "list[str] | tuple[str, ...] | dict[str, float]") -> str:
    """A regular expression for any of the words, longest first, white space in them free."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def _pattern(values: dict[str, float], scales: dict[str, float]) -> str:
    word, scale = alternatives(values), alternatives(scales)
    small = alternatives(tuple(form for form in values if form not in scales))
    plural = alternatives(tuple(form for form in scales if form.endswith("s")))
    half = r"(?:[\s-]+and[\s-]+a[\s-]+half\b)?"
    return (
        rf"(?:(?:{DIGITS})(?:[\s-]+(?:{scale})\b){{0,2}}{half}"
        rf"|half[\s-]+an?[\s-]+(?:{scale})\b"
        rf"|(?:an?[\s-]+(?:{scale})|(?:{plural}))\b(?:[\s-]+(?:and[\s-]+|of[\s-]+)?(?:{word})\b){{0,6}}"
        rf"|(?:{small})\b(?:[\s-]+(?:and[\s-]+)?(?:{word})\b){{0,6}}{half})"
    )
