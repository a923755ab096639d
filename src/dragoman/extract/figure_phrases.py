"""What a figure measures in the words of the page: a noun phrase, as a person would name it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import NOMINAL, governing_verb
from dragoman.types.spans import Span
from dragoman.types.vocabularies.figure_words import names_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
AFTER = frozenset(
    {"of", "on", "in", "for", "with", "to", "between", "against", "from", "under", "towards", "toward", "by", "at"}
)
COMPLEMENTS = frozenset({"for", "towards", "toward", "with", "to", "on", "of", "against"})
"""Prepositions after a verb that say what its doing is about."""
OBJECTS = frozenset({"dobj", "nsubjpass"})
LEFT_OUT = frozenset(
    {
        "relcl",
        "advcl",
        "appos",
        "parataxis",
        "ccomp",
        "mark",
        "punct",
        "det",
        "predet",
        "nummod",
        "quantmod",
        "cc",
        "conj",
    }
)
MOST_WORDS = 12
LONGEST_CLAUSE = 5
"""Words of a participle clause that still belongs to the name of what is measured."""
FEW_WORDS = 6
"""Words of a noun phrase beyond which its participle is left out."""
NOT_LASTING = frozenset({"spending", "payment", "loss", "cost", "savings", "demand"})
"""Names of verbs that say nothing of how long something took."""
LOOSE_END = re.compile(
    r"(?:[\s,;:(—–-]+(?:of|on|in|for|with|to|between|against|from|under|by|at|as|and|or|the|an?|its|their|his|her|about|around|nearly|than|that|"
    r"which|up|down|per|percent|over))+$",
    re.IGNORECASE,
)
LOOSE_START = re.compile(
    r"^(?:(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|’s|'s|some|about|nearly|more|than)\s+|[\s,;:)—–-]+)+",
    re.IGNORECASE,
)


def phrase_of(
    root: "Token", noun: "Token | None", span: Span, changes: frozenset[str], *, adverbial: bool = False
) -> str | None:
    """The noun phrase for what a figure measures; None where its sentence names nothing.

    `changes` are words such as `increase`, which say nothing of what grew. `adverbial`: the figure says how long or how
    often, so that the object of its verb is not what it measures.
    """
    empty = changes | words_of("empty") | words_of("vague")
    found = (
        phrase
        for phrase in _candidates(root, noun, span, adverbial=adverbial)
        if phrase and phrase.lower() not in empty
    )
    return next(found, None)


def rank_phrase(noun: "Token | None", text: str, span: Span) -> str | None:
    """`largest economy` of `the second-largest economy`, `missile test` of `the fifth missile test`."""
    ranked = re.split(r"[\s-]", text[span.start : span.end], maxsplit=1)[-1]
    counted = noun.text if noun is not None and noun.idx >= span.end else ""
    return " ".join(filter(None, (ranked, counted))) or None


def _candidates(root: "Token", noun: "Token | None", span: Span, *, adverbial: bool) -> Iterator[str]:
    """The thing counted or described; what the amount is part of; what it is said of; what is done with it."""
    if noun is not None:
        yield _phrase(noun, span, _done_to(noun))
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in"} and child.i > root.i and not _holds(child, span):
            for inner in _objects(child):
                if not _is_time(inner) and not _is_party(inner):
                    yield _part_of(root, _phrase(inner, span)) if child.lower_ == "of" else _phrase(inner, span)
    yield from _just_behind(root, span)
    top = noun or root
    if top.dep_ in {"pobj", "appos"}:
        above = top.head.head if top.dep_ == "pobj" else top.head
        if above.pos_ in NOMINAL and not _is_time(above) and not _is_money(above) and not _is_party(above):
            yield _phrase(above, span)
    yield from _of_the_verb(top, span, adverbial=adverbial)


def _just_behind(root: "Token", span: Span) -> Iterator[str]:
    """`increased market access` of `billions of dollars in increased market access`, whatever the parser hung it on."""
    tokens = root.doc.char_span(span.start, span.end, alignment_mode="expand")
    after = root.doc[tokens.end] if tokens is not None and tokens.end < len(root.doc) else None
    if after is None or after.dep_ != "prep" or after.lower_ not in {"of", "in", "for", "towards", "toward"}:
        return
    for inner in _objects(after):
        if inner.pos_ == "NOUN" and not (_is_time(inner) or _has_number(inner)):
            yield _part_of(root, _phrase(inner, span)) if after.lower_ == "of" else _phrase(inner, span)


def _of_the_verb(top: "Token", span: Span, *, adverbial: bool) -> Iterator[str]:
    """The object that the figure is said of, the subject of a verb of level, or what the verb's doing is called."""
    verb = governing_verb(top.head, span) if top.head != top else None
    if verb is None:
        return
    if top.dep_ != "dobj" and not adverbial:
        for child in verb.children:
            if (
                child.dep_ in OBJECTS
                and not _holds(child, span)
                and child.pos_ in NOMINAL
                and not (_is_money(child) or _is_party(child))
            ):
                yield _phrase(child, span)
    if verb.lemma_.lower() in words_of("levels"):
        yield from (_phrase(one, span) for one in _subjects(verb) if one.pos_ in NOMINAL and not _is_party(one))
    name = names_of("named").get(verb.lemma_.lower())
    if name is not None and not (adverbial and name in NOT_LASTING):
        yield LOOSE_END.sub("", " ".join((name, *_complements(verb, span))))
    if verb.lemma_.lower() not in words_of("spoken"):
        yield from (_phrase(one, span) for one in _subjects(verb) if one.pos_ == "NOUN" and not _is_party(one))


