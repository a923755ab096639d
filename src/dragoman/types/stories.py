"""Stories: documents about the same happening."""

from dataclasses import dataclass

from dragoman.types.ids import DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story, named after its first document, so that it keeps its id while others join."""

    id: str
    first: str | None
    """Day of publication of its first document."""
    last: str | None
    label: str
    """What its documents share, the weightiest first: `Shigeru Ishiba, Donald Trump, CONSULT phone, 7 Nov`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """That a document belongs to a story, and why."""

    story: str
    document: DocumentId
    because: tuple[str, ...]
    """What it shares with the member it is most like; empty for the only document of a story."""
    score: float
    """0 to 1; likeness to that member."""
