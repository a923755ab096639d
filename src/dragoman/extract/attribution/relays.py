"""Chains of reporting: `X said A, according to Y`, `..., a daily reported`, `..., citing the agency`."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.extract.attribution.accordance import accordance_drafts
from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.extract.attribution.speakers import agent_of, can_speak, is_document, is_passive, quotes_as, subject_of
from dragoman.extract.noun_phrases import head_kind
from dragoman.types.readings import MentionKind
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NEAR = 3
"""Steps from `seen by` up to the paper that was seen."""
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE})


def relayed(drafts: list[Draft], sentence: "Span", page: Page) -> list[Draft]:
    """The attributions of a sentence, each with the way by which it came, and those that *according to* adds."""
    told = _without_reporters(drafts)
    told = _with_accordance(told, list(accordance_drafts(sentence, page)))
    return _through(told, [relay for token in sentence if (relay := relay_of(token)) and not page.quoted(token)])


def relay_of(verb: "Token") -> "Token | None":
    """Whom a verb names as the one the news is from: `citing the agency`; None where it cites words."""
    if (
        verb.lemma_.lower() in speech_words("seen by")
        and verb.tag_ == "VBN"
        and any(map(is_document, islice(verb.ancestors, NEAR)))
    ):
        return agent_of(verb)
    if verb.lemma_.lower() not in speech_words("relaying") or verb.pos_ != "VERB":
        return None
    if quotes_as(verb):
        return agent_of(verb) if is_passive(verb) else subject_of(verb)
    thing = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    return thing if thing is not None and (can_speak(thing) or is_document(thing)) else None


def _through(drafts: list[Draft], via: Sequence["Token"]) -> list[Draft]:
    """The attributions with those who passed them on; what is held was not passed on."""
    return [d if d.held or not via else replace(d, via=tuple(dict.fromkeys((*d.via, *via)))) for d in drafts]


def _speakers(drafts: list[Draft]) -> list["Token"]:
    return [d.speaker for d in drafts if d.speaker is not None]


def _without_reporters(drafts: list[Draft]) -> list[Draft]:
    """The attributions with a closing `..., a daily reported` made the way by which the others came."""
    tails = [
        d for d in drafts if d.verb is not None and d.verb.lemma_ == "report" and not d.held and _covers(d, drafts)
    ]
    return _through([d for d in drafts if d not in tails], _speakers(tails))


def _covers(outer: Draft, drafts: list[Draft]) -> bool:
    """Whether what another says stands in the content before an outer cue."""
    others = [d for d in drafts if d is not outer and not d.held and d.cue]
    return any(start <= d.cue[0][0] < end <= outer.cue[0][0] for start, end in outer.content for d in others)


def _with_accordance(drafts: list[Draft], accordances: list[Draft]) -> list[Draft]:
    """`X said A, according to Y`: Y is the channel of X's statement; without X, the statement is Y's."""
    if not accordances:
        return drafts
    spoken = [d for d in drafts if not d.held and any(_within(d, one) for one in accordances)]
    if not spoken or _speaks_for(accordances, spoken):
        return [*drafts, *accordances]
    relayed_ones = _through(spoken, _speakers(accordances))
    return [relayed_ones[spoken.index(d)] if d in spoken else d for d in drafts]


def _within(draft: Draft, accordance: Draft) -> bool:
    """Whether what somebody says stands in the clause that *according to* is about, rather than in what describes its holder."""
    return any(start <= draft.place < end for start, end in accordance.content)


def _speaks_for(accordances: list[Draft], spoken: list[Draft]) -> bool:
    """Whether a person is given for what a body or state said: the person says it in its name."""
    speakers = _speakers(spoken)
    return (
        any(head_kind(holder) is MentionKind.PERSON for holder in _speakers(accordances))
        and bool(speakers)
        and all(head_kind(speaker) in BODIES for speaker in speakers)
    )
