"""Addressees: to whom something is said."""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.speakers import NOMINAL, PASSIVE_SUBJECTS, can_speak

if TYPE_CHECKING:
    from spacy.tokens import Token

TO = frozenset({"to", "with", "on", "upon"})
TELLING = frozenset(
    [
        "tell",
        "inform",
        "notify",
        "assure",
        "reassure",
        "remind",
        "warn",
        "ask",
        "advise",
        "brief",
        "urge",
        "invite",
        "request",
        "order",
        "instruct",
        "beg",
        "implore",
        "encourage",
        "press",
        "thank",
        "congratulate",
        "promise",
        "convince",
        "persuade",
        "lobby",
        "pressure",
        "caution",
        "threaten",
        "question",
        "quiz",
        "offer",
        "pledge",
        "direct",
        "command",
        "exhort",
        "petition",
    ]
)
"""Verbs whose object hears what is said."""


def addressees_of(verb: "Token", content: "Token | None") -> tuple["Token", ...]:
    """The heads of the noun phrases that name who is told, asked or written to."""
    passive = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS]
    if passive and verb.lemma_ in TELLING:
        return tuple(child for child in passive if can_speak(child))[:1]
    found: list[Token] = []
    for child in verb.children:
        found.extend(_named_by(child, verb))
    if content is not None and verb.lemma_ in TELLING:
        found.extend(
            c
            for c in content.children
            if c.dep_ == "nsubj" and c.i > verb.i and any(t.tag_ == "TO" for t in content.children)
        )
    return tuple(dict.fromkeys(found))


def _named_by(child: "Token", verb: "Token") -> list["Token"]:
    if child.dep_ in {"dobj", "dative"} and child.i > verb.i and child.pos_ in NOMINAL and verb.lemma_ in TELLING:
        return [child] if can_speak(child) and child.ent_type_ not in {"DATE", "TIME"} else []
    if child.dep_ in {"prep", "dative"} and child.lower_ in _prepositions(verb) and child.i > verb.i:
        return [c for c in child.children if c.dep_ == "pobj" and can_speak(c)]
    return []


def _prepositions(verb: "Token") -> frozenset[str]:
    return TO if verb.lemma_ in {"call", "speak", "talk"} else frozenset({"to"})
