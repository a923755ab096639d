"""How surely a predicate is put: the status that its negation, modals, tense and governing words give it."""

from typing import TYPE_CHECKING

from dragoman.types.readings import Status

if TYPE_CHECKING:
    from spacy.tokens import Token


def status_of(predicate: "Token") -> Status:
    """The status of what a verb or noun says, judged by the sentence alone."""
    modals = {child.lower_ for child in predicate.children if child.dep_ == "aux"}
    if any(child.dep_ == "neg" for child in predicate.children):
        return Status.DENIED
    if modals & {"will", "’ll", "'ll", "shall"}:
        return Status.PLANNED
    if modals & {"may", "might", "could", "can"}:
        return Status.POSSIBLE
    if modals & {"would"}:
        return Status.CONDITIONAL
    return Status.HAPPENED
