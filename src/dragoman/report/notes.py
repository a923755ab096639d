"""The numbered evidence of a brief: one number for the same words, however often they are cited."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.report.brief import Brief, Citation, Sentence, sentences_of
from dragoman.types.ids import DocumentId
from dragoman.types.spans import Passage, Span

Place = tuple[DocumentId, tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One numbered piece of evidence."""

    number: int
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All notes of a brief in the order in which they are first cited."""

    notes: tuple[Note, ...]
    numbers: dict[Place, int]

    def of(self, sentences: Iterable[Sentence]) -> tuple[Note, ...]:
        """The notes that the sentences cite, in the order of their numbers."""
        return tuple(self.notes[number - 1] for number in sorted({n for s in sentences for n in self.marks(s)}))

    def marks(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers behind a sentence, rising."""
        return tuple(sorted({self.numbers[_place(citation)] for citation in sentence.citations}))


def numbered(brief: Brief) -> Notes:
    """The notes of a brief; words that lie within longer cited words share their number."""
    cited = [c for section in brief.sections for s in sentences_of(section) for c in s.citations]
    widest = _widest(cited)
    notes: dict[Place, Note] = {}
    numbers: dict[Place, int] = {}
    for citation in cited:
        whole = widest[_place(citation)]
        note = notes.setdefault(_place(whole), Note(number=len(notes) + 1, citation=whole))
        numbers[_place(citation)] = note.number
    return Notes(notes=tuple(notes.values()), numbers=numbers)


def _place(citation: Citation) -> Place:
    return citation.document_id, citation.passage.spans


def _widest(cited: Iterable[Citation]) -> dict[Place, Citation]:
    """For each citation the longest of its document that covers it."""
    by_document: dict[DocumentId, dict[Place, Citation]] = {}
    for citation in cited:
        by_document.setdefault(citation.document_id, {}).setdefault(_place(citation), citation)
    widest: dict[Place, Citation] = {}
    for places in by_document.values():
        longest_first = sorted(places.values(), key=lambda c: (-sum(map(len, c.passage.spans)), c.passage.spans))
        for place, citation in places.items():
            widest[place] = next(wide for wide in longest_first if _covers(wide.passage, citation.passage))
    return widest


def _covers(wide: Passage, narrow: Passage) -> bool:
    return all(any(outer.covers(span) for outer in wide.spans) for span in narrow.spans)
