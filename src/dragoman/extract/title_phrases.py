"""Offices named without their holder: `the president-elect`, `the Japanese leader`, `its foreign minister`."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.extract.noun_phrases import phrase_span
from dragoman.extract.spotted import Spotted
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionForm, MentionKind, Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "office/1"
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})


def title_phrases(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Iterator[Spotted]:
    """The definite noun phrases whose head is a title, and that hold no person's name."""
    heads = _title_heads(knowledge)
    people = [m.words.span for m in found.mentions if m.kind is MentionKind.PERSON]
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.lower_ not in heads or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
                continue
            span = phrase_span(parsed, token)
            if _definite(token) and not any(span.overlaps(person) for person in people) and not _named(found, span):
                yield Spotted(span=span, kind=MentionKind.OFFICE, method=METHOD, trust=1, form=MentionForm.DESCRIPTION)


def _definite(head: "Token") -> bool:
    return any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in head.children)


def _named(found: Reading, span: Span) -> bool:
    return any(m.words.span == span for m in found.mentions)


@lru_cache(maxsize=4)
def _title_heads(knowledge: Knowledge) -> frozenset[str]:
    titles = {t for role in knowledge.atlas.roles.values() for t in role.titles}
    titles |= {t.name for t in knowledge.atlas.titles.values() if t.alone}
    return frozenset(title.split()[-1].split("-")[-1] for title in titles if " of " not in title) | {"elect"}
