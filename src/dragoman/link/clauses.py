"""Who does what a verb says, and pronouns that stand for nothing, by the parse."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp"})
"""Relations in which a verb without subject has that of the verb above it."""
HOLDING = frozenset({"be", "seem", "appear", "remain", "become"})
"""Verbs with which `it` may only hold the place of a clause."""
JUDGED = frozenset(
    [
        "apparent",
        "bad",
        "best",
        "better",
        "clear",
        "common",
        "critical",
        "crucial",
        "difficult",
        "doubtful",
        "easy",
        "essential",
        "evident",
        "fair",
        "good",
        "hard",
        "honor",
        "honour",
        "imperative",
        "important",
        "impossible",
        "inevitable",
        "likely",
        "mistake",
        "natural",
        "necessary",
        "obvious",
        "pity",
        "possible",
        "right",
        "shame",
        "time",
        "true",
        "uncertain",
        "unclear",
        "unlikely",
        "urgent",
        "useful",
        "vital",
        "wise",
        "wrong",
    ]
)
"""What is said of a clause, not of a thing: `it is hard to say`."""


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


def governing(subject: "Token") -> "Token | None":
    """The verb on which the clause of a subject depends."""
    verb = subject.head
    dependent = subject.dep_ in SUBJECTS and verb.dep_ in {"advcl", "ccomp", "conj"}
    return verb.head if dependent else None


def is_empty(pronoun: "Token | None") -> bool:
    """Whether `it` only holds the place of a clause: `it is a mistake to`, `it was clear that`."""
    if pronoun is None or pronoun.lower_ != "it":
        return False
    if pronoun.dep_ == "expl":
        return True
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.lemma_ not in HOLDING:
        return False
    judged = [child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"} and child.lemma_ in JUDGED]
    return any(
        word.dep_ in {"aux", "mark"} and word.lower_ in {"to", "that"}
        for part in (verb, *judged)
        for clause in part.children
        for word in clause.children
        if judged
    )
