"""What the child found in a PDF, judged line by line like any other text; every paragraph knows its page."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.clean.bylines import authors_in
from dragoman.clean.dates import day_in
from dragoman.clean.decoding import folded, unescaped, visible
from dragoman.clean.found import Paged, Print
from dragoman.clean.lines import judged
from dragoman.clean.outlets import outlet_of
from dragoman.clean.page import MOST_PARAGRAPHS, Page, Part
from dragoman.clean.paragraphs import is_closed
from dragoman.clean.runons import Hint, Piece
from dragoman.clean.texts import authors_told, day_told, parted, unreadable
from dragoman.types.documents import BlockKind, Given, PublishedBasis

TOP = 12
"""Paragraphs at the start of a file among which its title and its day stand."""
LONGEST_DAY_LINE = 14
"""Words of a line at the top that says place and day."""
FEWEST_TITLE_WORDS = 3
TOLD_SHARE = 0.6
"""Share of the words of the file's own title that its first page must hold: many files bear the title of a template."""
FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|rtf|odt|pages|qxd|tex)\b|^Microsoft Word|^untitled", re.IGNORECASE)


def read_paged(found: Paged, given: Given) -> Page:
    """The report in a PDF."""
    prints = found.prints[:MOST_PARAGRAPHS]
    texts = [_plain(one.text) for one in prints]
    place = _headline(prints, texts)
    title = _title(found, texts, place) or given.title
    lines = judged([_piece(one, text) for one, text in zip(prints, texts, strict=True)], place, trusted=True)
    parts, furniture = parted(lines, place if title and place is not None and texts[place] == title else None, title)
    told = day_told(lines, "") or _day_at_top(texts)
    published = told or (None if given.published else found.created)
    outlet = outlet_of(lines)
    return Page(
        parts=tuple(_paged_parts(parts, prints, texts)),
        furniture=(*found.furniture, *furniture),
        title=title,
        outlet=outlet,
        authors=authors_told(lines, outlet or "") or authors_in(found.author or ""),
        published=published,
        published_basis=None if published is None else PublishedBasis.TEXT if told else PublishedBasis.PAGE,
        beyond=len(found.prints) - len(prints),
        outlet_guessed=True,
    )


def _plain(text: str) -> str:
    return " ".join(visible(unescaped(text)).text.split())


def _piece(one: Print, text: str) -> Piece:
    if unread := unreadable(text):
        return Piece(text=unread, hint=Hint.FURNITURE, kind="no words")
    return Piece(text=text, hint=Hint.HEADING if one.kind == "head" else Hint.NONE)


def _headline(prints: Sequence[Print], texts: Sequence[str]) -> int | None:
    """The largest heading at the top of the first page; of several alike the one with most words."""
    heads = [
        (one.size, len(text.split()), -number)
        for number, (one, text) in enumerate(zip(prints[:TOP], texts[:TOP], strict=True))
        if one.kind == "head" and one.page == 1 and len(text.split()) >= FEWEST_TITLE_WORDS
    ]
    return -max(heads)[2] if heads else None


def _title(found: Paged, texts: Sequence[str], place: int | None) -> str | None:
    """The title that stands on the first page; that which the file says, where the page bears it out or has none."""
    shown = texts[place] if place is not None else None
    said = " ".join((found.title or "").split())
    if len(said.split()) < FEWEST_TITLE_WORDS or FILE_NAME.search(said):
        return shown
    words = folded(said).split()
    top = set(folded(" ".join(texts[:TOP])).split())
    is_told = sum(word in top for word in words) >= TOLD_SHARE * len(words)
    return said if is_told and (shown is None or folded(said) in folded(" ".join(texts[:TOP]))) else shown


def _day_at_top(texts: Sequence[str]) -> str | None:
    """The day on a short line at the top, as `Port Ann, 8 November 2024`."""
    lines = (text for text in texts[:TOP] if len(text.split()) <= LONGEST_DAY_LINE and not is_closed(text))
    return next((day for line in lines if (day := day_in(line))), None)


def _paged_parts(parts: Sequence[Part], prints: Sequence[Print], texts: Sequence[str]) -> list[Part]:
    """The paragraphs with their pages: each is sought behind the one before it."""
    paged: list[Part] = []
    at = 0
    for part in parts:
        place = next((n for n in range(at, len(texts)) if part.text in texts[n]), None)
        if place is None:
            paged.append(replace(part, page=paged[-1].page if paged else 1))
            continue
        at = place if part.kind is BlockKind.HEADLINE else place + 1
        whole = texts[place] == part.text and texts[place] == prints[place].text
        paged.append(replace(part, page=prints[place].page, turn=prints[place].turn if whole else None))
    return paged
