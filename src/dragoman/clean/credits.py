"""Captions of pictures, and the credits at their ends."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.clean.vocabulary import agencies

LONGEST_CAPTION = 110
"""Words beyond which a paragraph is none, whatever its end looks like."""
REMEMBERED = 512
"""Lines whose reading is kept: it is asked for where they are told apart and again where they are judged."""
SCENE = re.compile(
    r"\((?:left|right|center|centre|[LRC])\)|, (?:(?:far )?(?:left|right)|center|centre)(?:,| and\b|\.?$)"
    r"|\b(?:(?:is|are) seen(?! as)|pictured|poses? for|shakes? hands|file photo)\b"
    r"|\bin this (?:file |undated |handout |pool )?(?:photo(?:graph)?|picture|image)\b",
    re.IGNORECASE,
)
"""What captions say and paragraphs seldom do."""
WHOLLY_BRACKETED = re.compile(
    r"[\[(]\s*(?:Photo|Image|Picture|Caption|PHOTO)s?\s*:\s*(?P<text>[^\[\]]{10,}[.!?])\s*(?P<credit>[^.\[\]]{0,60})[\])]"
)
"""`[Photo: what it shows. Whose it is]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption and the credit that was cut off its end; either may be empty."""

    text: str
    credit: str


@lru_cache(maxsize=REMEMBERED)
def caption_of(line: str) -> Caption | None:
    """The line read as a caption, or None when nothing shows it to be one."""
    if len(line.split()) > LONGEST_CAPTION or line.startswith(("©", "ⓒ", "Copyright")):
        return None
    if bracketed := WHOLLY_BRACKETED.fullmatch(line):
        return Caption(text=bracketed["text"], credit=bracketed["credit"].strip())
    found = _credit_at_end().search(line)
    if found:
        return Caption(text=_closed(line[: found.start()]), credit=found.group().strip())
    if SCENE.search(line) and not re.search(r"[“”\"]|''", line):
        return Caption(text=line, credit="")
    return None


@cache
def _credit_at_end() -> re.Pattern[str]:
    agency = rf"(?:{agencies()})"
    name = r"(?:[A-Z][\w.’'-]*|de|van|von|al)"
    names = rf"{name}(?: {name}){{0,4}}"
    slashed = rf"(?:{names}\s?[/|]\s?)?(?:{agency}|{names})(?:\s?[/|,-]\s?(?:{names}|{agency}))*"
    return re.compile(
        r"\s*(?:"
        rf"\((?:Photo|Image|Picture)s? by [^()]*\).{{0,160}}"
        rf"|[(（\[]\s*[^()\[\]]{{0,60}}?(?:©|\b[Pp]hotos?\b|PHOTO|Image|IMAGE|Courtesy|\b{agency}\b)[^()\[\]]{{0,80}}[)）\]]\.?"
        r"|\b(?:PHOTOS?|Photos?|Photograph|PHOTOGRAPH|Picture|Image|IMAGE|Credit|CREDIT|FILE PHOTO)\s*(?:[Cc]redit)?\s*"
        r"(?::|/|by |BY |courtesy (?:of )?)\s*(?:[^.]|\b[A-Z]\.){2,70}\.?(?:\s*\|\s*License Photo)?"
        r"|\b(?:MAP|Map|GRAPHIC|Graphic|GRAPHICS|Graphics|CHART|Chart|Infographic|Illustration|ILLUSTRATION|Video|VIDEO)\s?"
        r"(?::|/|by |BY )\s*(?:[^.]|\b[A-Z]\.){2,70}\.?"
        rf"|(?<=[.!?”\"’]) \[{names}\]"
        rf"|(?:©|ⓒ)\s*[^.]{{2,60}}\.?"
        rf"|\b(?:REUTERS|Reuters|AP|AFP|EPA|UPI|Yonhap|Kyodo)\s?/\s?{slashed}"
        rf"|(?<=[.!?”\"’*]) {names}\s?/\s?{slashed}"
        rf"|(?<=[.!?”\"’]) {agency}(?:\s?/\s?{slashed})?"
        r")\s*$"
    )


def _closed(text: str) -> str:
    return text.strip(" |")


@cache
def glued_credit() -> re.Pattern[str]:
    """A credit in brackets with the next sentence stuck to it: a caption's end where the breaks were lost."""
    return re.compile(rf"(?<=[.!?”\"]) \([^()]{{0,40}}\b(?:{agencies()})\b[^()]{{0,40}}\)(?=[“\"‘]?[A-Z])")


@cache
def slashed_credit() -> re.Pattern[str]:
    """A credit such as `Name/Pool/Agency` between two sentences of a paragraph that lost its breaks."""
    name = r"[A-Z][\w.’'-]*"
    agency = rf"(?:{agencies()})"
    return re.compile(
        rf"(?<=[.!?”\"*]) (?:{name}(?: {name}){{0,2}}\s?/\s?)*{agency}(?:\s?/\s?{agency})+(?= |$)"
        rf"|(?<=[.!?”\"*]) (?:{name}(?: {name}){{0,2}}\s?/\s?)+{agency}(?= |$)"
    )
