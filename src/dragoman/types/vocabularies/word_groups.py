"""Groups of words that the rules ask for by name: head nouns by what they name, and the words around speech."""

from dataclasses import dataclass
from functools import cache

from dragoman.types.vocabularies.entries import load_entries, packaged


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroup:
    """One group of `heads.yaml` or `speech_words.yaml`."""

    name: str
    definition: str
    words: tuple[str, ...]
    """Lower case; lemmas unless the definition says otherwise."""


@cache
def head_words(group: str) -> frozenset[str]:
    """The head nouns of one group of `heads.yaml`.

    Raises:
        VocabularyError: the file is not valid.
    """
    return _groups("heads.yaml")[group]


@cache
def speech_words(group: str) -> frozenset[str]:
    """The words of one group of `speech_words.yaml`.

    Raises:
        VocabularyError: the file is not valid.
    """
    return _groups("speech_words.yaml")[group]


@cache
def _groups(file: str) -> dict[str, frozenset[str]]:
    groups = load_entries(WordGroup, [packaged("dragoman.types.vocabularies", file)])
    return {name: frozenset(group.words) for name, group in groups.items()}
