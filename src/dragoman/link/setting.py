"""What a time is read against: the day of publication, the date under discussion, the way that its verb points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dragoman.link.calendar import ISO_DAY, ISO_MONTH, ISO_YEAR, last_day


@dataclass(frozen=True, slots=True)
class Today:
    """The day of publication, as far as it is known."""

    day: date
    precision: str
    """`D`; `W` when it is one of the seven days that end with `day`; `M`; or `Y`."""

    def knows(self, letter: str) -> bool:
        """Whether a unit of this size can be counted from it."""
        order = "DWMY"
        size = {"W": "D", "WE": "D", "D": "D", "M": "M", "Q": "M"}.get(letter, "Y")
        return order.index(self.precision) <= order.index(size)

    @property
    def last(self) -> date:
        """The last day that it can be."""
        return last_day(self.day.isoformat()[: {"M": ISO_MONTH, "Y": ISO_YEAR}.get(self.precision, ISO_DAY)])

    @property
    def whole(self) -> str:
        """The smallest unit of the calendar in which it surely lies."""
        if self.precision != "W":
            return self.precision
        first = self.day - timedelta(days=6)
        return "M" if first.month == self.day.month else "Y" if first.year == self.day.year else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is read against."""

    today: Today | None
    discussed: date | None
    """The date under discussion: that of the last time before this one in the paragraph."""
    year: int | None
    """The year under discussion, when the paragraph has named one."""
    way: int
    fiscal: tuple[int, int] | None
    """First month of the fiscal year, and how many years it begins before the year it is named after."""
    period: str | None = None
    """The quarter, half-year or month that was named last, as TIMEX3 writes it."""
    quarter: str | None = None
    """The last quarter that the report has named at all."""
    named: Mapping[str, int] = field(default_factory=dict)
    """Years of dates without one that the report has named before."""
    news: date | None = None
    """The first day of the last week that the report has named."""
    event: date | None = None
    """The day of the event that a distance is counted from: `two days after the election`."""
