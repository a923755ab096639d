"""What became of one capture, and what the record gives back of one document."""

from dataclasses import dataclass

from dragoman.types.documents import Capture, Document, Rejected
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """One document with what was read from it and who and when is meant."""

    document: Document
    reading: Reading
    resolution: Resolution
    rejected: tuple[Rejected, ...] = ()
    """What was not used of this report, from every stage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one capture: a document read, or the reasons why there is none."""

    capture: Capture
    read: ReadDocument | None
    rejected: tuple[Rejected, ...]
    """The reasons, when there is no document; empty otherwise (then they are with the document)."""
