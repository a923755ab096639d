"""The front page: what is in the record, the newest documents and statements, what is contested, what is expected."""

from dragoman.report.across import contested, forecasts
from dragoman.report.dates import printed
from dragoman.report.pages.listing import document_row
from dragoman.report.pages.page import Page, counted, plain
from dragoman.report.pages.told import told_by_ids
from dragoman.store import View

NEWEST_DOCUMENTS, NEWEST_STATEMENTS = 6, 8
SHOWN_CONTESTED, SHOWN_EXPECTED = 4, 4


def front(view: View) -> Page:
    """The front page; its rows are the newest statements."""
    counts = view.counts()
    statements = told_by_ids(view, view.browse.newest_statements(NEWEST_STATEMENTS))
    documents = [document_row(head) for head in view.browse.heads(limit=NEWEST_DOCUMENTS)]
    differing, expected = contested(view), [row for row in forecasts(view) if row["resolution"] == "open"]
    return Page(
        kind="front",
        title="What is in the record",
        answer=_answer(view, counts),
        rows=tuple(statements),
        facts={
            "documents": documents,
            "contested": [plain(row) for row in differing[:SHOWN_CONTESTED]],
            "contested_count": len(differing),
            "expected": [plain(row) for row in expected[:SHOWN_EXPECTED]],
            "expected_count": len(expected),
            "counts": {name: counts[name] for name in ("documents", "statements", "events", "figures", "claims")},
        },
    )


def _answer(view: View, counts: dict[str, int]) -> str:
    if not counts["documents"]:
        return "The record is empty."
    heads = view.browse.heads()
    outlets = len({head.outlet for head in heads if head.outlet})
    independent = len({origin.house for origin in view.origins()})
    read = [counted(counts[kind], kind.removesuffix("s")) for kind in ("statements", "events", "figures")]
    report = f"{counted(counts['documents'], 'document')} from {counted(outlets, 'outlet')}"
    origins = f", {independent} independent" if independent else ""
    return f"{report}{origins}{_between([head.published for head in heads if head.published])}: {', '.join(read[:2])} and {read[2]}."


def _between(days: list[str]) -> str:
    if not days:
        return ""
    first, last = printed(min(days)), printed(max(days))
    return f", of {first}" if first == last else f", published between {first} and {last}"
