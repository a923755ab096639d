"""How surely the amount of a figure is put."""

import re
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import governing_verb, statement_holding
from dragoman.extract.figure_places import Place
from dragoman.text.certainty import status_of
from dragoman.text.parser import Parsed
from dragoman.types.readings import FigureKind, Reading, Status
from dragoman.types.spans import Span
from dragoman.types.vocabularies.figure_words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITION = re.compile(r"\b(?:if|unless|were|had|provided|should|otherwise|in\s+case)\b", re.IGNORECASE)
"""Words without which `would` tells of what was agreed: `under the deal Seoul would pay ...`."""


def status_at(parsed: Parsed, found: Reading, place: Place) -> Status:
    """How surely the amount is put; one that is being paid or kept holds as much as one that was."""
    top = place.noun or place.root
    if _is_presupposed(place):
        return Status.HAPPENED
    verb = governing_verb(top, place.span)
    status = _by_noun(top, verb)
    if status is Status.HAPPENED and verb is not None:
        status = status_of(verb)
    if status is Status.DENIED and top.dep_ == "pobj" and not _is_level(verb):
        status = Status.HAPPENED
    if status is Status.CONDITIONAL and not CONDITION.search(
        parsed.document.text, place.sentence.start, place.sentence.end
    ):
        status = Status.PLANNED
    if status in {Status.HAPPENED, Status.PLANNED} and _is_demanded(found, place.span):
        return Status.DEMANDED
    return Status.HAPPENED if status is Status.ONGOING else status


def _by_noun(top: "Token", verb: "Token | None") -> Status:
    """What is said of the noun itself; not of one that does something, or that something rises or falls by."""
    if top.pos_ not in {"NOUN", "PROPN"} or top.dep_ == "nsubj" or _is_level(verb):
        return Status.HAPPENED
    return status_of(top)


def _is_level(verb: "Token | None") -> bool:
    """Whether a verb says where something stands or what it came to: `declined to 55 per cent` denies nothing."""
    return verb is not None and verb.lemma_.lower() in words_of("levels")


def _is_presupposed(place: Place) -> bool:
    """`his five-year term`, `the 28,500-strong force`: what the figure describes is there, whatever is said of it."""
    noun = place.noun
    if noun is not None and noun.dep_ == "appos" and noun.idx >= place.quantity.number.end:
        return True
    if noun is None or noun.tag_ in {"NNS", "NNPS"} or noun.idx < place.quantity.span.end:
        return False
    if noun.lower_ in words_of("happenings"):
        return False
    definite = any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ == "the") for child in noun.children)
    return (
        definite
        and place.quantity.unit is not None
        and place.quantity.unit.kind in {FigureKind.DURATION, FigureKind.COUNT}
    )


def _is_demanded(found: Reading, span: Span) -> bool:
    """Whether the figure stands in what someone demands."""
    inner = statement_holding(found, span)
    return inner is not None and (inner.act == "demand" or inner.status is Status.DEMANDED)
