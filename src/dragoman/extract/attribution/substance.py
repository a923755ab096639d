"""Contents that say nothing: a person, a time or a bare adjective is what a verb goes with, not what somebody said."""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.contents import has_to
from dragoman.extract.attribution.cues import Cue
from dragoman.extract.attribution.drafts import Page, Range
from dragoman.extract.attribution.lexicon import Frame
from dragoman.extract.attribution.relays import relay_of
from dragoman.extract.attribution.speakers import TIMES
from dragoman.extract.noun_phrases import is_headed
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

Content = tuple["Token", Range]
OBJECT_PRONOUNS = frozenset(
    {"him", "her", "them", "it", "us", "me", "himself", "herself", "itself", "themselves", "so"}
)
HEARERS = frozenset({"you", "thee"})
"""Pronouns of whoever is spoken to: `thank you` says no more than that."""
WITH_HEARER = frozenset({"agree", "speak", "talk", "meet", "side"})
"""Verbs whose *with* brings a partner rather than what is said."""

WEIGHING = frozenset({"assert", "announce", "ask", "doubt", "predict"})
"""Acts that need words; one may deny or reject *it*."""


def substance_of(content: Content, cue: Cue, page: Page) -> Content | None:
    """The content, or the part of it that says something: `agreed with the king to meet` says `to meet`; None where none does."""
    head, (_, end) = content
    told = _purpose(head, cue) if cue.sense.frame is Frame.OBJECT else None
    if told is not None:
        return told, (told.left_edge.idx, max(end, told.right_edge.idx + len(told.right_edge)))
    if _says_nothing(head, content, cue, page):
        return None
    return None if _is_no_speech(head, cue) or relay_of(cue.head) is not None else content


def _says_nothing(head: "Token", content: Content, cue: Cue, page: Page) -> bool:
    """Whether a content is a time, a pronoun, or what somebody found somebody."""
    if page.text[content[1][0] : content[1][1]].lower() in HEARERS or (head.ent_type_ in TIMES and head.pos_ != "VERB"):
        return True
    if cue.sense.act in WEIGHING and _is_bare(head, content, page):
        return True
    return cue.sense.held and _is_small_clause(head)


def _is_no_speech(head: "Token", cue: Cue) -> bool:
    """Whether a cue is meant otherwise: a danger, a reception, a wish to stay unnamed."""
    unnamed = head.lemma_ in speech_words("naming") and cue.sense.act == "request"
    return unnamed or _is_endangered(head, cue) or _is_received(head, cue)


def _purpose(head: "Token", cue: Cue) -> "Token | None":
    """The infinitive that the parser hung on a time or partner: `agreed on Friday to set up`."""
    if head.ent_type_ not in TIMES and not (cue.head.lemma_ in WITH_HEARER and "with" in cue.sense.words):
        return None
    return next((child for child in head.children if child.dep_ in {"acl", "relcl"} and has_to(child)), None)


def _is_bare(head: "Token", content: Content, page: Page) -> bool:
    """Whether a content is nothing but a pronoun or a question word."""
    words = page.text[content[1][0] : content[1][1]].lower().split()
    return len(words) == 1 and (words[0] in OBJECT_PRONOUNS or head.tag_ in {"WRB", "WP", "WDT"} or words[0] == "how")


def _is_endangered(head: "Token", cue: Cue) -> bool:
    """Whether a thing is in danger rather than a threat spoken: `threatens stability`."""
    return cue.sense.act == "threaten" and head.lemma_.lower() in speech_words("endangered")


def _is_received(head: "Token", cue: Cue) -> bool:
    """Whether guests are received somewhere rather than praised: `welcomed the leaders to the palace`."""
    if cue.head.lemma_ != "welcome" or not (is_headed(head, "person") or head.ent_type_ == "PERSON"):
        return False
    places = (
        c for token in (head, cue.head) for c in token.children if c.dep_ == "prep" and c.lower_ in {"to", "at", "in"}
    )
    return any(True for _ in places)


def _is_small_clause(head: "Token") -> bool:
    """Whether a content is what somebody found somebody: `him friendly`."""
    subject = next((child for child in head.children if child.dep_ == "nsubj"), None)
    verbless = head.pos_ in {"ADJ", "ADV", "NOUN"} and not any(child.dep_ in {"cop", "aux"} for child in head.children)
    return verbless and subject is not None and subject.lower_ in OBJECT_PRONOUNS
