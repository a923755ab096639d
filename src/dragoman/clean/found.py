"""What the child process finds on a page or in a paged file, as it travels back."""

import msgspec

BROKEN = "\xad"
"""A soft hyphen: what stands at the end of a line where a word is broken off."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a page says of itself in its metadata."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    url: str | None = None


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of a page's body in order, with what they are in the page's own terms, and its metadata."""

    paragraphs: tuple[tuple[str, str], ...] = ()
    """`p`, `head`, `item`, `quote`, `row` or `caption`, and the text."""
    said: Said = Said()
    words: int = 0
    """Words on the whole page, body and chrome together."""
    failure: str = ""
    """Why the page was not read, where it was not."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of print: its words and where it stands on its page, in points from the left and from the top."""

    page: int
    """From 1."""
    text: str
    """Ends in `BROKEN` where its last word is broken off and goes on in the next line."""
    left: float
    right: float
    top: float
    size: float
    """Of its type."""


class Print(msgspec.Struct, frozen=True, kw_only=True):
    """One paragraph of a paged file."""

    kind: str
    """`p` or `head`."""
    text: str
    page: int
    """The page that it begins on, from 1."""
    turn: int | None = None
    """Where in `text` the next page begins."""
    size: float = 0.0
    """Of its type, in points."""


class Paged(msgspec.Struct, frozen=True, kw_only=True):
    """What the child process finds in a paged file."""

    prints: tuple[Print, ...] = ()
    furniture: tuple[tuple[str, str], ...] = ()
    """Kind and line of running heads, page numbers and notes at the foot of a page."""
    pages: int = 0
    title: str | None = None
    """As the file says, which is often the name of a template."""
    author: str | None = None
    created: str | None = None
    """ISO 8601 day."""
    reason: str = ""
    """Why the file was not read, where it was not: a fixed phrase."""
    failure: str = ""
    """The same in words for the user."""
