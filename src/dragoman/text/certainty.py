"""How surely a predicate is put: the status that its negation, modals, tense and governing words give it.

The predicate's own words speak first, then its governors from the inside out (Saurí & Pustejovsky 2012, much simplified).
Known misses: irony, questions, and denials more than a sentence away.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dragoman.text.lemmas import lemma
from dragoman.types.readings import Status
from dragoman.types.vocabularies.certainty import Certainty, load_certainty

if TYPE_CHECKING:
    from spacy.tokens import Token

AUXILIARY = frozenset({"aux", "auxpass"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp", "csubj", "csubjpass"})
"""Relations by which a predicate hangs on one that governs it."""
COMPLEMENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp"})
"""Those in which a governing word decides on what it governs."""
ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "pobj", "attr", "compound",
                       "nmod", "appos", "dative", "obj", "iobj"})  # fmt: skip
"""Relations by which an event noun hangs on a predicate."""
MEANS = frozenset({"by", "through", "in"})
"""Prepositions before a gerund that says how: it is as sure as its verb."""
APART = frozenset({"during", "after", "before", "amid", "since", "following", "at",
                   "despite", "until", "upon", "under", "ahead", "while"})  # fmt: skip
"""Prepositions of occasion: what they bring does not hang on the verb."""
CARRYING = frozenset({"in", "on", "to", "for"})
"""Prepositions through which a verb hands its status to an event noun: `will engage in talks`."""
FARTHEST = 8
"""Governors looked at, from the inside out; nothing that news says is nested deeper."""


def status_of(predicate: "Token") -> Status:
    """The status of what a verb or noun says, judged by the sentence alone."""
    return _status(predicate, FARTHEST)


def _status(token: "Token", steps: int) -> Status:
    own = _own(token)
    if steps == 0 or (own is not None and own is not Status.ONGOING and own is not Status.HAPPENED):
        return _in_context(own or Status.HAPPENED, token, steps)
    governed = _governed(token, steps)
    if own is Status.HAPPENED and _is_noun(token):
        return own
    if own is Status.HAPPENED and governed in {Status.PLANNED, Status.ONGOING} and _is_over(token):
        return own
    if governed is not None and (own is None or governed is not Status.HAPPENED):
        return governed
    return own or Status.HAPPENED


def _in_context(own: Status, token: "Token", steps: int) -> Status:
    """What an operator of the predicate's own comes to in its sentence: `would` under a speech verb is a plan, beside `if` a condition."""
    if own in {Status.PLANNED, Status.CONDITIONAL} and _has_condition(token):
        return Status.CONDITIONAL
    would = _auxiliaries(token) & _word_set("conditional", "auxiliaries") and token.dep_ in {"ccomp", "conj", "relcl"}
    if own is Status.CONDITIONAL and would and (_speech_past(token) or _is_term(token)):
        own = Status.PLANNED
    if own in {Status.PLANNED, Status.CONDITIONAL} and steps:
        return _governed(token, steps, only={Status.PREDICTED, Status.DENIED, Status.DEMANDED}) or own
    return own


def _own(token: "Token") -> Status | None:
    """What the predicate's own words say; None when they are open (`to meet`, `meeting`, `talks`)."""
    marked = _marked(token)
    if marked is not None:
        return marked
    if _negated(token):
        return Status.DENIED
    for name, group in _groups().items():
        if name == "denied":
            continue
        if any(_is_operator(child, group) for child in token.children):
            return group.status
    if _is_noun(token):
        return None
    if _is_progressive(token):
        return Status.ONGOING
    return Status.HAPPENED if _is_finite(token) else None


def _marked(token: "Token") -> Status | None:
    """What the word that opens the predicate's clause makes of it: `if`, `whether`."""
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    if marks & _word_set("conditional", "marks"):
        return Status.CONDITIONAL
    return Status.POSSIBLE if marks & _word_set("possible", "marks") else None


def _is_operator(child: "Token", group: Certainty) -> bool:
    word = child.lower_
    if child.dep_ in AUXILIARY:
        return word in group.auxiliaries
    if child.dep_ in {"advmod", "npadvmod"}:
        return word in group.adverbs
    if child.dep_ == "mark":
        return word in group.marks
    return child.dep_ in {"amod", "nmod"} and word in group.modifiers


