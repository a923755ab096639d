"""What each line of a text dump is: weights for furniture and against it, added up; it knows no outlet by name.

A line is furniture when its score reaches `FURNITURE`. Cues (`cues.yaml`) speak for it, the shape of prose speaks against it,
and where it stands tips the balance: before the headline and after the last paragraph a line must earn its place.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.clean.bylines import is_names
from dragoman.clean.credits import caption_of
from dragoman.clean.cues import Matcher, Place, matchers
from dragoman.clean.dates import is_date_line
from dragoman.clean.decoding import folded
from dragoman.clean.paragraphs import is_closed
from dragoman.clean.runons import Hint, Piece

FURNITURE = 1.0
"""Score from which a line is furniture."""
PROSE_WORDS = 9
PROSE_SYLLABIC = 30
"""Words, or letters of scripts that set no blanks, from which a closed line is a sentence of the report."""
SHORT = 4
PLAIN_WORDS = 0.4
"""Share of words without a capital from which a line is written as a sentence; headings set all but the small words so."""
CAPITAL_HEADLINE = 7
"""Words from which a line all in capitals inside the text is another report's headline and not a subheading."""
LONGEST_SUBHEADING = 16
ALT_TEXT = 8
"""Words up to which a line above a caption is taken for the picture's alternative text."""


class Role(StrEnum):
    """What a line does on its page."""

    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    FURNITURE = "furniture"


class Zone(StrEnum):
    """Where a line stands on its page."""

    ABOVE = "above"
    """Before the headline."""
    HEAD = "head"
    """Between headline and first paragraph."""
    TEXT = "text"
    BELOW = "below"
    """After the last paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A line, what it is and of which kind."""

    text: str
    role: Role
    kind: str = ""
    """Of furniture: address, menu, byline ..."""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a feature may look at: one line and where it stands."""

    text: str
    words: int
    zone: Zone
    marked: bool
    """True where markup makes it a heading."""
    repeated: bool
    """True where the same line stands elsewhere on the page."""
    first_prose: int
    """How many paragraphs of prose stand before it."""
    trusted: bool = False
    """True where the layout of its page shows the line to be part of the body: then only its words can speak against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One sign that a line is furniture, or that it is not."""

    name: str
    weight: float
    holds: Callable[[Sight], object]


SPEECH = re.compile(r"[“”\"'’](?:\s|,|$).*\b(?:said|says|told|added|wrote|asked|according)\b|\b(?:said|told|added)\b.*[“\"]", re.IGNORECASE)
CONTACT = re.compile(r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|(?:^|\s)@\w{3,}")
SYLLABIC = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
LOWER = re.compile(r"[^\W\d_A-Z]")

FEATURES = (
    Feature(name="a sentence", weight=-0.8, holds=lambda s: is_prose(s.text)),
    Feature(name="a long paragraph", weight=-0.7, holds=lambda s: s.words >= 30),
    Feature(name="reported speech", weight=-0.5, holds=lambda s: SPEECH.search(s.text)),
    Feature(name="marked as a heading", weight=-0.6, holds=lambda s: s.marked and s.zone is not Zone.BELOW),
    Feature(name="a few words", weight=0.2, holds=lambda s: s.words <= SHORT and not is_closed(s.text)),
    Feature(name="contact", weight=0.6, holds=lambda s: CONTACT.search(s.text)),
    Feature(name="repeated", weight=0.6, holds=lambda s: s.repeated and not s.trusted),
    Feature(name="all in capitals inside the text", weight=1.2, holds=lambda s: _is_capital_headline(s)),
    Feature(name="above the headline", weight=0.9, holds=lambda s: _stands(s, Zone.ABOVE)),
    Feature(name="below the text", weight=1.1, holds=lambda s: _stands(s, Zone.BELOW)),
    Feature(name="a stub under the headline", weight=0.9, holds=lambda s: _is_stub_at_head(s)),
    Feature(name="names near the top", weight=0.4, holds=lambda s: s.first_prose <= 1 and is_names(s.text) and not s.trusted),
)


def judged(pieces: Sequence[Piece], headline: int | None, *, trusted: bool = False) -> tuple[Judged, ...]:
    """What each piece is; `headline` is the place of the headline among them, where one was found.

    `trusted` pieces come from the body of a page with layout: where they stand says nothing more.
    """
    sights = [replace(sight, trusted=trusted) for sight in _sights(pieces, headline)]
    first = [_alone(piece, sight) for piece, sight in zip(pieces, sights, strict=True)]
    return tuple(_beside(first, place, sights[place], is_headline=place == headline) for place in range(len(first)))


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence or more of a report."""
    syllables = len(SYLLABIC.findall(text))
    if syllables * 3 > len(text):
        return syllables >= PROSE_SYLLABIC and is_closed(text)
    return len(text.split()) >= PROSE_WORDS and is_sentence(text)


