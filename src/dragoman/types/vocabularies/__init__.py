"""Vocabularies: acts, events, issues, units, measures, words for times and numbers, as YAML that anyone may extend."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.types.vocabularies.acts import Act
from dragoman.types.vocabularies.cameo import CameoRoot
from dragoman.types.vocabularies.channels import Channel
from dragoman.types.vocabularies.entries import load_entries, packaged
from dragoman.types.vocabularies.event_cues import EventContext, EventCue, WordClass
from dragoman.types.vocabularies.events import EventType
from dragoman.types.vocabularies.issues import Issue
from dragoman.types.vocabularies.numbers import NumberWord
from dragoman.types.vocabularies.times import TimeWord
from dragoman.types.vocabularies.units import Measure, Unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """All vocabularies, each by the name of its entries, in file order."""

    acts: dict[str, Act]
    cameo: dict[str, CameoRoot]
    channels: dict[str, Channel]
    events: dict[str, EventType]
    event_cues: dict[str, EventCue]
    event_contexts: dict[str, EventContext]
    word_classes: dict[str, WordClass]
    issues: dict[str, Issue]
    units: dict[str, Unit]
    measures: dict[str, Measure]
    times: dict[str, TimeWord]
    numbers: dict[str, NumberWord]


def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """The vocabularies that come with Dragoman, extended by files of the same names in the folder `extra`.

    Raises:
        VocabularyError: a file is not valid.
    """

    def sources(file: str) -> list[Traversable | Path]:
        own = extra / file if extra else None
        return [packaged(__name__, file), *([own] if own and own.exists() else [])]

    return Vocabulary(
        acts=load_entries(Act, sources("acts.yaml")),
        cameo=load_entries(CameoRoot, sources("cameo.yaml")),
        channels=load_entries(Channel, sources("channels.yaml")),
        events=load_entries(EventType, sources("events.yaml")),
        event_cues=load_entries(EventCue, sources("event_cues.yaml")),
        event_contexts=load_entries(EventContext, sources("event_contexts.yaml")),
        word_classes=load_entries(WordClass, sources("word_classes.yaml")),
        issues=load_entries(Issue, sources("issues.yaml")),
        units=load_entries(Unit, sources("units.yaml")),
        measures=load_entries(Measure, sources("measures.yaml")),
        times=load_entries(TimeWord, sources("times.yaml")),
        numbers=load_entries(NumberWord, sources("numbers.yaml")),
    )
