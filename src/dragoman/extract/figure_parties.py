"""Whose a figure is, and towards whom: possessors, doers, the thing itself in an apposition, names that describe what is counted."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import FARTHEST, NOMINAL, governing_verb, short
from dragoman.extract.noun_phrases import name_at, phrase_mention
from dragoman.text.parser import Parsed, Sentence
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading
from dragoman.types.spans import Span
from dragoman.types.vocabularies.figure_words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTIES = frozenset(
    {
        MentionKind.STATE,
        MentionKind.ORGANISATION,
        MentionKind.PERSON,
        MentionKind.FORCE,
        MentionKind.PLACE,
        MentionKind.AGREEMENT,
    }
)
TIMELIKE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
TOWARDS = frozenset({"to", "on", "with", "against", "from", "for", "in", "at", "by", "of"})
CARRIES_ON = frozenset({"relcl", "xcomp", "advcl", "acl", "conj", "pcomp", "prep"})
"""Relations over which the subject of the verb above is looked at; not those of reported speech."""
SUBJECT_WORDS = 6
NAME_NEAR = 45
"""Code points behind a distance in which a name says from where it is counted."""


def owners(root: "Token", noun: "Token | None", span: Span) -> Iterator["Token"]:
    """Who or what pays, hosts, owns or does it, the likeliest first."""
    described = noun is not None and noun.idx >= span.end
    if described and noun is not None and noun.dep_ in {"appos", "attr"}:
        yield from _named_by(noun)
    for token in (noun, root):
        yield from _possessors(token)
    yield from _agents(root, span)
    yield from _doers(root, noun, span)


def describers(noun: "Token | None", root: "Token") -> Iterator["Token"]:
    """`US` of `28,500 US troops`."""
    for token in (noun, root):
        for child in token.children if token is not None else ():
            if child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in {"NORP", "GPE"}:
                yield child


def _named_by(noun: "Token") -> Iterator["Token"]:
    """`Beijing` of `Beijing, the second-largest economy`, and of `Beijing is the second-largest economy`."""
    if noun.dep_ == "appos":
        yield noun.head
    else:
        yield from (child for child in noun.head.children if child.dep_ == "nsubj")


def _possessors(token: "Token | None") -> Iterator["Token"]:
    for child in token.children if token is not None else ():
        if child.dep_ == "poss" and child.pos_ != "PRON" and child.lower_ not in words_of("everybody"):
            yield child


def _agents(root: "Token", span: Span) -> Iterator["Token"]:
    """`Seoul` of `10 billion won was paid by Seoul`."""
    verb = governing_verb(root, span)
    for child in verb.children if verb is not None else ():
        if child.dep_ == "agent" and not _is_within(root, child):
            yield from (one for one in child.children if one.dep_ == "pobj")


def _doers(root: "Token", noun: "Token | None", span: Span) -> Iterator["Token"]:
    """Upwards from the figure: who possesses a noun that it hangs on, until a verb has a subject."""
    token = noun or root
    for _ in range(FARTHEST):
        head = token.head
        if head == token:
            return
        if head.pos_ == "NOUN":
            yield from _possessors(head)
        elif head.pos_ in {"VERB", "AUX"} and not span.start <= head.idx < span.end:
            subject = next(
                (c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"} and not _is_within(root, c)), None
            )
            if subject is not None:
                if not _takes_a_stand(head, token):
                    yield _meant_by_relative(subject)
                return
            stationed_where = token.dep_ == "nsubjpass" and head.dep_ == "relcl"
            if (token.dep_ in {"nsubj", "nsubjpass"} and not stationed_where) or head.dep_ not in CARRIES_ON:
                return
        token = head


def _takes_a_stand(verb: "Token", below: "Token") -> bool:
    """`welcomed an investment of $1 billion`: whoever welcomes it need not have made it."""
    return verb.lemma_.lower() in words_of("taking a stand") and below.dep_ in {"dobj", "pobj", "prep"}


def _meant_by_relative(subject: "Token") -> "Token":
    """The noun that a relative pronoun stands for."""
    return subject.head.head if subject.tag_ in {"WDT", "WP"} and subject.head.dep_ == "relcl" else subject


def _is_within(token: "Token", ancestor: "Token") -> bool:
    return token == ancestor or ancestor.is_ancestor(token)


def as_party(parsed: Parsed, found: Reading, token: "Token") -> Mention | None:
    """The mention that a word makes, if it names someone who can own or do; what is itself counted does not."""
    if token.pos_ not in NOMINAL | {"PRON"} or token.ent_type_ in TIMELIKE:
        return None
    if token.pos_ == "NOUN" and any(child.dep_ == "nummod" for child in token.children):
        return None
    mention = phrase_mention(parsed, found, token)
    return mention if mention.kind in PARTIES | {MentionKind.OFFICE} else None


def named_party(found: Reading, token: "Token") -> Mention | None:
    """The party whose name stands at a word, be it an adjective."""
    mention = name_at(found, token.idx)
    return mention if mention is not None and mention.kind in PARTIES else None


def as_words(token: "Token") -> str:
    """What a word that names no one says of the figure: `regular troop strength`."""
    if token.pos_ not in NOMINAL:
        return ""
    words = [t for t in sorted(short(token), key=lambda t: t.i) if not (t.is_punct or t.like_num or t.is_stop)]
    return " ".join(t.text for t in words[:SUBJECT_WORDS])


def other_party(
    found: Reading, root: "Token", noun: "Token | None", subject: Mention | None, span: Span
) -> Mention | None:
    """To whom, on whom, where: the first name in a prepositional phrase of the noun or the verb, else of its subject."""
    verb = governing_verb(root, span)
    for token in (noun, root, verb, *_subjects(verb)):
        for child in token.children if token is not None else ():
            if child.dep_ in {"prep", "dative", "dobj"} and (child.dep_ != "prep" or child.lower_ in TOWARDS):
                for inner in short(child):
                    mention = named_party(found, inner)
                    if mention is not None and not _is_same(mention, subject):
                        return mention
    return None


def _subjects(verb: "Token | None") -> Iterator["Token"]:
    return (
        c for c in (verb.children if verb is not None else ()) if c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ == "NOUN"
    )


def _is_same(mention: Mention, other: Mention | None) -> bool:
    return other is not None and mention.words.text in other.words.text


def place_after(found: Reading, span: Span, end: int) -> Mention | None:
    """From where a distance is counted: the first name behind it."""
    near = found.mentions_from(span.end, min(end, span.end + NAME_NEAR))
    return next((m for m in near if m.form is MentionForm.NAME and m.kind in PARTIES), None)


def respective_parties(found: Reading, sentence: Sentence, after: int, count: int, text: str) -> list[Mention]:
    """The names that several numbers belong to `respectively`, in order; empty unless there are as many."""
    word = text.find("respectively", after, sentence.end)
    if word < 0:
        return []
    names = [m for m in found.mentions if m.form is MentionForm.NAME and after <= m.words.span.start < word]
    outer = [m for m in names if not any(o is not m and o.words.span.covers(m.words.span) for o in names)]
    return outer[-count:] if len(outer) >= count else []
