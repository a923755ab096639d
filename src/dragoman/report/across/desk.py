"""Claims with their evidence, and records with their outlet, day and words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dragoman.reconcile.standing import in_words, status_of
from dragoman.store import View
from dragoman.types.claims import Claim, Evidence, Stance
from dragoman.types.documents import Document
from dragoman.types.readings import Event, Figure, Statement

Row = dict[str, Any]
NO_OUTLET, NO_DAY = "outlet not given", "day not given"
LIMIT = 240
"""Characters of a record's words in a line for people; the facts have all of them."""
Told = Event | Figure | Statement


@dataclass(frozen=True)
class Desk:
    """A view on the record with what is asked again and again kept at hand."""

    view: View

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every document by id."""
        return {document.id: document for document in self.view.documents()}

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims, the earliest first."""
        return self.view.claims()

    @cached_property
    def evidence(self) -> Mapping[str, tuple[Evidence, ...]]:
        """The evidence on each claim."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for piece in self.view.evidence():
            found[piece.claim].append(piece)
        return {claim: tuple(pieces) for claim, pieces in found.items()}

    @cached_property
    def claim_of(self) -> Mapping[str, Claim]:
        """The claim each record stands in."""
        claims = {claim.id: claim for claim in self.claims}
        pieces = (p for pieces in self.evidence.values() for p in pieces if p.stance is not Stance.SUPERSEDES)
        return {piece.record: claims[piece.claim] for piece in pieces}

    def standing(self, claim: Claim) -> str:
        """How a claim stands, in words."""
        return in_words(status_of(self.evidence[claim.id]))

    def words(self, record: str) -> str:
        """The sentence or clause that a record was read from."""
        told = next(iter(self.view.show(record)))
        return told.evidence.text if isinstance(told, Told) else ""

    def source(self, document: str) -> str:
        """Outlet and day of a document."""
        known = self.documents[document]
        return f"{known.outlet or NO_OUTLET}, {known.published or NO_DAY}"

    def pieces(self, claim: Claim) -> Iterator[Row]:
        """The evidence on a claim, what supports it first."""
        order = list(Stance)
        for piece in sorted(self.evidence[claim.id], key=lambda p: (order.index(p.stance), p.document, p.record)):
            yield {
                "record": piece.record,
                "document": piece.document,
                "outlet": self.documents[piece.document].outlet,
                "published": self.documents[piece.document].published,
                "stance": str(piece.stance),
                "difference": piece.difference and str(piece.difference),
                "against": piece.against,
                "origin": piece.origin,
                "anonymous": piece.anonymous,
                "words": self.words(piece.record),
                "because": list(piece.because),
            }


def cut(words: str, limit: int = LIMIT) -> str:
    """Words on one line, cut where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= limit else plain[: limit - 1].rstrip() + "…"
