"""Figures as a brief prints them: `1.52 tn won`, `US$10 bn a year`, `8.3%`, `54,000`."""

from dragoman.types.readings import Bound, Figure, FigureKind

MILLION = 1e6
SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
SYMBOLS = {
    "USD": "US$",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "HKD": "HK$",
    "NZD": "NZ$",
    "TWD": "NT$",
    "GBP": "£",
    "EUR": "€",
    "INR": "₹",
}
CURRENCY_WORDS = {"KRW": "won", "JPY": "yen", "CNY": "yuan", "RUB": "roubles", "KPW": "North Korean won"}
BOUNDS = {Bound.ABOUT: "about ", Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most "}
RATES = {"per year": "a year", "per month": "a month", "per week": "a week", "per day": "a day", "per hour": "an hour"}


def amount(figure: Figure) -> str:
    """The value with its unit, bound and rate."""
    if figure.bound is Bound.RANGE and figure.low is not None and figure.high is not None:
        value = f"{_value(figure.low, figure)}–{_value(figure.high, figure)}"
    else:
        value = _value(figure.value, figure)
    sign = {"up": "+", "down": "−"}.get(figure.change.direction, "") if figure.change else ""
    rate = f" {RATES.get(figure.rate, figure.rate)}" if figure.rate else ""
    return f"{BOUNDS.get(figure.bound, '')}{sign}{value}{rate}"


def measure_key(figure: Figure) -> str:
    """The name of the measure, without the words of the page that may stand behind a colon."""
    return (figure.measures or "").partition(":")[0].strip()


def measure_words(figure: Figure) -> str:
    """What the page calls it; the name of the measure where it calls it nothing else."""
    key, _, words = (figure.measures or "").partition(":")
    return words.strip() or key.strip()


def measure_name(figure: Figure) -> str:
    """What is measured, in words."""
    return measure_key(figure) or figure.kind.value


def plain_amount(value: float, figure: Figure, unit: str | None = None) -> str:
    """A value of the figure's kind without bound, rate and sign; of money also in another currency."""
    return _money(value, unit) if unit is not None and figure.kind is FigureKind.MONEY else _value(value, figure)


def _value(value: float, figure: Figure) -> str:
    if figure.kind is FigureKind.MONEY:
        return _money(value, figure.unit)
    number = _number(value)
    if figure.kind is FigureKind.RANK:
        return _ordinal(int(value))
    if figure.unit.startswith("%"):
        return f"{number}{figure.unit}"
    number = number if figure.kind is not FigureKind.COUNT or abs(value) < MILLION else _scaled(value)
    if figure.unit in {"", "people", "count"}:
        return number
    return f"{number} {figure.unit if value != 1 else figure.unit.removesuffix('s')}"


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 < 20  # noqa: PLR2004 - eleventh to thirteenth
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _money(value: float, unit: str) -> str:
    scaled = _scaled(value)
    if unit in SYMBOLS:
        return f"{SYMBOLS[unit]}{scaled}"
    return f"{scaled} {CURRENCY_WORDS.get(unit, unit)}"


def _scaled(value: float) -> str:
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{_number(round(value / size, 4))} {word}"
    return _number(value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0").rstrip(".")
