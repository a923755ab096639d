"""What reconciling keeps to compare documents and records: traces of each, and what was found of pairs of them."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.types.ids import DocumentId


class Concern(StrEnum):
    """What is compared."""

    COPIES = "copies"
    STORIES = "stories"
    CLAIMS = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one concern keeps of a document or record, so that it need not be read again to be compared."""

    concern: Concern
    item: str
    """The id of a document or record."""
    document: DocumentId
    body: str
    """JSON; each concern knows its own."""
    keys: tuple[str, ...]
    """Those that share keys are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What was found of two documents or two records. `left` comes first by day of publication, then id."""

    concern: Concern
    left: str
    right: str
    left_document: DocumentId
    right_document: DocumentId
    sort: str
    """What binds or parts them; each concern has its own words."""
    score: float
    """0 to 1."""
    because: tuple[str, ...] = ()
    """In words, the weightiest first."""
