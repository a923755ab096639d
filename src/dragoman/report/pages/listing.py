"""Documents as rows, newest first."""

from dragoman.report.dates import printed
from dragoman.report.pages.page import ROWS, Page, Row, counted
from dragoman.report.wording import NO_DATE, NO_OUTLET
from dragoman.store import Head, View
from dragoman.types.errors import InputError


def documents(view: View, outlet: str | None, after: str | None) -> Page:
    """All documents, or those of one outlet; the cursor is the id of the last one shown.

    Raises:
        InputError: there is no document with the id `after`.
    """
    heads = view.browse.heads(outlet=outlet, after=_place(view, after), limit=ROWS + 1)
    total = len(view.browse.heads(outlet=outlet))
    return Page(
        kind="documents",
        title=f"Documents of {outlet}" if outlet else "Documents",
        answer=f"{counted(total, 'document')}, newest first." if total else "Not in the reports.",
        rows=tuple(map(document_row, heads[:ROWS])),
        facts={"outlet": outlet},
        total=total,
        after=heads[ROWS - 1].id if len(heads) > ROWS else None,
    )


def document_row(head: Head) -> Row:
    """What is known of a document."""
    return {
        "document": head.id,
        "title": head.title,
        "outlet": head.outlet,
        "published": head.published,
        "source": f"{head.outlet or NO_OUTLET}, {printed(head.published) or NO_DATE}",
        "authors": list(head.authors),
        "language": head.language,
        "url": head.url,
    }


def _place(view: View, after: str | None) -> tuple[str, str] | None:
    if after is None:
        return None
    last = view.browse.heads(ids=[after])
    if not last:
        raise InputError("after: no document has this id; begin at the first page")
    return last[0].place
