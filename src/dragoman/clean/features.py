"""What speaks for a line of a page being furniture, and what against: weights that are added up.

Cues (`cues.yaml`) speak for it, the shape of prose speaks against it, and where it stands tips the balance: before the
headline and after the last paragraph a line must earn its place. A score of `FURNITURE` decides.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.clean.bylines import is_names
from dragoman.clean.cues import Matcher, Place, matchers
from dragoman.clean.decoding import folded
from dragoman.clean.menus import is_menu
from dragoman.clean.paragraphs import is_closed

FURNITURE = 1.0
"""Score from which a line is furniture."""
PROSE_WORDS = 9
PROSE_SYLLABIC = 30
"""Letters of scripts that set no blanks from which a closed line is prose."""
PLAIN_WORDS = 0.4
"""Share of words without a capital from which a line is written as a sentence; in headings only small words lack it."""
SHORT = 4
RUNNING_WORDS = 18
RUNNING_SHARE = 0.6
"""Words, and the share of them in lower case, from which a line without an end is still a paragraph."""
LONG_PARAGRAPH = 30
CAPITAL_HEADLINE = 7
"""Words from which a line all in capitals inside the text is another report's headline and not a subheading."""
REMEMBERED = 512
"""Lines whose judgement is kept: several features ask the same of one line."""
SPEECH = re.compile(
    r"[“”\"'’](?:\s|,|$).*\b(?:said|says|told|added|wrote|asked|according)\b|\b(?:said|told|added)\b.*[“\"]",
    re.IGNORECASE,
)
CONTACT = re.compile(r"https?://|www\.|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:^|\s)@\w{3,}")
SYLLABIC = re.compile("[\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
LOWER = re.compile(r"[^\W\d_A-Z]")


class Zone(StrEnum):
    """Where a line stands on its page."""

    ABOVE = "above"
    """Before the headline."""
    HEAD = "head"
    """Between headline and first paragraph."""
    TEXT = "text"
    BELOW = "below"
    """After the last sentence."""


PLACES = {
    Zone.ABOVE: "above the headline",
    Zone.HEAD: "under the headline",
    Zone.TEXT: "inside the text",
    Zone.BELOW: "below the text",
}
"""What furniture is called that shows no kind of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a feature may look at: one line and where it stands."""

    text: str
    words: int
    zone: Zone = Zone.TEXT
    marked: bool = False
    """True where markup makes it a heading."""
    repeated: bool = False
    """True where the same line stands elsewhere on the page."""
    first_prose: int = 2
    """How many paragraphs of prose stand before it, counted up to 3."""
    is_last: bool = False
    """True for the last sentence of the page."""
    trusted: bool = False
    """True where its page's layout shows the line to be of the body: then only its words can speak against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One sign that a line is furniture, or that it is not."""

    name: str
    weight: float
    holds: Callable[[Sight], object]


@lru_cache(maxsize=REMEMBERED)
def is_prose(text: str) -> bool:
    """Whether a line reads as a whole sentence or more of a report."""
    syllables = len(SYLLABIC.findall(text))
    if syllables * 3 > len(text):
        return syllables >= PROSE_SYLLABIC and is_closed(text)
    return len(text.split()) >= PROSE_WORDS and is_sentence(text)


@lru_cache(maxsize=REMEMBERED)
def is_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does and is written as one, not as a heading or a list of names."""
    if len(SYLLABIC.findall(text)) * 3 > len(text):
        return is_closed(text)
    words = [word for word in text.split() if word[0].isalnum() or len(word) > 1]
    plain = sum(not word.lstrip("“\"'‘(«„")[:1].isupper() for word in words)
    return len(words) >= SHORT and is_closed(text) and plain >= PLAIN_WORDS * len(words)


def is_capital_headline(sight: Sight) -> bool:
    """Whether a line inside the text is all in capitals, as links to other reports are."""
    inside = sight.zone in {Zone.TEXT, Zone.BELOW}
    return inside and sight.words >= CAPITAL_HEADLINE and not LOWER.search(sight.text) and not sight.marked


def _stands(sight: Sight, zone: Zone) -> bool:
    """Whether a line that is no sentence, nor the first part of one that was cut off, stands outside the report."""
    return sight.zone is zone and not sight.trusted and not is_sentence(sight.text) and not _runs(sight)


def _runs(sight: Sight) -> bool:
    """Whether a line below the text goes on for so long in plain words that it is a paragraph without its end."""
    plain = sum(word[:1].islower() for word in sight.text.split())
    return sight.zone is Zone.BELOW and sight.words >= RUNNING_WORDS and plain >= RUNNING_SHARE * sight.words


def _is_stub_at_head(sight: Sight) -> bool:
    if sight.trusted or sight.zone is not Zone.HEAD:
        return False
    return is_names(sight.text) or (sight.words < SHORT and not is_closed(sight.text))


def _is_menu(sight: Sight) -> bool:
    """Whether a line is a menu; rows of tables look alike inside the text and on pages with layout."""
    return sight.zone is not Zone.TEXT and not sight.trusted and is_menu(sight.text)


def _is_names_near_top(sight: Sight) -> bool:
    return sight.first_prose <= 1 and not sight.trusted and is_names(sight.text)


FEATURES = (
    Feature(name="a sentence", weight=-0.8, holds=lambda s: is_prose(s.text)),
    Feature(name="a long paragraph", weight=-0.7, holds=lambda s: s.words >= LONG_PARAGRAPH),
    Feature(name="reported speech", weight=-0.5, holds=lambda s: SPEECH.search(s.text)),
    Feature(name="marked as a heading", weight=-0.6, holds=lambda s: s.marked and s.zone is not Zone.BELOW),
    Feature(name="a few words", weight=0.2, holds=lambda s: s.words <= SHORT and not is_closed(s.text)),
    Feature(name="contact", weight=0.6, holds=lambda s: CONTACT.search(s.text)),
    Feature(name="a menu", weight=1.2, holds=_is_menu),
    Feature(name="repeated", weight=0.6, holds=lambda s: s.repeated and not s.trusted),
    Feature(name="all in capitals inside the text", weight=1.2, holds=is_capital_headline),
    Feature(name="above the headline", weight=0.9, holds=lambda s: _stands(s, Zone.ABOVE)),
    Feature(name="below the text", weight=1.1, holds=lambda s: _stands(s, Zone.BELOW)),
    Feature(name="a stub under the headline", weight=0.9, holds=_is_stub_at_head),
    Feature(name="names near the top", weight=0.4, holds=_is_names_near_top),
)


def furniture(sight: Sight) -> tuple[float, str]:
    """The score of a line, and the kind of furniture that it would be."""
    plain = folded(sight.text)
    cue, kind = max(((_cue_weight(m, sight, plain), m.cue.name) for m in matchers()), key=lambda item: item[0])
    score = cue + sum(feature.weight for feature in FEATURES if feature.holds(sight))
    if cue:
        return score, kind
    if is_capital_headline(sight):
        return score, "related"
    if _is_menu(sight):
        return score, "menu"
    return score, "byline" if _is_byline(sight) else PLACES[sight.zone]


def _is_byline(sight: Sight) -> bool:
    return sight.zone is not Zone.ABOVE and sight.first_prose <= 1 and is_names(sight.text)


def seen(text: str, *, first_prose: int = 2) -> Sight:
    """A line by itself, as the features see it."""
    return Sight(text=text, words=len(text.split()), first_prose=first_prose)


def _cue_weight(matcher: Matcher, sight: Sight, plain: str) -> float:
    place = matcher.cue.place
    if place is Place.TOP and sight.first_prose > 1:
        return 0.0
    if place is Place.END and sight.zone is not Zone.BELOW and not sight.is_last:
        return 0.0
    return matcher.weight(sight.text, plain, sight.words)
