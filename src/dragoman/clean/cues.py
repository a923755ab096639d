"""The words that show a line to be page furniture, read from `cues.yaml`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dragoman.clean.decoding import folded
from dragoman.types.vocabularies.entries import load_entries, packaged

WHOLE_MATCH = 3.0
"""What a line that is a cue and nothing else weighs: enough against every feature of prose."""

FURTHER_MATCH = 0.5
"""Share of its weight that each further sign of the same furniture adds: legal small print shows three or four."""


class Place(StrEnum):
    """Where on a page a cue is believed."""

    ANYWHERE = "anywhere"
    TOP = "top"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One kind of furniture and the words that show it; the fields are told in `cues.yaml`."""

    name: str
    weight: float
    longest: int
    place: Place = Place.ANYWHERE
    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """One cue, made ready to match."""

    cue: Cue
    whole: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    contains: tuple[str, ...]
    shape: re.Pattern[str] | None

    def weight(self, line: str, plain: str, words: int) -> float:
        """How strongly the line, also given folded, shows this furniture; 0 where it does not."""
        if plain in self.whole:
            return WHOLE_MATCH
        if words > self.cue.longest:
            return 0.0
        padded = f" {plain} "
        found = padded.startswith(self.starts) + padded.endswith(self.ends)
        found += sum(words in padded for words in self.contains) + bool(self.shape and self.shape.search(line))
        return self.cue.weight * (1 + FURTHER_MATCH * (found - 1)) if found else 0.0


@cache
def matchers() -> tuple[Matcher, ...]:
    """All cues, in the order of their file."""
    cues = load_entries(Cue, [packaged("dragoman.clean", "cues.yaml")])
    return tuple(_matcher(cue) for cue in cues.values())


def _matcher(cue: Cue) -> Matcher:
    return Matcher(
        cue=cue,
        whole=frozenset(map(folded, cue.whole)),
        starts=_padded(cue.starts),
        ends=_padded(cue.ends),
        contains=_padded(cue.contains),
        shape=_any(cue.patterns),
    )


def _padded(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(f" {folded(phrase)} " for phrase in phrases)


def _any(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{_local_flags(pattern)})" for pattern in patterns)) if patterns else None


def _local_flags(pattern: str) -> str:
    """A leading `(?i)` bound to its own pattern, so that it does not spread to the others."""
    return f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else pattern
