"""Words around numbers that say what a number is, or that it is no figure."""

from dataclasses import dataclass
from functools import cache

from dragoman.types.vocabularies.entries import load_entries, packaged


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """One group of `figure_words.yaml`."""

    name: str
    definition: str
    words: tuple[str, ...] = ()
    """Lower case; verbs as lemmas."""
    named: dict[str, str] | None = None
    """Words with what they stand for."""


def load_figure_words() -> dict[str, FigureWords]:
    """The groups that come with Dragoman, by name.

    Raises:
        VocabularyError: the file is not valid.
    """
    return load_entries(FigureWords, [packaged("dragoman.types.vocabularies", "figure_words.yaml")])


@cache
def words_of(group: str) -> frozenset[str]:
    """The words of one group."""
    return frozenset(_groups()[group].words)


@cache
def names_of(group: str) -> dict[str, str]:
    """What the words of one group stand for."""
    return _groups()[group].named or {}


@cache
def _groups() -> dict[str, FigureWords]:
    return load_figure_words()
