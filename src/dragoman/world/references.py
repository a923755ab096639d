"""Whatever one knowledge file names of another is there, and days are days."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dragoman.types.errors import VocabularyError
from dragoman.world.entries import NOTES, OfficeEntry

if TYPE_CHECKING:
    from dragoman.world.atlas import Atlas

DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


class Named(NamedTuple):
    """Names that an entry uses, where they must be known, and what to call them."""

    file: str
    entry: str
    field: str
    names: Iterable[str | None]
    known: Collection[str]


def check(atlas: "Atlas") -> None:
    """Find what is named and not there.

    Raises:
        VocabularyError: an entry names another that is not there, or a day is none.
    """
    for named in _named(atlas):
        missing = sorted({name for name in named.names if name and name not in named.known})
        if missing:
            raise VocabularyError(
                f"{named.file}: {named.entry}: {named.field} {', '.join(missing)} is not known; add it to its file or mend the name"
            )
    for file, entry, day in _days(atlas):
        if day is not None and not DAY.fullmatch(str(day)):
            raise VocabularyError(f"{file}: {entry}: {str(day)!r} is no day; write 2024-10-01, 2024-10 or 2024")


def _named(atlas: "Atlas") -> Iterator[Named]:
    codes = atlas.states_by_code
    for office in atlas.offices.values():
        yield from _named_by_office(office, atlas)
    for file, table in _with_country(atlas).items():
        for name, country in table:
            yield Named(file, name, "country", (country,), codes)
    for body in atlas.organisations.values():
        yield Named("organisations.yaml", body.name, "member", body.states, codes)
    for agreement in atlas.agreements.values():
        yield Named("agreements.yaml", agreement.name, "party", agreement.parties, codes)
    for force in atlas.forces.values():
        yield Named("forces.yaml", force.name, "host", force.hosts, codes)


def _named_by_office(office: OfficeEntry, atlas: "Atlas") -> Iterator[Named]:
    file, name = "offices.yaml", office.name
    bodies = {f"organisation/{body}" for body in (office.body, office.to) if body} & atlas.organisations.keys()
    known = {body.removeprefix("organisation/") for body in bodies}
    yield Named(file, name, "role", (office.role,), atlas.roles)
    yield Named(file, name, "holder", (f"person/{row[0]}" for row in office.holders), atlas.people)
    yield Named(file, name, "note", (str(note) for row in office.holders for note in row[3:]), NOTES)
    yield Named(file, name, "body", (office.body,), known)
    yield Named(file, name, "to", (office.to,), known if office.to in known else atlas.states_by_code)


def _with_country(atlas: "Atlas") -> Mapping[str, Iterable[tuple[str, str | None]]]:
    return {
        "people.yaml": ((e.name, e.country) for e in atlas.people.values()),
        "offices.yaml": ((e.name, e.country) for e in atlas.offices.values()),
        "organisations.yaml": ((e.name, e.country) for e in atlas.organisations.values()),
        "outlets.yaml": ((e.name, e.country) for e in atlas.outlets.values()),
        "forces.yaml": ((e.name, e.country) for e in atlas.forces.values()),
        "places.yaml": ((e.name, e.country) for e in atlas.places.values()),
    }


def _days(atlas: "Atlas") -> Iterator[tuple[str, str, object]]:
    for office in atlas.offices.values():
        yield from (("offices.yaml", office.name, day) for row in office.holders for day in row[1:3])
    for body in atlas.organisations.values():
        rows = (row for row in body.members if not isinstance(row, str))
        days = (body.since, body.until, *(day for row in rows for day in row[1:]))
        yield from (("organisations.yaml", body.name, day) for day in days)
    for agreement in atlas.agreements.values():
        days = (agreement.signed, agreement.in_force, agreement.ended)
        yield from (("agreements.yaml", agreement.name, day) for day in days)
