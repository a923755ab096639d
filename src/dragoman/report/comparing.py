"""Whether two figures of one measure agree, differ, or cannot be compared, and why."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf

from dragoman.report.amounts import measure_key, measure_words
from dragoman.report.dates import day_number, known, printed_range
from dragoman.report.rates import rate
from dragoman.report.together import content_words
from dragoman.report.view import Measured
from dragoman.types.readings import Bound, Figure, FigureKind, Status
from dragoman.types.resolutions import When
from dragoman.types.vocabularies import Vocabulary

ABOUT = 0.10
"""Part of a value by which an `about` may miss it."""
ROUNDED = 0.025
"""Part of a value by which a number written with few digits may miss the exact one, at most."""
CONVERTED = 0.03
"""Part of a value by which the rates of two days may miss each other."""
OTHER_TIME = 400
"""Days between two reports without a period, from which on they speak of different times."""
METRES = {
    "km": 1000.0, "miles": 1609.344, "nautical miles": 1852.0, "metres": 1.0, "feet": 0.3048, "yards": 0.9144,
}  # fmt: skip
CALLED = {
    Status.PLANNED: "agreement or plan",
    Status.DEMANDED: "demand",
    Status.PREDICTED: "forecast",
    Status.POSSIBLE: "possibility",
    Status.CONDITIONAL: "condition",
    Status.DENIED: "denial",
}


class Verdict(StrEnum):
    """How two values stand to each other."""

    AGREE = "agree"
    DIFFER = "differ"
    APART = "not comparable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A verdict with its reason in words."""

    verdict: Verdict
    reason: str


def compared(left: Measured, right: Measured, vocabulary: Vocabulary) -> Comparison:
    """How two figures of one measure and subject stand to each other."""
    reason = _apart(left, right, vocabulary)
    if reason is not None:
        return Comparison(verdict=Verdict.APART, reason=reason)
    first, second, how = _in_one_unit(left, right)
    same = left.figure.value == right.figure.value and left.figure.unit == right.figure.unit
    if known(left.period) != known(right.period) and not same:
        when = left.period if known(left.period) else right.period
        return Comparison(verdict=Verdict.APART, reason=f"perhaps of another period: {_days(when)} against none given")
    if _overlap(first, second):
        return Comparison(verdict=Verdict.AGREE, reason=_agreeing(left.figure, right.figure, how))
    return Comparison(verdict=Verdict.DIFFER, reason=f"same thing, other value{how}")


def _agreeing(left: Figure, right: Figure, how: str) -> str:
    vague = {left.bound, right.bound} - {Bound.EXACT}
    return ("the vague one fits the exact one" if vague and left.value != right.value else "same value") + how


def _apart(left: Measured, right: Measured, vocabulary: Vocabulary) -> str | None:
    """Why the two cannot be compared; None when they can."""
    a, b = left.figure, right.figure
    if (a.change is None) != (b.change is None):
        return "a change against a level"
    if a.kind is not b.kind:
        return f"other kind: {a.kind.value} against {b.kind.value}"
    if _class(a.status) != _class(b.status):
        return " against ".join(sorted((_class(a.status), _class(b.status))))
    return _other_base(a, b) or _other_period(left, right) or _other_thing(left, right, vocabulary)


def _other_base(a: Figure, b: Figure) -> str | None:
    return None if a.rate == b.rate else f"other base: {a.rate or 'in all'} against {b.rate or 'in all'}"


def _other_thing(left: Measured, right: Measured, vocabulary: Vocabulary) -> str | None:
    a, b = left.figure, right.figure
    if {measure_words(a), measure_words(b)} == {measure_key(a)} and not (left.subject or right.subject):
        return "it is not said whose they are"
    if not _is_one_thing(a, b, vocabulary):
        return "perhaps not of the same thing"
    return None if _units_meet(left, right) else f"other unit: {a.unit} against {b.unit}"


def _class(status: Status) -> str:
    return CALLED.get(status, "what is reported as so")


def _other_period(left: Measured, right: Measured) -> str | None:
    if left.period and right.period and known(left.period) and known(right.period):
        both = f"{_days(left.period)} against {_days(right.period)}"
        return None if _meet(left.period, right.period) else f"other period: {both}"
    days = day_number(left.document.published or ""), day_number(right.document.published or "")
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) < OTHER_TIME:
        return None
    return f"other time: reported {left.document.published[:4]} and {right.document.published[:4]}"  # type: ignore[index]  # both have a day


def _meet(left: When, right: When) -> bool:
    return (
        left.start[: len(right.end)] <= right.end[: len(left.start)]
        and right.start[: len(left.end)] <= left.end[: len(right.start)]
    )


def _days(when: When | None) -> str:
    return printed_range(when.start, when.end) if when is not None else ""


def _is_one_thing(a: Figure, b: Figure, vocabulary: Vocabulary) -> bool:
    """Whether both are of a measure that a subject has one value of, or are named in the same words."""
    measure = vocabulary.measures.get(measure_key(a))
    if measure is not None and measure.single:
        return True
    named = content_words(measure_words(a)), content_words(measure_words(b))
    return bool(named[0]) and (named[0] <= named[1] or named[1] <= named[0])


def _units_meet(left: Measured, right: Measured) -> bool:
    a, b = left.figure, right.figure
    return a.unit == b.unit or {a.unit, b.unit} <= METRES.keys() or _rate(left, right) is not None


def _rate(left: Measured, right: Measured) -> float | None:
    """What turns the left amount of money into the unit of the right one."""
    a, b = left.figure, right.figure
    if a.kind is not FigureKind.MONEY:
        return None
    found = rate(a.unit, b.unit, left.document.published or right.document.published)
    return found.factor if found else None


def _in_one_unit(left: Measured, right: Measured) -> tuple[tuple[float, float], tuple[float, float], str]:
    a, b = left.figure, right.figure
    if a.unit == b.unit:
        return interval(a), interval(b), ""
    if a.unit in METRES and b.unit in METRES:
        return (
            _times(interval(a, ROUNDED), METRES[a.unit]),
            _times(interval(b, ROUNDED), METRES[b.unit]),
            ", in another unit",
        )
    factor = _rate(left, right) or 1.0
    return _times(interval(a, CONVERTED), factor), interval(b, CONVERTED), ", by the reference rate of the day"


def _times(span: tuple[float, float], factor: float) -> tuple[float, float]:
    return span[0] * factor, span[1] * factor


def _overlap(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return first[0] <= second[1] and second[0] <= first[1]


def interval(figure: Figure, least: float = 0.0) -> tuple[float, float]:
    """From where to where the true value may lie, as the page puts it; `least` is the part of it that it may miss anyway."""
    if figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    value = abs(figure.value)
    slack = max(value * (ABOUT if figure.bound is Bound.ABOUT else least), _rounding(value))
    if figure.bound is Bound.AT_LEAST:
        return figure.value - value * least, inf
    if figure.bound is Bound.AT_MOST:
        return -inf, figure.value + value * least
    return figure.value - slack, figure.value + slack


def _rounding(value: float) -> float:
    """Half of the last digit that is written, `1.5 trillion` being 1.45 to 1.55 trillion, within bounds."""
    digits = f"{value:.12g}".partition("e")[0].replace(".", "").strip("0")
    size = len(f"{int(value)}") if value >= 1 else 0
    half = 10.0 ** (size - len(digits)) / 2 if value >= 1 and len(digits) < size else 0.0
    return min(half, value * ROUNDED)
