"""Claims, and the evidence of records for and against them."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.types.ids import DocumentId


class ClaimKind(StrEnum):
    """What sort of records a claim rests on."""

    EVENT = "event"
    FIGURE = "figure"
    STATEMENT = "statement"


class Stance(StrEnum):
    """How a record stands to a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CORRECTS = "corrects"
    """A later version of the same house says otherwise."""
    SUPERSEDES = "supersedes"
    """A later state of a thing that changes: both were right on their days."""


class Difference(StrEnum):
    """In what two records about one thing differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    """The same words in another one's mouth."""
    WORDING = "wording"
    """A quotation that is not the same in both."""
    CERTAINTY = "certainty"
    """What one has as conditional, the other has as plain."""
    DENIAL = "denial"
    SCOPE = "scope"
    """The same number of a wider or narrower thing."""
    UPDATED = "updated since"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition that records of several documents are about."""

    id: str
    kind: ClaimKind
    label: str
    """In words, as its leading record has it."""
    lead: str
    """The record that speaks for it: of the value with most origins the earliest."""
    since: str | None
    """The first day of which it is told, or of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One record's stance to a claim."""

    claim: str
    record: str
    document: DocumentId
    stance: Stance
    difference: Difference | None = None
    """In what it differs; None where it supports."""
    against: str | None = None
    """The record from which it differs."""
    origin: str
    """Its independent origin: equal ones count once. A house, a document, or the speaker whose word it is."""
    anonymous: bool = False
    """Whether it rests on the word of somebody unnamed."""
    because: tuple[str, ...] = ()


class Standing(StrEnum):
    """How a claim stands; computed from its evidence, never stored."""

    SINGLE = "single source"
    CORROBORATED = "corroborated"
    CONTESTED = "contested"
    SUPERSEDED = "superseded"
    DENIED = "denied"
    ANONYMOUS = "anonymous only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a claim stands, with the counts it rests on."""

    standing: Standing
    reports: int
    origins: int
    """Independent ones that support it."""
    against: int
    """Independent ones that contradict it."""
    differences: tuple[Difference, ...] = ()
