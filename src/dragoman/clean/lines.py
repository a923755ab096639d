"""What each line of a page is, in view of its words, its place and its neighbours; no outlet is known by name."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.clean.bylines import is_byline, is_names_in_places
from dragoman.clean.credits import caption_of
from dragoman.clean.dates import day_in, is_date_line
from dragoman.clean.decoding import folded
from dragoman.clean.features import (
    FURNITURE,
    PLACES,
    SHORT,
    SPEECH,
    Sight,
    Zone,
    furniture,
    is_prose,
    is_sentence,
    seen,
)
from dragoman.clean.paragraphs import is_closed
from dragoman.clean.runons import Hint, Piece

LONGEST_SUBHEADING = 16
ALT_TEXT = 8
"""Words up to which a line above a caption is taken for the picture's alternative text."""


SECTION_AND_MOMENT = re.compile(r"(?:[A-Z]\w* ){1,3}\d{1,2}:\d\d\b.{4,30}")
"""A section, the clock and the day."""


class Role(StrEnum):
    """What a line does on its page."""

    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A line, what it is and of which kind."""

    text: str
    role: Role
    kind: str = ""
    """Of furniture: address, menu, byline ..."""
    score: float = 0.0


def judged(pieces: Sequence[Piece], headline: int | None, *, trusted: bool = False) -> tuple[Judged, ...]:
    """What each piece is; `headline` is the place of the headline among them, where one was found.

    `trusted` pieces come from the body of a page with layout: where they stand says nothing more.
    """
    sights = [replace(sight, trusted=trusted) for sight in _sights(pieces, headline)]
    first = [_alone(piece, sight) for piece, sight in zip(pieces, sights, strict=True)]
    lines = [_beside(first, place, sights[place], is_headline=place == headline) for place in range(len(first))]
    return tuple(_without_empty_headings(lines, sights, headline))


def _sights(pieces: Sequence[Piece], headline: int | None) -> list[Sight]:
    sentences = [n for n, piece in enumerate(pieces) if piece.hint is Hint.NONE and _is_of_report(piece.text)]
    prose = [place for place in sentences if is_prose(pieces[place].text)]
    texts = [folded(piece.text) for piece in pieces]
    times = Counter(texts)
    return [
        Sight(
            text=piece.text,
            words=len(piece.text.split()),
            zone=_zone(place, headline, prose, sentences),
            marked=piece.hint is Hint.HEADING,
            repeated=times[texts[place]] > 1,
            first_prose=sum(p < place for p in prose[:3]),
            is_last=bool(sentences) and place == sentences[-1],
        )
        for place, piece in enumerate(pieces)
    ]


def _is_of_report(text: str) -> bool:
    return is_sentence(text) and caption_of(text) is None and furniture(seen(text))[0] < FURNITURE


def _zone(place: int, headline: int | None, prose: list[int], sentences: list[int]) -> Zone:
    if prose and place > max(prose[-1], sentences[-1]):
        return Zone.BELOW
    if headline is not None and place < headline:
        return Zone.ABOVE
    return Zone.HEAD if not prose or place < prose[0] else Zone.TEXT


def _alone(piece: Piece, sight: Sight) -> Judged:
    """What a line is by itself."""
    if piece.hint is Hint.FURNITURE:
        return Judged(text=piece.text, role=Role.FURNITURE, kind=piece.kind, score=FURNITURE)
    if is_byline(piece.text) and sight.words <= LONGEST_SUBHEADING and sight.first_prose <= 1:
        return Judged(text=piece.text, role=Role.FURNITURE, kind="byline", score=FURNITURE)
    if is_date_line(piece.text) or _is_meta_line(piece.text):
        return Judged(text=piece.text, role=Role.FURNITURE, kind="date line", score=FURNITURE)
    score, kind = furniture(sight)
    if piece.hint is Hint.CAPTION or (score < 2 * FURNITURE and not sight.trusted and caption_of(piece.text)):
        return Judged(text=piece.text, role=Role.CAPTION, score=score)
    if score >= FURNITURE:
        return Judged(text=piece.text, role=Role.FURNITURE, kind=kind, score=score)
    is_sentence_like = is_closed(piece.text) or SPEECH.search(piece.text) or piece.hint is Hint.QUOTE
    is_subheading = sight.words <= LONGEST_SUBHEADING and not is_sentence_like
    return Judged(text=piece.text, role=Role.SUBHEADING if is_subheading else Role.BODY, score=score)


def _beside(lines: list[Judged], place: int, sight: Sight, *, is_headline: bool) -> Judged:
    """What a line is in view of its neighbours: an alternative text before a caption, an outlet beside a byline."""
    line = lines[place]
    if is_headline:
        return replace(line, role=Role.SUBHEADING, kind="")
    if line.role is not Role.SUBHEADING or sight.marked or sight.trusted:
        return line
    below = lines[place + 1 : place + 2]
    if kind := _kind_beside(line, sight, lines[max(place - 1, 0) : place], below):
        return replace(line, role=Role.FURNITURE, kind=kind)
    if sight.first_prose <= 1 and sight.words <= ALT_TEXT and any(other.role is Role.CAPTION for other in below):
        return replace(line, role=Role.CAPTION)
    return line


def _kind_beside(line: Judged, sight: Sight, above: list[Judged], below: list[Judged]) -> str:
    """The kind of furniture that its neighbours show a line to be; nothing where they do not."""
    if any(other.kind == "related" and len(other.text.split()) <= SHORT for other in above):
        return "related"
    outer = sight.first_prose <= 1 or sight.zone is Zone.BELOW
    if not outer or not any(map(_is_credit_line, above + below)):
        return ""
    if is_names_in_places(line.text):
        return "byline"
    return "outlet" if sight.words <= SHORT and not any(other.role is Role.CAPTION for other in below) else ""


def _without_empty_headings(lines: list[Judged], sights: list[Sight], headline: int | None) -> list[Judged]:
    """The lines; headings below the last paragraph have no text of their own and are furniture.

    On a page with layout, only what is marked as a heading is one: its lists may end the report.
    """
    last = max((n for n, line in enumerate(lines) if line.role is Role.BODY), default=len(lines))
    return [
        replace(line, role=Role.FURNITURE, kind=PLACES[Zone.BELOW])
        if line.role is Role.SUBHEADING and number > max(last, headline or 0) and (sight.marked or not sight.trusted)
        else line
        for number, (line, sight) in enumerate(zip(lines, sights, strict=True))
    ]


def _is_credit_line(line: Judged) -> bool:
    return line.role is Role.FURNITURE and line.kind in {"byline", "date line", "image file", "outlet"}


def _is_meta_line(text: str) -> bool:
    """`Outlet | 2024-11-08 | `: parts between bars, one of them a date; `All News 10:23 November 08, 2024`."""
    if SECTION_AND_MOMENT.fullmatch(text) and day_in(text) and not is_closed(text):
        return True
    parts = [part.strip() for part in text.split("|")]
    return len(parts) > 1 and len(text.split()) <= LONGEST_SUBHEADING and any(is_date_line(part) for part in parts)
