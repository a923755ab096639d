"""Which way from today a time lies, by the verb and the preposition that govern it."""

from typing import TYPE_CHECKING

from dragoman.text.parser import Parsed
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PAST, NEAREST, FUTURE = -1, 0, 1
NEAR_DISCUSSED = 2
"""Nearest to the date under discussion: `ahead of the inauguration on January 20`."""
FUTURE_AUXILIARIES = frozenset(
    {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "should", "must", "going"}
)
PERFECT_OR_PAST = frozenset({"have", "has", "had", "having", "'ve", "’ve", "was", "were", "did", "been"})
PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re"})
ARRANGING = frozenset(
    {"schedule", "plan", "expect", "slate", "intend", "hope", "aim", "project", "forecast", "postpone", "invite", "due"}
)
"""Lemmas that speak of what is to come, whatever their tense: `scheduled talks for Friday`."""
ARRANGED = ARRANGING | {"set", "delay", "extend", "bind", "reschedule"}
"""Lemmas that do so as participles: `talks set for April`, `the deadline was extended to Nov. 20`."""
TO_COME = frozenset(
    {"election", "vote", "referendum", "inauguration", "summit", "meeting", "talk", "hearing", "visit", "ceremony", "debate",
     "deadline", "conference", "session", "trial", "primary", "runoff", "poll", "match", "opening", "trip", "caucus"}
)  # fmt: skip
"""Occasions that have their day in advance, so that `Friday's talks` may lie ahead; `Friday's ruling` does not."""
FUTURE_PREPOSITIONS = frozenset({"until", "till", "effective", "payable"})
UP_TO = "through"
"""It looks ahead, but not after a past tense: `had bought shares through Sept. 29`."""
PAST_PREPOSITIONS = frozenset({"since"})
INSIDE_A_NOUN = frozenset({"compound", "nmod", "amod", "nummod"})
LONGEST_CLIMB = 30
"""Steps up the tree; a tree has no cycles, but a limit costs nothing."""


def direction(parsed: Parsed, span: Span) -> int:
    """Past, future, or nearest where nothing decides (`Friday sessions`)."""
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return NEAREST
    root = tokens.root
    if root.dep_ in INSIDE_A_NOUN:
        return NEAREST
    if root.dep_ == "poss" and root.head.lemma_.lower() not in TO_COME and _by_preposition(root) == NEAREST:
        return PAST
    if _dates_what_follows(root):
        return NEAR_DISCUSSED
    if _dates_an_occasion(root):
        return NEAREST
    by_preposition = _by_preposition(root)
    return by_preposition if by_preposition != NEAREST else _by_verb(root)


def _dates_what_follows(token: "Token") -> bool:
    """`before the vote on May 3`: the date of an occasion, of which the verb says nothing."""
    if token.dep_ != "pobj" or token.head.lower_ != "on" or token.head.i == 0:
        return False
    occasion = token.head.nbor(-1)
    if occasion.pos_ not in {"NOUN", "PROPN"} or occasion.dep_ != "pobj":
        return False
    before = occasion.head
    return before.lower_ in {"before", "until"} or (before.lower_ == "of" and before.head.lower_ == "ahead")


def _dates_an_occasion(token: "Token") -> bool:
    """`asked about the talks on Monday`: the date of an occasion to come or over, of which the verb says nothing."""
    if token.dep_ != "pobj" or token.head.lower_ != "on":
        return False
    noun = token.head.head
    while noun.dep_ in {"pobj", "prep", "conj"} and noun.lemma_.lower() not in TO_COME:
        noun = noun.head
    return noun.pos_ == "NOUN" and noun.dep_ == "pobj" and noun.lemma_.lower() in TO_COME


def _by_preposition(token: "Token") -> int:
    """`until Tuesday`, `since Jan. 13`, `set for Nov. 10`, `ahead of Tuesday's election`."""
    top = token.head if token.dep_ == "poss" else token
    words = {top.head.lower_, top.head.head.lower_} if top.dep_ == "pobj" else {top.head.lower_}
    if words & FUTURE_PREPOSITIONS or (
        top.dep_ == "pobj" and top.head.lower_ == "for" and top.head.head.pos_ == "VERB"
    ):
        return FUTURE
    if UP_TO in words and tense_above(top) != PAST:
        return FUTURE
    return PAST if words & PAST_PREPOSITIONS else NEAREST


def _by_verb(token: "Token") -> int:
    """The tense of the nearest verb above that has one; what no verb decides is over, as most of the news is."""
    tense = tense_above(token)
    return PAST if tense is None else tense


def tense_above(token: "Token") -> int | None:
    """The tense of the nearest verb above that has one; None where no verb does."""
    for _ in range(LONGEST_CLIMB):
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"amod", "compound"}:
            tense = tense_of(token)
            if tense is not None:
                return tense
        if token.head == token:
            break
        token = token.head
    return None


def tense_of(verb: "Token") -> int | None:
    """Past, future, nearest in the present (`the Diet convenes on Monday`); None where the form says nothing."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & FUTURE_AUXILIARIES:
        return FUTURE
    if "to" in helpers:
        return _to_come(verb)
    if _arranges(verb):
        return NEAREST if "had" in helpers else FUTURE
    return _by_form(verb, helpers)


def _by_form(verb: "Token", helpers: set[str]) -> int | None:
    is_present = verb.tag_ == "VBN" and helpers and helpers <= PRESENT
    if not is_present and (helpers & PERFECT_OR_PAST or verb.tag_ in {"VBD", "VBN"}):
        return PAST
    if verb.tag_ == "VBG" and helpers & PRESENT:
        return FUTURE
    return NEAREST if is_present or verb.tag_ in {"VBZ", "VBP"} else None


def _arranges(verb: "Token") -> bool:
    if verb.lemma_ == "set" and not any(child.lower_ == "for" for child in verb.children):
        return False
    return (verb.tag_ == "VBN" and verb.lemma_ in ARRANGED) or (verb.tag_ == "VBD" and verb.lemma_ in ARRANGING)


def _to_come(verb: "Token") -> int | None:
    """What is to be done lies ahead; not what had been due to be, and not what was done in order to do it."""
    if verb.dep_ == "advcl":
        return None
    above = {child.lower_ for child in verb.head.children if child.dep_ in {"aux", "auxpass"}}
    return NEAREST if verb.dep_ == "xcomp" and "had" in above else FUTURE
