"""Days as numbers, to see how far apart they are."""

from datetime import date

from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Status
from dragoman.types.resolutions import DateBasis

DAY_LENGTH = 10
FIRST = "-01-01"


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


def day_of(one: ReadDocument) -> str | None:
    """When a document was published; of an undated one the last day of which it tells as past, which is near."""
    if one.document.published:
        return one.document.published
    happened = {event.id for event in one.reading.events if event.status is Status.HAPPENED}
    past = {*happened, *(statement.id for statement in one.reading.statements)}
    days = (m.when.start for m in one.resolution.moments if m.of in past and m.when.basis is not DateBasis.PUBLISHED)
    return max((day for day in days if len(day) >= DAY_LENGTH), default=None)
