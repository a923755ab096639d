"""What a rule of the grammar of times is, and how its match becomes a TIMEX3 value."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.extract.time_words import TimeWords
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

Read = tuple[TimeKind, str] | None
RELATIONS = {
    "last": "last", "latest": "last", "past": "last", "recent": "last", "this past": "last", "previous": "before",
    "preceding": "before", "prior": "before", "next": "next", "coming": "next", "upcoming": "next", "this coming": "next",
    "following": "after", "this": "this", "current": "this", "that": "same", "same": "same",
}  # fmt: skip
"""How a word places a stretch of time: seen from today (last, this, next), or from the date under discussion (before, same, after)."""
PARTS = {
    "early": "START", "beginning": "OPEN", "start": "OPEN", "mid": "MID", "middle": "MID", "late": "END", "end": "CLOSE",
    "close": "CLOSE", "earlier": "EARLIER", "later": "LATER",
}  # fmt: skip
"""Which part of a stretch is meant; its beginning and its end are shorter than what is early and late in it."""
PART = (
    r"(?:(?P<part>early|mid|late|earlier|later)(?: in| on)?[\s-]+(?:the )?|"
    r"(?:the )?(?P<edge>beginning|start|middle|end|close) of (?:the )?)"
)
RELATION = r"(?P<relation>last|past|next|coming|upcoming|this past|this coming|this|following|previous|preceding|current|that|same|latest)"
OF_YEAR = r"(?:(?: of|,)? (?P<of_year>last|this|next|that|the same|the previous|the following) year\b)"


@dataclass(frozen=True, slots=True)
class Fields:
    """The named parts of a match."""

    match: re.Match[str]
    words: TimeWords

    def get(self, name: str) -> str | None:
        """The words of a part, lower case, a year in digits; None when the rule has no such part or it is not there."""
        found = self.match.groupdict().get(name)
        if not found:
            return None
        plain = re.sub(r"\s+", " ", found.lower())
        return self.words.year(plain) if name.startswith("year") else plain

    def need(self, name: str) -> str:
        """The words of a part that the rule always has."""
        return self.get(name) or ""

    def word(self, kind: TimeWordKind, name: str) -> str:
        """The TIMEX3 part that the word of a part gives."""
        return self.words.value(kind, self.need(name))

    @property
    def part(self) -> str:
        """One of `PARTS` after a space, or nothing."""
        word = self.get("part") or self.get("edge")
        return f" {PARTS[word]}" if word else ""

    @property
    def relation(self) -> str:
        """` last`, ` this`, ` next-year` ... or nothing."""
        if year := self.get("of_year"):
            return f" {RELATIONS[year.removeprefix('the ')]}-year"
        word = self.get("relation")
        return f" {RELATIONS[word]}" if word else ""

    @property
    def daypart(self) -> str:
        """`TMO`, `TEV` ... or nothing."""
        for name in ("daypart", "daypart_of"):
            if self.get(name):
                return f"T{self.word(TimeWordKind.DAYPART, name)}"
        return ""


Reader = Callable[[Fields], Read]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form that times take."""

    name: str
    pattern: str
    """As `TimeWords.compiled` takes it."""
    read: Reader


def date(value: str) -> Read:
    """A date, or a time of day when the value says so."""
    timed = "T" in value.split(" ", 1)[0] and not value.startswith("P")
    return (TimeKind.TIME if timed else TimeKind.DATE), value
