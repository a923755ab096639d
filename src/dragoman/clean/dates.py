"""Days as pages write them: a whole line, or a field of metadata."""

import re
from collections.abc import Iterator
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
LONGEST_DATE_LINE = 90
CLOSE_DAYS = 60
"""A day without a year takes the year of a full date in the text that is no further away: reports name recent days."""
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
FULL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b",
        rf"\b{_DAY}[-/]{_MONTH}[-/]{_YEAR}\b",
        rf"\b{_YEAR}(?P<mark>[-/.]) ?(?P<month>\d{{1,2}})(?P=mark) ?(?P<day>\d{{1,2}})(?!\d)",
        rf"{_YEAR}\s*[年년]\s*(?P<month>\d{{1,2}})\s*[月월]\s*(?P<day>\d{{1,2}})\s*[日일]",
        rf"\b(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/{_YEAR}\b(?=.*\b[ECMP][SD]?T\b)",
        rf"\b(?P<day>1[3-9]|2\d|3[01])/(?P<month>\d{{1,2}})/{_YEAR}\b",
        rf"\b(?P<month>\d{{1,2}})/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}\b",
    )
)
EITHER_WAY = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b")
"""A date of which one cannot say which number is the month; only American zones behind it tell."""
YEARLESS = tuple(
    re.compile(pattern, re.IGNORECASE) for pattern in (rf"\b{_MONTH}\s+{_DAY}\b", rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b")
)
RELATIVE = re.compile(r"\b(?:an?|\d+)\s+(?:minute|hour|day|week|month|year)s?\s+ago\b", re.IGNORECASE)
AROUND = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b\d{1,2}\s*[ap]\.?m\.?(?=\W|$)|\b[A-Z]{2,4}T\b|\b(?:UTC|GMT)(?:[+-]\d+)?|[+-]\d\d:?\d\d\b"
    r"|\b(?:published|posted|updated|last|modified|first|date|time|on|at|by|added|created|issued|revised|released|local|min(?:ute)?s?|read|eastern|et)\b"
    r"|[오전후]{2}|입력|수정|등록|更新|公開|配信|[月火水木金土日]曜日?|[월화수목금토일]요일",
    re.IGNORECASE,
)
"""What may stand around the day on a date line: week days, clock times, zones, `Published`, `Updated`, `3 min read`."""


def day_in(text: str) -> str | None:
    """The first full date in a text, in ISO 8601; None where there is none or it is no day of the calendar."""
    return next((day.isoformat() for day in full_days(text)), None)


def full_days(text: str) -> Iterator[date]:
    """The full dates in a text, in the order in which they stand."""
    found = [(match.start(), match) for pattern in FULL for match in pattern.finditer(text)]
    for _, match in sorted(found, key=lambda item: item[0]):
        day = _day(match["year"], match["month"], match["day"])
        if day:
            yield day


def is_date_line(line: str) -> bool:
    """Whether a line says when something was published and nothing else."""
    if len(line) > LONGEST_DATE_LINE:
        return False
    dateless = _without_dates(line)
    rest = AROUND.sub(" ", dateless)
    return dateless != line and not re.search(r"[^\W\d_]", rest)


def line_day(line: str, text: str) -> str | None:
    """The day that a date line names; one without a year takes it from the dates of the text."""
    return day_in(line) or _completed(line, text)


def iso_day(value: str) -> str | None:
    """A metadata value as an ISO 8601 date, cut to the precision that it has."""
    value = value.strip()
    if match := re.match(r"((?:19|20)\d\d)(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T ])", value):
        year, month, day = match.groups()
        if month is None or day is None:
            return match.group().strip() if month is None or 1 <= int(month) <= 12 else year  # noqa: PLR2004 - months
        exact = _day(year, month, day)
        return exact.isoformat() if exact else None
    if match := re.match(r"((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)", value):
        exact = _day(*match.groups())
        return exact.isoformat() if exact else None
    return day_in(value)


def _without_dates(line: str) -> str:
    for pattern in (*FULL, EITHER_WAY, RELATIVE, *YEARLESS):
        line = pattern.sub(" ", line)
    return line


def _completed(line: str, text: str) -> str | None:
    match = next((found for pattern in YEARLESS if (found := pattern.search(line))), None)
    if not match:
        return None
    candidates = [
        (abs((near - day).days), day)
        for near in full_days(text)
        for year in (near.year - 1, near.year, near.year + 1)
        if (day := _day(str(year), match["month"], match["day"]))
    ]
    distance, day = min(candidates, default=(CLOSE_DAYS + 1, date.min))
    return day.isoformat() if distance <= CLOSE_DAYS else None


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else MONTHS[month.lower()]
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if EARLIEST_YEAR <= found.year <= LATEST_YEAR else None
