"""Where one time lies on the calendar, read against the day of publication and the date under discussion."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.link.calendar import SEASONS, Stretch, nth_weekday, shifted, stretch_of, weekday_near
from dragoman.link.tense import FUTURE, NEAR_DISCUSSED, NEAREST, PAST
from dragoman.types.readings import Time, TimeKind

DURATION = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)([A-Z]{1,2})$")
GRACE = 7
"""Days by which a tense may be wrong about a date without a year: `the talks open on May 3` printed on May 4."""
SIX_DAYS_AHEAD = 6
"""No report of a Friday calls the next Thursday `Thursday`: yesterday is meant, whatever the tense."""
SATURDAY = 6
SOME = 2
"""How many `recent months` are at the least."""
STEPS = {"last": -1, "before": -1, "next": 1, "after": 1}
ISO_DAY, ISO_MONTH, ISO_YEAR = 10, 7, 4


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


def anchored(time: Time, setting: Setting) -> Stretch:
    """Where the value of one time lies; a stretch with empty ends where that is not known."""
    base, *flags = time.value.split(" ")
    nowhere = Stretch(time.value if not flags else base, "", "")
    if time.kind is TimeKind.SET:
        return nowhere
    try:
        if base == "PRESENT_REF":
            known = _present(setting)
            return nowhere if known is None else Stretch(base, known.start, known.end)
        if base.endswith("_REF"):
            return nowhere
        if base.startswith("P"):
            return _counted(base, flags, setting) or nowhere
        return _calendar(base, flags, setting) or nowhere
    except (ValueError, OverflowError):
        return nowhere


def _present(setting: Setting) -> Stretch | None:
    return stretch_of(setting.today.day, setting.today.whole) if setting.today and setting.today.whole else None


def _calendar(base: str, flags: list[str], setting: Setting) -> Stretch | None:
    day, _, clock = base.partition("T")
    suffix = f"T{clock}" if clock else ""
    part = flags[-1] if flags and flags[-1].isupper() and flags[-1] != "FY" and flags[-1].isalpha() else ""
    if base.startswith("FY"):
        return _fiscal_year(int(base[2:]), setting, part)
    if day == "XXXX-XX-XX":
        return _from_today(flags, suffix, setting)
    if day.startswith("XXXX-WXX-"):
        found = _weekday(int(day[-1]), flags, setting)
        return Stretch.of_day(found, suffix) if found else None
    if day.startswith("XXXX-XX-"):
        return _day_of_month(int(day[-2:]), setting)
    if day.isdigit() and len(day) < ISO_YEAR:
        return _long(day, part)
    return _of_year(day, suffix, flags, part, setting)


def _long(digits: str, part: str) -> Stretch | None:
    size = {3: 10, 2: 100}.get(len(digits))
    return Stretch.of_years(digits, int(digits) * size, size, part) if size else None


def _from_today(flags: list[str], suffix: str, setting: Setting) -> Stretch | None:
    """`yesterday`, and a time of day, which is that of the date under discussion or of today."""
    if flags:
        day = (
            shifted(setting.today.day, "D", int(flags[0].removesuffix("D")))
            if setting.today and setting.today.knows("D")
            else None
        )
    else:
        day = setting.discussed or (setting.today.day if setting.today and setting.today.knows("D") else None)
    return Stretch.of_day(day, suffix) if day else None


def _weekday(weekday: int, flags: list[str], setting: Setting) -> date | None:
    relation = flags[0] if flags else ""
    if setting.today is None or not setting.today.knows("D"):
        return _weekday_of_the_week(weekday, relation, setting)
    today = setting.today.day
    if relation in {"last", "before"}:
        return weekday_near(shifted(today, "D", -1) or today, weekday, PAST)
    if relation in {"next", "after"}:
        return weekday_near(shifted(today, "D", 1) or today, weekday, FUTURE)
    day = weekday_near(today, weekday, NEAREST if setting.way == NEAR_DISCUSSED else setting.way)
    return weekday_near(today, weekday, PAST) if (day - today).days == SIX_DAYS_AHEAD and relation != "this" else day


def _weekday_of_the_week(weekday: int, relation: str, setting: Setting) -> date | None:
    """The weekday among the seven days in which the report was written; None for one to come, or counted from today."""
    within = setting.today is not None and setting.today.precision == "W"
    if setting.today is None or not within or relation or setting.way == FUTURE:
        return None
    return weekday_near(setting.today.day, weekday, PAST)


def _day_of_month(day: int, setting: Setting) -> Stretch | None:
    """The second end of `Nov 7-9`."""
    return Stretch.of_day(setting.discussed.replace(day=day)) if setting.discussed else None


def _of_year(value: str, suffix: str, flags: list[str], part: str, setting: Setting) -> Stretch | None:
    """`2024`, `XXXX-11-07`, `2024-Q3`, `XXXX-SU`: the year is written, or taken from what surrounds it."""
    written, rest = value[:ISO_YEAR], value[ISO_YEAR + 1 :]
    if written.isdigit():
        year = int(written)
    else:
        found = _missing_year(rest, flags, setting)
        if found is None:
            return None
        year = found
    if "FY" in flags and rest[:1] == "Q":
        return _fiscal_quarter(year, int(rest[1]), setting)
    return _within_year(year, rest, part, suffix)


def _within_year(year: int, rest: str, part: str, suffix: str) -> Stretch | None:
    if not rest:
        return Stretch.of_year(year, part)
    if rest in SEASONS:
        first, _ = SEASONS[rest]
        return Stretch.of_months(f"{year}-{rest}", year, first, 3)
    if rest[0] in "QH":
        size = 3 if rest[0] == "Q" else 6
        return Stretch.of_months(f"{year}-{rest}", year, (int(rest[1]) - 1) * size + 1, size)
    numbers = [int(number) for number in rest.split("-")]
    if len(numbers) == 1:
        return Stretch.of_month(year, numbers[0], part)
    if len(numbers) == 3:  # noqa: PLR2004 - month, which, weekday
        return Stretch.of_day(nth_weekday(year, numbers[0], numbers[2], numbers[1]), suffix)
    return Stretch.of_day(date(year, numbers[0], numbers[1]), suffix)


def _missing_year(rest: str, flags: list[str], setting: Setting) -> int | None:
    relation = flags[0] if flags and flags[0].islower() else ""
    if relation.endswith("-year"):
        step = {"last": -1, "next": 1, "before": -1, "after": 1}.get(relation.removesuffix("-year"), 0)
        anchor = setting.discussed if relation.startswith("same") else setting.today and setting.today.day
        return anchor.year + step if anchor else None
    if setting.way == NEAR_DISCUSSED and setting.discussed and not relation:
        return _nearest_year(rest, relation, setting.discussed, NEAREST)
    if setting.year is not None and not relation:
        return setting.year
    if setting.today is None:
        return None
    if setting.today.precision == "Y" and not relation:
        return setting.today.day.year
    way = PAST if setting.today.precision == "W" and setting.way == NEAREST else setting.way
    return _nearest_year(rest, relation, setting.today.day, way)


def _nearest_year(rest: str, relation: str, today: date, way: int) -> int | None:
    """The year that brings the date nearest to today, in the direction of the verb or of `last` and `next`."""
    if relation == "this":
        way = NEAREST
    within = {year: _within_year(year, rest, "", "") for year in (today.year - 1, today.year, today.year + 1)}
    years = [year for year, stretch in within.items() if stretch is not None]
    ways = {"last": PAST, "before": PAST, "next": FUTURE, "after": FUTURE}
    strict = relation in ways
    way = ways.get(relation, way)
    grace = 0 if strict else GRACE
    fitting = [y for y in years if _fits(within[y], today, way, grace, strict=strict)] or years
    return min(fitting, key=lambda y: (_gap(within[y], today), y))


def _gap(stretch: Stretch | None, today: date) -> int:
    """Days between today and the stretch; none when it holds today."""
    first, last = _days(stretch)
    return max((first - today).days, (today - last).days, 0)


def _fits(stretch: Stretch | None, today: date, way: int, grace: int, *, strict: bool) -> bool:
    first, last = _days(stretch)
    if way == PAST:
        return (last < today) if strict else (first - today).days <= grace
    if way == FUTURE:
        return (first > today) if strict else (today - last).days <= grace
    return True


def _days(stretch: Stretch | None) -> tuple[date, date]:
    if stretch is None:
        return date.min, date.min
    return first_day(stretch.start), last_day(stretch.end)


def first_day(iso: str) -> date:
    """The first day of a date cut to its precision."""
    return date.fromisoformat((iso + "-01-01")[:ISO_DAY] if len(iso) < ISO_DAY else iso[:ISO_DAY])


def last_day(iso: str) -> date:
    """The last day of a date cut to its precision."""
    letter = {ISO_YEAR: "Y", ISO_MONTH: "M"}.get(len(iso), "D")
    after = shifted(first_day(iso), letter, 1)
    return (shifted(after, "D", -1) if after else None) or date.max


def _counted(base: str, flags: list[str], setting: Setting) -> Stretch | None:
    """`P1M ago`, `P1Y last`, `P2W later`: so many units from today or from the date under discussion."""
    match = DURATION.match(base)
    if match is None or not flags:
        return None
    clock, amount, letter = match.groups()
    relation = flags[0]
    if amount == "X" and relation in {"ago", "earlier"}:
        return Stretch("PAST_REF", "", "")
    if letter == "WE" and relation == "same":
        return _weekend(setting)
    anchor = _anchor(relation, letter, setting)
    if anchor is None or (clock and relation not in {"ago", "hence"}):
        return None
    if relation in {"ago", "hence", "earlier", "later"}:
        return Stretch.of_day(anchor) if clock else _point(anchor, amount, letter, relation)
    return (
        _neighbour(anchor, letter, flags, setting)
        if amount == "1"
        else _span(base, anchor, amount, letter, STEPS.get(relation, 0))
    )


def _neighbour(anchor: date, letter: str, flags: list[str], setting: Setting) -> Stretch | None:
    """`last year`, `this month`, `the following week`."""
    part = flags[-1] if flags[-1].isupper() and flags[-1] != "FY" else ""
    day = shifted(anchor, letter, STEPS.get(flags[0], 0))
    if day is None:
        return None
    return _fiscal_year(_fiscal_name(day, setting), setting, part) if "FY" in flags else stretch_of(day, letter, part)


def _weekend(setting: Setting) -> Stretch | None:
    """`over the weekend`: the last one or the next, by the verb."""
    if setting.today is None or not setting.today.knows("D"):
        return None
    return Stretch.of_week(
        weekday_near(setting.today.day, SATURDAY, NEAREST if setting.way == NEAR_DISCUSSED else setting.way),
        weekend=True,
    )


def _anchor(relation: str, letter: str, setting: Setting) -> date | None:
    if relation in {"before", "after", "same", "earlier", "later"} and setting.discussed:
        return setting.discussed
    return setting.today.day if setting.today and setting.today.knows(letter) else None


def _point(anchor: date, amount: str, letter: str, relation: str) -> Stretch | None:
    if amount == "X":
        return None
    count = float(amount) * (-1 if relation in {"ago", "earlier"} else 1)
    day = shifted(anchor, letter, count)
    return stretch_of(day, {"DE": "Y", "CE": "Y"}.get(letter, letter)) if day else None


def _span(base: str, anchor: date, amount: str, letter: str, step: int) -> Stretch | None:
    """`the past two months`: from then to today, cut to the unit."""
    other = shifted(anchor, letter, step * (SOME if amount == "X" else float(amount)))
    if other is None:
        return None
    first, last = sorted((anchor, other))
    unit = {"DE": "Y", "CE": "Y", "Q": "M", "W": "D", "WE": "D"}.get(letter, letter)
    return Stretch(base, stretch_of(first, unit).start, stretch_of(last, unit).end)


def _fiscal_year(year: int, setting: Setting, part: str = "") -> Stretch:
    if setting.fiscal is None or part:
        return Stretch(f"FY{year}", f"{year}", f"{year}")
    month, before = setting.fiscal
    return Stretch.of_months(f"FY{year}", year - before, month, 12)


def _fiscal_quarter(year: int, quarter: int, setting: Setting) -> Stretch:
    month, before = setting.fiscal or (1, 0)
    return Stretch.of_months(f"FY{year}-Q{quarter}", year - before, month + 3 * (quarter - 1), 3)


def _fiscal_name(day: date, setting: Setting) -> int:
    month, before = setting.fiscal or (1, 0)
    return day.year + before if day.month >= month else day.year + before - 1
