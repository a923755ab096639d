"""`A painted B as C` where the parser takes all of it for a noun phrase: found by the order of the words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.attribution.contents import fit
from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.extract.attribution.speakers import NOMINAL, can_speak
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MISPARSED = 0.6
"""Score of an attribution that the parse does not bear out."""
ATTRIBUTIVE = frozenset({"amod", "acl", "compound", "nmod"})
"""What the parser makes of a verb that it takes for part of a noun phrase."""
STOPS = frozenset({",", ";", ".", ":", "—", "–"})


def misparsed_drafts(sentence: "Span", page: Page) -> Iterator[Draft]:
    """The attributions of a sentence whose verb the parser did not see: a name, a verb of depicting, its object, *as*."""
    for verb in sentence[1:]:
        if (
            verb.dep_ not in ATTRIBUTIVE
            or verb.lemma_.lower() not in speech_words("predicate verbs")
            or page.quoted(verb)
        ):
            continue
        speaker, link = _speaker_before(verb, sentence), _as_after(verb, sentence)
        if speaker is not None and link is not None:
            last = _end(link, sentence)
            content = fit((verb.nbor().idx, last.idx + len(last)), page)
            cue = (page.range_of(verb, verb), page.range_of(link, link))
            yield Draft(speaker=speaker, verb=verb, cue=cue, content=(content,), head=link.nbor(), score=MISPARSED)


def _speaker_before(verb: "Token", sentence: "Span") -> "Token | None":
    """Who stands right before the verb, at most an adverb between."""
    before = verb.nbor(-1)
    if before.pos_ == "ADV" and before.i > sentence.start:
        before = before.nbor(-1)
    speaks = before.pos_ in NOMINAL and can_speak(before) and before.dep_ not in {"pobj", "dobj"}
    return before if speaks and before.i >= sentence.start else None


def _as_after(verb: "Token", sentence: "Span") -> "Token | None":
    """The *as* that follows an object, before the clause ends."""
    for token in sentence.doc[verb.i + 1 : sentence.end - 1]:
        if token.text in STOPS:
            return None
        if token.lower_ == "as":
            return token if token.i > verb.i + 1 else None
    return None


def _end(link: "Token", sentence: "Span") -> "Token":
    for token in sentence.doc[link.i + 1 : sentence.end]:
        if token.text in STOPS:
            return token.nbor(-1)
    return sentence[-1]
