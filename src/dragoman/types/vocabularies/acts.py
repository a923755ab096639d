"""Speech acts: what a speaker does by saying it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One speech act of `acts.yaml`.

    A cue is a phrase of lemmas: the first is its head, the others depend on it (`express concern`, `call for`).
    The lists say in which frame it does the act; one cue may stand in several, and in several acts.
    """

    name: str
    definition: str
    cues: tuple[str, ...] = ()
    """Verbs with a clause or a quotation: `say`, `point out`, `make clear`."""
    infinitives: tuple[str, ...] = ()
    """Verbs with an infinitive, with or without someone who is to do it: `vow`, `urge`."""
    objects: tuple[str, ...] = ()
    """Verbs with a noun phrase, or a noun phrase and a preposition: `demand`, `call for`, `accuse of`, `describe as`."""
    namings: tuple[str, ...] = ()
    """Verbs with a noun phrase and what it is called: `call`, `label`."""
    nouns: tuple[str, ...] = ()
    """Nouns with a clause, an infinitive or a preposition: `claim`, `warning`, `concern about`."""
    adjectives: tuple[str, ...] = ()
    """Adjectives and participles after *be*: `concerned`, `confident`."""
    held: tuple[str, ...] = ()
    """Those of the cues above that report what someone holds rather than says; statements read from them score lower."""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    plover: str | None = None
    """The PLOVER type it can amount to."""
