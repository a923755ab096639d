"""What stands around a number in its sentence: the words it counts, what governs it, when it holds."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.text.parser import Parsed, Sentence
from dragoman.types.ids import StatementId, TimeId
from dragoman.types.readings import Reading, Statement, TimeKind
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER_RELATIONS = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "punct", "advmod", "dep"})
NOMINAL = frozenset({"NOUN", "PROPN"})
MOST_WORDS = 14
"""Words kept of what a figure measures."""
FARTHEST_TIME = 90
"""Code points between a figure and the time at which it holds."""
SINCE = re.compile(r"\s*(?:from|on|over|compared\s+(?:with|to)|since|than|against)\b[^.;]{0,25}$", re.IGNORECASE)
FARTHEST = 12
"""Words looked at on the way up from a figure."""
DESCRIBES = frozenset({"amod", "compound", "poss", "nmod"})


def root_of(parsed: Parsed, span: Span) -> "Token | None":
    """The head word of the figure's own words; not `won`, where that was parsed as a verb beside the amount."""
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or tokens.root.pos_ != "VERB":
        return None if tokens is None else tokens.root
    hanging = [token for token in tokens if token.dep_ in {"dobj", "npadvmod", "attr"} and token.head.i < tokens.start]
    return hanging[0] if hanging else tokens.root


def counted_noun(root: "Token", span: Span) -> "Token | None":
    """The noun that a number stands before: `troops` of `10,000 North Korean troops`, `tariff` of `10 per cent tariff`."""
    token = root
    for _ in range(FARTHEST):
        head = token.head
        if head == token or token.dep_ not in NUMBER_RELATIONS or head.i < root.i:
            return None
        if head.pos_ in NOMINAL and head.idx >= span.end:
            return _whole_compound(head)
        token = head
    return None


def _whole_compound(noun: "Token") -> "Token":
    """The last noun of a compound: `plan` of `five-year defence cost-sharing plan`."""
    while noun.dep_ in {"compound", "nmod", "amod", "npadvmod"} and noun.head.i > noun.i and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def governing_verb(token: "Token", outside: Span) -> "Token | None":
    """The nearest verb above that is not part of the figure itself; `won` may be parsed as one, with the true one below it."""
    if token.pos_ == "VERB" and outside.start <= token.idx < outside.end:
        below = [one for one in token.subtree if one.pos_ == "VERB" and one.idx < outside.start]
        if below:
            return below[-1]
    for _ in range(FARTHEST):
        if token.pos_ in {"VERB", "AUX"} and not outside.start <= token.idx < outside.end:
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def page_words(root: "Token", noun: "Token | None", span: Span) -> str | None:
    """What is measured, in the words of the page: the noun phrase the number belongs to, then what its verb says of it."""
    tokens: dict[int, Token] = {}
    head = noun or root
    verb_words = (
        () if noun is not None and root.i != noun.i and not _is_counted(noun, span) else _verb_words(head, span)
    )
    for token in (*_noun_words(head, span), *_object_words(root, noun), *verb_words):
        tokens.setdefault(token.i, token)
    outside = [token for _, token in sorted(tokens.items()) if not span.start <= token.idx < span.end]
    kept = [token for token in _up_to_a_number(outside, span.end) if not token.is_punct and not token.is_space]
    words = " ".join(token.text for token in kept[:MOST_WORDS])
    return re.sub(r"\s+(?=['’]s\b)", "", words).strip(" -") or None


def content_words(root: "Token", noun: "Token | None", span: Span) -> list[str]:
    """The nouns, names and adjectives of the noun phrase around a figure, of its verb's object, and of who is said to do it."""
    head = noun or root
    tokens = {
        t.i: t
        for t in (*_noun_words(head, span), *_object_words(root, noun), *_above(head, span), *_clauses(head, span))
    }
    outside = (token for _, token in sorted(tokens.items()) if not span.start <= token.idx < span.end)
    return [t.text for t in outside if t.pos_ in {"NOUN", "PROPN", "ADJ"} and not (t.like_num or t.ent_type_ == "DATE")]


def _clauses(head: "Token", span: Span) -> "Iterator[Token]":
    """The object of the figure's verb, and upwards the first subject that is a noun."""
    verb = governing_verb(head.head, span) if head.head != head else None
    yield from _arguments(verb, head, {"dobj"})
    yield from (token for prep in _arguments(verb, head, {"prep"}) if prep.lower_ == "for" for token in short(prep))
    for _ in range(FARTHEST):
        if verb is None:
            return
        subjects = list(_arguments(verb, head, {"nsubj", "nsubjpass"}))
        yield from subjects
        if verb.dep_ == "relcl":
            yield from (verb.head, *_described(verb.head))
        if verb.dep_ == "relcl" or any(token.pos_ in NOMINAL for token in subjects) or verb.head == verb:
            return
        verb = governing_verb(verb.head, span)


