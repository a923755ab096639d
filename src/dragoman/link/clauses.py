"""Who does what a verb says, and pronouns that stand for nothing, by the parse."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp"})
"""Relations in which a verb without subject has that of the verb above it."""
WEATHER = frozenset({"be", "seem", "appear", "remain", "become", "make", "take", "turn"})
"""Verbs with which `it` often only holds the place of a clause."""


def subject_of(verb: "Token") -> "Token | None":
    """The verb's own subject."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def doer_of(verb: "Token") -> "Token | None":
    """The subject of a verb, its own or that of the verb it goes on from; the one asked where it is an infinitive after an object."""
    while subject_of(verb) is None and verb.dep_ in SHARED and verb.head is not verb:
        if verb.dep_ == "xcomp":
            asked = next((child for child in verb.head.children if child.dep_ == "dobj"), None)
            if asked is not None:
                return asked
        verb = verb.head
    return subject_of(verb)


def is_empty(pronoun: "Token | None") -> bool:
    """Whether `it` only holds the place of a clause: `it is a mistake to`, `it was clear that`."""
    if pronoun is None or pronoun.lower_ != "it":
        return False
    if pronoun.dep_ == "expl":
        return True
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.lemma_ not in WEATHER:
        return False
    parts = [verb, *(child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"})]
    clauses = [c for part in parts for c in part.children if c.dep_ in {"xcomp", "ccomp", "csubj", "acl", "relcl"}]
    predicate = len(parts) > 1
    return predicate and any(
        any(w.lower_ in {"to", "that"} and w.dep_ in {"aux", "mark"} for w in clause.children) for clause in clauses
    )
