"""Vocabularies: acts, events, issues, units and measures, as YAML that anyone may extend."""

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.types.vocabularies.acts import Act
from dragoman.types.vocabularies.entries import load_entries, packaged
from dragoman.types.vocabularies.events import EventType
from dragoman.types.vocabularies.issues import Issue
from dragoman.types.vocabularies.units import Measure, Unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """All vocabularies, each by the name of its entries, in file order."""

    acts: dict[str, Act]
    events: dict[str, EventType]
    issues: dict[str, Issue]
    units: dict[str, Unit]
    measures: dict[str, Measure]


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
        events=load_entries(EventType, sources("events.yaml")),
        issues=load_entries(Issue, sources("issues.yaml")),
        units=load_entries(Unit, sources("units.yaml")),
        measures=load_entries(Measure, sources("measures.yaml")),
    )
