"""newsquant: quantities of single sentences with unit, direction and what they measure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import world
from dragoman.extract.figures import Quantified, quantities_said
from dragoman.extract.mentions import find_mentions
from dragoman.extract.times import find_times
from dragoman.types.readings import Bound, Figure, FigureKind, Reading, Time

SIGNS = {Bound.ABOUT: "~", Bound.AT_LEAST: ">", Bound.AT_MOST: "<", Bound.EXACT: "=", Bound.RANGE: "="}
NORMAL = {
    "%": "percentage", "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "japanese yen", "CNY": "chinese yuan",
    "HKD": "hong kong dollar", "AUD": "australian dollar", "SGD": "singapore dollar", "times": "count",
}  # fmt: skip
"""Names that this set gives to units of ours."""
IRREGULAR = {
    "feet": "foot",
    "inches": "inch",
    "people": "people",
    "km": "kilometre",
    "kilometers": "kilometre",
    "meters": "metre",
}
DISTANCE = re.compile(r"PT?(\d+(?:\.\d+)?)[A-Z]+ (?:later|earlier)")
AGE = re.compile(r"[\s-]*olds?\b")
NUMBER_WORDS = re.compile(
    r"(?<![A-Za-z])[~−-]?[\d.][\d,.]*(?:(?:bn|tn|k|m|b)\b)?|"
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundreds?|thousands?|millions?|billions?|trillions?|dozens?|tens|half|thirds?|quarters?|minus|out|more|to|and|of|or|in|an?)\b[\s-]*)+(?!oil)",
    re.IGNORECASE,
)


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The figures of each sentence."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        reading = Reading(document_id=parsed.document.id)
        for step in (find_mentions, find_times):
            reading = step(parsed, reading, knowledge)
        figures = [_quantity(one) for one in quantities_said(parsed, reading, knowledge, everything=True)]
        yield {
            "id": row["id"],
            "quantities": figures + [_distance(time) for time in reading.times if DISTANCE.match(time.value)],
        }


def _distance(time: Time) -> dict[str, Any]:
    """`six minutes later`, a time for us, is a quantity in this set."""
    return {
        "value": float(DISTANCE.findall(time.value)[0]),
        "unit": time.words.text.split()[-2],
        "change": "=",
        "concept": None,
    }


def _quantity(one: Quantified) -> dict[str, Any]:
    """A quantity as this set names it: its concept is every content word that belongs to it by grammar."""
    figure = one.figure
    parties = {mention.id: mention.words.text for mention in one.parties}
    rate = f" {figure.rate}" if figure.rate else ""
    written = _unit_written(figure) or (figure.unit if figure.kind is FigureKind.COUNT else "-")
    subject = parties.get(figure.subject, "") if figure.subject else ""
    words = [w for w in f"{one.around or ''} {subject}".split() if w not in written.split()]
    return {
        "value": _value(figure),
        "unit": written + rate.replace("per", "a"),
        "normalized_unit": NORMAL.get(figure.unit, _singular(written)) + rate,
        "change": _sign(figure),
        "concept": " ".join(words) or None,
    }


def _sign(figure: Figure) -> str:
    """A bound counts before a direction, as in this set `lost more than 60%` is `>`."""
    if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST} or figure.change is None:
        return SIGNS[figure.bound]
    return figure.change.direction


def _value(figure: Figure) -> str | float:
    """A range as `low-high`; `hundreds of` is one to ten hundred."""
    if figure.low is not None:
        return f"{figure.low}-{figure.high}"
    if re.match(r"(?:tens|hundreds|thousands|millions)\b", figure.words.text, re.IGNORECASE):
        return f"{figure.value}-{figure.value * 10}"
    return figure.value


def _unit_written(figure: Figure) -> str:
    """The words of the figure without its number; for an age as this set writes it."""
    if figure.kind is FigureKind.DURATION and AGE.match(figure.evidence.text.partition(figure.words.text)[2]):
        return "year-old"
    words = NUMBER_WORDS.sub(" ", figure.words.text).replace("-", " ").split()
    return " ".join(dict.fromkeys(words))


def _singular(unit: str) -> str:
    if unit.endswith(("ches", "shes", "xes", "sses")):
        return unit.removesuffix("es")
    return IRREGULAR.get(unit) or unit.removesuffix("s")
