"""Texts of benchmarks in which each line is a sentence or a paragraph of its own."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.spans import Span

LINE = re.compile(r"[^\n]*\S[^\n]*")
T = TypeVar("T")


def parsed_lines(texts: Iterable[tuple[T, str, str | None]]) -> Iterator[tuple[T, Parsed]]:
    """Each thing with its text, in which each line is a block, parsed; the third is the day of publication."""
    kept = list(texts)
    documents = (
        Document(
            text=text,
            blocks=tuple(Block(span=Span(*match.span()), kind=BlockKind.BODY) for match in LINE.finditer(text)),
            published=published,
        )
        for _, text, published in kept
    )
    yield from zip((thing for thing, _, _ in kept), Parser.load().parse(documents), strict=True)
