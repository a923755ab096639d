"""Documents that repeat one another, and whose word each document is."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.types.ids import DocumentId
from dragoman.types.spans import Span


class Repeat(StrEnum):
    """How one document repeats another."""

    COPY = "copy"
    """Most of its text stands in the other one."""
    VERSION = "version"
    """A later form of the same report by the same house: `(LEAD)`, `(2nd LD)`, `updated`."""
    EMBEDS = "embeds"
    """It holds most of the other one's text within a longer report of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A document that repeats another one's text."""

    document: DocumentId
    original: DocumentId
    """The earliest published of those with the text; of equally early ones the least id."""
    containment: float
    """Share of the document's own words, quotations left out, in sentences that the original holds; 0 to 1."""
    how: Repeat = Repeat.COPY
    added: tuple[Span, ...] = ()
    """The sentences that the original does not hold."""


class OriginBasis(StrEnum):
    """What the independent origin of a document rests on."""

    ITSELF = "itself"
    """Nothing else is known: neither a copy, nor of a known house."""
    COPIED = "copied"
    """It repeats another document."""
    RELAYED = "relayed"
    """It names the agency whose report it prints."""
    HOUSE = "house"
    """Its outlet, or the owner of its outlet: two outlets of one owner are not two origins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose word a document is. Counting goes by `house`, never by documents."""

    document: DocumentId
    original: DocumentId
    """The first document of its line of copies and versions, or itself."""
    house: str
    """Owner, agency or outlet; the id of the original where no outlet is known."""
    basis: OriginBasis