def _subjects(verb: "Token") -> Iterator["Token"]:
    for token in (verb, verb.head):
        found = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if found:
            yield found[0].head.head if found[0].tag_ in {"WDT", "WP"} and found[0].head.dep_ == "relcl" else found[0]
            return
        if token.dep_ not in {"conj", "xcomp", "advcl"}:
            return


def _complements(verb: "Token", span: Span) -> Iterator[str]:
    """`for the troops`, `to host the force`: the first that holds neither the figure nor a time."""
    tokens = verb.doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    misread = (child for token in tokens if token.pos_ == "VERB" for child in token.rights)
    for child in (*verb.rights, *misread):
        if _holds(child, span):
            continue
        purpose = child.dep_ in {"advcl", "xcomp"} and any(
            one.dep_ == "aux" and one.lower_ == "to" for one in child.children
        )
        about = (
            child.dep_ == "prep" and child.lower_ in COMPLEMENTS and not any(_is_time(one) for one in _objects(child))
        )
        if purpose or about:
            yield _rendered(list(_within(child)), span, keep_start=True)
            return


def _done_to(noun: "Token") -> "Token | None":
    """`stationed` of `28,500 troops are stationed in South Korea`."""
    if noun.dep_ == "nsubjpass" and noun.head.tag_ == "VBN":
        return noun.head
    return None


def _phrase(noun: "Token", span: Span, participle: "Token | None" = None) -> str:
    """A noun with what describes it before and after, without the number."""
    tokens = list(_noun_tokens(noun, span))
    if participle is not None and len(tokens) <= FEW_WORDS:
        tokens.append(participle)
        for child in participle.children:
            after = child.i > participle.i and (child.dep_ in {"prt", "agent"} or child.lower_ in AFTER)
            if after and not _holds(child, span) and not _holds_time(child):
                tokens += _within(child)
    return _rendered(tokens, span)


def _noun_tokens(noun: "Token", span: Span) -> Iterator["Token"]:
    yield noun
    for child in noun.children:
        if (
            child.dep_ in BEFORE
            and child.i < noun.i
            and not child.like_num
            and child.pos_ != "PRON"
            and child.lower_ not in words_of("calibre")
            and not (child.dep_ in {"compound", "nmod"} and any(one.like_num for one in child.children))
        ):
            yield from (token for token in _within(child) if not (token.like_num or token.is_currency))
        elif child.i > noun.i and not _holds(child, span) and not _holds_time(child):
            clause = child.dep_ == "acl" and child.right_edge.i - child.left_edge.i < LONGEST_CLAUSE
            if clause or (child.dep_ == "prep" and child.lower_ in AFTER):
                yield from _within(child)
        elif child.dep_ == "conj" and child.pos_ in NOMINAL:
            continue


def _within(token: "Token") -> Iterator["Token"]:
    """The subtree without clauses and asides; names and short lists stay whole."""
    yield token
    for child in token.children:
        listed = child.dep_ in {"cc", "conj"} and _is_short(token)
        if (child.dep_ not in LEFT_OUT or listed) and not (_holds_time(child) or _has_number(child)):
            yield from _within(child)
        elif child.dep_ == "det" or (child.dep_ == "punct" and child.text == "-"):
            yield child


def _has_number(token: "Token") -> bool:
    return _is_money(token) or any(_is_money(child) for child in token.children if child.dep_ != "conj")


def _is_short(token: "Token") -> bool:
    return token.dep_ == "pobj" and token.right_edge.i - token.i <= 4  # noqa: PLR2004 - `trade and investment`


def _rendered(tokens: "list[Token]", span: Span, *, keep_start: bool = False) -> str:
    """The tokens in the order of the page, without the figure."""
    ordered = sorted({token.i: token for token in tokens}.values(), key=lambda token: token.i)
    kept = [token for token in ordered if not span.start <= token.idx < span.end and not token.is_quote]
    if not kept:
        return ""
    parts = []
    for token, following in zip(kept, [*kept[1:], None], strict=True):
        tied = following is not None and following.i == token.i + 1 and not token.whitespace_
        hyphened = (
            following is not None and following.i == token.i + 2 and token.nbor(1).text == "-" and not token.whitespace_
        )
        parts.append(token.text + ("-" if hyphened else "" if tied else " "))
    words = "".join(parts).split()[:MOST_WORDS]
    text = re.sub(r"\s+(['’]s\b)", r"\1", " ".join(words))
    text = text if keep_start else LOOSE_START.sub("", text)
    return LOOSE_END.sub("", text).strip(" ,;:-–—()")


def _part_of(root: "Token", whole: str) -> str:
    percent = root.text == "%" or root.lower_.startswith(("per", "share", "cent", "half", "third", "quarter"))
    return f"share of {whole}" if whole and percent else whole


def _objects(preposition: "Token") -> Iterator["Token"]:
    return (child for child in preposition.children if child.dep_ == "pobj")


def _holds(token: "Token", span: Span) -> bool:
    return any(span.start <= inner.idx < span.end for inner in token.subtree)


def _holds_time(token: "Token") -> bool:
    return token.dep_ in {"prep", "npadvmod"} and any(_is_time(one) for one in (*_objects(token), token))


def _is_time(token: "Token") -> bool:
    return token.ent_type_ in {"DATE", "TIME"}


def _is_party(token: "Token") -> bool:
    """A name is no measure: whose a figure is, is told by its subject and counterpart."""
    return token.ent_type_ in {"GPE", "PERSON", "NORP", "ORG"} and token.pos_ == "PROPN"


def _is_money(token: "Token") -> bool:
    return token.ent_type_ in {"MONEY", "PERCENT", "QUANTITY", "CARDINAL"} or token.like_num
