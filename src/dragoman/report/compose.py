"""Puts a brief together: the sections in their order, none repeating what an earlier one told in full."""

from collections.abc import Iterator, Sequence

from dragoman.report.brief import Brief, Section
from dragoman.report.dates import printed_range
from dragoman.report.ledger import Account, ledger
from dragoman.report.ledger_page import ledger_sections
from dragoman.report.sections import SECTIONS
from dragoman.report.sides import side_names, sides
from dragoman.report.told import Told
from dragoman.report.view import Topic, View, view
from dragoman.report.weight import Scale
from dragoman.report.wording import counted, listed
from dragoman.types.copies import Copy, Origin
from dragoman.types.outcomes import ReadDocument
from dragoman.world import Knowledge

EVERYTHING = "The record"
MOST_NAMED = 3
"""States in the title of a brief without a topic."""


def compose(
    documents: Sequence[ReadDocument],
    *,
    copies: Sequence[Copy],
    origins: Sequence[Origin] = (),
    topic: Topic | None,
    knowledge: Knowledge,
) -> Brief:
    """The brief of these documents; the same documents give the same brief, in whatever order they come."""
    seen = view(documents, copies=copies, origins=origins, topic=topic, knowledge=knowledge)
    return Brief(
        title=topic.label if topic else _main_parties(seen),
        span=_span(seen),
        rests_on=_rests_on(seen),
        sections=tuple(_sections(seen)),
        documents=seen.documents,
    )


def compose_ledger(
    documents: Sequence[ReadDocument],
    *,
    copies: Sequence[Copy],
    origins: Sequence[Origin] = (),
    topic: Topic | None,
    knowledge: Knowledge,
) -> tuple[Brief, tuple[Account, ...]]:
    """The ledger of figures of these documents, as a page and as its accounts."""
    seen = view(documents, copies=copies, origins=origins, topic=topic, knowledge=knowledge)
    accounts = ledger(seen)
    page = Brief(
        title=f"Figures: {topic.label if topic else _main_parties(seen)}",
        span=_span(seen),
        rests_on=_rests_on(seen),
        sections=ledger_sections(seen, accounts),
        documents=seen.documents,
    )
    return page, accounts


def _sections(seen: View) -> Iterator[Section]:
    scale, told = Scale.of(seen), Told()
    for make in SECTIONS:
        section = make(scale, told)
        if section is not None:
            told = told.after(section)
            yield section


def _main_parties(seen: View) -> str:
    names = side_names(seen)
    return listed(names[code] for code in sides(seen, MOST_NAMED)) or EVERYTHING


def _span(seen: View) -> str:
    days = sorted(document.published for document in seen.documents if document.published)
    undated = len(seen.documents) - len(days)
    rest = f" and {counted(undated, 'report')} without a date" if undated else ""
    if not days:
        return "No report has a date" if seen.documents else "No reports"
    span = printed_range(days[0], days[-1])
    return f"Reports of {span}{rest}"


def _rests_on(seen: View) -> str:
    outlets = {document.outlet for document in seen.documents if document.outlet}
    origins = seen.origin_count(document.id for document in seen.documents)
    reports = counted(len(seen.documents), "report")
    return f"{reports}, {counted(len(outlets), 'outlet')}, {counted(origins, 'independent origin')}"
