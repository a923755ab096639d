"""Two documents side by side: what both tell, where they differ, and what only one has."""

from collections.abc import Iterator

from dragoman.report.across.desk import Desk, Row, cut
from dragoman.store import View
from dragoman.types.claims import Claim, Stance
from dragoman.types.documents import Document
from dragoman.types.errors import UnknownId


def compared(view: View, left: str, right: str) -> list[Row]:
    """The claims of two documents: those on which they differ first, then shared ones, then those of the one and of the other.

    Raises:
        UnknownId: one of them is no document of the record.
    """
    desk = Desk(view)
    one, other = _document(view, left), _document(view, right)
    rows = [row for claim in desk.claims if (row := _row(desk, claim, one, other))]
    order = ("differ", "both", "only the first", "only the second")
    return sorted(rows, key=lambda row: (order.index(row["where"]), row["claim"]))


def _document(view: View, wanted: str) -> Document:
    """The document of an id, the beginning of one, or the name of the file it came from."""
    named = (c.document_id for c in view.captures() if c.document_id and c.name.rpartition("/")[2].startswith(wanted))
    found = next(named, None)
    if found is not None:
        return view.document(found)
    shown = next((value for value in view.show(wanted) if isinstance(value, Document)), None)
    if shown is None:
        raise UnknownId(f"{wanted}: is no document; give an id, the beginning of one, or the name of its file")
    return shown


def _row(desk: Desk, claim: Claim, one: Document, other: Document) -> Row | None:
    pieces = [p for p in desk.pieces(claim) if p["document"] in {one.id, other.id}]
    there = {piece["document"] for piece in pieces}
    if not there:
        return None
    where = _where(pieces, one, other)
    lines = "\n".join(_lines(desk, pieces))
    return {
        "line": f"{where}: {cut(claim.label, 120)}\n{lines}",
        "where": where,
        "claim": claim.id,
        "kind": str(claim.kind),
        "label": claim.label,
        "evidence": pieces,
    }


def _where(pieces: list[Row], one: Document, other: Document) -> str:
    there = {piece["document"] for piece in pieces}
    if there == {one.id, other.id}:
        stances = {d: {p["stance"] for p in pieces if p["document"] == d} for d in there}
        return "both" if stances[one.id] == stances[other.id] == {str(Stance.SUPPORTS)} else "differ"
    return "only the first" if one.id in there else "only the second"


def _lines(desk: Desk, pieces: list[Row]) -> Iterator[str]:
    for piece in pieces:
        yield f"    {piece['stance']}: “{cut(piece['words'])}” ({desk.source(piece['document'])})"
