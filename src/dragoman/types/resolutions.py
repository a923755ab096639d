"""Who and when is meant: rows beside what was read, which can be withdrawn without touching it."""

from dataclasses import dataclass
from enum import StrEnum

from dragoman.types.ids import DocumentId, EntityId, EventId, FigureId, MentionId, StatementId, TimeId
from dragoman.types.readings import MentionKind
from dragoman.types.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what is meant."""

    id: EntityId
    name: str
    kind: MentionKind
    country: str | None = None
    """ISO 3166-1 alpha-3, `UNK` never; None when it has none or it is not known."""
    sector: str | None = None
    """PLOVER sector where it holds for the entity at all times (`MIL` for an army); offices carry theirs in `Link`."""
    known: bool = True
    """False for a provisional entity: one that our knowledge lacks and that the report introduces."""
    description: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One entity that a mention could mean."""

    entity: EntityId
    score: float
    """0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Whom one mention means. `entity` None is a decision: none of the candidates."""

    mention: MentionId
    entity: EntityId | None = None
    name: str | None = None
    """The full name of who is meant; None for unnamed speakers."""
    office: str | None = None
    """The office held on the day of the report (`Prime Minister of Japan`), or the role the report gives."""
    country: str | None = None
    sector: str | None = None
    """PLOVER sector: GOV, MIL, LEG, PTY, BUS, JRN, EDU, IGO ..."""
    anonymous: bool = False
    """True for a speaker who is described and not named."""
    candidates: tuple[Candidate, ...] = ()
    method: str
    score: float = 1.0
    role: str | None = None
    """What the report itself calls the person, in its words; kept where the office is another one, too."""

    @property
    def members(self) -> tuple[EntityId, ...]:
        """Who is meant together, where it is several (`the two leaders`); empty for one, and for nobody we could name."""
        several = self.entity is None and len(self.candidates) > 1
        sure = several and all(candidate.score == 1.0 for candidate in self.candidates)
        return tuple(candidate.entity for candidate in self.candidates) if sure else ()


class DateBasis(StrEnum):
    """What a date rests on."""

    TEXT = "text"
    """A time expression that says it."""
    CONTEXT = "context"
    """A time expression of an earlier sentence that still holds."""
    PUBLISHED = "published"
    """The day of publication, for want of anything else."""
    ESTIMATED = "estimated"
    """A time expression read against the day on which an undated report was probably written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Where a time expression lies on the calendar."""

    time: TimeId
    value: str
    """TIMEX3 value, anchored."""
    start: str | None = None
    """ISO 8601, cut to the known precision (`2024-10`)."""
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When something was or will be."""

    start: str
    """ISO 8601, cut to the known precision."""
    end: str
    text: str | None = None
    span: Span | None = None
    basis: DateBasis


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When a statement was said, an event took place, or a figure holds."""

    of: StatementId | EventId | FigureId
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a mention of a place lies."""

    mention: MentionId
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which entities a statement is about, besides its speaker."""

    statement: StatementId
    entities: tuple[EntityId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who and when is meant in one document."""

    document_id: DocumentId
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()
    dates: tuple[Dated, ...] = ()
    moments: tuple[Moment, ...] = ()
    places: tuple[Place, ...] = ()
    abouts: tuple[About, ...] = ()
