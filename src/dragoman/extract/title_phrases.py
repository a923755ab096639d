"""Offices named without their holder: `the president-elect`, `the Japanese leader`, `its foreign minister`."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.extract.noun_phrases import phrase_span
from dragoman.extract.spotted import Spotted, overlaps_any
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionForm, MentionKind, Reading
from dragoman.types.spans import Span, merged
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "office/1"
STOP = re.compile(r"[,;:()“”\"–—]|\s(?:who|that|which|to|as|in|on|at|and|but|while|during|after|before)\b")
NEXT_WORD = 2
"""A space and the first letter of the word after a phrase."""
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})


def title_phrases(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Iterator[Spotted]:
    """The definite noun phrases whose head is a title, and that hold no person's name."""
    heads = _title_heads(knowledge)
    people = merged(m.words.span for m in found.mentions if m.kind is MentionKind.PERSON)
    named = {m.words.span for m in found.mentions}
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.lower_ not in heads or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
                continue
            span = _trimmed(parsed, phrase_span(parsed, token), token)
            if _definite(token) and not _of_person(span, people) and span not in named:
                yield Spotted(span=span, kind=MentionKind.OFFICE, method=METHOD, trust=1, form=MentionForm.DESCRIPTION)


def _trimmed(parsed: Parsed, span: Span, head: "Token") -> Span:
    """The phrase up to its first comma, bracket or verb after the head."""
    text = parsed.document.text
    after = STOP.search(text, head.idx + len(head), span.end)
    start = max(
        span.start, text.rfind(",", span.start, head.idx) + 2 if "," in text[span.start : head.idx] else span.start
    )
    return parsed.document.words(start, after.start() if after else span.end).span


def _of_person(span: Span, people: Sequence[Span]) -> bool:
    """Whether a phrase holds a person's name, or stands right before one."""
    return overlaps_any(people, Span(span.start, span.end + NEXT_WORD))


def _definite(head: "Token") -> bool:
    return any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in head.children)


@lru_cache(maxsize=4)
def _title_heads(knowledge: Knowledge) -> frozenset[str]:
    titles = {t for role in knowledge.atlas.roles.values() for t in role.titles}
    titles |= {t.name for t in knowledge.atlas.titles.values() if t.alone}
    return frozenset(title.split()[-1].split("-")[-1] for title in titles if " of " not in title) | {"elect"}
