"""Texts of benchmarks whose mentions are given by their spans, read and linked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, tee
from typing import Any

from dragoman import extract, world
from dragoman.extract.given_spans import with_spans
from dragoman.link.entities import linked_scene
from dragoman.link.people import People
from dragoman.link.scene import Scene
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Mention
from dragoman.types.spans import Span, trimmed

LINE = re.compile(r"\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One text with all its mentions linked."""

    scene: Scene
    people: People
    given: tuple[Mention, ...]
    """The mentions at the given spans, in the order in which these were given, without spans that hold no word."""


def linked_texts(
    rows: Iterable[dict[str, Any]], published: str | None = None
) -> Iterator[tuple[dict[str, Any], Linked]]:
    """Each row with its text linked; of its `mentions` nothing but the spans is used."""
    kept, read = tee(rows)
    knowledge = world.load()
    documents = (_document(row["text"], row.get(published) if published else None) for row in read)
    for row, parsed in zip(kept, Parser.load().parse(documents), strict=True):
        spans = [Span(mention["start"], mention["end"]) for mention in row["mentions"]]
        reading, given = with_spans(parsed, extract.reading(parsed, knowledge), spans)
        scene, people = linked_scene(parsed, reading, knowledge)
        yield row, Linked(scene=scene, people=people, given=given)


def _document(text: str, published: str | None) -> Document:
    """The text as a document in which each line is a block."""
    cuts: Sequence[int] = [0, *(match.end() for match in LINE.finditer(text)), len(text)]
    ranges = [trimmed(text, start, end) for start, end in pairwise(cuts)]
    blocks = tuple(Block(span=Span(start, end), kind=BlockKind.BODY) for start, end in ranges if start < end)
    return Document(text=text, blocks=blocks, published=published)