def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does and is written as one, not as a heading or a list of names."""
    words = [word for word in text.split() if word[0].isalnum() or len(word) > 1]
    plain = sum(not word.lstrip("“\"'‘(«„")[:1].isupper() for word in words)
    return len(words) >= SHORT and is_closed(text) and plain >= PLAIN_WORDS * len(words)


def furniture_kind(sight: Sight) -> tuple[float, str]:
    """The score of a line and the furniture that it would be."""
    plain = folded(sight.text)
    cue, kind = max(((_cue_weight(m, sight, plain), m.cue.name) for m in matchers()), key=lambda item: item[0])
    score = cue + sum(feature.weight for feature in FEATURES if feature.holds(sight))
    if cue:
        return score, kind
    if _is_capital_headline(sight):
        return score, "related"
    return score, "byline" if is_names(sight.text) and sight.first_prose <= 1 else f"{sight.zone} the text"


def seen(text: str, zone: Zone = Zone.TEXT, *, marked: bool = False, repeated: bool = False, first_prose: int = 2) -> Sight:
    """A line as the features see it."""
    words = len(text.split())
    return Sight(text=text, words=words, zone=zone, marked=marked, repeated=repeated, first_prose=first_prose)


def _cue_weight(matcher: Matcher, sight: Sight, plain: str) -> float:
    place = matcher.cue.place
    if place is Place.TOP and sight.first_prose > 1:
        return 0.0
    if place is Place.EDGE and sight.zone is Zone.TEXT and sight.first_prose > 1:
        return 0.0
    return matcher.weight(sight.text, plain)


def _sights(pieces: Sequence[Piece], headline: int | None) -> list[Sight]:
    sentences = [place for place, piece in enumerate(pieces) if piece.hint is Hint.NONE and _is_of_report(piece.text)]
    prose = [place for place in sentences if is_prose(pieces[place].text)]
    texts = [folded(piece.text) for piece in pieces]
    return [
        seen(
            piece.text,
            _zone(place, headline, prose, sentences),
            marked=piece.hint is Hint.HEADING,
            repeated=texts.count(texts[place]) > 1,
            first_prose=sum(p < place for p in prose[:3]),
        )
        for place, piece in enumerate(pieces)
    ]


def _is_of_report(text: str) -> bool:
    return is_sentence(text) and caption_of(text) is None and furniture_kind(seen(text))[0] < FURNITURE


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
    if is_date_line(piece.text) or _is_meta_line(piece.text):
        return Judged(text=piece.text, role=Role.FURNITURE, kind="date line", score=FURNITURE)
    score, kind = furniture_kind(sight)
    if piece.hint is Hint.CAPTION or (score < 2 * FURNITURE and not sight.trusted and caption_of(piece.text)):
        return Judged(text=piece.text, role=Role.CAPTION, score=score)
    if score >= FURNITURE:
        return Judged(text=piece.text, role=Role.FURNITURE, kind=kind, score=score)
    is_subheading = sight.words <= LONGEST_SUBHEADING and not is_closed(piece.text) and not SPEECH.search(piece.text)
    return Judged(text=piece.text, role=Role.SUBHEADING if is_subheading else Role.BODY, score=score)


def _beside(lines: list[Judged], place: int, sight: Sight, *, is_headline: bool) -> Judged:
    """What a line is in view of its neighbours: an alternative text before a caption, an outlet beside a byline."""
    line = lines[place]
    if is_headline:
        return replace(line, role=Role.SUBHEADING, kind="")
    if line.role is not Role.SUBHEADING or sight.marked or sight.trusted:
        return line
    if place and lines[place - 1].kind == "related" and len(lines[place - 1].text.split()) <= SHORT:
        return replace(line, role=Role.FURNITURE, kind="related")
    if sight.first_prose <= 1 and sight.words <= ALT_TEXT and place + 1 < len(lines) and lines[place + 1].role is Role.CAPTION:
        return replace(line, role=Role.CAPTION)
    near = lines[max(place - 1, 0) : place] + lines[place + 1 : place + 2]
    if (sight.first_prose <= 1 or sight.zone is Zone.BELOW) and sight.words <= SHORT and any(_is_credit_line(other) for other in near):
        return replace(line, role=Role.FURNITURE, kind="outlet")
    return line


def _is_credit_line(line: Judged) -> bool:
    return line.role is Role.FURNITURE and line.kind in {"byline", "date line", "image file", "outlet"}


def _is_meta_line(text: str) -> bool:
    """`Outlet | 2024-11-08 | `: parts between bars, one of them a date."""
    parts = [part.strip() for part in text.split("|")]
    return len(parts) > 1 and len(text.split()) <= LONGEST_SUBHEADING and any(is_date_line(part) for part in parts)


def _is_capital_headline(sight: Sight) -> bool:
    inside = sight.zone in {Zone.TEXT, Zone.BELOW}
    return inside and sight.words >= CAPITAL_HEADLINE and not LOWER.search(sight.text) and not sight.marked


def _stands(sight: Sight, zone: Zone) -> bool:
    """Whether a line that is no sentence stands outside the report."""
    return sight.zone is zone and not sight.trusted and not is_sentence(sight.text)


def _is_stub_at_head(sight: Sight) -> bool:
    return not sight.trusted and sight.zone is Zone.HEAD and (is_names(sight.text) or (sight.words < SHORT and not is_closed(sight.text)))
