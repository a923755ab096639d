"""One statement, event or figure: who, what, when, the exact words in their sentence, and all that speaks for and against it."""

from dragoman.report.across.desk import Desk
from dragoman.report.pages.page import Page, Row
from dragoman.report.pages.told import KINDS, told
from dragoman.store import View
from dragoman.types.errors import UnknownId
from dragoman.types.readings import Event, Figure, Statement


def record(view: View, kind: str, identity: str) -> Page:
    """The page of one record; its rows are the evidence on its claim.

    Raises:
        UnknownId: there is no record of this kind with this id.
    """
    assert kind in KINDS  # noqa: S101 - a mistake of ours
    found = next((one for one in _found(view, kind, identity) if one.id == identity), None)
    if found is None:
        raise UnknownId(f"{identity}: no {kind} of the record has this id; it may have been read anew")
    row = told(view, found.document_id, lambda _, facts: facts["id"] == identity)[0]
    document = view.document(found.document_id)
    sentence = row["sentence"]
    before, _, after = sentence.partition(row["words"]) if row["words"] in sentence else ("", "", "")
    return Page(
        kind="record",
        title=headline(row),
        answer=f"{row['source']}.",
        rows=tuple(_evidence(view, row)),
        facts={"record": row, "before": before, "behind": after, "url": document.url, "authors": document.authors},
    )


def _found(view: View, kind: str, identity: str) -> list[Statement | Event | Figure]:
    if not identity.startswith(f"{kind}-"):
        return []
    try:
        return [one for one in view.show(identity) if isinstance(one, Statement | Event | Figure)]
    except UnknownId:
        return []


def headline(row: Row) -> str:
    """Who did what, when: the name of a record's page."""
    who = ", ".join(one["called"] for one in row["who"])
    to = ", ".join(one["called"] for one in row["to"])
    if row["kind"] == "figure":
        return f"{row['words']}: {row['did']}" + (f", {who}" if who else "")
    if row["kind"] == "event":
        return f"{row['did'].capitalize()}: {who or 'actor not in the report'}" + (f" → {to}" if to else "")
    return f"{who} {row['did']}, {row['when']}"


def _evidence(view: View, row: Row) -> list[Row]:
    """The evidence on the claim of a record, what supports it first; the record itself is one piece of it."""
    if row["standing"] is None:
        return []
    desk = Desk(view)
    claim = next(claim for claim in desk.claims if claim.id == row["standing"]["claim"])
    return list(desk.pieces(claim))
