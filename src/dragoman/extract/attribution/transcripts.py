"""Transcripts: paragraphs that begin with the speaker's name and a colon."""

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.extract.attribution.quoted import head_of
from dragoman.text.parser import READ_KINDS
from dragoman.types.spans import Span

LABEL = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,4}(?: \([^)]{1,40}\))?(?=:\s)")
"""A name in capitals before a colon: `WALLACE:`, `SECRETARY BLINKEN:`."""
FEWEST = 3
"""Labelled paragraphs that make a transcript; fewer may be place lines (`SEOUL:`)."""


def transcript_drafts(page: Page) -> Iterator[Draft]:
    """The turns of a transcript, each a statement of the one it is labelled with."""
    labelled = []
    for block in page.parsed.document.blocks:
        match = LABEL.match(page.text, block.span.start, block.span.end) if block.kind in READ_KINDS else None
        if match is not None and match.end() + 1 < block.span.end:
            labelled.append((match, block.span))
    counts = Counter(match.group() for match, _ in labelled)
    if len(labelled) < FEWEST or max(counts.values()) < FEWEST - 1:
        return
    for match, span in labelled:
        content = (match.end() + 1, span.end)
        if page.text[content[0] : content[1]].strip():
            speaker = Span(match.start(), match.end())
            yield Draft(speaker=speaker, content=(content,), head=head_of(content, page), score=0.9)
