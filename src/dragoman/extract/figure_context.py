"""What stands around a number in its sentence: the words it counts, what governs it, whose it is, when it holds."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.noun_phrases import name_at, phrase_mention
from dragoman.text.parser import Parsed, Sentence
from dragoman.types.ids import StatementId, TimeId
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading, TimeKind
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER_RELATIONS = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "punct", "advmod", "dep"})
PARTIES = frozenset({MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.PERSON, MentionKind.FORCE, MentionKind.PLACE, MentionKind.AGREEMENT})
NOMINAL = frozenset({"NOUN", "PROPN"})
TOWARDS = frozenset({"to", "on", "with", "against", "from", "for", "in", "at", "by", "of"})
MOST_WORDS = 14
"""Words kept of what a figure measures."""
FARTHEST_TIME = 90
"""Code points between a figure and the time at which it holds."""
SINCE = re.compile(r"\s*(?:from|on|over|compared\s+(?:with|to)|since|than|against)\b[^.;]{0,25}$", re.IGNORECASE)
FARTHEST = 12


def root_of(parsed: Parsed, span: Span) -> "Token | None":
    """The head word of the figure's own words."""
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    return None if tokens is None else tokens.root


def counted_noun(root: "Token", span: Span) -> "Token | None":
    """The noun that a number stands before: `troops` of `10,000 North Korean troops`, `tariff` of `10 per cent tariff`."""
    token = root
    for _ in range(FARTHEST):
        head = token.head
        if head is token or token.dep_ not in NUMBER_RELATIONS or head.i < root.i:
            return None
        if head.pos_ in NOMINAL and head.idx >= span.end:
            return head
        token = head
    return None


def governing_verb(token: "Token") -> "Token | None":
    """The nearest verb above."""
    for _ in range(FARTHEST):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def page_words(parsed: Parsed, root: "Token", noun: "Token | None", span: Span) -> str | None:
    """What is measured, in the words of the page: the noun phrase the number belongs to, then what its verb says of it."""
    tokens: dict[int, Token] = {}
    head = noun or root
    for token in (*_noun_words(head, span), *_object_words(root, noun), *_verb_words(head)):
        tokens.setdefault(token.i, token)
    kept = [t for i, t in sorted(tokens.items()) if not (span.start <= t.idx < span.end) and not t.is_punct and not t.is_space]
    words = " ".join(token.text for token in kept[:MOST_WORDS])
    return re.sub(r"\s+(?=['’]s\b)", "", words).strip(" -") or None


def _noun_words(head: "Token", span: Span) -> "Iterator[Token]":
    """The noun phrase without its relative clauses; of the figure's own head, only what follows it."""
    for child in head.children:
        inside = span.start <= child.idx < span.end
        if not inside and child.dep_ in {"amod", "compound", "prep", "acl", "poss", "nmod", "advmod"}:
            yield from _short(child)
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
            yield from _short(child)


def _verb_words(head: "Token") -> "Iterator[Token]":
    verb = governing_verb(head.head) if head.head is not head else None
    if verb is None or verb.pos_ != "VERB":
        return
    yield verb
    for child in verb.children:
        if child.dep_ in {"prep", "dobj", "xcomp", "acomp", "attr"} and head.i not in {t.i for t in child.subtree}:
            yield from _short(child)


def _short(token: "Token") -> "Iterator[Token]":
    """The subtree without relative clauses, clauses and coordinated phrases."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "advcl", "cc", "conj", "punct", "appos", "parataxis", "ccomp", "mark"}:
            yield from _short(child)


def owner(parsed: Parsed, found: Reading, root: "Token", noun: "Token | None") -> Mention | None:
    """Who pays, hosts, owns or does it: the possessor of the noun, else the subject of the verb."""
    for token in (noun, root):
        for child in token.children if token is not None else ():
            if child.dep_ == "poss" and child.pos_ != "PRON":
                return phrase_mention(parsed, found, child)
    verb = governing_verb(root)
    for _ in range(FARTHEST):
        if verb is None:
            return None
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "agent"} and c.i != root.i), None)
        if subject is not None and subject.dep_ == "nsubj" and not _is_within(root, subject):
            return _as_party(parsed, found, subject)
        if verb.dep_ == "relcl" or verb.head is verb:
            return _as_party(parsed, found, verb.head) if verb.dep_ == "relcl" and verb.head.pos_ in NOMINAL else None
        verb = governing_verb(verb.head)
    return None


def _as_party(parsed: Parsed, found: Reading, token: "Token") -> Mention | None:
    if token.dep_ == "nsubj" and token.tag_ in {"WDT", "WP"} and token.head.dep_ == "relcl":
        token = token.head.head
    return phrase_mention(parsed, found, token) if token.pos_ in NOMINAL | {"PRON"} else None


def _is_within(token: "Token", ancestor: "Token") -> bool:
    return token is ancestor or ancestor.is_ancestor(token)


def other_party(found: Reading, root: "Token", noun: "Token | None", subject: Mention | None) -> Mention | None:
    """To whom, on whom, where: the first name in a prepositional phrase of the noun or the verb."""
    verb = governing_verb(root)
    for token in (noun, root, verb):
        for child in token.children if token is not None else ():
            if child.dep_ in {"prep", "dative", "dobj"} and (child.dep_ != "prep" or child.lower_ in TOWARDS):
                for inner in _short(child):
                    mention = name_at(found, inner.idx)
                    if mention is not None and mention.kind in PARTIES and (subject is None or mention.id != subject.id):
                        return mention
    return None


def period_of(found: Reading, sentence: Sentence, span: Span, text: str) -> tuple[TimeId | None, TimeId | None]:
    """The time at which a figure holds, and the one since which a change is counted."""
    period: tuple[int, TimeId] | None = None
    since: TimeId | None = None
    for time in found.times:
        where = time.words.span
        if time.kind not in {TimeKind.DATE, TimeKind.TIME} or not sentence.start <= where.start < sentence.end or where.overlaps(span):
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
    holding = [s for s in found.statements if any(part.covers(span) for part in s.content.spans)]
    return min(holding, key=lambda s: s.content.end - s.content.start).id if holding else None


def respective_parties(found: Reading, sentence: Sentence, after: int, count: int, text: str) -> list[Mention]:
    """The names that several numbers belong to `respectively`, in order; empty unless there are as many."""
    word = text.find("respectively", after, sentence.end)
    if word < 0:
        return []
    names = [m for m in found.mentions if m.form is MentionForm.NAME and after <= m.words.span.start < word]
    outer = [m for m in names if not any(o is not m and o.words.span.covers(m.words.span) for o in names)]
    return outer[-count:] if len(outer) >= count else []
