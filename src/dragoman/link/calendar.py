"""Arithmetic of the calendar: stretches of days, what they are called in TIMEX3, and steps from one to another."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

MONTHS, WEEK, DECADE, CENTURY = 12, 7, 10, 100
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month, as meteorologists of the northern half count them."""
PARTS_OF_MONTH = {"OPEN": (1, 10), "START": (1, 10), "MID": (11, 20), "END": (21, 31), "CLOSE": (21, 31)}
"""Days that `early`, `mid` and `late` mean of a month."""
PARTS_OF_YEAR = {"OPEN": (1, 2), "START": (1, 4), "MID": (5, 8), "END": (9, 12), "CLOSE": (12, 12)}
"""Months that they, its beginning and its end mean of a year."""
ISO_DAY, ISO_MONTH, ISO_YEAR = 10, 7, 4
"""Lengths of dates cut to their precision."""
LAST = "L"
"""The last such weekday of a month."""
STEP_DAYS = {"D": 1, "W": WEEK, "WE": WEEK}
STEP_MONTHS = {"M": 1, "Q": 3, "Y": MONTHS, "DE": MONTHS * DECADE, "CE": MONTHS * CENTURY}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the calendar: its TIMEX3 value, and its first and last day, cut to the known precision."""

    value: str
    start: str
    end: str

    @classmethod
    def of_day(cls, day: date, suffix: str = "") -> Self:
        """One day; the suffix (`TMO`) names a part of it."""
        return cls(day.isoformat() + suffix, day.isoformat(), day.isoformat())

    @classmethod
    def of_week(cls, day: date, *, weekend: bool = False) -> Self:
        """The week, Monday to Sunday, that holds the day, or its weekend."""
        monday = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        first = monday + timedelta(days=5 if weekend else 0)
        return cls(
            f"{year}-W{week:02}{'-WE' if weekend else ''}", first.isoformat(), (monday + timedelta(days=6)).isoformat()
        )

    @classmethod
    def of_month(cls, year: int, month: int, part: str = "") -> Self:
        """One month, or an early, middle or late part of it."""
        value = f"{year:04}-{month:02}"
        if part not in PARTS_OF_MONTH:
            return cls(value, value, value)
        first, last = PARTS_OF_MONTH[part]
        return cls(value, f"{value}-{first:02}", f"{value}-{min(last, monthrange(year, month)[1]):02}")

    @classmethod
    def of_months(cls, value: str, year: int, first: int, count: int) -> Self:
        """Several months on end; `first` may lie outside 1 to 12 and then counts into other years."""
        return cls(value, month_name(year, first), month_name(year, first + count - 1))

    @classmethod
    def of_year(cls, year: int, part: str = "") -> Self:
        """One year, or an early, middle or late part of it."""
        value = f"{year:04}"
        if part not in PARTS_OF_YEAR:
            return cls(value, value, value)
        first, last = PARTS_OF_YEAR[part]
        return cls(value, f"{value}-{first:02}", f"{value}-{last:02}")

    @classmethod
    def of_years(cls, value: str, first: int, count: int, part: str = "") -> Self:
        """Several years on end: a decade, a century, or a third of them."""
        third = count // 3
        begin = {"MID": first + third, "END": first + 2 * third, "CLOSE": first + count - 2}.get(part, first)
        last = {"OPEN": first + 1, "START": first + third, "MID": first + 2 * third}.get(part, first + count - 1)
        return cls(value, f"{begin:04}", f"{last:04}")


def month_name(year: int, month: int) -> str:
    """`2024-11`, the month counted from January of the year."""
    years, index = divmod(month - 1, MONTHS)
    return f"{year + years:04}-{index + 1:02}"


def shifted(day: date, letter: str, count: float) -> date | None:
    """The day so many units on (back, when negative); None beyond the calendar."""
    try:
        if letter in STEP_DAYS:
            return day + timedelta(days=round(STEP_DAYS[letter] * count))
        months = day.year * MONTHS + day.month - 1 + round(STEP_MONTHS[letter] * count)
        year, index = divmod(months, MONTHS)
        return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))
    except (OverflowError, ValueError):
        return None


def stretch_of(day: date, letter: str, part: str = "") -> Stretch:
    """The day, week, month, quarter, year, decade or century that holds the day."""
    if letter in {"W", "WE"}:
        return Stretch.of_week(day, weekend=letter == "WE")
    if letter == "M":
        return Stretch.of_month(day.year, day.month, part)
    if letter == "Q":
        quarter = (day.month - 1) // 3
        return Stretch.of_months(f"{day.year}-Q{quarter + 1}", day.year, quarter * 3 + 1, 3)
    if letter == "Y":
        return Stretch.of_year(day.year, part)
    if letter in {"DE", "CE"}:
        size = DECADE if letter == "DE" else CENTURY
        return Stretch.of_years(f"{day.year // size}", day.year // size * size, size, part)
    return Stretch.of_day(day)


def weekday_near(day: date, weekday: int, direction: int) -> date:
    """The weekday (1 Monday to 7 Sunday) at or before the day, at or after it, or, with direction 0, the nearer of the two."""
    back = (day.isoweekday() - weekday) % WEEK
    ahead = (weekday - day.isoweekday()) % WEEK
    if direction > 0 or (direction == 0 and ahead < back):
        return day + timedelta(days=ahead)
    return day - timedelta(days=back)


def nth_weekday(year: int, month: int, weekday: int, nth: str) -> date:
    """The nth such weekday of a month, or the last: the fourth Thursday of November."""
    if nth == LAST:
        return weekday_near(date(year, month, monthrange(year, month)[1]), weekday, -1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % WEEK + WEEK * (int(nth) - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, skipped = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    sunday = (32 + 2 * skipped + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def election_day(year: int) -> date:
    """The Tuesday after the first Monday of November, when the United States vote."""
    return nth_weekday(year, 11, 1, "1") + timedelta(days=1)


def first_day(iso: str) -> date:
    """The first day of a date cut to its precision."""
    return date.fromisoformat((iso + "-01-01")[:ISO_DAY] if len(iso) < ISO_DAY else iso[:ISO_DAY])


def last_day(iso: str) -> date:
    """The last day of a date cut to its precision."""
    letter = {ISO_YEAR: "Y", ISO_MONTH: "M"}.get(len(iso), "D")
    after = shifted(first_day(iso), letter, 1)
    return (shifted(after, "D", -1) if after else None) or date.max
