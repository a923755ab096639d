"""A reader's hand: judgements that stand beside what was read, and can be withdrawn."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a reader says."""

    SAME = "same"
    """Of two documents: one story. Of two records: one claim."""
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Seen, and left open: it changes nothing."""
    WRONG = "wrong"
    """Of one record: it does not hold, and counts nowhere."""
    CORRECT = "correct"
    """Of one field of a record: it should be the value given."""
    RIGHT = "right"
    """Of a forecast: it came true. `wrong` is its counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement. Nothing is overwritten: undoing it notes when it was withdrawn."""

    id: str
    verdict: Verdict
    left: str
    """The id of a document or record."""
    right: str | None = None
    """The other one, of a pair; in order of id."""
    field: str | None = None
    value: str | None = None
    """Of a correction, the value as JSON."""
    by: str
    reason: str | None = None
    at: str
    """UTC, ISO 8601."""
    withdrawn_at: str | None = None

    @property
    def holds(self) -> bool:
        """Whether it was not withdrawn."""
        return self.withdrawn_at is None
