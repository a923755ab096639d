"""Quotations that are signed, as letters of readers are: `“We are tired.” — Anne Holt, Bergen`."""

import re
from collections.abc import Iterator

from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.quoted import head_of
from dragoman.text.parser import READ_KINDS
from dragoman.types.spans import Span

SIGNED = 0.8
"""Score of a quotation with a name after a dash."""
NAME = r"[A-Z][\w.’'-]+(?: (?:(?:de|da|van|von|der|al|el|bin|ibn|of) )?[A-Z][\w.’'-]+){1,4}"
SIGNATURE = re.compile(rf"(?P<dash>(?:--|[—–]|(?<=\s)-))\s*(?P<name>{NAME})(?P<rest>[,(][^\n]{{0,100}})?\.?\s*$")
"""A dash and a name that end a paragraph, with age, place or trade."""


def signed_drafts(page: Page) -> Iterator[Draft]:
    """The quotations that end with a dash and the name of who said them."""
    for block in page.parsed.document.blocks:
        if block.kind not in READ_KINDS:
            continue
        found = SIGNATURE.search(page.text, block.span.start, block.span.end)
        content = _quoted_before(block.span.start, found.start(), page) if found is not None else ()
        if found is not None and content:
            yield Draft(
                speaker=page.tokens(*found.span("name")).root,
                speaker_span=Span(*found.span("name")),
                cue=(found.span("dash"),),
                content=content,
                head=head_of(content[0], page),
                score=SIGNED,
            )


def _quoted_before(start: int, end: int, page: Page) -> tuple[Range, ...]:
    """The quotations that fill a range; none where anything else stands in it."""
    inside = [q.outer for q in page.quotations if start <= q.outer.start and q.outer.end <= end]
    position = start
    for one in inside:
        if page.text[position : one.start].strip():
            return ()
        position = one.end
    return tuple((one.start, one.end) for one in inside) if not page.text[position:end].strip(" ,.") else ()
