"""Offices named without their holder: `the president-elect`, `the Japanese leader`, `its foreign minister`."""

import re
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
STOP = re.compile(r"[,;:()“”\"–—]|\s(?:who|that|which|to|as|in|on|at|and|but|while|during|after|before)\b")
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "my"})


def title_phrases(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Iterator[Spotted]:
    """The definite noun phrases whose head is a title, and that hold no person's name."""
    heads = _title_heads(knowledge)
    people = [m.words.span for m in found.mentions if m.kind is MentionKind.PERSON]
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.lower_ not in heads or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod"}:
                continue
            span = _trimmed(parsed, phrase_span(parsed, token), token)
            if _definite(token) and not _of_person(span, people) and not _named(found, span):
                yield Spotted(span=span, kind=MentionKind.OFFICE, method=METHOD, trust=1, form=MentionForm.DESCRIPTION)


def _trimmed(parsed: Parsed, span: Span, head: "Token") -> Span:
    """The phrase up to its first comma, bracket or verb after the head."""
    text = parsed.document.text
    after = STOP.search(text, head.idx + len(head), span.end)
    start = max(
        span.start, text.rfind(",", span.start, head.idx) + 2 if "," in text[span.start : head.idx] else span.start
    )
    return parsed.document.words(start, after.start() if after else span.end).span


def _of_person(span: Span, people: list[Span]) -> bool:
    """Whether a phrase holds a person's name, or stands right before one."""
    return any(span.overlaps(person) or 0 <= person.start - span.end <= 1 for person in people)


def _definite(head: "Token") -> bool:
    return any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in head.children)


def _named(found: Reading, span: Span) -> bool:
    return any(m.words.span == span for m in found.mentions)


@lru_cache(maxsize=4)
def _title_heads(knowledge: Knowledge) -> frozenset[str]:
    titles = {t for role in knowledge.atlas.roles.values() for t in role.titles}
    titles |= {t.name for t in knowledge.atlas.titles.values() if t.alone}
    return frozenset(title.split()[-1].split("-")[-1] for title in titles if " of " not in title) | {"elect"}
