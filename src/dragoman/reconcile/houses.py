"""Houses: whose word a report is, where outlets of one owner and relays of one agency are not two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.text.datelines import dateline
from dragoman.types.copies import OriginBasis
from dragoman.types.documents import BlockKind, Document
from dragoman.types.ids import EntityId
from dragoman.world import Knowledge

BRACKETED = re.compile(r"\(([A-Z][\w&.]*(?: [A-Z][\w&.]*){0,3})\)")


@dataclass(frozen=True, slots=True)
class House:
    """The house of a document, and how it is known."""

    name: str
    basis: OriginBasis


def house_of(document: Document, knowledge: Knowledge) -> House | None:
    """The agency whose report a document prints, else the owner of its outlet, else the outlet; None when none is known."""
    own = _house(document.outlet, knowledge) if document.outlet else None
    agency = next((house for name in credited(document) if (house := agency_named(name, knowledge))), None)
    if agency and agency != own:
        return House(agency, OriginBasis.RELAYED)
    return House(own, OriginBasis.HOUSE) if own else None


def agency_named(name: str, knowledge: Knowledge) -> str | None:
    """The house of a news agency of this name."""
    known = (entity.id for entity in knowledge.named(name))
    return next((house_by_id(entity, knowledge) for entity in known if _is_agency(entity, knowledge)), None)


def house_by_id(entity: EntityId, knowledge: Knowledge) -> str:
    """The house that an outlet belongs to: its owner where one is known."""
    outlet = knowledge.atlas.outlets.get(entity)
    return f"house/{outlet.group}" if outlet and outlet.group else entity


def _is_agency(entity: EntityId, knowledge: Knowledge) -> bool:
    outlet = knowledge.atlas.outlets.get(entity)
    return outlet is not None and outlet.agency


def _house(name: str, knowledge: Knowledge) -> str:
    known = [entity.id for entity in knowledge.named(name)]
    outlets = [entity for entity in known if entity in knowledge.atlas.outlets] or known
    return house_by_id(outlets[0], knowledge) if outlets else f"outlet/{' '.join(name.casefold().split())}"


def credited(document: Document) -> Iterator[str]:
    """Names of those whose report it may be: the authors, and who stands in the dateline."""
    yield from document.authors
    body = next((block.span for block in document.blocks if block.kind is BlockKind.BODY), None)
    line = dateline(document.text, body) if body else None
    if line is not None:
        yield from BRACKETED.findall(document.text, line.start, line.end)
