"""The one place that knows the order of the stages: capture -> document -> reading -> resolution -> record."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from types import TracebackType
from typing import Self

from dragoman import clean, extract, link, world
from dragoman.settings import Settings
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Capture, Document, Rejected
from dragoman.types.outcomes import Outcome, ReadDocument
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge

READ_LANGUAGE = "en"
CHUNK = 8
"""Captures that travel together through a reader: one parser batch, small enough that progress moves and little is lost."""


@dataclass(frozen=True, slots=True)
class Reader(AbstractContextManager["Reader"]):
    """The pure part, captures in, outcomes out, with what it needs loaded once."""

    cleaner: clean.Cleaner
    parser: Parser
    knowledge: Knowledge

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load parser and knowledge; about a second and 300 MB."""
        return cls(clean.Cleaner(), Parser.load(), world.load(settings.knowledge))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cleaner.close()

    def read(self, captures: Iterable[Capture]) -> Iterator[Outcome]:
        """What becomes of each capture, in order; one that fails does not stop the next."""
        remaining = iter(captures)
        while chunk := list(islice(remaining, CHUNK)):
            yield from self._chunk(chunk)

    def _chunk(self, captures: Sequence[Capture]) -> Iterator[Outcome]:
        cleaned = [self.cleaner.document(capture) for capture in captures]
        documents = [one.document for one in cleaned if one.document and one.document.language == READ_LANGUAGE]
        parsed = {document.id: parse for document, parse in zip(documents, self.parser.parse(documents), strict=True)}
        for capture, one in zip(captures, cleaned, strict=True):
            if one.document is None:
                yield Outcome(capture=capture, read=None, rejected=one.rejected)
            else:
                read = self._read(one.document, parsed.get(one.document.id))
                yield Outcome(
                    capture=capture, read=replace(read, rejected=(*one.rejected, *read.rejected)), rejected=()
                )

    def _read(self, document: Document, parsed: Parsed | None) -> ReadDocument:
        if parsed is None:
            return unread(document, "not English", f"language {document.language}: kept and searchable, not read")
        try:
            reading = extract.reading(parsed, self.knowledge)
            resolution = link.resolve(parsed, reading, self.knowledge)
        except Exception as error:  # noqa: BLE001 - the boundary of one document: its failure must not stop the batch
            return unread(document, "failed", f"{type(error).__name__}: {error}")
        return ReadDocument(document=document, reading=reading, resolution=resolution)


def unread(document: Document, reason: str, detail: str) -> ReadDocument:
    """A document that is kept although nothing was read from it, and why."""
    return ReadDocument(
        document=document,
        reading=Reading(document_id=document.id),
        resolution=Resolution(document_id=document.id),
        rejected=(Rejected(stage="extract", reason=reason, detail=detail),),
    )
