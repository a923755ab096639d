"""Words for numbers."""

from dataclasses import dataclass
from enum import StrEnum


class NumberWordKind(StrEnum):
    """How a number word joins with others."""

    SMALL = "small"
    """One to nineteen."""
    TENS = "tens"
    SCALE = "scale"
    """Multiplies what stands before it: `hundred`, `million`, `bn`."""
    FRACTION = "fraction"
    VAGUE = "vague"
    """Says about how many, and no number: `several`."""
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"
    """So many times something: `twice`, `doubled`."""
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    UP = "up"
    """Says that a figure is a change."""
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """One entry of `numbers.yaml`."""

    name: str
    kind: NumberWordKind
    value: float
    forms: tuple[str, ...] = ()
    """Other ways to write it."""
