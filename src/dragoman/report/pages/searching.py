"""Search with facets: paragraphs that hold all the words, and how they spread over outlets, years and languages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from dragoman.report.pages.listing import document_row
from dragoman.report.pages.page import Page, Row, counted, paged
from dragoman.store import Hit, View

MOST = 1000
"""Paragraphs that one search looks at; the page says so when there are more."""
FACETS = ("outlet", "year", "language")
NOT_KNOWN = "not known"
OTHER_WORDS = "Every word must stand in one paragraph; try fewer words, or troop* for any ending."


def search(view: View, words: str, chosen: Mapping[str, str | None], after: str | None) -> Page:
    """Paragraphs that hold all the words and fit the chosen value of each facet, best first."""
    hits = view.find(words, MOST + 1) if words.strip() else []
    every = list(_rows(view, hits[:MOST]))
    rows = [row for row in every if _fits(row, chosen)]
    shown, following = paged(rows, after, lambda row: f"{row['document']}-{row['start']}")
    return Page(
        kind="search",
        title=f"Search: {words}" if words.strip() else "Search",
        answer=_answer(words, rows, len(hits) > MOST),
        rows=shown,
        facts={"words": words, "chosen": dict(chosen), "facets": _facets(every, chosen), "cut": len(hits) > MOST},
        total=len(rows),
        after=following,
    )


def _rows(view: View, hits: Iterable[Hit]) -> Iterator[Row]:
    hits = list(hits)
    heads = {head.id: document_row(head) for head in view.browse.heads(ids={hit.document_id for hit in hits})}
    for hit in hits:
        head = heads[hit.document_id]
        first = hit.found[0] if hit.found else hit.block
        yield {
            **head,
            "year": (head["published"] or "")[:4] or None,
            "start": hit.block.start,
            "end": hit.block.end,
            "first": [first.start, first.end],
            "text": hit.text,
            "runs": _runs(hit),
        }


def _runs(hit: Hit) -> list[Row]:
    """The paragraph cut where the words sought begin and end."""
    at = hit.block.start
    borders = sorted({at, hit.block.end, *(edge for span in hit.found for edge in (span.start, span.end))})
    found = {span.start: span.end for span in hit.found}
    return [{"text": hit.text[a - at : b - at], "found": a in found} for a, b in pairwise(borders)]


def _fits(row: Row, chosen: Mapping[str, str | None], leaving: str | None = None) -> bool:
    wanted = ((facet, value) for facet, value in chosen.items() if value is not None and facet != leaving)
    return all((row[facet] or NOT_KNOWN) == value for facet, value in wanted)


def _facets(rows: list[Row], chosen: Mapping[str, str | None]) -> list[Row]:
    """For each facet its values with their paragraphs and documents, as the other facets leave them."""
    found = []
    for facet in FACETS:
        left = [row for row in rows if _fits(row, chosen, leaving=facet)]
        counts = Counter(row[facet] or NOT_KNOWN for row in left)
        documents = {value: len({r["document"] for r in left if (r[facet] or NOT_KNOWN) == value}) for value in counts}
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        values = [{"value": value, "paragraphs": count, "documents": documents[value]} for value, count in ranked]
        found.append({"facet": facet, "values": values})
    return found


def _answer(words: str, rows: list[Row], cut: bool) -> str:  # noqa: FBT001 - whether more were left out
    if not words.strip():
        return "Words that must all stand in one paragraph; “…” is a phrase, troop* stands for any ending."
    if not rows:
        return f"Not in the reports. {OTHER_WORDS}"
    reports = counted(len({row["document"] for row in rows}), "document")
    first = f"the first {MOST:,} paragraphs looked at: " if cut else ""
    return f"{first}{counted(len(rows), 'paragraph')} in {reports}, best first."
