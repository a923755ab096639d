"""What comes in (captures) and what is read (documents)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from itertools import pairwise

from dragoman.types.errors import InvalidSpan
from dragoman.types.ids import CaptureId, DocumentId, content_id
from dragoman.types.spans import Passage, Span, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known of a report from outside its page: an option of the command, a row of JSON, an entry of a feed."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """ISO 8601 date, or a prefix of one."""
    language: str | None = None
    """ISO 639-1."""
    url: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The exact bytes of one report as they came in, with where from and when seen."""

    body: bytes
    media_type: str
    """`text/html`, `text/plain`, `text/markdown` or `application/pdf`."""
    name: str
    """Where it came from, for messages: a path, `archive.zip!member`, `feed.xml#3`. Not part of the id."""
    given: Given
    seen: datetime
    """UTC. Not part of the id."""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes: their name in the archive."""
        return sha256(self.body).hexdigest()

    @property
    def id(self) -> CaptureId:
        """Made of the bytes, their type and what was given with them."""
        given = self.given
        parts = (given.title, given.outlet, given.published, given.language, given.url, *given.authors)
        return CaptureId(content_id("capture", self.digest, self.media_type, *parts))


class BlockKind(StrEnum):
    """What a paragraph of a document is. Page furniture never becomes a block."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BODY = "body"
    CAPTION = "caption"
    """Of a picture: it may hold facts, and often repeats the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph of a document."""

    span: Span
    kind: BlockKind
    page: int | None = None
    """The page that it begins on, from 1; None for what has no pages."""
    page_turn: int | None = None
    """Where in the document the next page begins, of a paragraph that runs over to it."""


class PublishedBasis(StrEnum):
    """How the day of publication is known."""

    PAGE = "page"
    """From the page's metadata."""
    TEXT = "text"
    """From a date line in the text."""
    GIVEN = "given"
    """From a command option, a feed entry or a JSON field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report, as cleaned text that never changes for its id. Blocks lie in order in `text` and do not overlap."""

    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    """ISO 8601 date, or a prefix of one."""
    published_basis: PublishedBasis | None = None
    language: str = "en"
    url: str | None = None

    def __post_init__(self) -> None:
        if any(left.span.end > right.span.start for left, right in pairwise(self.blocks)):
            raise InvalidSpan("the blocks of a document must lie in order and not overlap")
        if self.blocks and self.blocks[-1].span.end > len(self.text):
            raise InvalidSpan("a block reaches beyond the text")

    @property
    def id(self) -> DocumentId:
        """Made of the text and of what is known of it."""
        blocks = " ".join(f"{block.kind}:{block.span.start}-{block.span.end}{_page(block)}" for block in self.blocks)
        known = (self.title, self.outlet, self.published, self.published_basis, self.language, self.url, *self.authors)
        return DocumentId(content_id("document", self.text, blocks, *known))

    def page_at(self, position: int) -> int | None:
        """The page that a place in the text stands on, from 1; None where there are no pages."""
        block = next((block for block in self.blocks if block.span.start <= position < block.span.end), None)
        if block is None or block.page is None:
            return None
        return block.page + (block.page_turn is not None and position >= block.page_turn)

    def words(self, start: int, end: int) -> Words:
        """The words from `start` up to `end`, without white space at either side."""
        return Words.at(self.text, start, end)

    def passage(self, *ranges: tuple[int, int]) -> Passage:
        """The words at each range, those that touch made one."""
        return Passage.at(self.text, *ranges)


def _page(block: Block) -> str:
    """The page of a block as its document's id is made of it; nothing where there are no pages."""
    if block.page is None:
        return ""
    return f"@{block.page}" if block.page_turn is None else f"@{block.page}+{block.page_turn}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Something that was not used, and why. Nothing is dropped in silence."""

    stage: str
    """The folder that refused it: `acquire`, `clean`, `extract` ..."""
    reason: str
    """A short fixed phrase, the same for the same cause: `page furniture`, `empty`, `not English`."""
    detail: str
    """What it was, for a person to find it again."""
    name: str | None = None
    """The file or member concerned, as in `Capture.name`."""
