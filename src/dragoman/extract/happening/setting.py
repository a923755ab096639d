"""The setting of an event: its clause, when and where, figures, contexts."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.extract.happening.cues import TOOLS, Trigger
from dragoman.extract.happening.grammar import agents, clause_verb, is_passive, patients, subjects
from dragoman.extract.noun_phrases import name_at
from dragoman.text.certainty import status_of
from dragoman.text.datelines import dateline
from dragoman.text.lemmas import lemma
from dragoman.text.parser import Parsed
from dragoman.types.ids import FigureId, MentionId, TimeId
from dragoman.types.readings import MentionKind, Reading, Status
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
GATHERINGS = frozenset({"sideline", "sidelines", "margin", "margins", "summit", "forum", "assembly"})
"""Nouns of a gathering of many on whose occasion some meet."""
BESIDE = frozenset({"after", "before", "since", "until", "following", "despite", "ahead"})
"""Prepositions that bring what happened at another time."""
TOGETHER = frozenset({"conj", "xcomp", "advcl"})
"""Relations by which a verb without tense of its own shares the time of the verb above."""
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
    block = next(block for block in parsed.document.blocks if block.span.start <= trigger.word.idx < block.span.end)
    opening = dateline(parsed.document.text, block.span)
    inside = [token for token in inside if opening is None or token.idx >= opening.end] or [trigger.word]
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


def mode(trigger: Trigger) -> str | None:
    """The mode that the cue brings, else that of the means or the occasion of a contact."""
    cue = trigger.cue
    if cue.mode is not None or cue.type != "CONSULT":
        return cue.mode
    anchors = [token for token in (trigger.word, trigger.light, trigger.verb) if token is not None]
    phrases = [child for token in anchors for child in token.children if child.dep_ in {"prep", "agent"}]
    nouns = {lemma(noun) for phrase in phrases for noun in phrase.subtree if noun.head in {phrase, *phrase.children}}
    if nouns & TOOLS or {"call", "phone"} <= nouns:
        return "phone"
    return "multilateral" if nouns & GATHERINGS and trigger.word.pos_ != "NOUN" else None


def status(trigger: Trigger) -> Status:
    """How surely it is told; a call on whose occasion something was tried took place, and a refusal is done by saying it."""
    if trigger.cue.refused:
        return Status.HAPPENED
    if trigger.light is None or not {"means", "occasion"} & set(trigger.cue.frames):
        return status_of(trigger.word)
    verb = trigger.light
    if trigger.word.head.head != verb and trigger.word.head.dep_ != "prep":
        return status_of(trigger.word)
    while verb.dep_ == "xcomp" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    found = status_of(verb)
    return Status.HAPPENED if found is Status.ONGOING else found


def when(found: Reading, trigger: Trigger) -> TimeId | None:
    """The time expression of the trigger's own clause, the nearest to the trigger where it has several.

    The time of another clause counts where the two share it: a verb beside it, a participle, a fronted time of the sentence.
    """
    sentence = trigger.word.sent
    around = Span(sentence.start_char, max(sentence.end_char, sentence.start_char + 1))
    inside = [
        t
        for t in found.times_from(around.start, around.end)
        if around.covers(t.words.span)
        and (t.kind in {"date", "time"} or t.value.endswith(" last"))
        and t.value != "PRESENT_REF"
    ]
    anchors = {token.i for token in (trigger.word, trigger.light, *trigger.more) if token is not None}
    places = {t.id: _token_at(trigger, t.words.span.start) for t in inside}
    attached = [t for t in inside if _hangs_on(places[t.id], anchors)]
    verb = trigger.verb or _verb_above(trigger.word)
    own = [t for t in inside if _is_of(verb, places[t.id])]
    shared = [t for t in inside if _shares(verb, places[t.id])]
    for found_there in (attached, own, shared):
        some = [t for t in found_there if not t.value.endswith(" EVENT")] or found_there
        if len(some) == 1 or (some and found_there is attached):
            return min(some, key=lambda t: abs(t.words.span.start - trigger.word.idx)).id
    return None


def _token_at(trigger: Trigger, start: int) -> "Token | None":
    return next((t for t in trigger.word.sent if t.idx <= start < t.idx + len(t)), None)


def _hangs_on(token: "Token | None", anchors: set[int]) -> bool:
    """Whether a token hangs on the trigger with no other verb between."""
    for above in (token, *token.ancestors) if token is not None else ():
        if above.i in anchors:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _is_of(verb: "Token", time: "Token | None") -> bool:
    """Whether a time stands in the clause of a verb or in its `when`."""
    if time is None or _is_beside(time):
        return False
    dated = clause_verb(time)
    return dated == verb or (dated.head == verb and dated.dep_ == "advcl" and _is_when(dated))


def _is_beside(time: "Token") -> bool:
    """Whether a time is that of what came before or after: `after a vote on Sunday`."""
    for above in (time, *time.ancestors):
        if above.pos_ in {"VERB", "AUX"}:
            return False
        if above.dep_ == "prep" and above.lower_ in BESIDE:
            return True
    return False


def _shares(verb: "Token", time: "Token | None") -> bool:
    """Whether a time of another clause is that of the verb too."""
    if time is None or _is_beside(time):
        return False
    dated = clause_verb(time)
    if _is_scheduled(verb, dated):
        return True
    if status_of(verb) not in {Status.HAPPENED, status_of(dated)}:
        return False
    if _reaches(verb, dated) or (dated.dep_ == "conj" and dated.head == verb and time.i < verb.i):
        return True
    return verb.dep_ == "ROOT" and time.i < verb.i and time.sent.start in {time.i, time.left_edge.i, time.head.i}


def _goes_along(verb: "Token") -> bool:
    """Whether a clause has no subject of its own, or tells what went on at the same time (`as he received the envoys`)."""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    if verb.dep_ == "advcl" and marks & {"as", "while", "when"}:
        return True
    return not any(child.dep_ in {"mark", "nsubj", "nsubjpass"} for child in verb.children)


def _is_scheduled(verb: "Token", dated: "Token") -> bool:
    """`On Tuesday she is to open the talks`: the time of the verb that only says that another is to happen."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    below = verb.head if verb.head.pos_ == "ADJ" else verb
    return verb.dep_ == "xcomp" and dated == below.head and (is_passive(dated) or dated.lemma_ == "be")


def _is_when(verb: "Token") -> bool:
    """`when the Diet convenes on 11 November`."""
    return any(child.dep_ == "advmod" and child.lower_ == "when" for child in verb.children)


def _reaches(verb: "Token", dated: "Token") -> bool:
    """Whether a verb shares the time of one above it: coordinated with it, or untensed under it."""
    above = verb
    while above.dep_ in TOGETHER and above.head.pos_ in {"VERB", "AUX"}:
        if not _goes_along(above):
            return False
        above = above.head
        if above == dated:
            return True
    return False


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
