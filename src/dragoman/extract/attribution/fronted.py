"""Contents that stand before their cue, or around it, as in `The deal, he said, would hold`."""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.contents import FINITE, fit
from dragoman.extract.attribution.cues import Cue, is_speech_verb
from dragoman.extract.attribution.drafts import Page, Range
from dragoman.extract.attribution.speakers import subject_of
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

BEFORE_CUE = frozenset({",", "—", "–", "”", '"', "''", "’", "-"})

FARTHEST_ADVERB = 3
"""Tokens before a cue at which an adverb still belongs to it."""


def fronted_content(cue: Cue, sentence: "Span", page: Page) -> tuple["Token", tuple[Range, ...]] | None:
    """The head and ranges of a content to the left of its cue, or on both sides; None when there is none."""
    start, end = _clause(cue)
    doc = page.doc
    if cue.head.tag_ not in FINITE or subject_of(cue.head) is None or cue.head.dep_ in {"relcl", "acl"}:
        return None
    if doc[start].lower_ in {"where", "which", "who", "whom", "when", "and", "but", "because", "if"}:
        return None
    if start > sentence.start and is_speech_verb(doc[start - 1], page.lexicon):
        start -= 1
    before = start - 1
    while before > sentence.start and doc[before].is_space:
        before -= 1
    if before <= sentence.start or doc[before].text not in BEFORE_CUE:
        return None
    left = list(doc[sentence.start : before + 1])
    if not any((token.tag_ in FINITE or token.dep_ == "ccomp") and not _aside(token, cue.head) for token in left):
        return _around(cue, sentence, page, start, end)
    ranges = [_trim(sentence.start, start - 1, page)]
    ranges += _rest(cue, sentence, page, end)
    kept = tuple(found for found in ranges if found is not None)
    return (_head(left), kept) if kept else None


def _aside(token: "Token", verb: "Token") -> bool:
    """Whether a verb stands in a clause that only leads in to the cue: `Asked if it would, he said ...`."""
    while token.head not in (token, verb):
        token = token.head
    return token.head == verb and token.dep_ in {"advcl", "prep", "npadvmod", "mark", "nsubj"}


def _clause(cue: Cue) -> tuple[int, int]:
    """The first and last token of the cue's own clause."""
    verb = cue.head
    start, end = verb.i, cue.last.i
    for child in verb.children:
        if child.dep_ == "advmod" and child.i < verb.i - FARTHEST_ADVERB:
            continue
        if child.i < verb.i and child.dep_ in {"nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod"}:
            start = min(start, _edge(child))
        if child.i > verb.i and child.dep_ not in {"ccomp", "conj", "cc", "punct", "parataxis", "advcl"}:
            end = max(end, child.right_edge.i)
    return start, end


def _edge(phrase: "Token") -> int:
    """Where a phrase starts; the parser at times hangs the content before a comma on it."""
    start = phrase.left_edge.i
    for token in phrase.doc[start : phrase.i]:
        if token.text in BEFORE_CUE - {"-"} and token.tag_ != "POS" and phrase.dep_ in {"nsubj", "nsubjpass"}:
            start = token.i + 1
    return int(start)


def _around(cue: Cue, sentence: "Span", page: Page, start: int, end: int) -> tuple["Token", tuple[Range, ...]] | None:
    """`This, she said, means trouble.`: the verb of the content comes after the cue."""
    rest = _rest(cue, sentence, page, end)
    after = page.doc[end + 1 : sentence.end]
    verb = next((t for t in after if t.tag_ in FINITE), None)
    if not rest or verb is None or subject_of(cue.head) is None or cue.head.lemma_ not in speech_words("around"):
        return None
    subject = page.doc[sentence.start : start]
    if not any(
        t.pos_ in {"NOUN", "PRON", "PROPN"} and t.dep_ in {"nsubj", "nsubjpass", "attr", "ROOT"} for t in subject
    ):
        return None
    ranges = (_trim(sentence.start, start - 1, page), *rest)
    return verb, tuple(found for found in ranges if found is not None)


def _rest(cue: Cue, sentence: "Span", page: Page, end: int) -> list[Range | None]:
    """What goes on after a cue set between commas."""
    doc = page.doc
    if end + 2 >= sentence.end or doc[end + 1].text not in {",", "—", "–"}:
        return []
    following = doc[end + 2]
    if following.lower_ in {"while", "as", "although", "but", "and", "who", "which", "when"} or following.tag_ == "VBG":
        return []
    if any(child.dep_ in {"conj", "advcl"} and child.i > end for child in cue.head.children):
        return []
    return [_trim(end + 2, sentence.end - 1, page)]


def _trim(first: int, last: int, page: Page) -> Range | None:
    doc = page.doc
    while first <= last and (doc[first].text in {",", "—", "–", ";", ":"} or doc[first].is_space):
        first += 1
    while last >= first and (doc[last].text in {",", ".", ";", ":", "—", "–", "-"} or doc[last].is_space):
        last -= 1
    return fit((doc[first].idx, doc[last].idx + len(doc[last])), page) if first <= last else None


def _head(tokens: list["Token"]) -> "Token":
    verbs = [t for t in tokens if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}]
    return next((v for v in verbs if v.dep_ in {"ccomp", "ROOT"}), verbs[0] if verbs else tokens[0])
