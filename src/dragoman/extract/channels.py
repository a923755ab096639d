"""Channels: through what a statement was made, read from the words around it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft
from dragoman.types.vocabularies import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NEAR = 8
"""Words between the preposition and the channel's name: `in a long and angry late-night post on X`."""


def channel_of(draft: Draft, sentence: "Span | None", vocabulary: Vocabulary) -> str | None:
    """The channel of an attribution; None when its sentence does not say."""
    verbs, pattern, names = _channels(vocabulary)
    if draft.verb is not None and draft.verb.lemma_.lower() in verbs:
        return verbs[draft.verb.lemma_.lower()]
    if sentence is None:
        return None
    outside = " ".join(_lemma(token) for token in sentence if not draft.holds(token.idx))
    found = pattern.search(outside)
    return names[found.group("name")] if found else None


def _lemma(token: "Token") -> str:
    return str(token.lower_ if token.pos_ in {"PROPN", "ADP"} else token.lemma_.lower())


@cache
def _channels(vocabulary: Vocabulary) -> tuple[Mapping[str, str], re.Pattern[str], Mapping[str, str]]:
    verbs = {verb: channel.name for channel in vocabulary.channels.values() for verb in channel.verbs}
    names: dict[str, str] = {}
    for channel in vocabulary.channels.values():
        for term in channel.terms:
            names.setdefault(term.lower(), channel.name)
    terms = "|".join(re.escape(term) for term in sorted(names, key=len, reverse=True))
    near = rf"(?:[^\s.,;]+ ){{0,{NEAR}}}?"
    pattern = rf"\b(?:in|at|on|during|through|via|by|to|from|with|issue|release|give|post|write|publish|after|of|speak|tell an?) {near}(?P<name>{terms})(?!\w)"
    return verbs, re.compile(pattern), names
