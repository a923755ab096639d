"""A name that one of the finders of mentions proposes, and the texts they look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
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
    return read_block_of(parsed, span) is not None


def read_block_of(parsed: Parsed, span: Span) -> Block | None:
    """The block that a span lies in, if it is one that is read."""
    blocks = parsed.document.blocks
    position = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    block = blocks[position] if position >= 0 else None
    return block if block is not None and block.kind in READ_KINDS and block.span.covers(span) else None


def overlaps_any(apart: Sequence[Span], span: Span) -> bool:
    """Whether a span shares a character with one of several that lie in text order and apart from each other."""
    position = bisect_left(apart, span.end, key=lambda other: other.start) - 1
    return position >= 0 and apart[position].end > span.start


def read_blocks(parsed: Parsed) -> Iterator[Block]:
    """The blocks that are read."""
    yield from (block for block in parsed.document.blocks if block.kind in READ_KINDS)
