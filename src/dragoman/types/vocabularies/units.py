"""Units that figures come in, and measures: what figures measure."""

from dataclasses import dataclass

from dragoman.types.readings import FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of `units.yaml`; for money its name is the ISO 4217 code."""

    name: str
    kind: FigureKind
    forms: tuple[str, ...]
    """How it is written on a page, singular and plural, lower case unless case matters (`US$`, `W`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of `measures.yaml`."""

    name: str
    definition: str
    kinds: tuple[FigureKind, ...]
    terms: tuple[str, ...]
    """Words or phrases near the figure, lower case."""
    units: tuple[str, ...] = ()
    """Counts of nothing else are measured by it; counts of anything where empty."""
    verbs: tuple[str, ...] = ()
    """Lemmas of verbs that speak of it, where a word of `topic` stands in the paragraph."""
    topic: tuple[str, ...] = ()
    single: bool = False
    """True for what a subject has one value of at a time, so that two values of one time contradict each other."""
    sided: bool = False
    """True for what is between two, so that its counterpart tells one from another."""
    fallback: bool = False
    """True for what is said only when no other measure fits."""
