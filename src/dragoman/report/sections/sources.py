"""The documents a brief rests on, and which of them only repeat another."""

from collections import Counter
from dataclasses import replace

from dragoman.report.brief import Column, Row, Section, Table
from dragoman.report.dates import printed
from dragoman.report.told import Told
from dragoman.report.view import View
from dragoman.report.weight import Scale
from dragoman.report.wording import NO_DATE, NO_OUTLET, cut
from dragoman.types.documents import Document

TITLE_LIMIT = 120
OPENING = 70
"""Characters of the text that stand for a title."""
NO_TITLE = "without a title"
COLUMNS = (
    Column(label="Outlet"),
    Column(label="Date"),
    Column(label="Title", share=3.0),
)
ORIGIN = Column(label="Origin", share=1.0)


def sources(scale: Scale, _told: Told) -> Section | None:
    """All documents, by date."""
    view = scale.view
    rows = tuple(_row(view, document) for document in view.documents)
    if not rows:
        return None
    copied = any(view.origins.get(document.id, document.id) != document.id for document in view.documents)
    columns = (*COLUMNS, ORIGIN) if copied else COLUMNS
    shown = rows if copied else tuple(replace(row, cells=row.cells[:-1]) for row in rows)
    caption = "The documents this brief rests on" + ("" if copied or len(rows) == 1 else ", none a copy of another")
    table = Table(caption=caption, columns=columns, rows=shown)
    return Section(key="sources", title="Sources", blocks=(table,), overview=True, remark=_unused(view))


def _unused(view: View) -> str | None:
    """How often each reason kept something out of the record, in one line."""
    counts = Counter(rejected.reason for read in view.read for rejected in {*read.rejected, *read.reading.rejected})
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    words = "; ".join(f"{reason} {count:,}" for reason, count in ordered)
    return f"Kept out of the record, by reason: {words}." if words else None


def _row(view: View, document: Document) -> Row:
    title = (
        cut(document.title, TITLE_LIMIT) if document.title else f"{NO_TITLE}; begins “{cut(document.text, OPENING)}”"
    )
    date = printed(document.published) or NO_DATE
    return Row(head=document.outlet or NO_OUTLET, cells=(date, title, _origin(view, document)))


def _origin(view: View, document: Document) -> str:
    original = view.origins.get(document.id, document.id)
    if original == document.id:
        return "independent"
    found = next((other for other in view.documents if other.id == original), None)
    if found is None:
        return "copy of a document outside this brief"
    return f"copy of {found.outlet or NO_OUTLET}, {printed(found.published) or NO_DATE}"