def _negated(token: "Token") -> bool:
    """Negation of the predicate itself, by a particle, an adverb, or a subject or object with `no`."""
    never = _word_set("denied", "adverbs")
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ == "advmod" and word in never):
            return not _is_not_only(child)
        if child.dep_ == "det" and word in {"no", "neither"}:
            return True
        if child.dep_ in {"nsubj", "nsubjpass", "dobj"} and _is_negative(child):
            return True
        if child.dep_ == "amod" and word in _word_set("denied", "modifiers"):
            return True
        if child.dep_ in {"preconj", "cc"} and word in {"neither", "nor"}:
            return True
    return False


def _is_not_only(child: "Token") -> bool:
    """`not only`, `not just`: no negation."""
    doc = child.doc
    return child.i + 1 < len(doc) and doc[child.i + 1].lower_ in {"only", "just", "merely", "simply"}


def _is_negative(noun: "Token") -> bool:
    return noun.lower_ in {"nobody", "nothing", "none"} or any(
        child.dep_ in {"det", "neg"} and child.lower_ in {"no", "neither"} for child in noun.children
    )


def _governed(token: "Token", steps: int, only: set[Status] | None = None) -> Status | None:
    """What the words above the predicate make of it."""
    head = token.head
    if head == token or steps == 0:
        return None
    if token.dep_ == "conj":
        if _stands_alone(token) and not _continues(token):
            return None
        return _status(_infinitive(head) or head, steps - 1)
    found = _from_governor(token, head, steps)
    return found if only is None or found in only else None


def _stands_alone(token: "Token") -> bool:
    """Whether a coordinated predicate has a tense of its own: `has promised to send tanks and is training crews`."""
    own = _own(token)
    return own is Status.HAPPENED or (own is Status.ONGOING and bool(_auxiliaries(token)))


def _infinitive(governor: "Token") -> "Token | None":
    """The infinitive of a governor with which a coordinated infinitive was mistakenly put on one level."""
    if governor.tag_ == "VB":
        return None
    return next((child for child in governor.children if child.dep_ == "xcomp" and _has_to(child)), None)


def _continues(token: "Token") -> bool:
    """Whether a coordinated word goes on with the infinitive before it (`to meet and discuss`), whatever tense it was given."""
    return _is_noun(token) or (
        token.tag_ == "VBP"
        and not any(child.dep_ == "nsubj" for child in token.children)
        and (token.head.tag_ == "VB" or _infinitive(token.head) is not None)
    )


def _from_governor(token: "Token", head: "Token", steps: int) -> Status | None:
    relation = token.dep_
    if relation == "prep":
        return None
    if relation in {"pobj", "pcomp"} and head.dep_ in {"prep", "agent", "dative"}:
        return _through_preposition(token, head, steps)
    if relation == "acl" and (_is_finite(token) or not _has_to(token)):
        return _of_clause_on_noun(token, head, steps)
    if relation == "advcl":
        return _of_adverbial(token, head, steps)
    if (
        relation in COMPLEMENTS
        or (relation in ARGUMENTS and _is_noun(token))
        or (relation == "relcl" and _has_to(token))
    ):
        return _by_group(token, head, steps)
    return None


def _of_clause_on_noun(token: "Token", noun: "Token", steps: int) -> Status | None:
    """What a noun tells: denied with it (`denied a report that`), else as the participle has it."""
    if not _is_finite(token):
        return _of_participle(token, noun, steps)
    return Status.DENIED if _status(noun, steps - 1) is Status.DENIED else None


def _of_participle(token: "Token", noun: "Token", steps: int) -> Status | None:
    """A participle on a noun stands by itself, unless the noun is only its subject: `the prospect of Oslo joining`."""
    preposition = noun.head
    if token.tag_ != "VBG" or noun.dep_ != "pobj" or preposition.lower_ != "of" or not _is_noun(preposition.head):
        return None
    return _by_group(token, preposition.head, steps, preposition="of")


