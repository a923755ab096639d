"""What a brief is made of: sentences that each carry their evidence, in tables, lists and sections."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.types.documents import Document
from dragoman.types.errors import Unsupported
from dragoman.types.ids import DocumentId
from dragoman.types.spans import Passage


class Voice(StrEnum):
    """Whose words a part of a sentence is in."""

    OWN = "own"
    """Ours."""
    QUOTED = "quoted"
    """The speaker's, between quotation marks."""
    REPORTED = "reported"
    """The report's."""


class Sign(StrEnum):
    """The four meanings that have a sign, and the one for values of ours; each is always followed by words."""

    CONFIRMED = "✓"
    SINGLE = "·"
    CONTESTED = "≠"
    DENIED = "✕"
    DERIVED = "≈"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a line stands: a sign and its words."""

    sign: Sign
    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words in one voice."""

    text: str
    voice: Voice = Voice.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The exact words that a sentence rests on, and where they stand."""

    document_id: DocumentId
    outlet: str
    """As it is printed; says so when it is not known."""
    date: str
    """As it is printed; says so when it is not known."""
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a brief, or a short entry of one of its tables, with its evidence.

    Raises:
        Unsupported: without words, or without a citation.
    """

    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    standing: Standing | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise Unsupported("a sentence of a brief must have words")
        if not self.citations:
            raise Unsupported(f"a sentence of a brief must rest on evidence: {self.text!r}")

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with an optional label in front of it, such as its day."""

    sentence: Sentence
    label: str | None = None
    tells: bool = True
    """Whether no later section shall tell the same sentences of the reports again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines under an optional heading."""

    lines: tuple[Line, ...]
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column."""

    label: str
    numeric: bool = False
    share: float = 0.0
    """Its part of the room that columns without one leave."""


Cell = tuple[Sentence, ...] | str
"""Sentences with their evidence, or a plain label or count that states nothing about the world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; its head names what the row is about."""

    head: str
    cells: tuple[Cell, ...]
    tells: bool = False
    """Whether no later section shall tell its sentences again, though the table is an overview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose first column holds the heads of its rows."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    bars: bool = False
    """Whether the last column, of counts, is drawn as bars too."""


Block = Lines | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a brief."""

    key: str
    """Its name in addresses: `answer`, `figures`."""
    title: str
    blocks: tuple[Block, ...] = ()
    remark: str | None = None
    """About the brief itself: what was left out, or that the reports hold nothing."""
    overview: bool = False
    """Whether it only shows together what other sections may tell in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The printed result: every sentence of its sections carries its evidence."""

    title: str
    span: str
    """The days its reports were published, in words."""
    rests_on: str
    """How many reports, outlets and independent origins."""
    sections: tuple[Section, ...]
    documents: tuple[Document, ...]
    """In the order in which they are listed."""
    language: str = "en"


def sentences_of(section: Section) -> tuple[Sentence, ...]:
    """All sentences of a section, in reading order."""
    return tuple(sentence for block in section.blocks for sentence in sentences_in(block))


def sentences_in(block: Block) -> tuple[Sentence, ...]:
    """All sentences of a block, in reading order."""
    if isinstance(block, Lines):
        return tuple(line.sentence for line in block.lines)
    return tuple(sentence for row in block.rows for cell in row.cells if not isinstance(cell, str) for sentence in cell)


def told_by(section: Section) -> tuple[Sentence, ...]:
    """The sentences whose evidence no later section shall tell again: of an overview only those of the rows that tell."""
    if not section.overview:
        silent = {
            id(line.sentence) for b in section.blocks if isinstance(b, Lines) for line in b.lines if not line.tells
        }
        return tuple(sentence for sentence in sentences_of(section) if id(sentence) not in silent)
    rows = (row for block in section.blocks if isinstance(block, Table) for row in block.rows if row.tells)
    return tuple(sentence for row in rows for cell in row.cells if not isinstance(cell, str) for sentence in cell)
