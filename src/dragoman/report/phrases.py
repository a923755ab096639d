"""How the kinds of records are put in words, and which offices lead a state: `phrases.yaml`, read once."""

import re
from dataclasses import dataclass
from functools import cache

import msgspec
import yaml

from dragoman.types.errors import VocabularyError
from dragoman.types.vocabularies.entries import packaged

STAR, ENDING = r"\*", r"\w*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Our words for events, acts and offices."""

    met: tuple[str, ...]
    spoke: tuple[str, ...]
    visited: tuple[str, ...]
    by_telephone: tuple[str, ...]
    contact_lengths: tuple[str, ...]
    links: frozenset[str]
    finite: frozenset[str]
    verbs: frozenset[str]
    small: frozenset[str]
    dangling: frozenset[str]
    unresolved: frozenset[str]
    sums: tuple[str, ...]
    paying: tuple[str, ...]
    for_forces: tuple[str, ...]
    assurances: frozenset[str]
    stages: dict[str, str]
    signing: tuple[str, ...]
    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    negotiating: tuple[str, ...]
    with_article: tuple[str, ...]
    plural_states: tuple[str, ...]
    acts: dict[str, str]
    reporting: dict[str, str]
    past_tenses: tuple[str, ...]
    leaders: tuple[str, ...]
    governments: tuple[str, ...]
    not_in_office: tuple[str, ...]
    forces: tuple[str, ...]

    def names_one(self, words: tuple[str, ...], office: str) -> bool:
        """Whether one of the words starts and ends a word of the office; `*` stands for any ending."""
        return any(re.search(rf"\b{re.escape(word).replace(STAR, ENDING)}\b", office) for word in words)

    def act(self, act: str) -> str:
        """What a speaker did, in the past tense."""
        return self.acts.get(act, "said")


@cache
def phrases() -> Phrases:
    """The phrases that come with Dragoman.

    Raises:
        VocabularyError: the file is not valid.
    """
    source = packaged(__package__, "phrases.yaml")
    try:
        return msgspec.convert(yaml.safe_load(source.read_text(encoding="utf-8")), Phrases)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise VocabularyError(f"{source}: {error}; mend the file") from error
