"""The year of a date that was written without one, and the days that a date within a year means."""

from datetime import date, timedelta

from dragoman.link.calendar import (
    ISO_YEAR,
    MONTHS,
    SEASONS,
    WEEK,
    Stretch,
    easter,
    election_day,
    first_day,
    last_day,
    nth_weekday,
    stretch_of,
)
from dragoman.link.setting import Setting
from dragoman.link.tense import FUTURE, NEAR_DISCUSSED, NEAREST, PAST

GRACE = 7
"""Days by which a tense may be wrong about a date without a year: `the talks open on May 3` printed on May 4."""
WRONG_WAY = 4
"""How much farther the right way than the wrong way a date must lie to be given up: on November 2, `the record of Nov. 20` is of this year."""
NEAR_MONTH, NEAR_DAY = 25, 40
"""Days up to which a month, or a day or quarter, may lie the wrong way at all."""
DAYS_OF_A_MONTH, BEYOND = 31, 1000
STRICT = {"last": PAST, "before": PAST, "next": FUTURE, "after": FUTURE}
"""Words that leave no doubt about the way."""
YEAR_STEPS = {"last": -1, "before": -1, "next": 1, "after": 1}
FIELDS_OF_A_WEEKDAY = 3


def of_year(value: str, suffix: str, flags: list[str], part: str, setting: Setting) -> Stretch | None:
    """`2024`, `XXXX-11-07`, `2024-Q3`, `XXXX-SU`: the year is written, or taken from what surrounds it."""
    written, rest = value[:ISO_YEAR], value[ISO_YEAR + 1 :]
    year = int(written) if written.isdigit() else _missing_year(rest, flags, setting)
    if year is None:
        return None
    if "FY" in flags and rest[:1] == "Q":
        return fiscal_quarter(year, int(rest[1]), setting)
    stretch = within_year(year, rest, part, suffix)
    return stretch_of(first_day(stretch.start), "W") if "week" in flags else stretch


def within_year(year: int, rest: str, part: str = "", suffix: str = "") -> Stretch:
    """The part of a year that is named: `11`, `11-07`, `11-4-4` (the fourth Thursday), `Q3`, `SU`, `EASTER-2`; all of it when none is."""
    if not rest:
        return Stretch.of_year(year, part)
    if rest in SEASONS:
        return Stretch.of_months(f"{year}-{rest}", year, SEASONS[rest][0], 3)
    if rest.startswith("E"):
        day = election_day(year) if rest == "ELECTION" else easter(year) + timedelta(days=int(rest[len("EASTER") :]))
        return Stretch.of_day(day, suffix)
    if rest[0] in "QH":
        size = 3 if rest[0] == "Q" else 6
        return Stretch.of_months(f"{year}-{rest}", year, (int(rest[1]) - 1) * size + 1, size)
    return _of_month(year, rest.split("-"), part, suffix)


def _of_month(year: int, numbers: list[str], part: str, suffix: str) -> Stretch:
    month = int(numbers[0])
    if len(numbers) == 1:
        return Stretch.of_month(year, month, part)
    if len(numbers) == FIELDS_OF_A_WEEKDAY:
        return Stretch.of_day(nth_weekday(year, month, int(numbers[2]), numbers[1]), suffix)
    return Stretch.of_day(date(year, month, int(numbers[1])), suffix)


def fiscal_year(year: int, setting: Setting, part: str = "") -> Stretch:
    """The fiscal year of the country that is spoken of; the calendar year where that is not known."""
    value = f"FY{year}"
    if setting.fiscal is None:
        return Stretch(value, f"{year}", f"{year}")
    month, before = setting.fiscal
    first, count = {"OPEN": (0, 2), "START": (0, 4), "MID": (4, 4), "END": (8, 4), "CLOSE": (11, 1)}.get(
        part, (0, MONTHS)
    )
    return Stretch.of_months(value, year - before, month + first, count)


def fiscal_quarter(year: int, quarter: int, setting: Setting) -> Stretch:
    """A quarter of a fiscal year."""
    month, before = setting.fiscal or (1, 0)
    return Stretch.of_months(f"FY{year}-Q{quarter}", year - before, month + 3 * (quarter - 1), 3)


def fiscal_name(day: date, setting: Setting) -> int:
    """The fiscal year that holds the day."""
    month, before = setting.fiscal or (1, 0)
    return day.year + before if day.month >= month else day.year + before - 1


def _missing_year(rest: str, flags: list[str], setting: Setting) -> int | None:
    relation = flags[0] if flags and flags[0].islower() and flags[0] != "week" else ""
    if relation.endswith("-year"):
        return _year_beside(relation.removesuffix("-year"), setting)
    if relation:
        return _nearest_year(rest, relation, setting.today.day, NEAREST) if setting.today else None
    told = _told_year(rest, setting)
    if told is not None or setting.today is None:
        return told
    if setting.today.precision == "Y":
        return setting.today.day.year
    way = PAST if setting.today.precision == "W" and setting.way == NEAREST else setting.way
    return _nearest_year(rest, "", setting.today.day, way)


def _told_year(rest: str, setting: Setting) -> int | None:
    """The year that what stands before gives."""
    if setting.way == NEAR_DISCUSSED and setting.discussed:
        return _nearest_year(rest, "", setting.discussed, NEAREST)
    if setting.way == NEAREST and rest in setting.named:
        return setting.named[rest]
    return setting.year if setting.way != FUTURE else None


def _year_beside(relation: str, setting: Setting) -> int | None:
    """`of last year`, `of the same year`."""
    today = setting.today.day if setting.today else None
    anchor = setting.discussed if relation in {"same", "before", "after"} else today
    return anchor.year + YEAR_STEPS.get(relation, 0) if anchor else None


def _nearest_year(rest: str, relation: str, today: date, way: int) -> int | None:
    """The year that brings the date nearest to today, in the direction of the verb or of `last` and `next`."""
    if relation == "this":
        return today.year
    within = {year: _lawful(year, rest) for year in (today.year - 1, today.year, today.year + 1)}
    days = {year: (first_day(s.start), last_day(s.end)) for year, s in within.items() if s is not None}
    if relation in STRICT:
        past = STRICT[relation] == PAST
        days = {y: pair for y, pair in days.items() if (pair[1] < today if past else pair[0] > today)} or days
        way = NEAREST
    return min(days, key=lambda year: (_distance(*days[year], today, way), year), default=None)


def _lawful(year: int, rest: str) -> Stretch | None:
    """No February 29 in most years."""
    try:
        return within_year(year, rest)
    except ValueError:
        return None


def _distance(first: date, last: date, today: date, way: int) -> int:
    """Days between today and a stretch, none when it holds today; more where the verb points the other way."""
    ahead, behind = (first - today).days, (today - last).days
    wrong = ahead if way == PAST else behind if way == FUTURE else 0
    gap = max(ahead, behind, 0)
    if wrong <= GRACE:
        return gap
    is_month = DAYS_OF_A_MONTH >= (last - first).days > WEEK
    return gap * WRONG_WAY if wrong <= (NEAR_MONTH if is_month else NEAR_DAY) else gap + BEYOND
