"""Dates as a brief prints them: `7 Nov 2024`, `Nov 2024`, `2016-2024`; never "recently"."""

from datetime import date

from dragoman.types.resolutions import DateBasis, When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_LENGTH, MONTH_LENGTH, YEAR_LENGTH = 10, 7, 4
FIRST_DAY, LAST_DAY = "-01", "-31"


def printed(day: str | None) -> str | None:
    """An ISO 8601 date or a prefix of one in words; None when it is none."""
    parts = (day or "")[:DAY_LENGTH].split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, number = (*map(int, parts), 0, 0)[:3]
    if not 0 <= month <= len(MONTHS):
        return None
    words = (str(number) if number else "", MONTHS[month - 1] if month else "", str(year))
    return " ".join(filter(None, words))


def printed_range(start: str, end: str) -> str:
    """Two days as one expression, nothing said twice: `6-8 Nov 2024`."""
    first, last = printed(start) or start, printed(end) or end
    if first == last:
        return first
    if start[:DAY_LENGTH].endswith("-01-01") and end == f"{start[:YEAR_LENGTH]}-12-31":
        return start[:YEAR_LENGTH]
    if start[:MONTH_LENGTH] == end[:MONTH_LENGTH] and len(start) >= DAY_LENGTH:
        whole_month = start.endswith(FIRST_DAY) and int(end[8:10]) >= 28  # noqa: PLR2004 - the shortest month
        return (printed(start[:MONTH_LENGTH]) or start) if whole_month else f"{int(start[8:10])}–{last}"
    return f"{first} – {last}"


def label(when: When | None, published: str | None) -> str:
    """The day of something as the label of a line; `by` for what was only reported by a day."""
    if not known(when):
        day = printed(when.end if when else published)
        return f"by {day}" if day else "undated"
    assert when is not None  # noqa: S101 - known
    return _estimated(printed_range(when.start, when.end), when)


def adverbial(when: When | None) -> str:
    """The day of something inside a sentence, `on 7 Nov 2024`, `in Oct 2024`; empty when only the report's day is known."""
    if not known(when):
        return ""
    assert when is not None  # noqa: S101 - known
    if when.basis is DateBasis.ESTIMATED:
        return _estimated(printed_range(when.start, when.end), when)
    if when.start == when.end:
        return f"{'on' if len(when.start) >= DAY_LENGTH else 'in'} {printed(when.start) or when.start}"
    words = printed_range(when.start, when.end)
    return f"between {printed(when.start)} and {printed(when.end)}" if "–" in words else f"in {words}"


def reported(when: When | None, published: str | None) -> str:
    """For what has no day of its own, the day of its report, in words; empty for what has one."""
    if known(when):
        return ""
    day = printed(when.end if when else published)
    return f"reported {day}" if day else "undated"


def known(when: When | None) -> bool:
    """Whether the day is of the thing itself and not of the report."""
    return when is not None and when.basis is not DateBasis.PUBLISHED


def _estimated(words: str, when: When) -> str:
    return f"about {words} (estimated)" if when.basis is DateBasis.ESTIMATED else words


def day_number(day: str | None) -> int | None:
    """The day as a count of days, a cut date at its start; None when it is none."""
    if not day:
        return None
    try:
        return date.fromisoformat(
            (day + "-01-01")[:DAY_LENGTH] if len(day) < DAY_LENGTH else day[:DAY_LENGTH]
        ).toordinal()
    except ValueError:
        return None
