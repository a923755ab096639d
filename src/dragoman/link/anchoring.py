"""Where one time lies on the calendar, read against the day of publication and the date under discussion."""

import re
from datetime import date

from dragoman.link.calendar import ISO_YEAR, Stretch, shifted, stretch_of, weekday_near
from dragoman.link.setting import Setting
from dragoman.link.tense import FUTURE, NEAR_DISCUSSED, NEAREST, PAST
from dragoman.link.years import fiscal_name, fiscal_year, of_year
from dragoman.types.readings import Time, TimeKind

DURATION = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)([A-Z]{1,2})$")
TIME_OF_DAY = re.compile(r"T(?:MO|MI|AF|EV|NI|\d\d:.*)$")
HALVES = {("", "Y"): "6M", ("T", "H"): "30M", ("T", "M"): "30S"}
"""What half a unit is in the next smaller one."""
QUARTER = re.compile(r"(FY)?(\d{4})-([QH]\d|\d\d)$")
"""A stretch shorter than a year, of which there is one in each year."""
SIX_DAYS_AHEAD = 6
"""No report of a Friday calls the next Thursday `Thursday`: yesterday is meant, whatever the tense."""
SATURDAY = 6
SOME = 2
"""How many `recent months` are at the least."""
STEPS = {"last": -1, "before": -1, "next": 1, "after": 1}


def anchored(time: Time, setting: Setting) -> Stretch:
    """Where the value of one time lies; a stretch with empty ends where that is not known."""
    base, *flags = time.value.split(" ")
    nowhere = Stretch(iso_duration(base), "", "")
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


def iso_duration(value: str) -> str:
    """`P2Y6M` for two and a half years; any other value as it is."""
    found = DURATION.match(value)
    if found is None or not found[2].endswith(".5") or (found[1], found[3]) not in HALVES:
        return value
    return f"P{found[1]}{found[2].removesuffix('.5')}{found[3]}{HALVES[found[1], found[3]]}"


def _present(setting: Setting) -> Stretch | None:
    return stretch_of(setting.today.day, setting.today.whole) if setting.today and setting.today.whole else None


def _calendar(base: str, flags: list[str], setting: Setting) -> Stretch | None:
    day, suffix = _split(base)
    part = flags[-1] if flags and flags[-1].isupper() and flags[-1] != "FY" and flags[-1].isalpha() else ""
    if base.startswith("FY"):
        return fiscal_year(int(base[2:]), setting, part)
    if day == "XXXX-XX-XX":
        found = _from_today(flags[0] if flags else "", setting)
        return Stretch.of_day(found, suffix) if found else None
    if day.startswith("XXXX-WXX-"):
        found = _weekday(int(day[-1]), flags, setting)
        return Stretch.of_day(found, suffix) if found else None
    if day.startswith("XXXX-XX-"):
        found = _day_of_month(int(day[-2:]), flags, setting)
        return Stretch.of_day(found, suffix) if found else None
    if day.isdigit() and len(day) < ISO_YEAR:
        return _long(day, part)
    return of_year(day, suffix, flags, part, setting)


def _split(base: str) -> tuple[str, str]:
    """The day, and the time of day with its `T`."""
    found = TIME_OF_DAY.search(base)
    return (base[: found.start()], found.group()) if found else (base, "")


def _long(digits: str, part: str) -> Stretch | None:
    size = {3: 10, 2: 100}.get(len(digits))
    return Stretch.of_years(digits, int(digits) * size, size, part) if size else None


def _from_today(flag: str, setting: Setting) -> date | None:
    """`yesterday`; and a time of day, which is that of the date under discussion or of today."""
    today = setting.today.day if setting.today and setting.today.knows("D") else None
    if flag.endswith("D"):
        return shifted(today, "D", int(flag.removesuffix("D"))) if today else None
    day = setting.discussed or setting.news or today
    return shifted(day, "D", STEPS.get(flag, 0)) if day else None


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


