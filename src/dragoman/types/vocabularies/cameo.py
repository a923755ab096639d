"""CAMEO's roots, and which of them an event of ours comes to."""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dragoman.types.vocabularies.entries import load_entries, packaged
from dragoman.types.vocabularies.events import EventType


class Coded(Protocol):
    """What is told of an event that its root depends on."""

    @property
    def type(self) -> str: ...  # noqa: D102 - said by the class

    @property
    def mode(self) -> str | None: ...  # noqa: D102 - said by the class


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoRoot:
    """One entry of `cameo.yaml`; its name is the two digits."""

    name: str
    label: str
    intensity: float
    """-10 the most hostile, 10 the most cooperative (Goldstein 1992)."""


def root_of(event: Coded, trigger: str, types: dict[str, EventType]) -> str | None:
    """The CAMEO root of an event whose trigger has these words; None for our types that CAMEO has no place for."""
    kind = types.get(event.type)
    if kind is None:
        return None
    worded = next((root for root, stems in kind.cameo_words.items() if trigger.lower().startswith(stems)), None)
    return worded or kind.cameo_modes.get(event.mode or "") or kind.cameo


def derived(event: Coded, trigger: str) -> tuple[str | None, float | None]:
    """The CAMEO root of an event and its intensity, by the vocabularies that come with Dragoman."""
    types, roots = _packaged()
    root = root_of(event, trigger, types)
    return root, roots[root].intensity if root is not None else None


@cache
def _packaged() -> tuple[dict[str, EventType], dict[str, CameoRoot]]:
    package = "dragoman.types.vocabularies"
    return (
        load_entries(EventType, [packaged(package, "events.yaml")]),
        load_entries(CameoRoot, [packaged(package, "cameo.yaml")]),
    )
