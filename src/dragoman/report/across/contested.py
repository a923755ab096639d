"""What reports contradict, correct or overtake, both wordings side by side; nothing is averaged."""

from collections.abc import Iterator

from dragoman.report.across.desk import Desk, Row, cut
from dragoman.store import View
from dragoman.types.claims import Claim, Stance


def contested(view: View) -> list[Row]:
    """Claims on which not all evidence agrees, the earliest first."""
    desk = Desk(view)
    return [_row(desk, claim) for claim in desk.claims if _differs(desk, claim)]


def _differs(desk: Desk, claim: Claim) -> bool:
    return any(piece.stance is not Stance.SUPPORTS for piece in desk.evidence[claim.id])


def _row(desk: Desk, claim: Claim) -> Row:
    pieces = list(desk.pieces(claim))
    standing = desk.standing(claim)
    lines = "\n".join(_lines(desk, pieces))
    return {
        "line": f"{cut(claim.label, 120)}: {standing}\n{lines}",
        "claim": claim.id,
        "kind": str(claim.kind),
        "label": claim.label,
        "since": claim.since,
        "standing": standing,
        "evidence": pieces,
    }


def _lines(desk: Desk, pieces: list[Row]) -> Iterator[str]:
    for piece in pieces:
        how = f"{piece['stance']} ({piece['difference']})" if piece["difference"] else piece["stance"]
        yield f"    {how}: “{cut(piece['words'])}” ({desk.source(piece['document'])}; {piece['origin']})"