def _day_of_month(day: int, flags: list[str], setting: Setting) -> date | None:
    """The second end of `Nov 7-9`; `on the 5th`, which is of the month that brings it nearest, or of the one that is named."""
    if flags[0] == "same-month":
        return setting.discussed.replace(day=day) if setting.discussed else None
    if setting.today is None or not setting.today.knows("D"):
        return None
    today = setting.today.day
    step = STEPS.get(flags[1], 0) if len(flags) > 1 else -1 if day > today.day and setting.way != FUTURE else 0
    step = 1 if len(flags) == 1 and day < today.day and setting.way == FUTURE else step
    month = shifted(today.replace(day=1), "M", step)
    return month.replace(day=day) if month else None


def _counted(base: str, flags: list[str], setting: Setting) -> Stretch | None:
    """`P1M ago`, `P1Y last`, `P2W later`: so many units from today or from the date under discussion."""
    match = DURATION.match(base)
    if match is None or not flags:
        return None
    clock, amount, letter = match.groups()
    relation = flags[0]
    if "EVENT" in flags:
        return _point(setting.event, amount, letter, relation) if setting.event and not clock else None
    if amount == "X" and relation in {"ago", "earlier"}:
        return Stretch("PAST_REF", "", "")
    if letter == "WE" and relation == "same":
        return _weekend(setting)
    like = _like_the_period(letter, relation, setting) if letter in "YQ" and amount == "1" else None
    return like or _from_anchor(match, flags, setting)


def _from_anchor(match: re.Match[str], flags: list[str], setting: Setting) -> Stretch | None:
    (clock, amount, letter), relation = match.groups(), flags[0]
    anchor = _anchor(relation, letter, setting)
    if anchor is None or (clock and relation not in {"ago", "hence"}):
        return None
    if relation in {"ago", "hence", "earlier", "later"}:
        return Stretch.of_day(anchor) if clock else _point(anchor, amount, letter, relation)
    if amount == "1" and not (letter in {"DE", "CE"} and relation == "last"):
        return _neighbour(anchor, letter, flags, setting)
    years = {"DE": "P10Y", "CE": "P100Y"}.get(letter, match[0]) if amount == "1" else match[0]
    return _span(years, anchor, amount, letter, STEPS.get(relation, 0))


def _like_the_period(letter: str, relation: str, setting: Setting) -> Stretch | None:
    """`for the quarter`; and `a year earlier`, which of a quarter or a month means the same of the year before."""
    quarter = letter == "Q" and relation == "same"
    found = QUARTER.match((setting.quarter if quarter else setting.period) or "")
    if found is None:
        return _last_quarter(setting) if quarter else None
    fiscal, year, rest = found.groups()
    flags = ["FY"] if fiscal else []
    if quarter:
        return of_year(f"{year}-{rest}", "", flags, "", setting)
    if letter == "Y" and (relation == "earlier" or (relation == "ago" and rest[0] in "QH")):
        return of_year(f"{int(year) - 1}-{rest}", "", flags, "", setting)
    return None


def _last_quarter(setting: Setting) -> Stretch | None:
    """Companies report on the quarter that is over."""
    before = shifted(setting.today.day, "Q", -1) if setting.today and setting.today.knows("M") else None
    return stretch_of(before, "Q") if before else None


def _neighbour(anchor: date, letter: str, flags: list[str], setting: Setting) -> Stretch | None:
    """`last year`, `this month`, `the following week`."""
    part = flags[-1] if flags[-1].isupper() and flags[-1] != "FY" else ""
    day = shifted(anchor, letter, STEPS.get(flags[0], 0))
    if day is None:
        return None
    return fiscal_year(fiscal_name(day, setting), setting, part) if "FY" in flags else stretch_of(day, letter, part)


def _weekend(setting: Setting) -> Stretch | None:
    """`over the weekend`: the last one or the next, by the verb."""
    if setting.today is None or not setting.today.knows("D"):
        return None
    return Stretch.of_week(
        weekday_near(setting.today.day, SATURDAY, NEAREST if setting.way == NEAR_DISCUSSED else setting.way),
        weekend=True,
    )


def _anchor(relation: str, letter: str, setting: Setting) -> date | None:
    if relation in {"before", "after", "same", "earlier", "later"} and (setting.discussed or letter == "D"):
        told = setting.discussed or setting.news
        return told or (setting.today.day if setting.today and setting.today.knows(letter) else None)
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