def _arguments(verb: "Token | None", head: "Token", relations: set[str]) -> "Iterator[Token]":
    for child in verb.children if verb is not None else ():
        if child.dep_ in relations and head.i not in {t.i for t in child.subtree}:
            yield from short(child)


def _described(noun: "Token") -> "Iterator[Token]":
    return (t for child in noun.children if child.dep_ in DESCRIBES for t in child.subtree)


def _above(head: "Token", span: Span) -> "Iterator[Token]":
    """The nouns that the figure hangs on, up to its verb."""
    token = head
    for _ in range(FARTHEST):
        if token.head == token or token.head.pos_ in {"VERB", "AUX"}:
            return
        token = token.head
        if token.pos_ in NOMINAL and not span.start <= token.idx < span.end:
            yield token
            yield from _described(token)


def _up_to_a_number(tokens: "list[Token]", after: int) -> "Iterator[Token]":
    """The tokens without numbers and, behind the figure, without what follows the next number."""
    for token in tokens:
        if token.like_num or token.is_currency:
            if token.idx >= after and token.ent_type_ != "DATE":
                return
            continue
        yield token


def _is_counted(noun: "Token", span: Span) -> bool:
    """Whether the noun is plural and so what is counted, not something that the figure describes (`tariff`, `call`)."""
    return noun.tag_ in {"NNS", "NNPS"} or span.start <= noun.idx < span.end


def _noun_words(head: "Token", span: Span) -> "Iterator[Token]":
    """The noun phrase without its relative clauses; of the figure's own head, only what follows it."""
    for child in head.children:
        inside = span.start <= child.idx < span.end
        if not inside and child.dep_ in {"amod", "compound", "prep", "acl", "poss", "nmod", "advmod"}:
            yield from short(child)
    if not span.start <= head.idx < span.end:
        yield head


def _object_words(root: "Token", noun: "Token | None") -> "Iterator[Token]":
    """`defence spending` of `raise defence spending to 2 per cent` and of `defence spending at 3 per cent`."""
    top = noun or root
    if top.dep_ != "pobj":
        return
    above = top.head.head
    if above.pos_ in NOMINAL:
        yield above
        yield from (t for child in above.children if child.dep_ in {"amod", "compound", "poss"} for t in child.subtree)
    for child in above.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            yield from short(child)


def _verb_words(head: "Token", span: Span) -> "Iterator[Token]":
    verb = governing_verb(head.head, span) if head.head != head else None
    if verb is None or verb.pos_ != "VERB":
        return
    yield verb
    for child in verb.children:
        if (child.dep_ in {"prep", "dobj", "xcomp", "acomp", "attr"} or _is_purpose(child)) and head.i not in {
            t.i for t in child.subtree
        }:
            yield from short(child)


def _is_purpose(token: "Token") -> bool:
    return token.dep_ == "advcl" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def short(token: "Token") -> "Iterator[Token]":
    """The subtree without relative clauses, clauses and coordinated phrases."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "advcl", "cc", "conj", "punct", "appos", "parataxis", "ccomp", "mark"}:
            yield from short(child)


def period_of(found: Reading, sentence: Sentence, span: Span, text: str) -> tuple[TimeId | None, TimeId | None]:
    """The time at which a figure holds, and the one since which a change is counted."""
    period: tuple[int, TimeId] | None = None
    since: TimeId | None = None
    for time in found.times_from(sentence.start, sentence.end):
        where = time.words.span
        if time.kind not in {TimeKind.DATE, TimeKind.TIME} or where.overlaps(span):
            continue
        if where.start >= span.end and SINCE.fullmatch(text[span.end : where.start]):
            since = time.id
            continue
        distance = where.start - span.end if where.start >= span.end else 2 * (span.start - where.end)
        if 0 <= distance <= FARTHEST_TIME and (period is None or distance < period[0]):
            period = (distance, time.id)
    return (period[1] if period else None), since


def statement_at(found: Reading, span: Span) -> StatementId | None:
    """The innermost statement in whose content the figure stands."""
    holding = statement_holding(found, span)
    return holding.id if holding is not None else None


def statement_holding(found: Reading, span: Span) -> Statement | None:
    """The innermost statement in whose content a span lies."""
    around = (s for s in found.statements if s.content.start <= span.start and span.end <= s.content.end)
    holding = (s for s in around if any(part.covers(span) for part in s.content.spans))
    return min(holding, key=lambda s: s.content.end - s.content.start, default=None)
