"""Agreements, alliances, forces and places that a report points back to with a noun: `the treaty`, `the trilateral pact`, `the US-Japan alliance`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.noun_phrases import phrase_span
from dragoman.extract.spotted import Spotted
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionForm, MentionKind, Reading
from dragoman.types.spans import Span
from dragoman.types.vocabularies.things import ThingWord, thing_words
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "thing/1"
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "our", "his", "her"})
LONGEST = 90
"""Code points of a phrase beyond which the parser has run on."""
CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "prep", "punct", "cc", "conj"})


def thing_phrases(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Iterator[Spotted]:
    """The definite phrases headed by such a noun, up to the noun; none where a name ends in it."""
    named = [m.words.span for m in found.mentions if m.form is MentionForm.NAME]
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            word = thing_words().get(token.lower_)
            if (
                word is None
                or word.narrows
                or token.dep_ in {"compound", "nmod"}
                or token.pos_ not in {"NOUN", "PROPN"}
            ):
                continue
            span = _up_to(parsed, token)
            inside = any(name.start <= token.idx < name.end for name in named)
            if not inside and len(span) <= LONGEST and (_definite(token) or _of_states(parsed, span, knowledge)):
                yield Spotted(span=span, kind=_kind(word), method=METHOD, trust=1, form=MentionForm.DESCRIPTION)


def _up_to(parsed: Parsed, head: "Token") -> Span:
    """The phrase from its article to its head; what follows the head is left to the linkers."""
    start = phrase_span(parsed, head).start
    return parsed.document.words(start, head.idx + len(head)).span


def _definite(head: "Token") -> bool:
    return any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in head.children)


def _of_states(parsed: Parsed, span: Span, knowledge: Knowledge) -> bool:
    """Whether a phrase without an article names two states: `US-Japan alliance`."""
    words = parsed.document.text[span.start : span.end]
    return (
        words.split()[0].lower() not in {"a", "an", "any", "another", "no", "some"}
        and len(knowledge.countries_in(words)) > 1
    )


def _kind(word: ThingWord) -> MentionKind:
    if word.kinds:
        return MentionKind.AGREEMENT
    if "organisation" in word.stands_for:
        return MentionKind.ORGANISATION
    return MentionKind.FORCE if "force" in word.stands_for else MentionKind.PLACE
