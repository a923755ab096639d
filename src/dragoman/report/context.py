"""The sentence around words, for records that keep only the words themselves."""

import re
from functools import lru_cache

from dragoman.types.documents import Document
from dragoman.types.spans import Span, Words

TITLES = "".join(rf"(?<!\b{title}\.)" for title in ("Mr", "Ms", "Mrs", "Dr", "St", "Gen", "Sen", "Rep", "Gov", "Prof"))
BREAK = re.compile(rf"(?:(?<=[a-z0-9)%][.!?]){TITLES}|(?<=[a-z0-9)%][.!?][”\"’)]))([ \t]+)(?=[“\"‘(]?[A-Z])|(\n+)")
"""White space after a small letter and its full stop, before a large letter, titles such as `Mr.` left aside."""


def begins_sentence(document: Document, span: Span) -> bool:
    """Whether a sentence begins where the span does, quotation marks left aside."""
    around = sentence_around(document, span)
    return not document.text[around.span.start : span.start].strip(" \"“‘'")


def ends_sentence(document: Document, span: Span) -> bool:
    """Whether a sentence ends where the span does, quotation marks and the full stop left aside."""
    around = sentence_around(document, span)
    return not document.text[span.end : around.span.end].strip(" \"”’'.!?;,")


def sentence_around(document: Document, span: Span) -> Words:
    """The sentence in which the span lies; at least the span itself."""
    breaks = _breaks(document.text)
    start = max((after for _, after in breaks if after <= span.start), default=0)
    end = min((before for before, _ in breaks if before >= span.end), default=len(document.text))
    return document.words(start, end)


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Where sentences part, for the few texts that a brief is about just now."""
    return tuple(match.span() for match in BREAK.finditer(text))
