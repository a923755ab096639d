"""Texts of benchmarks as parsed documents, each paragraph a block, so that offsets stay those of the benchmark."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, tee
from typing import Any

from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.spans import Span, trimmed

PARAGRAPH = re.compile(r"\n\s*\n")


def parsed_texts(
    rows: Iterable[dict[str, Any]], published: str | None = None
) -> Iterator[tuple[dict[str, Any], Parsed]]:
    """Each row with its text parsed; `published` names the field that holds the day."""
    kept, read = tee(rows)
    documents = (document_of(row["text"], row.get(published) if published else None) for row in read)
    yield from zip(kept, Parser.load().parse(documents), strict=True)


def document_of(text: str, published: str | None, *, title: str | None = None, url: str | None = None) -> Document:
    """The text as a document of paragraphs."""
    cuts = [0, *(match.end() for match in PARAGRAPH.finditer(text)), len(text)]
    ranges = [trimmed(text, start, end) for start, end in pairwise(cuts)]
    blocks = tuple(Block(span=Span(start, end), kind=BlockKind.BODY) for start, end in ranges if start < end)
    return Document(text=text, blocks=blocks, published=published, title=title, url=url)
