"""Cues of events in a sentence: which verb or noun, in which frame, says that something was done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.extract.happening.grammar import (
    MEASURES,
    TIMES,
    after,
    alternatives,
    clause_verb,
    is_gapped_present,
    is_lasting,
    is_passive,
    is_refusing,
    is_standing,
    objects,
    patients,
    subjects,
)
from dragoman.extract.noun_phrases import head_kind, name_at
from dragoman.text.lemmas import lemma
from dragoman.types.readings import MentionKind, Reading
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.event_cues import EventCue

if TYPE_CHECKING:
    from spacy.tokens import Token

KIND_OF_CLASS = {
    "persons": {MentionKind.PERSON, MentionKind.OFFICE},
    "states": {MentionKind.STATE, MentionKind.PLACE},
    "forces": {MentionKind.FORCE},
    "vessels": {MentionKind.FORCE},
    "accords": {MentionKind.AGREEMENT},
    "places": {MentionKind.PLACE},
}
"""Classes that a named mention belongs to by its kind."""
NO_EVENT = "NONE"
"""The type of cues that only keep others away: a strike group is no strike."""
LIGHT = frozenset({"light", "light-arms", "means", "occasion"})
"""Frames of nouns whose doer is the subject of the light verb."""
PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "oprd"})
"""Relations of a particle to its verb, as the parser has them."""
MEANS = frozenset({"by", "over", "via", "on", "through"})
OCCASIONS = frozenset({"in", "during", "on"})
"""Prepositions before a call in which something is said or done."""
TALKED_OF = frozenset({"about", "at", "of", "against", "on", "out", "up", "to", "before", "in", "from", "with"})
"""Prepositions and particles after which `speak` is no talk between those of the subject."""
NAMING = frozenset({"oprd", "attr", "ccomp", "xcomp", "acomp"})
"""Relations of what someone is called: `called him a friend`."""
PROPER = frozenset({MentionKind.AGREEMENT, MentionKind.ORGANISATION, MentionKind.DOCUMENT})
"""Kinds of names whose parts name no event: `Comprehensive and Progressive Agreement`."""
PHRASE_REACH = 6
"""Tokens in which the later words of a phrase (`take to the streets`) must follow its verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One cue in a sentence."""

    cue: EventCue
    word: "Token"
    """The verb or noun."""
    light: "Token | None" = None
    """The light verb over a noun: `hold` of `hold talks`."""
    more: tuple["Token", ...] = ()
    """Further words of the cue: particle, object noun."""

    @property
    def verb(self) -> "Token | None":
        """The verb whose subject does it."""
        return self.light or (self.word if self.word.pos_ in {"VERB", "AUX"} else None)


@dataclass(frozen=True, slots=True, eq=False)
class CueIndex:
    """The cues of a vocabulary by their first word."""

    verbs: dict[str, tuple[tuple[tuple[str, ...], EventCue], ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], EventCue], ...]]
    classes: dict[str, frozenset[str]] = field(default_factory=dict)

    def matches(self, found: Reading, head: "Token", wanted: tuple[str, ...]) -> bool:
        """Whether a noun is one of these lemmas or belongs to one of these `<classes>`."""
        return any(self._is_one(found, token, word) for token in alternatives(head) for word in wanted)

    def _is_one(self, found: Reading, token: "Token", wanted: str) -> bool:
        base = lemma(token)
        if " " in wanted:
            before, _, wanted = wanted.rpartition(" ")
            return wanted == base and any(lemma(child) == before for child in token.children)
        if not wanted.startswith("<"):
            return wanted in (base, token.lower_) or (
                wanted == "agreement" and _kind(found, token) is MentionKind.AGREEMENT
            )
        name = wanted[1:-1]
        return base in self.classes.get(name, ()) or _kind(found, token) in KIND_OF_CLASS.get(name, ())


@lru_cache(maxsize=4)
def cue_index(vocabulary: Vocabulary) -> CueIndex:
    """The index of a vocabulary's event cues."""
    verbs: dict[str, list[tuple[tuple[str, ...], EventCue]]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], EventCue]]] = {}
    for cue in vocabulary.event_cues.values():
        for phrase in cue.verbs:
            first, *rest = phrase.split()
            verbs.setdefault(first, []).append((tuple(rest), cue))
        for phrase in cue.nouns:
            *before, head = phrase.split()
            nouns.setdefault(head, []).append((tuple(before), cue))
    return CueIndex(
        verbs={lemma: _longest_first(entries) for lemma, entries in verbs.items()},
        nouns={lemma: _longest_first(entries) for lemma, entries in nouns.items()},
        classes={name: frozenset(entry.members) for name, entry in vocabulary.word_classes.items()},
    )


