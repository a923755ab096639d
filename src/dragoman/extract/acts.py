"""Speech acts and statuses: what a speaker does by the words, and how surely the words put it."""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft
from dragoman.text.certainty import status_of
from dragoman.types.readings import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "they"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would", "wo", "'d"})
OPEN = frozenset({"may", "might", "could"})
DUE = frozenset({"should", "ought"})
LIKELY = frozenset(
    {"likely", "unlikely", "possible", "probable", "probably", "possibly", "perhaps", "inevitable", "inevitably"}
)
STATUS_OF_ACT = {
    "predict": Status.PREDICTED,
    "demand": Status.DEMANDED,
    "request": Status.DEMANDED,
    "propose": Status.DEMANDED,
    "threaten": Status.CONDITIONAL,
    "deny": Status.DENIED,
    "commit": Status.PLANNED,
    "offer": Status.CONDITIONAL,
}
"""What the act makes of a content that is not itself negated or open."""


def act_of(draft: Draft, content: str) -> str:
    """The speech act: the cue's own, unless the cue only says that something was said; then the content tells."""
    if draft.act not in {"assert", "announce"}:
        return draft.act
    if content.rstrip("”\"'’ ").endswith("?"):
        return "ask"
    if draft.head is None or draft.held:
        return draft.act
    return _by_modal(draft.head, draft.act, quoted=content[:1] in "“\"'‘")


def _by_modal(head: "Token", act: str, *, quoted: bool) -> str:
    if head.lemma_ == "mean":
        head = next((child for child in head.children if child.dep_ == "ccomp"), head)
    modals = {child.lower_ for child in head.children if child.dep_ == "aux"}
    adverbs = {child.lower_ for child in head.children if child.dep_ in {"advmod", "acomp"}}
    subject = next((child.lower_ for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    own = subject in OWN if quoted else subject in OWN | THIRD or (subject == "it" and head.lemma_ != "be")
    if modals & FUTURE and own and not adverbs & LIKELY:
        return "commit"
    if modals & (FUTURE | OPEN) or adverbs & LIKELY:
        return "predict" if act == "assert" else act
    if modals & DUE or (subject is not None and not modals and head.tag_ == "VB" and not quoted):
        return "propose"
    return act


def status_in(draft: Draft, act: str) -> Status:
    """How surely the content is put, its own negation and modals first, then the act."""
    if draft.head is None or draft.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return STATUS_OF_ACT.get(act, Status.HAPPENED)
    own = status_of(draft.head)
    if act in {"predict", "deny", "threaten"}:
        return STATUS_OF_ACT[act]
    if own is Status.HAPPENED or (act in {"demand", "request", "propose"} and own is not Status.DENIED):
        return STATUS_OF_ACT.get(act, own)
    return own
