"""What is known of the world, and how to ask."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dragoman.types.ids import EntityId
from dragoman.types.resolutions import Entity
from dragoman.types.vocabularies import Vocabulary, load_vocabulary
from dragoman.world.atlas import Atlas, load_atlas
from dragoman.world.entries import Organisation, Outlet, Person, PlaceEntry, State
from dragoman.world.gazetteer import Gazetteer, key
from dragoman.world.geonames import Divisions, GeoNames
from dragoman.world.names import all_names, bare_name
from dragoman.world.offices import Office, Offices, within


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Vocabularies, and entities with their names and validity dates."""

    vocabulary: Vocabulary
    atlas: Atlas
    """The entries as they stand in the files."""

    def named(self, surface: str) -> tuple[Entity, ...]:
        """The entities that go by this name, whatever the day; middle initials and a possessive ending do not matter."""
        found = self.names.entities(surface) or self.names.entities(bare_name(surface))
        return tuple(self.atlas.entities[entity] for entity in found)

    def entity(self, entity: EntityId | str) -> Entity | None:
        """The entity with this id, where it is one of ours."""
        return self.atlas.entities.get(EntityId(entity))

    @cached_property
    def names(self) -> Gazetteer:
        """Every name of every entity."""
        return Gazetteer(all_names(self.atlas))

    @cached_property
    def offices(self) -> Offices:
        """Offices, and who held them when."""
        return Offices(self.atlas)

    def holders(self, office: EntityId | str, day: str | None) -> tuple[Entity, ...]:
        """Who held an office on a day (ISO 8601); nobody when the day is not known."""
        return tuple(self.atlas.entities[person] for person in self.offices.holders(EntityId(office), day))

    def offices_of(self, person: EntityId | str, day: str | None) -> tuple[Office, ...]:
        """The offices a person held on a day, the highest first."""
        return self.offices.held_by(EntityId(person), day)

    def members(self, organisation: EntityId | str, day: str) -> tuple[str, ...]:
        """The states (ISO 3166-1 alpha-3) that belonged to an organisation on a day."""
        body = self.atlas.organisations[EntityId(organisation)]
        if not within(day, _text(body.since), _text(body.until)):
            return ()
        spells = ((member,) if isinstance(member, str) else member for member in body.members)
        return tuple(str(code) for code, *days in spells if within(day, *map(_text, (*days, None, None)[:2])))

    def state(self, code: str | None) -> Entity | None:
        """The state with this ISO 3166-1 alpha-3 code."""
        return self.atlas.entities.get(self.atlas.states_by_code.get(code or "", EntityId("")))

    def country_of_adjective(self, word: str) -> str | None:
        """The ISO 3166-1 alpha-3 code of the state that an adjective or a name of a people belongs to: `Japanese`, `Americans`."""
        return self._adjectives.get(key(word))

    def country_of_name(self, surface: str) -> str | None:
        """The ISO 3166-1 alpha-3 code of the state that a name or capital stands for: `Tokyo`, `the US`."""
        states = [e for e in self.named(surface) if e.id in self.atlas.states]
        return states[0].country if states else None

    def countries_in(self, phrase: str) -> tuple[str, ...]:
        """The states that a phrase names, by name, adjective, capital, body or person, in its order: `the Japanese-US talks`.

        Outlets tell nothing: their names are often ordinary words.
        """
        found = (match.entities[0] for match in self._countries.matches(phrase))
        meant = (self.entity(entity) for entity in found if entity not in self.atlas.outlets)
        return tuple(dict.fromkeys(entity.country for entity in meant if entity is not None and entity.country))

    @cached_property
    def geonames(self) -> GeoNames:
        """The cities and divisions of all states, opened at the first question."""
        return GeoNames()

    @cached_property
    def divisions(self) -> Divisions:
        """The first divisions of states by their short forms."""
        return Divisions(self.geonames, self.atlas.divisions.values())

    def person(self, entity: EntityId | str | None) -> Person | None:
        """What is known of a person."""
        return self.atlas.people.get(EntityId(entity or ""))

    def place(self, entity: EntityId | str) -> PlaceEntry | None:
        """What is known of a place."""
        return self.atlas.places.get(EntityId(entity))

    def outlet(self, domain: str) -> Outlet | None:
        """The outlet that publishes at a domain or below it: `edition.cnn.com`."""
        found = self.publisher(domain)
        return found if isinstance(found, Outlet) else None

    def publisher(self, domain: str) -> Outlet | Organisation | None:
        """The outlet, or the body with a site of its own, that publishes at a domain or below it: `www.nato.int`."""
        parts = domain.lower().removeprefix("www.").split(".")
        tails = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self._domains[tail] for tail in tails if tail in self._domains), None)

    def surnamed(self, surname: str) -> tuple[Entity, ...]:
        """The people with a surname."""
        return tuple(self.atlas.entities[person] for person in self._surnames.get(key(surname), ()))

    @cached_property
    def _countries(self) -> Gazetteer:
        """Every name, and the adjectives and peoples of the states."""
        states = self.atlas.states.items()
        words = ((word, entity) for entity, state in states for word in (*state.adjectives, *state.demonyms))
        return Gazetteer([*words, *all_names(self.atlas)])

    @cached_property
    def _adjectives(self) -> Mapping[tuple[str, ...], str]:
        return dict(_adjectives(self.atlas.states.values()))

    @cached_property
    def _domains(self) -> Mapping[str, Outlet | Organisation]:
        entries: tuple[Outlet | Organisation, ...] = (*self.atlas.organisations.values(), *self.atlas.outlets.values())
        return {domain: entry for entry in entries for domain in entry.domains}

    @cached_property
    def _surnames(self) -> Mapping[tuple[str, ...], tuple[EntityId, ...]]:
        table: dict[tuple[str, ...], tuple[EntityId, ...]] = {}
        for entity, person in self.atlas.people.items():
            folded = key(person.family_name)
            table[folded] = (*table.get(folded, ()), entity)
        return table


def load(extra: Path | None = None) -> Knowledge:
    """All knowledge that comes with Dragoman, extended by the files in the folder `extra`.

    Raises:
        VocabularyError: a file is not valid.
    """
    return Knowledge(vocabulary=load_vocabulary(extra), atlas=load_atlas(extra))


def _adjectives(states: Iterable[State]) -> Iterator[tuple[tuple[str, ...], str]]:
    for state in states:
        for word in (*state.demonyms, *state.adjectives):
            yield key(word), state.name


def _text(day: str | int | None) -> str | None:
    return None if day is None else str(day)
