"""The words of `inline.yaml`, as the alternatives of regular expressions."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.types.vocabularies.entries import load_entries, packaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Furniture inside a paragraph."""

    kind: str
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One list of `inline.yaml`."""

    name: str
    words: tuple[str | Cut, ...]


@cache
def cuts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kind and pattern of everything that is cut out of paragraphs, in the order of its file."""
    return tuple(
        (cut.kind, re.compile(cut.pattern.replace("{openers}", openers())))
        for cut in _lists()["cuts"].words
        if isinstance(cut, Cut)
    )


@cache
def agencies() -> str:
    """The names in picture credits, as alternatives, longest first."""
    return _alternatives("agencies")


@cache
def agency_names() -> frozenset[str]:
    """The names in picture credits."""
    return frozenset(word for word in _lists()["agencies"].words if isinstance(word, str))


@cache
def openers() -> str:
    """The words that open sentences, as alternatives."""
    return _alternatives("openers")


@cache
def sections() -> frozenset[str]:
    """The words of section names, in lower case."""
    return frozenset(word for word in _lists()["sections"].words if isinstance(word, str))


def _alternatives(name: str) -> str:
    words = [word for word in _lists()[name].words if isinstance(word, str)]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _lists() -> dict[str, Words]:
    return load_entries(Words, [packaged("dragoman.clean", "inline.yaml")])
