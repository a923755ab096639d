"""Every table of the record, declared once: its name, the value of a row, and the columns that place it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from dragoman.store.codecs import Cell, Column, Sort, codec_of
from dragoman.store.values import Captured, Run
from dragoman.types.across import Pair
from dragoman.types.claims import Claim, Evidence
from dragoman.types.copies import Copy, Origin
from dragoman.types.documents import Block, Document, Rejected
from dragoman.types.judgements import Judgement
from dragoman.types.readings import Event, Figure, Mention, Statement, Time
from dragoman.types.resolutions import About, Dated, Entity, Link, Moment, Place
from dragoman.types.stories import Member, Story

Value = TypeVar("Value")

ID = Column("id", Sort.TEXT)
DOCUMENT = Column("document_id", Sort.TEXT)
CAPTURE = Column("capture_id", Sort.TEXT)
POSITION = Column("position", Sort.INTEGER)
RUN = Column("run_id", Sort.TEXT)
KEPT_IN = Column("kept_in", Sort.TEXT)


class Relation(Protocol):
    """Anything with rows: a table, or a view of some."""

    @property
    def name(self) -> str:
        """Its name in the database."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """All its columns in order."""

    @property
    def everything(self) -> str:
        """The statement that gives all rows, sorted by their columns."""


class _Listed:
    """What relations share."""

    name: str
    columns: tuple[Column, ...]

    @property
    def everything(self) -> str:
        """The statement that gives all rows, sorted by their columns."""
        names = quoted(self.columns)
        return f"SELECT {names} FROM {self.name} ORDER BY {names}"  # noqa: S608 - our own names


@dataclass(frozen=True)
class Listing(_Listed):
    """A view of the database that lays open what a column lists."""

    name: str
    columns: tuple[Column, ...]


class Table(_Listed, Generic[Value]):
    """One table: columns that place a row (`keys`), then those of its value's fields in their order.

    Fields named `elsewhere` have a table of their own.
    """

    def __init__(
        self,
        name: str,
        value: type[Value],
        *,
        keys: tuple[Column, ...] = (),
        elsewhere: frozenset[str] = frozenset(),
    ) -> None:
        self.name = name
        self.value = value
        self.codec = codec_of(value, without=elsewhere)
        self.columns = (*keys, *self.codec.columns)
        self.insert = _insert(name, self.columns)
        self.select = f"SELECT {quoted(self.codec.columns)} FROM {name}"  # noqa: S608 - our own names

    def row(self, value: Value, *keys: Cell) -> tuple[Cell, ...]:
        """The cells of one row."""
        return (*keys, *self.codec.pack(value))

    def of(self, cells: Sequence[Any], **elsewhere: Any) -> Value:
        """The value of a row that `select` gave, with the fields that lie elsewhere."""
        return cast("Value", self.codec.unpack(cells, **elsewhere))


def _insert(name: str, columns: Sequence[Column]) -> str:
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO {name} ({quoted(columns)}) VALUES ({places})"  # noqa: S608 - our own names


def quoted(columns: Iterable[Column]) -> str:
    """Names of columns for a statement of SQL."""
    return ", ".join(f'"{column.name}"' for column in columns)


RUNS = Table("runs", Run)
CAPTURES = Table("captures", Captured)
DOCUMENTS = Table("documents", Document, keys=(ID, CAPTURE, RUN), elsewhere=frozenset({"blocks"}))
BLOCKS = Table("blocks", Block, keys=(DOCUMENT, POSITION, RUN, Column("text", Sort.TEXT)))
MENTIONS = Table("mentions", Mention, keys=(ID, POSITION, RUN))
TIMES = Table("times", Time, keys=(ID, POSITION, RUN))
STATEMENTS = Table("statements", Statement, keys=(ID, POSITION, RUN))
EVENTS = Table("events", Event, keys=(ID, POSITION, RUN))
FIGURES = Table("figures", Figure, keys=(ID, POSITION, RUN))
ENTITIES = Table("entities", Entity, keys=(DOCUMENT, POSITION, RUN))
LINKS = Table("links", Link, keys=(DOCUMENT, POSITION, RUN))
DATES = Table("dates", Dated, keys=(DOCUMENT, POSITION, RUN))
MOMENTS = Table("moments", Moment, keys=(DOCUMENT, POSITION, RUN))
PLACES = Table("places", Place, keys=(DOCUMENT, POSITION, RUN))
ABOUTS = Table("abouts", About, keys=(DOCUMENT, POSITION, RUN))
REJECTED = Table(
    "rejected",
    Rejected,
    keys=(
        Column("capture_id", Sort.TEXT, nullable=True),
        Column("document_id", Sort.TEXT, nullable=True),
        KEPT_IN,
        POSITION,
        RUN,
    ),
)
COPIES = Table("copies", Copy)
ORIGINS = Table("origins", Origin)
STORIES = Table("stories", Story)
MEMBERS = Table("members", Member)
CLAIMS = Table("claims", Claim)
EVIDENCE = Table("evidence", Evidence)
JUDGEMENTS = Table("judgements", Judgement)
PAIRS = Table("pairs", Pair)
WORKINGS = ("traces", "trace_keys", "pairs", "settled", "unsettled")
"""What is kept for reconciling alone, and can be made again: not exported, and no part of what the record says."""

KEPT_IN_OUTCOME = "outcome"
KEPT_IN_DOCUMENT = "document"
KEPT_IN_READING = "reading"
KEPT_ALONE = "alone"
"""`rejected.kept_in`: which value held it; alone for what never became a capture."""

READ: tuple[Table[Any], ...] = (MENTIONS, TIMES, STATEMENTS, EVENTS, FIGURES)
"""Tables of a `Reading`, each under the name of its field."""

RESOLVED: tuple[Table[Any], ...] = (ENTITIES, LINKS, DATES, MOMENTS, PLACES, ABOUTS)
"""Tables of a `Resolution`, each under the name of its field."""

ACROSS: tuple[Table[Any], ...] = (COPIES, ORIGINS, STORIES, MEMBERS, CLAIMS, EVIDENCE)
"""What reconciling finds across documents."""

TABLES: tuple[Table[Any], ...] = (RUNS, CAPTURES, DOCUMENTS, BLOCKS, *READ, *RESOLVED, REJECTED, *ACROSS, JUDGEMENTS)
"""All tables, those that are pointed at before those that point, so far as they do not point in a circle."""


def _parties(of: str) -> Listing:
    columns = (
        DOCUMENT,
        Column(f"{of}_id", Sort.TEXT),
        Column("role", Sort.TEXT),
        POSITION,
        Column("mention", Sort.TEXT),
    )
    return Listing(f"{of}_parties", columns)


PARTIES = (_parties("statement"), _parties("event"))
"""Who takes part in statements and events, one a row: laid open for those who query or export."""
