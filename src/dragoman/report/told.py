"""What a brief has told so far, so that no sentence of a report is told twice in prose."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self, TypeVar

from dragoman.report.brief import Citation, Section, told_by
from dragoman.report.together import Record, Together, content_words
from dragoman.types.ids import DocumentId
from dragoman.types.spans import Span

R = TypeVar("R", bound=Record)
LIKE, LEAST_WORDS = 0.8, 5
"""Share of a record's content words that words told before must hold to have told it, and how many it must have."""
Place = tuple[DocumentId, Span]


@dataclass(frozen=True, slots=True)
class Told:
    """The places of reports whose words were told."""

    places: frozenset[Place] = frozenset()
    sayings: frozenset[frozenset[str]] = frozenset()
    """The content words of each."""
    prose: frozenset[Place] = frozenset()
    """Those of the places that lines told, not tables."""

    def in_prose(self, record: Record) -> bool:
        """Whether a line told the very words that the record rests on."""
        spans = record.evidence.spans
        return any(at == record.document_id and any(told.overlaps(span) for span in spans) for at, told in self.prose)

    def has(self, record: Record) -> bool:
        """Whether words that the record rests on were told."""
        spans, words = record.evidence.spans, content_words(record.evidence.text)
        if len(words) >= LEAST_WORDS and any(len(words & told) >= LIKE * len(words) for told in self.sayings):
            return True
        return any(at == record.document_id and any(told.overlaps(span) for span in spans) for at, told in self.places)

    def after(self, section: Section) -> Self:
        """What is told after a section too; one that gives an overview tells only what its rows say they tell."""
        cited = [citation for sentence in told_by(section) for citation in sentence.citations]
        words = (content_words(citation.passage.text) for citation in cited)
        places = frozenset[Place]().union(*map(_places, cited))
        prose = self.prose if section.overview else self.prose | places
        return type(self)(self.places | places, self.sayings.union(words), prose)

    def with_all(self, groups: Iterable[Together[R]]) -> Self:
        """What is told after these too."""
        records = [record for group in groups for record in group.records]
        words = (content_words(record.evidence.text) for record in records)
        places = frozenset[Place]().union(*map(_at, records))
        return type(self)(self.places | places, self.sayings.union(words), self.prose | places)

    def fresh(self, ordered: Iterable[Together[R]], most: int) -> list[Together[R]]:
        """The first ones that are not told, neither before nor by one of them."""
        chosen: list[Together[R]] = []
        told = self
        for one in ordered:
            if len(chosen) < most and not told.has(one.lead):
                chosen.append(one)
                told = told.with_all([one])
        return chosen


def _places(citation: Citation) -> frozenset[Place]:
    return frozenset((citation.document_id, span) for span in citation.passage.spans)


def _at(record: Record) -> frozenset[Place]:
    return frozenset((record.document_id, span) for span in record.evidence.spans)
