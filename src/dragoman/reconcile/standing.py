"""How a claim stands, computed from its evidence whenever it is asked for."""

from collections.abc import Iterable, Sequence

from dragoman.types.claims import Difference, Evidence, Stance, Standing, Status

REPLACING = frozenset({Stance.SUPERSEDES, Stance.CORRECTS})


def status_of(evidence: Iterable[Evidence]) -> Status:
    """How a claim stands by the evidence on it. Counting goes by origin: three reports of one origin are one."""
    pieces = tuple(evidence)
    supporting = [piece for piece in pieces if piece.stance is Stance.SUPPORTS]
    against = [piece for piece in pieces if piece.stance is Stance.CONTRADICTS]
    return Status(
        standing=_standing(pieces, supporting, against),
        reports=len({piece.document for piece in pieces}),
        origins=len({piece.origin for piece in supporting}),
        against=len({piece.origin for piece in against}),
        differences=tuple(sorted({piece.difference for piece in pieces if piece.difference})),
    )


def _standing(pieces: Sequence[Evidence], supporting: Sequence[Evidence], against: Sequence[Evidence]) -> Standing:
    if any(piece.stance in REPLACING for piece in pieces):
        return Standing.SUPERSEDED
    if against:
        denials = all(piece.difference is Difference.DENIAL for piece in against)
        return Standing.DENIED if denials else Standing.CONTESTED
    if supporting and all(piece.anonymous for piece in supporting):
        return Standing.ANONYMOUS
    return Standing.CORROBORATED if len({piece.origin for piece in supporting}) > 1 else Standing.SINGLE


def in_words(status: Status) -> str:
    """The status as it is printed: `corroborated by 2 independent origins (3 reports)`."""
    reports = f"{status.reports} report{'s' * (status.reports != 1)}"
    if status.standing is Standing.CORROBORATED:
        return f"corroborated by {status.origins} independent origins ({reports})"
    origins = f"{status.origins} origin{'s' * (status.origins != 1)}"
    differing = f": {', '.join(status.differences)}" if status.differences else ""
    return f"{status.standing}{differing} ({reports}, {origins})"
