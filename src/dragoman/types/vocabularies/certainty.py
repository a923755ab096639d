"""Words that make what they govern less, or more, than a fact."""

from dataclasses import dataclass

from dragoman.types.readings import Status
from dragoman.types.vocabularies.entries import load_entries, packaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """One group of `certainty.yaml`: words that give the predicate they govern the same status."""

    name: str
    definition: str
    status: Status
    negated: Status | None = None
    """The status under a negated governor (`did not plan to`); None for `denied`."""
    ahead: Status | None = None
    """The status under a governor that lies ahead (`will force him to pay`); the group's own where None."""
    verbs: tuple[str, ...] = ()
    """Lemmas, with their particle where they need one (`rule out`), whose complement or object it is."""
    adjectives: tuple[str, ...] = ()
    """Those with an infinitive (`set to`)."""
    nouns: tuple[str, ...] = ()
    """Those with an infinitive, a clause or a prepositional phrase (`plan to`, `prospect of`)."""
    auxiliaries: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    """Adjectives and participles before an event noun (`a planned summit`)."""
    marks: tuple[str, ...] = ()
    """Words that open a subordinate clause (`if`)."""
    prepositions: tuple[str, ...] = ()
    """Those before a gerund or an event noun (`without`)."""
    examples: tuple[str, ...] = ()


def load_certainty() -> dict[str, Certainty]:
    """The groups that come with Dragoman, by name.

    Raises:
        VocabularyError: the file is not valid.
    """
    return load_entries(Certainty, [packaged("dragoman.types.vocabularies", "certainty.yaml")])
