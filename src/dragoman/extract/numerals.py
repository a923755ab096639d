"""Numbers as they are written: `28,500`, `1.52 trillion`, `2m`, `twenty-four`, `half a million`, `two and a half`."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.numbers import NumberWordKind

POWER = r"\d+(?:\.\d+)?\s?[x×*]\s?10\s?\^?[-−–]?\d{1,2}|\d+\.\d+[eE][-+]?\d{1,2}(?!\w)"
"""Scientific notation: `6.02 x 10^23`, `1.5e9`."""
DIGITS = (
    rf"{POWER}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+"
)
"""An integer or decimal, with or without commas between thousands, or between lakhs and crores as in `12,34,567`."""
SUFFIXES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
"""Letters that multiply when they touch the digits, as in `$2m`. `m` alone may be metres: the caller decides."""

TEN, TWENTY = 10, 20


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
        if power := re.fullmatch(POWER, written):
            return _power(power.group())
        half = re.search(r"[\s-]+and[\s-]+a[\s-]+half$", written)
        if half:
            whole = self.value(written[: half.start()])
            return None if whole is None else whole + 0.5
        if part_of := re.match(r"(?:(a\s+quarter)|half)\s+of\s+(?:an?\s+)?", written):
            rest = self.value(written[part_of.end() :])
            return None if rest is None else rest * (0.25 if part_of[1] else 0.5)
        if re.match(r"half[\s-]+", written):
            rest = self.value(re.sub(r"^half[\s-]+(?:an?[\s-]+)?", "", written))
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
                if not current and total:
                    current, total = total, 0.0
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


def _power(written: str) -> float:
    plain = re.sub(r"\s?[x×*]\s?10\s?\^?", "e", re.sub("[−–]", "-", written))
    return float(plain)


def _pattern(values: dict[str, float], scales: dict[str, float]) -> str:
    scale = alternatives(scales)
    units = alternatives(tuple(form for form, value in values.items() if form not in scales and value < TEN))
    tens = alternatives(tuple(form for form, value in values.items() if form not in scales and value >= TWENTY))
    below = rf"(?:(?:{tens})(?:[\s-]+(?:{units})\b)?|{alternatives(tuple(form for form in values if form not in scales))})\b"
    plural = alternatives(tuple(form for form in scales if form.endswith("s")))
    half = r"(?:[\s-]+and[\s-]+a[\s-]+half\b)?"
    more = rf"(?:[\s-]+(?:and[\s-]+)?{below}(?:[\s-]+(?:{scale})\b)*){{0,4}}"
    return (
        rf"(?:(?:{DIGITS})(?:[\s-]*(?:{scale})\b){{0,2}}{half}"
        rf"|half[\s-]+(?:an?[\s-]+)?(?:{scale})\b|(?:a\s+quarter|half)\s+of\s+(?:an?\s+(?:{scale})|1|one)\b"
        rf"|an?[\s-]+(?:{scale})\b(?:[\s-]+(?:{scale})\b)?{more}"
        rf"|(?:{plural})\b(?:[\s-]+of[\s-]+(?:{plural})\b){{0,2}}"
        rf"|{below}(?:[\s-]+(?:{scale})\b)+{more}"
        rf"|{below}{half})"
    )