def _of_adverbial(token: "Token", head: "Token", steps: int) -> Status | None:
    """An adverbial clause: a purpose is reached where its verb lies in the past, and planned where it does not.

    A participle without subject is as sure as its verb; other adverbials stand by themselves.
    """
    if _is_still_ahead(token):
        return _ahead(_status(head, steps - 1), token)
    if not _has_to(token):
        if token.tag_ == "VBG" and token.i == head.i + 1 and _group_of(head) is not None:
            return _by_group(token, head, steps)
        bare = token.tag_ == "VBG" and not any(child.dep_ in {"nsubj", "mark", "aux"} for child in token.children)
        return _status(head, steps - 1) if bare else None
    if _group_of(head) is not None:
        return _by_group(token, head, steps)
    above = _status(head, steps - 1)
    past = head.tag_ in {"VBD", "VBN"}
    return above if past or above not in {Status.HAPPENED, Status.ONGOING} else Status.PLANNED


def _is_still_ahead(token: "Token") -> bool:
    """Whether a clause of time in the present may lie ahead of its verb: `when he returns`, `before they vote`."""
    if token.tag_ not in {"VBZ", "VBP"} or any(child.dep_ == "aux" for child in token.children):
        return False
    marks = {child.lower_ for child in token.children if child.dep_ in {"advmod", "mark"}}
    return bool(marks & {"when", "once", "until", "before", "after"})


def _ahead(above: Status, token: "Token") -> Status | None:
    """The status of a clause of time in the present under a verb of this status."""
    if above in {Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL, Status.POSSIBLE, Status.DEMANDED}:
        return Status.PLANNED if above is Status.DEMANDED else above
    before = any(child.lower_ in {"before", "until"} for child in token.children)
    return Status.PLANNED if before and token.head.tag_ in {"VBD", "VBN"} else None


def _through_preposition(token: "Token", preposition: "Token", steps: int) -> Status | None:
    for group in _groups().values():
        if preposition.lower_ in group.prepositions:
            return group.status
    if preposition.lower_ in APART:
        return None
    head = preposition.head
    if head.dep_ == "prep" or head.pos_ == "ADP":
        return _through_preposition(token, head, steps) if head != preposition else None
    if token.tag_ == "VBG" and preposition.lower_ in MEANS and head.pos_ == "VERB":
        return _status(head, steps - 1)
    if (
        preposition.lower_ in CARRYING
        and head.pos_ == "VERB"
        and _is_noun(token)
        and _group_of(head, preposition.lower_) is None
    ):
        return _status(head, steps - 1)
    return _by_group(token, head, steps, preposition=preposition.lower_)


def _by_group(token: "Token", head: "Token", steps: int, preposition: str | None = None) -> Status | None:
    """The status that the governing word's group gives, or what stands above a word that is in none."""
    group = _group_of(head, preposition)
    above = _status(head, steps - 1)
    must = head.tag_ in {"VBP", "VBZ"} and lemma(head) == "have" and _has_to(token)
    if must and above is Status.HAPPENED:
        return Status.DEMANDED
    if group is None or must:
        return above if must or _is_transparent(token, head) else None
    if above is Status.DENIED and group.status is not Status.DENIED:
        return group.negated or Status.DENIED
    if group.status is Status.DENIED and _negated(head):
        return group.negated or Status.HAPPENED
    return _of_group(token, group, above)


def _of_group(token: "Token", group: Certainty, above: Status) -> Status:
    """What a group makes of a word under a governor of this status that is not denied."""
    if group.ahead is not None and not _is_noun(token) and above in {Status.PLANNED, Status.CONDITIONAL}:
        return group.ahead
    if group.status is Status.HAPPENED or (group.status is Status.ONGOING and above is not Status.HAPPENED):
        return above
    return Status.CONDITIONAL if above is Status.CONDITIONAL and group.status is Status.PLANNED else group.status


def _is_transparent(token: "Token", head: "Token") -> bool:
    """Whether a word that is no cue hands its own status down: a light verb to its noun, a raising verb to its infinitive."""
    if _is_noun(token):
        return head.pos_ in {"VERB", "AUX"} and token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"}
    return token.dep_ == "xcomp" or (token.dep_ in {"acl", "relcl"} and _has_to(token))


