"""Nouns that point back to agreements, alliances, forces and places."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.types.vocabularies.entries import load_entries, packaged


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingWord:
    """One word of `thing_words.yaml`."""

    name: str
    """Lower case, in the number it is used in."""
    kinds: tuple[str, ...] = ()
    """Kinds of agreements that it can mean, or that it narrows a noun to."""
    stands_for: tuple[str, ...] = ()
    """`organisation`, `force`, or sorts of places."""
    states: tuple[str, ...] = ()
    """States that are called so: `the island`."""
    without: tuple[str, ...] = ()
    """Words before it with which it means something else: `industrial base`."""
    narrows: bool = False
    """Whether it only stands before such a noun."""


@cache
def thing_words() -> Mapping[str, ThingWord]:
    """The words by themselves.

    Raises:
        VocabularyError: the file is not valid.
    """
    return load_entries(ThingWord, [packaged("dragoman.types.vocabularies", "thing_words.yaml")])
