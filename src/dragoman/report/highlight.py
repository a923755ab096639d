"""A document's text cut at the borders of the words that notes cite, for a page that shows them in their place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.report.notes import Note
from dragoman.types.documents import BlockKind, Document
from dragoman.types.spans import Span

PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that the same notes cite, or none."""

    text: str
    notes: tuple[int, ...]
    """Numbers of the notes that cite these words; several where spans overlap."""
    starts: tuple[int, ...]
    """Numbers of the notes whose first word is the first here."""
    ends: tuple[int, ...]
    """Numbers of the notes whose last word is the last here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line of a document's text."""

    kind: BlockKind
    runs: tuple[Run, ...]


def paragraphs(document: Document, notes: Sequence[Note]) -> tuple[Paragraph, ...]:
    """The document's lines, each cut at the borders of the notes on it."""
    mine = [note for note in notes if note.citation.document_id == document.id]
    lines = [Span(*match.span()) for match in PARAGRAPH.finditer(document.text) if match.group().strip()]
    return tuple(Paragraph(kind=_kind(document, line), runs=_runs(document.text, line, mine)) for line in lines)


def _kind(document: Document, line: Span) -> BlockKind:
    return next((block.kind for block in document.blocks if block.span.overlaps(line)), BlockKind.BODY)


def _runs(text: str, line: Span, notes: Sequence[Note]) -> tuple[Run, ...]:
    borders = {line.start, line.end}
    for note in notes:
        for span in note.citation.passage.spans:
            borders.update(offset for offset in (span.start, span.end) if line.start < offset < line.end)
    ordered = sorted(borders)
    return tuple(_run(text, Span(*pair), notes) for pair in pairwise(ordered))


def _run(text: str, run: Span, notes: Sequence[Note]) -> Run:
    on = [note for note in notes if any(span.covers(run) for span in note.citation.passage.spans)]
    return Run(
        text=text[run.start : run.end],
        notes=tuple(note.number for note in on),
        starts=tuple(note.number for note in on if note.citation.passage.start == run.start),
        ends=tuple(note.number for note in on if note.citation.passage.end == run.end),
    )
