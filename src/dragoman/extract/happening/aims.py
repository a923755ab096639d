"""Those whom a clause is aimed at outside its verb's own frame: in what is promised, threatened, demanded or protested against."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.happening.grammar import after, antecedent, objects, patients, subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

TOWARDS = ("to", "with", "on", "against", "from")


def on_objects(verb: "Token", words: tuple[str, ...]) -> Iterator["Token"]:
    """The heads after prepositions on what it is done to: `a deal with Japan`, `tariffs on China`."""
    for head in patients(verb):
        yield from after(head, *words)


def asked(verb: "Token") -> Iterator["Token"]:
    """The subjects of the clauses that a verb governs."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            yield from (antecedent(one) for one in child.children if one.dep_ in {"nsubj", "nsubjpass"})


def aimed_at(verb: "Token") -> Iterator["Token"]:
    """What an infinitive or participle under a verb of protest is about: `marched to demand the release of`."""
    for child in verb.children:
        if child.dep_ in {"advcl", "xcomp", "acl"} and child.tag_ in {"VB", "VBG"}:
            yield from patients(child)
            yield from after(child, "against", "at")


def promised(verb: "Token") -> Iterator["Token"]:
    """Those to whom the infinitive under a verb or its object would be done.

    `pledged to send aid to Kyiv`, `threatened to sue Rome`, `signed an accord to supply Egypt`.
    """
    on_nouns = (child for head in objects(verb) for child in head.children if child.dep_ == "acl")
    for child in (*verb.children, *on_nouns):
        if child.dep_ in {"xcomp", "acl"} and child.tag_ in {"VB", "VBG"}:
            yield from patients(child)
            yield from after(child, *TOWARDS)
            yield from on_objects(child, TOWARDS)


def stood_by(verb: "Token") -> Iterator["Token"]:
    """Those with whom an infinitive under the object promises to side: `reaffirmed the pledge to stand with Kyiv`."""
    for head in objects(verb):
        for child in head.children:
            if child.dep_ in {"acl", "relcl"} and child.tag_ == "VB":
                yield from after(child, "with", "by", "behind", "alongside")


def conditioned(verb: "Token") -> Iterator["Token"]:
    """Those on whom a threat makes itself depend: `threatened to leave unless Rome paid`."""
    for clause in (
        *verb.children,
        *(below for child in verb.children if child.dep_ == "xcomp" for below in child.children),
    ):
        if clause.dep_ == "advcl" and any(mark.lower_ in {"if", "unless", "until"} for mark in clause.children):
            yield from subjects(clause)
