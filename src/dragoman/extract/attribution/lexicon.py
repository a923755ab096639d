"""The cues of `acts.yaml`, ready to be looked up by their head lemma."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from dragoman.types.vocabularies import Vocabulary


class Frame(IntEnum):
    """How a cue takes its content; of two that fit, the lesser is taken."""

    CLAUSE = 0
    INFINITIVE = 1
    OBJECT = 2
    NAMING = 3
    NOUN = 4
    ADJECTIVE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One cue in one frame, and the act that it does there."""

    words: tuple[str, ...]
    """Lemmas after the head."""
    frame: Frame
    act: str
    held: bool


Lexicon = Mapping[str, tuple[Sense, ...]]
"""Senses by head lemma; namings first, then those with more words, then by frame, then in the order of the file."""


@cache
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The cues of a vocabulary."""
    senses: dict[str, list[Sense]] = defaultdict(list)
    for act in vocabulary.acts.values():
        lists = (act.cues, act.infinitives, act.objects, act.namings, act.nouns, act.adjectives)
        for frame, phrases in zip(Frame, lists, strict=True):
            for phrase in phrases:
                head, *words = phrase.lower().split()
                held = phrase in act.held
                senses[head].append(Sense(words=tuple(words), frame=frame, act=act.name, held=held))
    return {head: tuple(sorted(found, key=_longest_first)) for head, found in senses.items()}


def _longest_first(sense: Sense) -> tuple[bool, int, Frame]:
    """Namings go before all others: they ask most of what follows (`called it a mistake for Paris` is no call for Paris)."""
    return sense.frame is not Frame.NAMING, -len(sense.words), sense.frame
