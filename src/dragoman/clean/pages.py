"""What the child found on a page, judged line by line like any other text."""

from dragoman.clean.decoding import folded, unescaped
from dragoman.clean.found import Found
from dragoman.clean.lines import judged
from dragoman.clean.outlets import outlet_of
from dragoman.clean.page import MOST_PARAGRAPHS, Page
from dragoman.clean.runons import Hint, Piece
from dragoman.clean.texts import authors_told, day_told, parted, unreadable
from dragoman.types.documents import Given, PublishedBasis

HINTS = {"head": Hint.HEADING, "caption": Hint.CAPTION, "quote": Hint.QUOTE}


def read_page(found: Found, given: Given) -> tuple[Page, tuple[tuple[str, str], ...]]:
    """The report on a page, and a note on what of the page is not in it."""
    said = found.said
    pieces = [_piece(kind, unescaped(text)) for kind, text in found.paragraphs[:MOST_PARAGRAPHS]]
    title = said.title or given.title
    place = next((n for n, piece in enumerate(pieces[:5]) if title and folded(piece.text) == folded(title)), None)
    lines = judged(pieces, place, trusted=True)
    parts, furniture = parted(lines, place, title)
    outlet = said.outlet or outlet_of(lines)
    told = None if said.published else day_told(lines, "")
    page = Page(
        parts=tuple(parts),
        furniture=tuple(furniture),
        title=title,
        outlet=outlet,
        authors=said.authors or authors_told(lines, outlet or ""),
        published=said.published or told,
        published_basis=PublishedBasis.PAGE if said.published else PublishedBasis.TEXT if told else None,
        language=said.language,
        url=said.url,
        beyond=len(found.paragraphs[MOST_PARAGRAPHS:]),
        outlet_guessed=said.outlet is None,
    )
    return page, _chrome(found)


def _piece(kind: str, text: str) -> Piece:
    if unread := unreadable(text):
        return Piece(text=unread, hint=Hint.FURNITURE, kind="no words")
    return Piece(text=text, hint=HINTS.get(kind, Hint.NONE))


def _chrome(found: Found) -> tuple[tuple[str, str], ...]:
    """A note on the menus, lists and boxes around the body, which are left on the page."""
    outside = found.words - sum(len(text.split()) for _, text in found.paragraphs)
    return (("page furniture", f"around the body: {outside} words"),) if outside > 0 else ()
