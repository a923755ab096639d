"""newsquant: quantities of single sentences with unit, direction and what they measure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
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
    "HKD": "hong kong dollar", "AUD": "australian dollar", "SGD": "singapore dollar", "MYR": "malaysian ringgit", "times": "count",
    "°C": "celsius", "°F": "fahrenheit", "Hz": "hertz", "feet": "foot", "inches": "inch", "km": "kilometre", "metres": "metre",
    "square km": "square kilometre", "km/h": "kilometre per hour", "mph": "mile per hour", "centuries": "century", "people": "people",
}  # fmt: skip
"""Names that this set gives to units of ours; for other units, the words of the page in the singular."""
PLURALS = (("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("ries", "ry"), ("ties", "ty"), ("s", ""))
DISTANCE = re.compile(r"PT?(\d+(?:\.\d+)?)[A-Z]+ (?:later|earlier)")
AGE = re.compile(r"[\s-]*olds?\b")
CHANGE_NOUN = r"(?:increase|rise|gain|drop|fall|decline|loss|cut|reduction|growth|hike|jump)s?"
OF_CHANGE = re.compile(rf"\b{CHANGE_NOUN}\s+of\s+$", re.IGNORECASE)
AS_CHANGE = re.compile(rf"\s+{CHANGE_NOUN}\b", re.IGNORECASE)
VAGUE = re.compile(r"(?:tens|dozens|hundreds|thousands|millions|billions)\b", re.IGNORECASE)
FROM = re.compile(r"\bfrom\s+(?:about |up to |around )?$")
TO = re.compile(r"\s+to\s+(?:about |around )?")


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The figures of each sentence."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        reading = Reading(document_id=parsed.document.id)
        for step in (find_mentions, find_times):
            reading = step(parsed, reading, knowledge)
        said = _ranges(quantities_said(parsed, reading, knowledge, everything=True), row["text"])
        times = [_distance(time) for time in reading.times if DISTANCE.match(time.value)]
        yield {"id": row["id"], "quantities": [_quantity(one) for one in said] + times}


def _ranges(said: Iterable[Quantified], text: str) -> Iterator[Quantified]:
    """The figures, with `from 240 to 273` as one range, as in this set also a change from one value to another is."""
    before: Quantified | None = None
    for one in said:
        if before is not None and _is_from_to(before.figure, one.figure, text):
            figure = replace(one.figure, low=before.figure.value, high=one.figure.value, bound=Bound.RANGE)
            before = replace(
                one, figure=figure, written=one.written or before.written, content=one.content or before.content
            )
            continue
        if before is not None:
            yield before
        before = one
    if before is not None:
        yield before


def _is_from_to(first: Figure, second: Figure, text: str) -> bool:
    start, end = first.words.span.start, first.words.span.end
    plain = first.low is None and second.low is None
    return plain and bool(FROM.search(text, 0, start)) and bool(TO.fullmatch(text, end, second.words.span.start))


def _distance(time: Time) -> dict[str, Any]:
    """`six minutes later`, a time for us, is a quantity in this set."""
    return {
        "value": float(DISTANCE.findall(time.value)[0]),
        "unit": time.words.text.split()[-2],
        "change": "=",
        "concept": None,
    }


def _quantity(one: Quantified) -> dict[str, Any]:
    """A quantity as this set names it: its concept is every noun, name and adjective that belongs to it by grammar."""
    figure = one.figure
    rate = f" {figure.rate}" if figure.rate else ""
    written = "year-old" if _is_age(figure) else one.written or "-"
    words = [word for word in one.content if word not in written.split()]
    return {
        "value": _value(figure),
        "unit": written + rate.replace("per", "a"),
        "normalized_unit": _normal(figure, written) + rate,
        "change": _sign(figure),
        "concept": " ".join(words) or None,
    }


def _normal(figure: Figure, written: str) -> str:
    """The unit as this set normalises it: a fraction is a percentage of the noun behind it."""
    if figure.unit == "share":
        return f"% {(figure.measures or '').rpartition('share of ')[2] or '-'}"
    if written == "year-old":
        return "year of age"
    return NORMAL.get(figure.unit, _singular(written))


def _sign(figure: Figure) -> str:
    """A bound counts before a direction (`lost more than 60%` is `>`); `dozens of` is no bound, `a drop of 4%` no direction."""
    if figure.bound is Bound.AT_LEAST and VAGUE.match(figure.words.text):
        return "="
    if figure.value < 0 and figure.kind is FigureKind.PERCENT:
        return "down"
    if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST} or figure.change is None or _is_called_a_change(figure):
        return SIGNS[figure.bound]
    return figure.change.direction


def _is_called_a_change(figure: Figure) -> bool:
    before, _, after = figure.evidence.text.partition(figure.words.text)
    return bool(OF_CHANGE.search(before) or AS_CHANGE.match(after))


def _value(figure: Figure) -> str | float:
    """A range as `low-high`; `hundreds of` is one to ten hundred."""
    if figure.low is not None:
        return f"{figure.low}-{figure.high}"
    if re.match(r"(?:tens|hundreds|thousands|millions)\b", figure.words.text, re.IGNORECASE):
        return f"{figure.value}-{figure.value * 10}"
    return figure.value


def _is_age(figure: Figure) -> bool:
    after = figure.evidence.text.partition(figure.words.text)[2]
    return figure.kind is FigureKind.DURATION and AGE.match(after) is not None


def _singular(unit: str) -> str:
    return next((unit.removesuffix(plural) + one for plural, one in PLURALS if unit.endswith(plural)), unit)
