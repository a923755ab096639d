"""Which way from today a time lies, by the verb that governs it."""

from typing import TYPE_CHECKING

from dragoman.text.parser import Parsed
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PAST, NEAREST, FUTURE = -1, 0, 1
FUTURE_AUXILIARIES = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "could", "should", "must"})
ARRANGED = frozenset({"schedule", "set", "plan", "expect", "slate", "due", "intend", "hop", "aim", "project", "forecast"})
"""Lemmas of participles that speak of what is to come: `scheduled for Friday`."""
INSIDE_A_NAME_OR_NOUN = frozenset({"compound", "nmod", "poss", "amod", "nummod"})
LONGEST_CLIMB = 30
"""Steps up the tree; a tree has no cycles, but a limit costs nothing."""


def direction(parsed: Parsed, span: Span) -> int:
    """Past, future, or nearest where no verb decides."""
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return NEAREST
    root = tokens.root
    if root.dep_ in INSIDE_A_NAME_OR_NOUN:
        return NEAREST
    verb = _governing_verb(root)
    return NEAREST if verb is None else tense_of(verb)


def tense_of(verb: "Token") -> int:
    """Past, future, or nearest where the form says neither."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & FUTURE_AUXILIARIES:
        return FUTURE
    if helpers & {"have", "has", "had", "'ve", "’ve", "was", "were", "did", "been"}:
        return FUTURE if verb.lemma_ in ARRANGED and helpers <= {"was", "were"} else PAST
    if verb.tag_ == "VBD":
        return PAST
    if verb.tag_ == "VBN":
        return FUTURE if verb.lemma_ in ARRANGED or helpers & {"to", "be"} else PAST
    if "to" in helpers or verb.tag_ in {"VBZ", "VBP"}:
        return FUTURE
    return FUTURE if helpers & {"is", "are", "am", "'s", "'re"} else NEAREST


def _governing_verb(token: "Token") -> "Token | None":
    for _ in range(LONGEST_CLIMB):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            if tense_of(token) != NEAREST or token.head is token:
                return token
        if token.head is token:
            return None
        token = token.head
    return None
