"""Days as numbers, to see how far apart they are."""

from datetime import date

DAY_LENGTH = 10
FIRST, LAST = "-01-01", "-12-31"


def day_number(day: str | None) -> int | None:
    """An ISO 8601 day, or a prefix of one at its first day, as a count of days; None when it is none."""
    if not day:
        return None
    try:
        return date.fromisoformat((day + FIRST[len(day) - 4 :])[:DAY_LENGTH]).toordinal()
    except ValueError:
        return None


def days_apart(left: str | None, right: str | None) -> int | None:
    """Days between two days; None when one of them is not known."""
    one, other = day_number(left), day_number(right)
    return None if one is None or other is None else abs(one - other)
