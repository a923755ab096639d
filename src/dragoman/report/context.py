"""The sentence around words, for records that keep only the words themselves."""

import re

from dragoman.types.documents import Document
from dragoman.types.spans import Span, Words

BREAK = re.compile(r"(?:(?<=[a-z0-9)%][.!?])|(?<=[a-z0-9)%][.!?][”\"’)]))([ \t]+)(?=[“\"‘(]?[A-Z])|(\n+)")
"""White space after a small letter and its full stop, before a large letter; `Mr. Trump` misleads it."""


def sentence_around(document: Document, span: Span) -> Words:
    """The sentence in which the span lies; at least the span itself."""
    breaks = [match.span() for match in BREAK.finditer(document.text)]
    start = max((after for _, after in breaks if after <= span.start), default=0)
    end = min((before for before, _ in breaks if before >= span.end), default=len(document.text))
    return document.words(start, end)
