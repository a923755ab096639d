"""A brief as plain values with its marks numbered: what the templates and Typst are given."""

from dataclasses import dataclass, field
from typing import Any

from dragoman.report.brief import Block, Brief, Cell, Column, Line, Lines, Section, Sentence, Sign, sentences_in
from dragoman.report.notes import Note, Notes, numbered
from dragoman.report.wording import first_words

MEANINGS = {
    Sign.CONFIRMED: "confirmed",
    Sign.SINGLE: "single",
    Sign.CONTESTED: "contested",
    Sign.DENIED: "denied",
    Sign.DERIVED: "derived",
}
NOTE_WORDS = 34
"""Words of the evidence that a printed note shows; all of them are a click away in HTML."""
Plain = dict[str, Any]


def laid_out(brief: Brief) -> Plain:
    """The brief as dictionaries, lists and strings, in the order in which it is read."""
    layout = _Layout(notes=numbered(brief))
    return {
        "title": brief.title,
        "span": brief.span,
        "rests_on": brief.rests_on,
        "language": brief.language,
        "sections": [layout.section(section) for section in brief.sections],
        "notes": [_note(note) for note in layout.notes.notes],
    }


def _column(column: Column) -> Plain:
    return {"label": column.label, "numeric": column.numeric, "share": column.share}


def _note(note: Note) -> Plain:
    citation = note.citation
    return {
        "number": note.number,
        "outlet": citation.outlet,
        "date": citation.date,
        "words": citation.passage.text,
        "short": first_words(citation.passage.text, NOTE_WORDS),
        "document": citation.document_id,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Walks a brief in reading order, so that the first mark of each note is known."""

    notes: Notes
    marked: set[int] = field(default_factory=set)

    def section(self, section: Section) -> Plain:
        return {
            "key": section.key,
            "title": section.title,
            "remark": section.remark,
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block) -> Plain:
        fresh = [note.number for note in self.notes.of(sentences_in(block)) if note.number not in self.marked]
        if isinstance(block, Lines):
            return {"kind": "lines", "heading": block.heading, "lines": [self.line(line) for line in block.lines]}
        return {
            "kind": "table",
            "caption": block.caption,
            "columns": [_column(column) for column in block.columns],
            "rows": [{"head": row.head, "cells": [self.cell(cell) for cell in row.cells]} for row in block.rows],
            "longest_bar": max((int(str(row.cells[-1])) for row in block.rows), default=1) if block.bars else 0,
            "fresh": fresh,
        }

    def line(self, line: Line) -> Plain:
        return {"label": line.label, "sentence": self.sentence(line.sentence)}

    def cell(self, cell: Cell) -> Plain:
        if isinstance(cell, str):
            return {"text": cell, "sentences": []}
        return {"text": "", "sentences": [self.sentence(sentence) for sentence in cell]}

    def sentence(self, sentence: Sentence) -> Plain:
        numbers = self.notes.marks(sentence)
        marks = [{"number": number, "first": number not in self.marked} for number in numbers]
        self.marked.update(numbers)
        standing = sentence.standing
        return {
            "parts": [{"text": part.text, "voice": part.voice.value} for part in sentence.parts],
            "standing": standing
            and {"sign": standing.sign.value, "words": standing.words, "meaning": MEANINGS[standing.sign]},
            "marks": marks,
            "fresh": [mark["number"] for mark in marks if mark["first"]],
        }
