"""A report as one page or text gave it, before what is given from outside is added."""

from dataclasses import dataclass

from dragoman.types.documents import BlockKind, PublishedBasis

MOST_PARAGRAPHS = 5000
"""Of one page; the longest reports of commissions have some 3,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paragraph before it has its place in the document."""

    text: str
    kind: BlockKind
    page: int | None = None
    """The page of a paged report that it begins on, from 1."""
    turn: int | None = None
    """Where in `text` the next page begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was read, what was left out, and what the page says of itself."""

    parts: tuple[Part, ...]
    furniture: tuple[tuple[str, str], ...] = ()
    """Kind and line of all that was left out."""
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    url: str | None = None
    beyond: int = 0
    """Paragraphs beyond `MOST_PARAGRAPHS`, which were not read."""
    outlet_guessed: bool = False
    """True for an outlet read off the lines of a text: it gives way to one that is given."""