def _longest_first(entries: list[tuple[tuple[str, ...], EventCue]]) -> tuple[tuple[tuple[str, ...], EventCue], ...]:
    return tuple(sorted(entries, key=lambda entry: -len(entry[0])))


def triggers_of(index: CueIndex, found: Reading, token: "Token") -> Iterator[Trigger]:
    """The cues that a token can be, the best first."""
    if token.pos_ in {"VERB", "AUX"} or (token.tag_ in {"VBN", "VBD", "VBG"} and token.dep_ != "amod"):
        yield from _verb_triggers(index, found, token)
    elif token.pos_ in {"NOUN", "PROPN"}:
        yield from _noun_triggers(index, found, token)


def _verb_triggers(index: CueIndex, found: Reading, verb: "Token") -> Iterator[Trigger]:
    for rest, cue in index.verbs.get(lemma(verb), ()):
        more = _rest_of_phrase(verb, rest)
        if more is None or (cue.active and is_passive(verb)) or not _agent_fits(index, found, verb, cue):
            continue
        if cue.refused and not is_refusing(verb):
            continue
        if (cue.stative and is_standing(verb)) or _is_about_another(index, found, verb, cue):
            continue
        filled = _frame(index, found, verb, cue)
        if filled is not None:
            yield Trigger(cue=cue, word=verb, more=(*more, *filled))


def _is_about_another(index: CueIndex, found: Reading, verb: "Token", cue: EventCue) -> bool:
    """Whether the verb tells only which thing is meant, or has an object that the cue excludes."""
    if cue.type == NO_EVENT:
        return False
    excluded = cue.not_objects and any(index.matches(found, head, cue.not_objects) for head in patients(verb))
    named = lemma(verb) == "call" and any(child.dep_ in NAMING for child in verb.children)
    return bool(excluded) or is_gapped_present(verb) or (named and cue.type == "CONSULT")


def _rest_of_phrase(verb: "Token", rest: tuple[str, ...]) -> tuple["Token", ...] | None:
    """The tokens of the later words of a phrase; None when they are not there."""
    if not rest:
        return ()
    if len(rest) == 1:
        close = [c for c in verb.children if c.lower_ == rest[0] and c.dep_ in PARTICLES and not _before_date(c)]
        if close:
            return (close[0],)
    found: list[Token] = []
    window = verb.doc[verb.i + 1 : verb.i + 1 + PHRASE_REACH]
    for token in window:
        if len(found) < len(rest) and token.lower_ == rest[len(found)] and token.i == verb.i + 1 + len(found):
            found.append(token)
    return tuple(found) if len(found) == len(rest) else None


def _before_date(preposition: "Token") -> bool:
    return any(noun.ent_type_ in TIMES for noun in preposition.children)


def _agent_fits(index: CueIndex, found: Reading, verb: "Token", cue: EventCue) -> bool:
    if not cue.subjects:
        return True
    heads = subjects(verb)
    return bool(heads) and any(index.matches(found, head, cue.subjects) for head in heads)


def _frame(index: CueIndex, found: Reading, verb: "Token", cue: EventCue) -> tuple["Token", ...] | None:
    """The words that fill the cue's frame; None when no frame of the cue is there."""
    if not cue.frames:
        return _filling(index, found, patients(verb), cue, required=bool(cue.objects))
    for frame in cue.frames:
        filled = _one_frame(index, found, verb, cue, frame)
        if filled is not None:
            return filled
    return None


