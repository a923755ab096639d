"""What the record answers across documents, as pages: timeline, figures, contested, expected, sources."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from dragoman.report import across
from dragoman.report.compose import compose_ledger
from dragoman.report.dates import MONTH_LENGTH
from dragoman.report.ledger_rows import ledger_rows
from dragoman.report.pages.page import Page, Row, counted, paged, plain
from dragoman.report.pages.told import SIGNS
from dragoman.report.topics import topic_of
from dragoman.report.view import TopicKind
from dragoman.report.wording import NO_OUTLET
from dragoman.store import View
from dragoman.types.claims import Standing
from dragoman.types.errors import UnknownId
from dragoman.types.ids import EntityId
from dragoman.types.resolutions import Entity
from dragoman.world import Knowledge

NOTHING = "Not in the reports."


def timeline(view: View, about: str | None, since: str | None, until: str | None, after: str | None) -> Page:
    """What happened and is planned, each once, in the order of days.

    Raises:
        UnknownId: nobody in the record has the name or id `about`.
    """
    entity = _entity(view, about) if about else None
    rows = across.timeline(view, EntityId(entity.id) if entity else None, since, until)
    asked = {"about": about, "since": since, "until": until, "entity": entity.id if entity else None}
    reports = len({piece["document"] for row in rows for piece in row["evidence"]})
    answer = f"{counted(len(rows), 'event')} from {counted(reports, 'report')}, each told once."
    return _listed(
        "timeline",
        f"Timeline: {entity.name}" if entity else "Timeline",
        answer if rows else NOTHING,
        [_signed(row) for row in rows],
        after=after,
        key=lambda row: row["claim"],
        facts={**asked, "months": _months(rows)},
    )


def contested(view: View, after: str | None) -> Page:
    """What reports contradict, correct or overtake, both wordings side by side."""
    rows = across.contested(view)
    answer = f"{counted(len(rows), 'claim')} on which reports do not agree; nothing is averaged." if rows else NOTHING
    return _listed(
        "contested", "Contested", answer, [_signed(row) for row in rows], after=after, key=lambda row: row["claim"]
    )


def expected(view: View, after: str | None) -> Page:
    """Who expects what, open ones first."""
    rows = across.forecasts(view)
    still = sum(row["resolution"] == "open" for row in rows)
    answer = f"{counted(len(rows), 'forecast')}, {still:,} of them open." if rows else NOTHING
    return _listed("expected", "Forecasts", answer, rows, after=after, key=lambda row: row["statement"])


def sources(view: View, after: str | None) -> Page:
    """Every document with whose word it is, and the outlets with their independent share."""
    rows = across.sources(view)
    by_outlet: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_outlet[row["outlet"] or NO_OUTLET].append(row)
    outlets = [
        {
            "outlet": outlet,
            "documents": len(mine),
            "copies": sum(bool(row["copies"]) for row in mine),
            "origins": len({row["origin"] or row["document"] for row in mine}),
        }
        for outlet, mine in sorted(by_outlet.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    independent = len({row["origin"] or row["document"] for row in rows})
    answer = f"{counted(len(rows), 'report')} from {counted(len(outlets), 'outlet')}, {independent:,} independent."
    facts = {"outlets": outlets}
    return _listed(
        "sources",
        "Sources",
        answer if rows else NOTHING,
        rows,
        after=after,
        key=lambda row: row["document"],
        facts=facts,
    )


def figures(view: View, knowledge: Knowledge, about: str | None, after: str | None) -> Page:
    """The ledger of figures: every value of each measure and subject, and how the values stand to each other.

    Raises:
        UnknownTopic: `about` names nothing in the record.
    """
    topic = topic_of(about, view, knowledge) if about else None
    chosen = {TopicKind.ISSUE: "issue", TopicKind.ENTITY: "entity", TopicKind.TEXT: "words"}
    asked = {chosen[topic.kind]: topic.value} if topic else {}
    documents = tuple(view.select(**asked))  # type: ignore[arg-type]  # an entity's id
    rows: list[Row] = []
    if documents:
        _, accounts = compose_ledger(
            documents, copies=view.copies(), origins=view.origins(), topic=topic, knowledge=knowledge
        )
        rows = [{**row, "place": str(at)} for at, row in enumerate(ledger_rows(accounts))]
    values = [row for row in rows if not row["derived"]]
    reports = len({document for row in values for document in row["documents"]})
    answer = f"{counted(len(values), 'value')} from {counted(reports, 'report')}."
    title = f"Figures: {topic.label}" if topic else "Figures"
    return _listed(
        "figures",
        title,
        answer if rows else NOTHING,
        rows,
        after=after,
        key=lambda row: row["place"],
        facts={"about": about},
    )


def _listed(
    kind: str,
    title: str,
    answer: str,
    rows: Sequence[Row],
    *,
    after: str | None,
    key: Callable[[Row], str],
    facts: Row | None = None,
) -> Page:
    shown, following = paged([plain(row) for row in rows], after, key)
    return Page(kind=kind, title=title, answer=answer, rows=shown, facts=facts or {}, total=len(rows), after=following)


def _signed(row: Row) -> Row:
    """The row with the sign and the meaning of how it stands."""
    standing = next((one for one in Standing if row["standing"].startswith(one)), Standing.SINGLE)
    sign, meaning = SIGNS[standing]
    return {**row, "sign": sign, "meaning": meaning}


def _months(rows: Sequence[Row]) -> list[Row]:
    counts = Counter(row["day"][:MONTH_LENGTH] for row in rows if len(row["day"] or "") >= MONTH_LENGTH)
    return [{"month": month, "events": count} for month, count in sorted(counts.items())]


def _entity(view: View, wanted: str) -> Entity:
    found = next((value for value in view.show(wanted) if isinstance(value, Entity)), None)
    if found is None:
        raise UnknownId(f"{wanted}: nobody in the record has this name or id")
    return found
