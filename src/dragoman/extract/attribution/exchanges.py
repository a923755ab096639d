"""Exchanges: of two who speak in turn, each is the one the other speaks to."""

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

FARTHEST_ANSWER = 200
"""Code points between the end of one turn and the start of the next, in an exchange."""


def answered(drafts: list[Draft], page: Page) -> list[Draft]:
    """The attributions in text order, with the addressees that a question and its answer give each other."""
    result = list(drafts)
    spoken = [
        number
        for number, draft in enumerate(drafts)
        if draft.turn or (draft.verb is not None and _is_direct(draft, page))
    ]
    for first, second in pairwise(spoken):
        if _answers(result[first], drafts[second], page):
            result[first] = _heard_by(result[first], drafts[second].speaker)
            result[second] = _heard_by(result[second], drafts[first].speaker)
    return result


def _is_direct(draft: Draft, page: Page) -> bool:
    quotation = page.quotation_at(draft.content[0][0])
    return quotation is not None and quotation.outer.start == draft.content[0][0]


def _answers(question: Draft, answer: Draft, page: Page) -> bool:
    """Whether the second turn follows the first at once and answers it, by its cue or because the first asked."""
    gap = _start(answer) - _end(question)
    if not 0 <= gap <= FARTHEST_ANSWER or _name(question) is None or _name(question) == _name(answer):
        return False
    asked = page.text[question.content[-1][0] : question.content[-1][1]].rstrip("”\"'’ ").endswith("?")
    answers = answer.verb is not None and answer.verb.lemma_.lower() in speech_words("answering")
    return answers or (asked and (question.turn or question.act == "ask"))


def _start(draft: Draft) -> int:
    return min(start for start, _ in (*draft.content, *draft.cue))


def _end(draft: Draft) -> int:
    return max(end for _, end in (*draft.content, *draft.cue))


def _name(draft: Draft) -> str | None:
    return draft.speaker.text if draft.speaker is not None else None


def _heard_by(draft: Draft, hearer: "Token | None") -> Draft:
    if draft.addressees or hearer is None:
        return draft
    return replace(draft, addressees=(hearer,))
