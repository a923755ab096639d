"""A name that one of the finders of mentions proposes, and the texts they look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.text.parser import READ_KINDS, Parsed
from dragoman.types.documents import Block
from dragoman.types.readings import MentionForm, MentionKind
from dragoman.types.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """One proposal; of two that overlap a certain one wins, then the longer, then the more trusted finder."""

    span: Span
    kind: MentionKind
    method: str
    trust: int
    """Higher for finders that err less."""
    certain: bool = False
    """Whether it stays even where a longer one overlaps."""
    form: MentionForm = MentionForm.NAME


def is_read(parsed: Parsed, span: Span) -> bool:
    """Whether a span lies in a block that is read."""
    return any(block.span.covers(span) for block in read_blocks(parsed))


def read_blocks(parsed: Parsed) -> Iterator[Block]:
    """The blocks that are read."""
    yield from (block for block in parsed.document.blocks if block.kind in READ_KINDS)
