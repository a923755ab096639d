"""Reference rates of the European Central Bank, to set amounts in two currencies side by side; never mixed with what was read."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

SOURCE = "European Central Bank reference rate"
LOOKED_BACK = 7
"""Days before the wanted one on which a rate may still have been set: weekends and holidays have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How much of one currency a unit of another was worth."""

    unit: str
    to: str
    factor: float
    day: str
    """ISO 8601; on which the rate was set."""


def rate(unit: str, to: str, day: str | None) -> Rate | None:
    """The rate between two ISO 4217 codes on a day or the last working day before; None where there was none."""
    if day is None or len(day) < len("2024-11-08"):
        return None
    wanted, known = date.fromisoformat(day[:10]), _rates()
    if not {unit, to} <= known.currencies:
        return None
    for back in range(LOOKED_BACK + 1):
        factor = _on(known, unit, to, wanted - timedelta(days=back))
        if factor is not None:
            return Rate(unit=unit, to=to, factor=factor, day=(wanted - timedelta(days=back)).isoformat())
    return None


def _on(known: "CurrencyConverter", unit: str, to: str, day: date) -> float | None:
    from currency_converter import RateNotFoundError  # noqa: PLC0415 - only where two currencies meet

    try:
        return float(known.convert(1, unit, to, date=day))
    except RateNotFoundError:
        return None


@cache
def _rates() -> "CurrencyConverter":
    """All rates since 1999; read in about two seconds, once."""
    from currency_converter import CurrencyConverter  # noqa: PLC0415 - only where two currencies meet

    return CurrencyConverter()