def _group_of(head: "Token", preposition: str | None = None) -> Certainty | None:
    """The group a governing word belongs to, by its word class and its particle or preposition."""
    base = lemma(head)
    if _is_future_be(head):
        return _groups()["planned"]
    keys = (*(f"{base} {particle}" for particle in _particles(head, preposition)), base, head.lower_)
    found = (_index().get((kind, key)) for kind in _word_classes(head) for key in keys)
    return next((group for group in found if group is not None), None)


def _is_future_be(head: "Token") -> bool:
    """`is going to`, `is to`."""
    if head.lower_ == "going":
        return any(child.dep_ == "aux" and child.lemma_ == "be" for child in head.children)
    return head.lemma_ == "be" and any(child.dep_ == "xcomp" and _has_to(child) for child in head.children)


def _has_to(token: "Token") -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)


def _particles(head: "Token", preposition: str | None) -> Iterator[str]:
    yield from (child.lower_ for child in head.children if child.dep_ == "prt" or _is_linked(child))
    if preposition is not None:
        yield preposition


def _is_linked(child: "Token") -> bool:
    """Whether a preposition belongs to its verb (`call on Seoul to pay`) rather than to a date."""
    return child.dep_ == "prep" and not any(noun.ent_type_ in {"DATE", "TIME"} for noun in child.children)


def _word_classes(token: "Token") -> tuple[str, ...]:
    """The lists to look in; a participle may be an adjective (`is set to`)."""
    if token.pos_ in {"VERB", "AUX"}:
        return ("adjectives", "verbs") if token.tag_ == "VBN" else ("verbs",)
    return ("adjectives", "verbs") if token.pos_ in {"ADJ", "ADV"} else ("nouns",)


def _auxiliaries(token: "Token") -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in AUXILIARY}


def _is_noun(token: "Token") -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def _is_progressive(token: "Token") -> bool:
    return token.tag_ == "VBG" and any(child.dep_ in AUXILIARY and child.lemma_ == "be" for child in token.children)


def _is_finite(token: "Token") -> bool:
    """Whether the predicate has a tense of its own."""
    if token.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(child.dep_ in AUXILIARY and child.tag_ in {"VBD", "VBZ", "VBP", "MD"} for child in token.children)


def _is_over(token: "Token") -> bool:
    """Whether a reported clause is in the past or the perfect: `announced that they had agreed`."""
    perfect = any(child.dep_ == "aux" and child.lemma_ == "have" for child in token.children)
    return token.dep_ == "ccomp" and (token.tag_ == "VBD" or perfect)


def _has_condition(token: "Token") -> bool:
    """Whether a conditional clause hangs on the predicate."""
    marks = _word_set("conditional", "marks")
    return any(
        child.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ in marks for mark in child.children)
        for child in token.children
    )


def _is_term(token: "Token") -> bool:
    """Whether a relative clause tells what was agreed or planned: `a deal under which Rome would pay`."""
    if token.dep_ != "relcl":
        return False
    under = (noun for child in token.children if child.lower_ == "under" for noun in child.children)
    return any(noun.lower_ == "which" for noun in under) or _groups()["planned"] == _group_of(token.head)


def _speech_past(token: "Token") -> bool:
    """Whether the clause is reported by a verb in the past, which turns `will` into `would`."""
    head = token.head if token.dep_ != "conj" else token.head.head
    return head.tag_ in {"VBD", "VBN"}


@cache
def _groups() -> dict[str, Certainty]:
    return load_certainty()


@cache
def _index() -> dict[tuple[str, str], Certainty]:
    """Each governing word, by its word class, with its group; the later group of the file wins."""
    return {
        (kind, word): group
        for group in _groups().values()
        for kind in ("verbs", "adjectives", "nouns")
        for word in getattr(group, kind)
    }


@cache
def _word_set(group: str, field: str) -> frozenset[str]:
    return frozenset(getattr(_groups()[group], field))
