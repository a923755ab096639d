"""Who held which office when."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from dragoman.types.ids import EntityId
from dragoman.world.atlas import Atlas
from dragoman.world.entries import OfficeEntry

AFFILIATION = "fellow"
"""The role of those who are quoted as experts of a body; it gives no power."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office, ready to be used."""

    id: EntityId
    label: str
    country: str | None
    sector: str
    titles: tuple[str, ...]
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One time of one person in one office. Days are ISO 8601, cut to the known precision."""

    person: EntityId
    office: EntityId
    start: str | None
    end: str | None
    note: str | None = None
    """`acting`, `suspended` or `disputed`."""

    def holds(self, day: str) -> bool:
        """Whether it was running on a day, as far as the precision of both tells."""
        return within(day, self.start, self.end)


class Offices:
    """Offices, and the terms of those who held them."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    @cached_property
    def all(self) -> Mapping[EntityId, Office]:
        """Every office by its id, in file order: the higher first."""
        return {entity: self._office(entity, entry) for entity, entry in self._atlas.offices.items()}

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term, office by office."""
        return tuple(_term(entity, row) for entity, entry in self._atlas.offices.items() for row in entry.holders)

    def holders(self, office: EntityId, day: str | None) -> tuple[EntityId, ...]:
        """Who held an office on a day; those who only acted in it, or were suspended from it, come last."""
        held = (t for t in self._by_office.get(office, ()) if day and t.holds(day))
        return tuple(dict.fromkeys(t.person for t in sorted(held, key=lambda t: t.note is not None)))

    def all_holders(self, office: EntityId) -> tuple[EntityId, ...]:
        """Everybody who held an office, in the order of their terms."""
        return tuple(t.person for t in sorted(self._by_office.get(office, ()), key=lambda t: t.start or ""))

    def coming(self, office: EntityId, day: str, days: int) -> tuple[EntityId, ...]:
        """Whose term in an office begins within some days after a day."""
        return tuple(
            t.person
            for t in self._by_office.get(office, ())
            if t.start is not None and t.start > day and _close(t.start, day, days)
        )

    def held_by(self, person: EntityId, day: str | None) -> tuple[Office, ...]:
        """The offices a person held on a day; none when the day is not known."""
        return tuple(office for office in self._running(person, day) if not self._affiliation(office))

    def affiliations(self, person: EntityId, day: str | None) -> tuple[Office, ...]:
        """The think-tanks and universities at which a person was an expert on a day; what a report says of them is fuller."""
        return tuple(office for office in self._running(person, day) if self._affiliation(office))

    def near(self, person: EntityId, day: str, days: int) -> tuple[Office, ...]:
        """The offices of a person that began or ended within some days of a day."""
        return tuple(
            self.all[t.office]
            for t in self._by_person.get(person, ())
            if _close(t.start, day, days) or _close(t.end, day, days)
        )

    def ever_held_by(self, person: EntityId) -> tuple[Office, ...]:
        """The offices a person held on any day."""
        return tuple(dict.fromkeys(self.all[t.office] for t in self._by_person.get(person, ())))

    def titled(self, title: str, country: str | None) -> tuple[Office, ...]:
        """The offices of a state (of any, where it is None) that a title names: `prime minister`, `leader`."""
        offices = self._by_title.get(title.lower().replace("’", "'"), ())
        return tuple(o for o in offices if country is None or o.country == country)

    def leading(self, country: str) -> tuple[Office, ...]:
        """The offices whose holders are called the leader of a state."""
        return tuple(o for o in self.all.values() if o.leads and o.country == country)

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[Office, ...]]:
        table: dict[str, tuple[Office, ...]] = {}
        for office in self.all.values():
            for title in office.titles:
                table[title] = (*table.get(title, ()), office)
        return table

    @cached_property
    def _by_office(self) -> Mapping[EntityId, tuple[Term, ...]]:
        table: dict[EntityId, tuple[Term, ...]] = {}
        for term in self.terms:
            table[term.office] = (*table.get(term.office, ()), term)
        return table

    @cached_property
    def _by_person(self) -> Mapping[EntityId, tuple[Term, ...]]:
        table: dict[EntityId, tuple[Term, ...]] = {}
        for term in self.terms:
            table[term.person] = (*table.get(term.person, ()), term)
        return table

    def _running(self, person: EntityId, day: str | None) -> tuple[Office, ...]:
        held = (t for t in self._by_person.get(person, ()) if day and t.holds(day))
        return tuple(dict.fromkeys(map(self._as_held, held)))

    def _affiliation(self, office: Office) -> bool:
        return self._atlas.offices[office.id].role == AFFILIATION

    def _as_held(self, term: Term) -> Office:
        """The office of a term, as its holder is called: `Acting President of South Korea`."""
        office = self.all[term.office]
        return replace(office, label=f"Acting {office.label}", leads=False) if term.note == "acting" else office

    def _office(self, entity: EntityId, entry: OfficeEntry) -> Office:
        role = self._atlas.roles[entry.role]
        return Office(
            id=entity,
            label=self._atlas.office_label(entry),
            country=entry.country,
            sector=role.sector,
            titles=tuple(dict.fromkeys((*entry.titles, *role.titles))),
            leads=role.leads if entry.leads is None else entry.leads,
        )


def within(day: str, start: str | None, end: str | None) -> bool:
    """Whether a day lies between two, both counted, as far as the precision of all three tells."""
    began = start is None or start[: len(day)] <= day[: len(start)]
    return began and (end is None or day[: len(end)] <= end[: len(day)])


def _term(office: EntityId, row: tuple[object, ...]) -> Term:
    person, start, end, note = (*row, None, None, None)[:4]
    return Term(
        person=EntityId(f"person/{person}"), office=office, start=_text(start), end=_text(end), note=_text(note)
    )


def _close(one: str | None, other: str, days: int) -> bool:
    if one is None or len(one) < len(other):
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= days


def _text(value: object) -> str | None:
    return None if value is None else str(value)
