"""Addressees: to whom something is said."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.extract.attribution.speakers import NOMINAL, PASSIVE_SUBJECTS, TIMES, can_speak
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

HEARERS = {
    "call": frozenset({"on", "upon", "to"}),
    "speak": frozenset({"to", "with"}),
    "talk": frozenset({"to", "with"}),
}
"""Prepositions that bring the hearer, for verbs that take others than *to*."""
TO = frozenset({"to"})
AT = frozenset({"in", "during", "at", "on", "by", "over", "through", "via"})
"""Prepositions before an occasion."""
WITH = frozenset({"with", "to", "between"})
"""Prepositions between an occasion and who is on the other side."""


def addressees_of(verb: "Token", content: "Token | None", own: tuple["Token", ...] = ()) -> tuple["Token", ...]:
    """The heads of the noun phrases that name who is told, asked or written to; `own` are further words of the cue."""
    asked = _asked(verb)
    if asked is not None:
        return (asked,) if can_speak(asked) else ()
    passive = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS]
    if passive and verb.lemma_ in speech_words("telling"):
        return tuple(child for child in passive if can_speak(child))[:1]
    kept = [child for child in verb.children if not _is_of_cue(child, verb, own)]
    found = [named for child in kept for named in _named_by(child, verb)]
    if content is not None and verb.lemma_ in speech_words("telling"):
        found += [c for c in content.children if _is_to_do(c, content) and c.i > verb.i]
    return tuple(
        dict.fromkeys(found or list(_heard_before(verb)) or occasion_partners([*kept, *_beside_speaker(verb)]))
    )


def _heard_before(verb: "Token") -> Iterator["Token"]:
    """Who hears what a participle before the cue says: `Speaking to reporters, he said ...`."""
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.i < verb.i and clause.tag_ == "VBG" and clause.lemma_ in HEARERS:
            yield from (named for child in clause.children for named in _named_by(child, clause))


def _beside_speaker(verb: "Token") -> Iterator["Token"]:
    """Prepositions that the parser hung on the subject before the cue: `The king, in a letter to the senate, said ...`."""
    for subject in verb.children:
        if subject.dep_ == "nsubj":
            yield from (child for child in subject.children if child.dep_ == "prep" and child.i > subject.i)


def _asked(verb: "Token") -> "Token | None":
    """Who answers what a participle asks: `Asked whether it would hold, the minister said ...`."""
    bare = verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass", "agent"} for child in verb.children)
    if not bare or verb.lemma_ not in {"ask", "question", "quiz", "press"} or verb.dep_ not in {"advcl", "acl"}:
        return None
    return next((child for child in verb.head.children if child.dep_ == "nsubj"), None)


def _is_of_cue(child: "Token", verb: "Token", own: tuple["Token", ...]) -> bool:
    """Whether a preposition brings what is said rather than a hearer: `referred to the treaty`, `commented on the call`."""
    return (
        child in own
        and child.lower_ not in HEARERS.get(verb.lemma_, ())
        and verb.lemma_ not in speech_words("speaking to")
    )


def _is_to_do(subject: "Token", content: "Token") -> bool:
    """Whether somebody is told to do what the content says."""
    return subject.dep_ == "nsubj" and any(token.tag_ == "TO" for token in content.children)


def _named_by(child: "Token", verb: "Token") -> list["Token"]:
    if child.i < verb.i:
        return []
    if child.dep_ in {"dobj", "dative"} and child.pos_ in NOMINAL and verb.lemma_ in speech_words("telling"):
        return [child] if _can_hear(child) else []
    if child.dep_ in {"prep", "dative"} and child.lower_ in HEARERS.get(verb.lemma_, TO):
        return [c for c in child.children if c.dep_ == "pobj" and _can_hear(c)]
    return []


def _can_hear(head: "Token") -> bool:
    return can_speak(head) and head.ent_type_ not in TIMES


def occasion_partners(children: Iterable["Token"]) -> Iterator["Token"]:
    """Who is on the other side of the occasion: `said in a call with the king`, `wrote in a letter to the king`."""
    for preposition in children:
        if preposition.dep_ != "prep" or preposition.lower_ not in AT:
            continue
        for noun in preposition.children:
            if noun.dep_ == "pobj" and noun.lemma_.lower() in speech_words("occasions"):
                yield from _partners(noun)


def _partners(noun: "Token") -> Iterator["Token"]:
    for link in noun.children:
        if link.dep_ == "prep" and link.lower_ in WITH:
            yield from (c for c in link.children if c.dep_ == "pobj" and c.pos_ != "PRON" and _can_hear(c))
