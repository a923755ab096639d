"""How the kinds of records are put in words, and which offices lead a state: `phrases.yaml`, read once."""

import re
from dataclasses import dataclass
from functools import cache

import msgspec
import yaml

from dragoman.types.errors import VocabularyError
from dragoman.types.vocabularies.entries import packaged

ANY = "any"
STAR, ENDING = r"\*", r"\w*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Our words for events, acts and offices."""

    events: dict[str, dict[str, str]]
    """Type, then mode or `any`."""
    towards: dict[str, str]
    acts: dict[str, str]
    past_tenses: tuple[str, ...]
    leaders: tuple[str, ...]
    governments: tuple[str, ...]
    not_in_office: tuple[str, ...]
    forces: tuple[str, ...]

    def event(self, kind: str, mode: str | None) -> str:
        """What happened, as a noun phrase with a large first letter."""
        modes = self.events.get(kind, {})
        return modes.get(mode or ANY) or modes.get(ANY) or kind.replace("_", " ").capitalize()

    def toward(self, kind: str) -> str:
        """The word between the actors and the recipients of an event."""
        return self.towards.get(kind, self.towards[ANY])

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
