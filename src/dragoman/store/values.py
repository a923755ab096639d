"""What the record knows besides what was read: captures, runs, hits of a search, findings of a check."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dragoman.types.documents import BlockKind, Given
from dragoman.types.ids import CaptureId, DocumentId, RunId
from dragoman.types.spans import Span

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and how many there are."""


def no_progress(_doing: str, _done: int, _total: int) -> None:
    """For callers who do not watch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A capture as the record keeps it; its bytes lie in the archive under `digest`."""

    id: CaptureId
    digest: str
    media_type: str
    name: str
    """Where it was first seen."""
    given: Given
    seen: datetime
    """When it was first seen, UTC."""
    document_id: DocumentId | None
    """None when no document could be made of it; the reasons are in `rejected`."""
    run_id: RunId


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One go at reading: with which versions, when, and what came of it."""

    id: RunId
    versions: str
    """JSON object: version by stage."""
    settings: str
    """JSON, as given by the pipeline."""
    started: datetime
    ended: datetime | None = None
    """None while it works, and for ever when it was interrupted."""
    counts: str | None = None
    """JSON object, as given by the pipeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A block in which all the words sought occur."""

    document_id: DocumentId
    block: Span
    kind: BlockKind
    text: str
    """The words of the block."""
    found: tuple[Span, ...]
    """Where the words sought stand in the document, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that `verify` found not to hold."""

    check: str
    """Which law or check, a short fixed phrase."""
    where: str
    """A file or an id."""
    detail: str
    remedy: str
