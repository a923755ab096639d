"""The knowledge files as values, and the entities they make."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from dragoman.types.ids import EntityId
from dragoman.types.resolutions import Entity
from dragoman.types.vocabularies.entries import load_entries, packaged
from dragoman.world.entries import (
    KINDS,
    Agreement,
    Division,
    FamilyNames,
    Force,
    GivenNames,
    OfficeEntry,
    Organisation,
    Outlet,
    Person,
    PlaceEntry,
    Role,
    State,
    Title,
)
from dragoman.world.references import check

Entry = TypeVar("Entry")
NOT_WORD = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, eq=False, kw_only=True)
class Atlas:
    """The entries of all knowledge files, by entity where they make one."""

    states: Mapping[EntityId, State]
    people: Mapping[EntityId, Person]
    roles: Mapping[str, Role]
    offices: Mapping[EntityId, OfficeEntry]
    organisations: Mapping[EntityId, Organisation]
    outlets: Mapping[EntityId, Outlet]
    agreements: Mapping[EntityId, Agreement]
    forces: Mapping[EntityId, Force]
    places: Mapping[EntityId, PlaceEntry]
    divisions: Mapping[str, Division]
    titles: Mapping[str, Title]
    family_names: frozenset[str]
    """Family names that stand first."""
    genders: Mapping[str, str]
    """`f` or `m` by given name, for names that are no family names too."""

    @cached_property
    def states_by_code(self) -> Mapping[str, EntityId]:
        """The entity of each ISO 3166-1 alpha-3 code."""
        return {state.name: entity for entity, state in self.states.items()}

    @cached_property
    def entities(self) -> Mapping[EntityId, Entity]:
        """Every entity we know, by its id."""
        made = {entity: _state(entity, state) for entity, state in self.states.items()}
        made |= {e: _entity(e, p, p.label, p.country) for e, p in self.people.items()}
        made |= {e: _entity(e, o, o.label, o.country, o.sector) for e, o in self.organisations.items()}
        made |= {e: _entity(e, o, o.label, o.country, "JRN") for e, o in self.outlets.items()}
        made |= {e: _entity(e, a, a.label, None) for e, a in self.agreements.items()}
        made |= {e: _entity(e, f, f.label, f.country, f.sector) for e, f in self.forces.items()}
        made |= {e: _entity(e, p, p.label, p.country) for e, p in self.places.items()}
        made |= {
            e: _entity(e, o, self.office_label(o), o.country, self.roles[o.role].sector)
            for e, o in self.offices.items()
        }
        return made

    def office_label(self, office: OfficeEntry) -> str:
        """How an office is called: `Prime Minister of Japan`."""
        if office.label:
            return office.label
        state = self.states.get(self.states_by_code.get(office.country or "", EntityId("")))
        body = self.organisations.get(EntityId(f"organisation/{office.body}"))
        where = body.label if body else state.label if state else office.country or ""
        return self.roles[office.role].label.format(where)


def load_atlas(extra: Path | None = None) -> Atlas:
    """The knowledge that comes with Dragoman, extended by files of the same names in the folder `extra`.

    Raises:
        VocabularyError: a file is not valid, or an entry names another that is not there.
    """

    def table(kind: type[Entry], file: str) -> dict[str, Entry]:
        own = extra / file if extra else None
        sources: list[Traversable | Path] = [packaged(__package__ or "dragoman.world", file)]
        return load_entries(kind, [*sources, *([own] if own and own.exists() else [])])

    family_names = frozenset(n for entry in table(FamilyNames, "family_names.yaml").values() for n in entry.names)
    given_names = table(GivenNames, "given_names.yaml").values()
    atlas = Atlas(
        states={slug("state", state.label): state for state in table(State, "states.yaml").values()},
        people=_by_id("person", table(Person, "people.yaml")),
        roles=table(Role, "roles.yaml"),
        offices=_by_id("office", table(OfficeEntry, "offices.yaml")),
        organisations=_by_id("organisation", table(Organisation, "organisations.yaml")),
        outlets=_by_id("outlet", table(Outlet, "outlets.yaml")),
        agreements=_by_id("agreement", table(Agreement, "agreements.yaml")),
        forces=_by_id("force", table(Force, "forces.yaml")),
        places=_by_id("place", table(PlaceEntry, "places.yaml")),
        divisions=table(Division, "divisions.yaml"),
        titles=table(Title, "titles.yaml"),
        family_names=family_names,
        genders={name: entry.name for entry in given_names for name in entry.names if name not in family_names},
    )
    check(atlas)
    return atlas


def slug(kind: str, name: str) -> EntityId:
    """The id of an entity: its kind and its name in lower case ASCII with hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return EntityId(f"{kind}/{NOT_WORD.sub('-', plain.encode('ascii', 'ignore').decode()).strip('-')}")


def _by_id(kind: str, entries: Mapping[str, Entry]) -> dict[EntityId, Entry]:
    return {EntityId(f"{kind}/{name}"): entry for name, entry in entries.items()}


def _state(entity: EntityId, state: State) -> Entity:
    return Entity(id=entity, name=state.label, kind=KINDS[State], country=state.name, sector="GOV")


def _entity(entity: EntityId, entry: object, name: str, country: str | None, sector: str | None = None) -> Entity:
    return Entity(id=entity, name=name, kind=KINDS[type(entry)], country=country, sector=sector)
