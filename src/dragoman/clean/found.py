"""What the child process finds on a page, as it travels back."""

import msgspec


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
