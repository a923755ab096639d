"""Words that show an event: verbs and nouns with the frame they need."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCue:
    """One entry of `event_cues.yaml`."""

    name: str
    """The first lemma, with `/` and a hint where several entries share it."""
    type: str
    """A type of `events.yaml`, or `NONE` for words that look like an event and are none."""
    verbs: tuple[str, ...] = ()
    """Lemmas, with their particle (`call off`)."""
    nouns: tuple[str, ...] = ()
    """Lemmas of nouns that name the event, with the word before where they need it (`missile test`)."""
    light: tuple[str, ...] = ()
    """Lemmas of the verbs that only say that the noun took place; none for the class `light`."""
    mode: str | None = None
    frames: tuple[str, ...] = ()
    """Constructions of which one must be there; none for any.

    Of verbs: `transitive`, `intransitive`, `infinitive`, `clause`, `gerund`, `attribute`, `lasting` (`for ten minutes`),
    `talking` (nothing but time and place follows), or a preposition with its object. Of nouns: `light` (a light verb has it
    as object), `party` (someone takes part by name: `Seoul's launch`, `talks between`), `means` (`by telephone`),
    `occasion` (`in a phone call`).
    """
    objects: tuple[str, ...] = ()
    """Head lemmas, or `<class>` of `word_classes.yaml`, of which the object (or passive subject) must have one."""
    not_objects: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    """Lemmas of which the infinitive must be one."""
    subjects: tuple[str, ...] = ()
    """The same for the agent."""
    to: tuple[str, ...] = ()
    """Prepositions that bring the recipient."""
    takes: str = "party"
    """`thing` where the nouns of `objects` are never the recipient: `formed a government`."""
    mutual: bool = False
    """Both sides do the same: `A met B`, `A and B met`."""
    reversed: bool = False
    """The subject receives, and who acts stands after `to`: `Jordan received aid from`."""
    refused: bool = False
    """Holds only where the verb is denied of what lies ahead: `will not accept`."""
    active: bool = False
    """The passive means something else: `the boats were met by`."""
    stative: bool = False
    """In the present, a state of affairs and no event: `troops are based in`, `soldiers protect`."""
    undergo: bool = False
    """In the passive, the subject is who the event is told of: `Lee was elected`."""
    needs: str = "political"
    """Who must be there: `political` (a state, government, office, force or organisation, and not only police, courts
    or prisoners, who come up in any crime), `party` (anyone), `two`
    (parties on both sides), `sides` (the same, each of them political), `guests` (as
    `political`, and none who only ships or troops), `none`."""
    contexts: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """One class of `word_classes.yaml`."""

    name: str
    members: tuple[str, ...]
    """Lemmas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContext:
    """One PLOVER context of `event_contexts.yaml`."""

    name: str
    definition: str
    terms: tuple[str, ...]
    """Words or phrases of the clause, lower case; `*` at the end stands for any ending."""
