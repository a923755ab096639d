"""Which line of a text dump is its headline."""

import re
from collections.abc import Sequence

from dragoman.clean.bylines import is_byline
from dragoman.clean.credits import caption_of
from dragoman.clean.dates import is_date_line
from dragoman.clean.decoding import folded
from dragoman.clean.features import FURNITURE, furniture, is_prose, seen
from dragoman.clean.menus import is_menu
from dragoman.clean.paragraphs import is_closed
from dragoman.clean.runons import Hint, Piece

LONGEST_CLOSED = 14
"""Words up to which a line that ends in a full stop may be a headline; some archives close theirs."""
LONGEST = 36
FEWEST_WORDS, FEWEST_LETTERS = 3, 10
FIRST_LINES = 80
"""Lines at the top of a page among which its headline is looked for; long menus have some fifty."""
COMPARED = 8
"""Paragraphs of the text in which the words of a headline are looked for."""
STEM = 4
"""Letters by which words are compared, so that their endings do not matter."""
NEAR = 3
"""Lines below a headline in which its byline or day stands."""
SUFFIX = re.compile(r"\s+[-–—|·•»:]+\s+([^-–—|·•»]{2,40})$")


def headline_of(pieces: Sequence[Piece], known: str | None) -> int | None:
    """The place of the headline: the line that says the known title, else the best one before the first paragraph."""
    if known:
        return next((n for n, piece in enumerate(pieces) if _says(piece.text, known)), None)
    top = _before_prose(pieces)[:FIRST_LINES]
    candidates = [(n, piece) for n, piece in enumerate(top) if _could_be(piece, n)]
    body = _first_words(pieces)
    scored = [(_score(piece, place, candidates) + _context(pieces, place, body), -place) for place, piece in candidates]
    return -max(scored)[1] if scored else None


def without_suffix(title: str, outlet: str | None = None) -> tuple[str, str | None]:
    """A title without the name of its site, and that name: the known outlet, or a few words after a dash or bar."""
    found = SUFFIX.search(title)
    if not found or len(title[: found.start()].split()) < FEWEST_WORDS:
        return title, None
    site = found.group(1).strip()
    if outlet is not None and folded(site) not in folded(outlet) and folded(outlet) not in folded(site):
        return title, None
    return title[: found.start()].strip(), site


def _says(line: str, title: str) -> bool:
    plain, wanted = folded(line), folded(title)
    return bool(wanted) and (plain == wanted or (plain.startswith(wanted) and len(plain) <= len(wanted) + 40))


def _before_prose(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces up to the first paragraph of prose, with that one where it could still be a closed headline."""
    for place, piece in enumerate(pieces):
        if is_prose(piece.text) and not caption_of(piece.text) and not _is_closed_headline(piece, place):
            return pieces[:place]
    return pieces if len(pieces) > 1 else ()


def _is_closed_headline(piece: Piece, place: int) -> bool:
    return place == 0 and len(piece.text.split()) <= LONGEST_CLOSED


def _could_be(piece: Piece, place: int) -> bool:
    words = len(piece.text.split())
    if piece.hint in {Hint.FURNITURE, Hint.CAPTION} or words > LONGEST or len(piece.text) < FEWEST_LETTERS:
        return False
    if is_date_line(piece.text) or caption_of(piece.text):
        return False
    if furniture(seen(piece.text, first_prose=0))[0] >= FURNITURE or is_menu(piece.text):
        return False
    wide = any(ord(letter) > 0x3000 for letter in piece.text)  # noqa: PLR2004 - scripts that set few blanks begin here
    return (words >= FEWEST_WORDS or wide) and (not is_closed(piece.text) or _is_closed_headline(piece, place))


def _score(piece: Piece, place: int, candidates: Sequence[tuple[int, Piece]]) -> float:
    """How much a candidate is a headline: marked as one, said twice, long enough, first."""
    plain = folded(piece.text)
    twice = any(other != place and folded(rival.text).startswith(plain) for other, rival in candidates)
    first = place == min(n for n, _ in candidates)
    return (
        2.0 * (piece.hint is Hint.HEADING) + 2.5 * twice + 1.0 * first + 0.5 * (len(plain.split()) > FEWEST_WORDS + 1)
    )


def _first_words(pieces: Sequence[Piece]) -> frozenset[str]:
    """The words of substance in the first paragraphs of the text."""
    body = [piece.text for piece in pieces if is_prose(piece.text) and not caption_of(piece.text)]
    return frozenset(_substance(" ".join(body[:COMPARED])))


def _substance(text: str) -> set[str]:
    return {word[:STEM] for word in folded(text).split() if len(word) >= STEM or word.isdecimal()}


def _context(pieces: Sequence[Piece], place: int, body: frozenset[str]) -> float:
    """How much what follows shows a line to be the headline: a byline or a day soon below it, its words in the text."""
    words = _substance(pieces[place].text)
    told = len(words & body) / len(words) if words else 0.0
    below = pieces[place + 1 : place + 1 + NEAR]
    return 1.5 * told + 0.7 * any(is_date_line(piece.text) or is_byline(piece.text) for piece in below)
