"""Attributions in which the parser took the dateline before a sentence for a part of it: `OSLO/BERN – Norway said ...`."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.speakers import NOMINAL, SUBJECTS, TIMES, can_speak
from dragoman.types.spans import trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

INSIDE_PHRASE = frozenset({"compound", "nmod", "amod", "poss", "pobj", "dobj"})
"""What a word is that does not head the phrase of a subject."""


def without_dateline(draft: Draft, page: Page) -> Draft:
    """The attribution with nobody and nothing of a dateline in it: who speaks stands after it."""
    place = draft.verb.idx if draft.verb is not None else draft.content[0][0]
    end = max(page.dateline_end(place), page.dateline_end(draft.content[0][0]))
    if not end or (draft.verb is not None and draft.verb.idx < end):
        return draft
    draft = _spoken_outside(draft, page)
    return replace(
        draft,
        addressees=_outside(draft.addressees, page),
        via=_outside(draft.via, page),
        content=tuple(_after(one, page) for one in draft.content),
    )


def _spoken_outside(draft: Draft, page: Page) -> Draft:
    if draft.speaker is None or not page.in_dateline(draft.speaker.idx):
        return draft
    speaker = _subject(draft.verb, page) if draft.verb is not None else None
    return replace(draft, speaker=speaker, speaker_span=None)


def _subject(verb: "Token", page: Page) -> "Token | None":
    """The subject of a verb beyond the dateline, else the first who can speak between the two."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    between = [t for t in verb.sent if t.i < verb.i and t.pos_ in NOMINAL and t.dep_ not in INSIDE_PHRASE]
    found = (t for t in (*own, *between) if t.ent_type_ not in TIMES and can_speak(t))
    return next((t for t in found if not page.in_dateline(t.idx)), None)


def _outside(heads: tuple["Token", ...], page: Page) -> tuple["Token", ...]:
    return tuple(head for head in heads if not page.in_dateline(head.idx))


def _after(one: Range, page: Page) -> Range:
    start, end = one
    opening = page.dateline_end(start)
    return trimmed(page.text, opening, end) if start < opening < end else one
