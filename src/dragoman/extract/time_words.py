"""The words of a time vocabulary, by kind, and the regular expressions made of them."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.extract.numerals import Numerals, alternatives, numerals
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.times import TimeWordKind

VAGUE_NUMBER = r"several|many|a\s+few|few|a\s+couple\s+of|a\s+couple|couple\s+of|some|a\s+number\s+of"
"""Numbers that are not known; a couple is two, as TIMEX3 has it."""
YEARS_IN = {"DE": 10, "CE": 100}
"""Two decades are twenty years."""
YEAR = r"(?:1[5-9]|20)\d\d"
"""Years of which news speaks: 1500 to 2099."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPOKEN_YEAR = rf"nineteen\s(?:{'|'.join(TENS)})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
"""Years of the twentieth century as broadcasters write them: `nineteen ninety-six`."""
HALVES = r"\d+\s1/2|\d+½"


@dataclass(frozen=True, eq=False)
class TimeWords:
    """Forms to values, one mapping a kind, and the fragments that rules are put together from."""

    values: dict[TimeWordKind, dict[str, str]]
    fragments: dict[str, str]
    numerals: Numerals

    def value(self, kind: TimeWordKind, form: str) -> str:
        """The TIMEX3 part that a matched form gives."""
        return self.values[kind][_plain(form)]

    def unit(self, form: str) -> tuple[str, bool]:
        """The letter of a unit, and whether it is one of the clock."""
        plain = _plain(form)
        clock = self.values[TimeWordKind.CLOCK_UNIT]
        return (clock[plain], True) if plain in clock else (self.values[TimeWordKind.UNIT][plain], False)

    def duration(self, number: str | None, unit: str) -> str | None:
        """`P5Y`, `PT10M`, `PXM`; None when the number cannot be read."""
        letter, clock = self.unit(unit)
        amount = self.amount(number)
        if amount is not None and amount != "X" and letter in YEARS_IN:
            letter, amount = "Y", f"{float(amount) * YEARS_IN[letter]:g}"
        return None if amount is None else f"P{'T' if clock else ''}{amount}{letter}"

    def amount(self, number: str | None) -> str | None:
        """The number as TIMEX3 writes it; `X` when it is vague."""
        plain = _plain(number or "")
        if plain in {"a couple of", "a couple", "couple of"}:
            return "2"
        if not plain or re.fullmatch(VAGUE_NUMBER, plain):
            return "X"
        if plain in {"a", "an"}:
            return "1"
        if plain in {"half a", "half an", "half"}:
            return "0.5"
        value = self.numerals.value(re.sub(r"\s?(?:1/2|½)$", ".5", plain))
        return None if value is None else f"{value:g}" if value < 1e6 else None  # noqa: PLR2004 - no time is a million of anything

    def year(self, form: str) -> str:
        """The year in digits."""
        if form.isdigit():
            return form
        _, _, rest = _plain(form).partition(" ")
        return f"19{self.numerals.value(rest):02.0f}"

    def compiled(self, pattern: str) -> re.Pattern[str]:
        """A pattern in which `@name` stands for a fragment, a space for white space, and a line break for nothing."""
        spaced = re.sub(r" +", r"\\s+", re.sub(r"\n\s*", "", pattern))
        return re.compile(
            re.sub(r"@(\w+)", lambda match: f"(?:{self.fragments[match.group(1)]})", spaced), re.IGNORECASE
        )


@cache
def time_words(vocabulary: Vocabulary) -> TimeWords:
    """The time words of a vocabulary."""
    values: dict[TimeWordKind, dict[str, str]] = {kind: {} for kind in TimeWordKind}
    doubtful: list[str] = []
    for word in vocabulary.times.values():
        values[word.kind].update(dict.fromkeys(word.forms, word.value))
        doubtful += word.forms if word.ambiguous and word.kind is TimeWordKind.MONTH else ()
    return TimeWords(
        values=values, fragments=_fragments(values, doubtful, numerals(vocabulary)), numerals=numerals(vocabulary)
    )


def _fragments(values: dict[TimeWordKind, dict[str, str]], doubtful: list[str], numbers: Numerals) -> dict[str, str]:
    forms = {kind.replace(" ", "_"): alternatives(tuple(values[kind])) for kind in TimeWordKind}
    months, weekdays = tuple(values[TimeWordKind.MONTH]), tuple(values[TimeWordKind.WEEKDAY])
    return forms | {
        "month": _names(months, full_stop=r"\.?"),
        "sure_month": _names(tuple(form for form in months if form not in doubtful), full_stop=r"\."),
        "weekday": _names(weekdays, full_stop=r"\."),
        "any_weekday": _names(weekdays, full_stop=r"\.?"),
        "unit": f"{forms['unit']}|{forms['clock_unit']}",
        "year": f"{YEAR}|{SPOKEN_YEAR}",
        "tens": "|".join(ten.removesuffix("y") + "ies" for ten in TENS),
        "number": f"{VAGUE_NUMBER}|{HALVES}|{numbers.pattern}",
        "dash": "[-–—]",
    }


def _names(forms: tuple[str, ...], full_stop: str) -> str:
    """Names of months or weekdays with their capital letter; short ones with a full stop, or as `full_stop` says."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    short = {form for form in forms if any(other != form and other.startswith(form) for other in forms)}
    return "|".join(
        f"(?-i:{form.capitalize()}|{form.upper()})" + (full_stop if form in short else "") for form in ordered
    )


def _plain(form: str) -> str:
    return re.sub(r"[\s-]+", " ", form.lower()).strip(" .")