def _one_frame(index: CueIndex, found: Reading, verb: "Token", cue: EventCue, frame: str) -> tuple["Token", ...] | None:
    if frame in BARE_FRAMES:
        return () if BARE_FRAMES[frame](verb) and _infinitive_fits(verb, cue) else None
    if frame == "transitive":
        heads = patients(verb)
    elif frame == "lasting":
        heads = patients(verb) if is_lasting(verb) else ()
    elif frame == "attribute":
        heads = tuple(c for c in verb.children if c.dep_ in {"attr", "oprd"})
    else:
        heads = tuple(after(verb, frame))
        if (
            not heads
            and not cue.objects
            and any(c.dep_ in {"advmod", "prt"} and c.lower_ == frame for c in verb.children)
        ):
            return ()
    return _filling(index, found, heads, cue, required=True) if heads else None


def _infinitive_fits(verb: "Token", cue: EventCue) -> bool:
    return not cue.infinitives or any(
        lemma(c) in cue.infinitives for c in verb.children if c.dep_ in {"xcomp", "advcl"} and _has_to(c)
    )


def _is_intransitive(verb: "Token") -> bool:
    return not is_passive(verb) and not objects(verb) and not any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)


def _is_talking(verb: "Token") -> bool:
    """Whether nothing but time, place and means follows: `the two spoke on Friday`."""
    if not _is_intransitive(verb):
        return False
    dated = any(token.ent_type_ in TIMES for token in verb.subtree if clause_verb(token) == verb)
    if verb.tag_ not in {"VBD", "VBN"} and not dated:
        return False
    said_of = (c for c in verb.children if c.lower_ in TALKED_OF and c.dep_ in PARTICLES | {"agent"})
    return all(any(noun.ent_type_ in TIMES or lemma(noun) in TOOLS for noun in c.children) for c in said_of)


TOOLS = frozenset({"telephone", "phone", "videoconference", "videolink", "hotline"})
"""Nouns of the means by which those apart talk."""


def _has_infinitive(verb: "Token") -> bool:
    return any(child.dep_ in {"xcomp", "ccomp", "advcl"} and _has_to(child) for child in verb.children)


def _has_clause(verb: "Token") -> bool:
    return any(child.dep_ == "ccomp" and not _has_to(child) for child in verb.children)


def _has_gerund(verb: "Token") -> bool:
    return any(child.dep_ == "xcomp" and child.tag_ == "VBG" for child in verb.children)


BARE_FRAMES: dict[str, Callable[["Token"], bool]] = {
    "intransitive": _is_intransitive,
    "infinitive": _has_infinitive,
    "clause": _has_clause,
    "gerund": _has_gerund,
    "talking": _is_talking,
}
"""Frames that no noun fills."""


def _filling(
    index: CueIndex, found: Reading, heads: tuple["Token", ...], cue: EventCue, *, required: bool
) -> tuple["Token", ...] | None:
    if cue.not_objects and any(index.matches(found, head, cue.not_objects) for head in heads):
        return None
    if not cue.objects:
        return ()
    fitting = tuple(head for head in heads if index.matches(found, head, cue.objects))
    return fitting if fitting or not required else None


