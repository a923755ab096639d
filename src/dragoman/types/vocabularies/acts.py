"""Speech acts: what a speaker does by saying it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One speech act of `acts.yaml`."""

    name: str
    definition: str
    cues: tuple[str, ...] = ()
    """Lemmas of verbs and nouns that do it, and phrases of lemmas (`voice concern`)."""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    plover: str | None = None
    """The PLOVER type it can amount to."""
