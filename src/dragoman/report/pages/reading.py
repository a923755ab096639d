"""A document with everything that was read from it: its text cut at the borders of records, and each paragraph's records."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from dragoman.report.dates import printed
from dragoman.report.inspect import JsonObject, read_as_json
from dragoman.report.pages.page import Page, Row, counted
from dragoman.report.pages.told import told
from dragoman.report.wording import NO_DATE, NO_OUTLET
from dragoman.store import View
from dragoman.types.errors import InputError, UnknownId
from dragoman.types.ids import DocumentId

Mark = tuple[str, int, int]
"""Kind of what was read, and where it stands."""
AT = re.compile(r"(\d{1,9})-(\d{1,9})")
LIT = "lit"


def document(view: View, identity: str, at: str | None) -> Page:
    """One document; `at` lights a record by its id, or a range of characters such as `120-188`.

    Raises:
        UnknownId: there is no such document, or nothing of this id in it.
        InputError: `at` is neither an id nor a range.
    """
    inspected = read_as_json(view.read_document(DocumentId(identity)), None)
    rows = told(view, DocumentId(identity), lambda *_: True)
    known = inspected["document"]
    lit = _lit(at, inspected)
    return Page(
        kind="document",
        title=known["title"] or known["outlet"] or "Document without a title",
        answer=_answer(inspected),
        rows=tuple(rows),
        facts={
            "document": {key: value for key, value in known.items() if key != "blocks"},
            "source": f"{known['outlet'] or NO_OUTLET}, {printed(known['published']) or NO_DATE}",
            "paragraphs": _paragraphs(inspected, rows, lit),
            "at": at,
        },
        total=len(rows),
    )


def _answer(inspected: JsonObject) -> str:
    kinds = (("statements", "statement"), ("events", "event"), ("figures", "figure"))
    read = [counted(len(inspected[kind]), one) for kind, one in kinds]
    return f"{read[0]}, {read[1]} and {read[2]} were read from it."


def _lit(at: str | None, inspected: JsonObject) -> list[tuple[int, int]]:
    """What is to be lit.

    Raises:
        UnknownId: nothing of this id in the document.
        InputError: `at` is neither an id nor a range.
    """
    if not at:
        return []
    if match := AT.fullmatch(at):
        return [(int(match[1]), int(match[2]))]
    if "-" not in at:
        raise InputError("at: give the id of a record, or a range of characters such as 120-188")
    for kind in ("statements", "events", "figures", "mentions", "times"):
        for facts in inspected[kind]:
            if facts["id"] == at:
                words = facts.get("content") or facts.get("evidence") or facts
                return [tuple(span) for span in (words.get("spans") or [words["span"]])]
    raise UnknownId(f"{at}: nothing of this id was read from the document")


def _marks(inspected: JsonObject) -> Iterable[Mark]:
    for statement in inspected["statements"]:
        yield from (("content", *span) for span in statement["content"]["spans"])
        yield from (("cue", *span) for span in (statement["cue"] or {"spans": []})["spans"])
        if statement["speaker"]["span"]:
            yield "speaker", *statement["speaker"]["span"]
    yield from (("event", *event["trigger"]["span"]) for event in inspected["events"])
    yield from (("figure", *figure["span"]) for figure in inspected["figures"])
    yield from (("time", *time["span"]) for time in inspected["times"])


def _paragraphs(inspected: JsonObject, rows: Sequence[Row], lit: Sequence[tuple[int, int]]) -> list[Row]:
    marks: list[Mark] = [*_marks(inspected), *((LIT, *span) for span in lit)]
    first, found = True, []
    for block in inspected["document"]["blocks"]:
        start, end = block["span"]
        runs = _runs(inspected["document"]["text"], start, end, marks)
        for run in runs:
            run["anchor"] = first and LIT in run["kinds"]
            first = first and not run["anchor"]
        records = [row for row in rows if start <= row["start"] < end]
        found.append({"kind": str(block["kind"]), "start": start, "runs": runs, "records": records})
    return found


def _runs(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Row]:
    """The paragraph cut at every border of a mark; each piece with the kinds that lie on it."""
    mine = [mark for mark in marks if mark[1] < end and mark[2] > start]
    borders = {start, end, *(edge for _, *edges in mine for edge in edges if start < edge < end)}
    runs = []
    for left, right in pairwise(sorted(borders)):
        kinds = dict.fromkeys(kind for kind, begin, stop in mine if begin <= left and right <= stop)
        runs.append({"text": text[left:right], "kinds": list(kinds)})
    return runs
