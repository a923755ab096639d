"""Words for times: months, weekdays, seasons, holidays, units of the calendar, and words that point from today."""

from dataclasses import dataclass
from enum import StrEnum


class TimeWordKind(StrEnum):
    """What sort of time a word names."""

    MONTH = "month"
    WEEKDAY = "weekday"
    SEASON = "season"
    DAYPART = "daypart"
    HOLIDAY = "holiday"
    UNIT = "unit"
    CLOCK_UNIT = "clock unit"
    DAY = "day"
    """A word for a day seen from today; its value counts days."""
    REFERENCE = "reference"
    """A word for past, present or future at large."""
    FREQUENCY = "frequency"
    ERA = "era"
    """A count of years by reigns or from an event; its value is the year before the first."""
    ZONE = "zone"
    """Places after which times of day are called: `3 p.m. Japan time`."""
    FISCAL = "fiscal"
    """Where a country's fiscal year begins: the month, and how many years before the year it is named after."""
    OCCASION = "occasion"
    """Words for occasions at which something is said, so that a date beside them holds for what is quoted next."""
    ELSEWHEN = "elsewhen"
    """Words that put what is told to some other time, which they do not name."""
    GATHERING = "gathering"
    """Summits with a day of their own; the value gives the first and last day of each, by a slash."""
    NOT_A_YEAR = "not a year"
    """Words before which or after which four digits are no year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """One entry of `times.yaml`."""

    name: str
    kind: TimeWordKind
    value: str
    """Its part of a TIMEX3 value: `11` for November, `3` for Wednesday, `SU`, `MO`, `12-25`, `Y`."""
    forms: tuple[str, ...]
    """How it is written, lower case."""
    ambiguous: bool = False
    """True when the word is often something else (`may`, `march`, `fall`) and needs a word before it that shows a time."""