def _noun_triggers(index: CueIndex, found: Reading, noun: "Token") -> Iterator[Trigger]:
    for before, cue in index.nouns.get(lemma(noun), ()):
        more = _words_before(noun, before)
        if more is None or (noun.dep_ == "appos" and cue.mutual):
            continue
        if cue.type != NO_EVENT and noun.dep_ in {"compound", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
            continue
        if cue.type != NO_EVENT and _is_part_of_name(found, noun):
            continue
        light = _by_means(noun, cue) or _light_verb(index, noun, cue)
        if light is not None and cue.subjects and not _agent_fits(index, found, light, cue):
            continue
        if cue.type == NO_EVENT or any(_noun_frame(index, found, noun, light, cue, frame) for frame in cue.frames):
            yield Trigger(cue=cue, word=noun, light=light if LIGHT & set(cue.frames) else None, more=more)


def _noun_frame(  # noqa: PLR0917 - one question, all of whose terms differ in type
    index: CueIndex, found: Reading, noun: "Token", light: "Token | None", cue: EventCue, frame: str
) -> bool:
    """Whether a noun stands in a frame of nouns."""
    if frame == "light":
        return light is not None
    if frame == "light-arms":
        return any(index.matches(found, head, cue.objects) for head in after(noun, "of"))
    if frame == "on-against":
        return any(True for _ in after(noun, "on", "against", "in"))
    if frame in {"means", "occasion"}:
        return light is not None
    return frame == "party" and (cue.type != "CONSULT" or _is_told(noun, cue))


def _is_told(noun: "Token", cue: EventCue) -> bool:
    """Whether a meeting is told of, and is not only the background: `at the summit`, `bilateral talks`."""
    if noun.dep_ == "pobj" and (noun.head.lower_ in {"about", "over"} or lemma(noun.head.head) == "comment"):
        return False
    if any(child.dep_ == "poss" for child in noun.children) or any(True for _ in after(noun, *cue.to, "by")):
        return True
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return noun.head.lemma_ != "be"
    of_parties = lemma(noun) not in {"discussion", "conversation", "talk", "talks"}
    return of_parties and noun.dep_ != "pobj" and any(True for _ in after(noun, "of"))


def _is_part_of_name(found: Reading, noun: "Token") -> bool:
    """Whether a noun is a part of the name of a treaty, a body or a document."""
    named = name_at(found, noun.idx) if noun.pos_ == "PROPN" else None
    return named is not None and named.kind in PROPER and " " in named.words.text


def _by_means(noun: "Token", cue: EventCue) -> "Token | None":
    """The verb that was done on the occasion of a call or by telephone."""
    wanted = MEANS if "means" in cue.frames else OCCASIONS if "occasion" in cue.frames else frozenset()
    if noun.dep_ != "pobj" or noun.head.lower_ not in wanted:
        return None
    verb = clause_verb(noun.head)
    return verb if verb.pos_ in {"VERB", "AUX"} else None


def _words_before(noun: "Token", before: tuple[str, ...]) -> tuple["Token", ...] | None:
    """The tokens of the words a noun needs before it, in order, other modifiers allowed between."""
    found: list[Token] = []
    left = [token for token in noun.doc[max(noun.i - 5, noun.sent.start) : noun.i] if token.head.i >= token.i]
    for word in reversed(before):
        limit = found[-1].i if found else noun.i
        hit = next((t for t in reversed(left) if t.i < limit and word in (lemma(t), t.lower_)), None)
        if hit is None:
            return None
        found.append(hit)
    return tuple(reversed(found))


def _light_verb(index: CueIndex, noun: "Token", cue: EventCue) -> "Token | None":
    """The verb that says no more than that the noun took place, where the noun is its object."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    head = first.head
    if first.dep_ == "pobj" and head.dep_ in {"prep", "dative"}:
        return _over_preposition(index, head, cue)
    if first.dep_ not in {"dobj", "nsubjpass", "attr"}:
        return _reduced_light_verb(index, first, cue)
    return head if head.pos_ in {"VERB", "AUX"} and _is_light(index, head, cue) else None


def _over_preposition(index: CueIndex, preposition: "Token", cue: EventCue) -> "Token | None":
    """`engaged in talks`, `held a round of talks`."""
    above = preposition.head
    if preposition.lower_ == "of" and lemma(above) in MEASURES:
        return _light_verb(index, above, cue)
    entering = cue.light or index.classes["entering"]
    entered = lemma(above) in entering and above.pos_ in {"VERB", "AUX"}
    return above if entered and preposition.lower_ in {"in", "to", "for", "on"} else None


def _reduced_light_verb(index: CueIndex, noun: "Token", cue: EventCue) -> "Token | None":
    """`talks held in Geneva`, `the test that Pyongyang conducted`."""
    return next(
        (
            child
            for child in noun.children
            if child.dep_ in {"acl", "relcl"} and noun in patients(child) and _is_light(index, child, cue)
        ),
        None,
    )


def _is_light(index: CueIndex, verb: "Token", cue: EventCue) -> bool:
    base = lemma(verb)
    if cue.light:
        return base in cue.light
    base = next((f"{base} {child.lower_}" for child in verb.children if child.dep_ == "prt"), base)
    return base in index.classes.get("light", ())


def _kind(found: Reading, token: "Token") -> MentionKind:
    named = name_at(found, token.idx)
    return named.kind if named is not None else head_kind(token)


def _has_to(token: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
