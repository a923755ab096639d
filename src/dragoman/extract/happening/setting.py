"""The setting of an event: its clause, when and where, figures, contexts."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.extract.happening.cues import Trigger
from dragoman.extract.happening.grammar import agents, patients, subjects
from dragoman.extract.noun_phrases import name_at
from dragoman.text.parser import Parsed
from dragoman.types.ids import FigureId, MentionId, TimeId
from dragoman.types.readings import MentionKind, Reading
from dragoman.types.spans import Span, Words
from dragoman.types.vocabularies import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

LOCATIVES = frozenset({"in", "at", "near", "off", "over", "into", "around", "through", "across", "outside", "to", "on"})
APART = frozenset({"parataxis", "punct", "cc"})
"""Dependents of a verb that stand outside its clause."""
UNTENSED = frozenset(
    {"xcomp", "pcomp", "acl", "advcl", "conj", "ccomp", "prep", "acomp", "dobj", "attr", "pobj", "relcl"}
)
LONGEST_TRIGGER = 5
"""Tokens between the first and last word of a cue beyond which only its main word is the trigger."""


def trigger_words(parsed: Parsed, trigger: Trigger) -> Words:
    """The cue as one stretch of text."""
    tokens = [trigger.word, *trigger.more, *([trigger.light] if trigger.light is not None else [])]
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    if last.i - first.i > LONGEST_TRIGGER:
        first = last = trigger.word
    return parsed.document.words(first.idx, last.idx + len(last))


def clause(parsed: Parsed, trigger: Trigger) -> Words:
    """The clause of the event: from its subject to its end, readable by itself."""
    verb = trigger.verb or _verb_above(trigger.word)
    tokens = _clause_tokens(verb)
    tokens.extend(token for head in (*agents(verb), *patients(verb)) for token in _phrase(head))
    tokens.extend((trigger.word, *trigger.more))
    inside = [token for token in tokens if token.sent == trigger.word.sent and not token.is_space]
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    while last.is_punct and last.i > trigger.word.i and last.text not in '”"’)':
        last = last.nbor(-1)
    while ((first.is_punct and first.text not in '“"‘(') or _opens_clause(first)) and first.i < trigger.word.i:
        first = first.nbor(1)
    return parsed.document.words(first.idx, last.idx + len(last))


def _opens_clause(token: "Token") -> bool:
    return token.dep_ in {"mark", "cc"} or (token.tag_ in {"WRB", "IN"} and token.dep_ in {"advmod", "mark"})


def _verb_above(noun: "Token") -> "Token":
    above = next((token for token in noun.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    return above if above is not None else noun.sent.root


def _clause_tokens(verb: "Token") -> list["Token"]:
    """The words of a verb's clause without the clauses coordinated with it; a verb without subject brings its governor's."""
    tokens = [verb]
    for child in verb.children:
        if child.dep_ in APART or (child.dep_ == "conj" and child.i > verb.i):
            continue
        tokens.extend(child.subtree)
    own = any(child.dep_ in {"nsubj", "nsubjpass", "agent"} for child in verb.children)
    if not own and verb.dep_ in UNTENSED and verb.head != verb:
        heads = subjects(verb)
        if heads:
            low, high = min(t.i for t in (*heads, verb)), max(t.i for t in tokens)
            tokens.extend(verb.doc[low : high + 1])
    return tokens


def _phrase(head: "Token") -> list["Token"]:
    """A noun phrase without the clauses on it."""
    tokens = [head]
    for child in head.children:
        if child.dep_ not in {"relcl", "appos", "punct", "acl", "advcl", "parataxis"}:
            tokens.extend(child.subtree)
    return tokens


def when(found: Reading, trigger: Trigger, evidence: Words) -> TimeId | None:
    """The time expression that modifies the trigger, else the only one of its clause, else the only one of its sentence."""
    sentence = trigger.word.sent
    around = Span(sentence.start_char, max(sentence.end_char, sentence.start_char + 1))
    inside = [
        t
        for t in found.times
        if around.covers(t.words.span) and t.kind in {"date", "time"} and t.value != "PRESENT_REF"
    ]
    anchors = {token.i for token in (trigger.word, trigger.light, *trigger.more) if token is not None}
    attached = [t for t in inside if _hangs_on(trigger, anchors, t.words.span.start)]
    near = [t for t in inside if evidence.span.covers(t.words.span)]
    for some in (attached, near, inside):
        if len(some) == 1 or (some and some is attached):
            return min(some, key=lambda t: abs(t.words.span.start - trigger.word.idx)).id
    return None


def _hangs_on(trigger: Trigger, anchors: set[int], start: int) -> bool:
    """Whether the token at an offset hangs on the trigger with no other verb between."""
    doc = trigger.word.doc
    token = next((t for t in trigger.word.sent if t.idx <= start < t.idx + len(t)), None)
    if token is None:
        return False
    for above in (token, *token.ancestors):
        if above.i in anchors:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return doc[token.i].head.i in anchors


def where(found: Reading, trigger: Trigger) -> MentionId | None:
    """The place named after a preposition of place on the trigger."""
    for anchor in (trigger.word, trigger.light, *trigger.more):
        for child in anchor.children if anchor is not None else ():
            if child.dep_ != "prep" or child.lower_ not in LOCATIVES:
                continue
            for noun in child.children:
                named = name_at(found, noun.idx)
                if named is not None and named.kind in {MentionKind.PLACE, MentionKind.STATE}:
                    return named.id
    return None


def figures(found: Reading, evidence: Words) -> tuple[FigureId, ...]:
    """The figures of the clause."""
    return tuple(figure.id for figure in found.figures if evidence.span.covers(figure.words.span))


def contexts(vocabulary: Vocabulary, trigger: Trigger, evidence: Words) -> tuple[str, ...]:
    """The contexts that the cue brings and that words of the clause show, in the order of the vocabulary."""
    text = evidence.text.lower()
    shown = {name for name, pattern in _patterns(vocabulary) if pattern.search(text)}
    return tuple(name for name in vocabulary.event_contexts if name in shown or name in trigger.cue.contexts)


@lru_cache(maxsize=4)
def _patterns(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile("|".join(_pattern(term) for term in context.terms)))
        for name, context in vocabulary.event_contexts.items()
    )


def _pattern(term: str) -> str:
    if term.endswith("*"):
        return rf"(?<!\w){re.escape(term[:-1])}"
    return rf"(?<!\w){re.escape(term)}(?!\w)"
