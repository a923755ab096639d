"""Cities and divisions of states from GeoNames, looked up by name in a sorted table that is never loaded as a whole."""

import mmap
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from dragoman.world.entries import Coordinates, Division
from dragoman.world.gazetteer import key

FILE = str(files(__package__ or "dragoman.world") / "geonames.tsv")
"""Made by `training/geonames.py`: 1,000 inhabitants and more, first divisions, and the counties of four states. GeoNames, CC BY 4.0."""

PLAIN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
"""Names that compare as they are but for their case; most do, and need no closer look."""
REMEMBERED = 20_000
"""Look-ups that are kept, found or not; those of some 200 reports, about 4 MB."""
CITY, FIRST, COUNTY = "c", "d", "k"
"""Sorts of places: a city, a first division of a state, a county."""


@dataclass(frozen=True, slots=True)
class GeoName:
    """One place of the table under one of its names."""

    name: str
    number: int
    """Its id in GeoNames."""
    latitude: float
    longitude: float
    country: str
    """ISO 3166-1 alpha-3."""
    division: str
    """GeoNames code of the first division it lies in, or is: `TX`; unique inside a state."""
    population: int
    sort: str
    """`CITY`, `FIRST` or `COUNTY`."""
    label: str
    """Its usual name."""

    @classmethod
    def of(cls, line: bytes) -> Self:
        """The place of one line of the table."""
        name, number, latitude, longitude, country, division, population, sort, label = line.decode().split("\t")
        return cls(
            name,
            int(number),
            float(latitude),
            float(longitude),
            country,
            division,
            int(population),
            sort,
            label or name,
        )


@dataclass(frozen=True)
class GeoNames:
    """The table, opened at the first question; a look-up reads some 20 of its lines."""

    path: Path = Path(FILE)

    def named(self, surface: str) -> tuple[GeoName, ...]:
        """The places that go by a name, whatever its case and accents; those of most inhabitants first."""
        return self._remembered(order(surface))

    @cached_property
    def _remembered(self) -> Callable[[str], tuple[GeoName, ...]]:
        return lru_cache(maxsize=REMEMBERED)(self._named)

    def _named(self, wanted: str) -> tuple[GeoName, ...]:
        position = self._first(wanted) if wanted else len(self._table)
        found: list[GeoName] = []
        while position < len(self._table):
            end = self._table.find(b"\n", position)
            place = GeoName.of(self._table[position:end])
            if order(place.name) != wanted:
                break
            found.append(place)
            position = end + 1
        return tuple(found)

    def _first(self, wanted: str) -> int:
        """Where the first line starts whose name does not come before `wanted`."""
        low, high = 0, len(self._table)
        while low < high:
            start = self._table.rfind(b"\n", low, (low + high) // 2) + 1 or low
            name = self._table[start : self._table.find(b"\t", start)].decode()
            if order(name) < wanted:
                low = self._table.find(b"\n", start) + 1
            else:
                high = start
        return low

    @cached_property
    def _table(self) -> mmap.mmap:
        with self.path.open("rb") as table:
            return mmap.mmap(table.fileno(), 0, access=mmap.ACCESS_READ)


class Divisions:
    """First divisions of states, with the short forms and middles that `divisions.yaml` adds."""

    def __init__(self, geonames: GeoNames, entries: Iterable[Division]) -> None:
        self._geonames = geonames
        self._entries = tuple(entries)

    def named(self, surface: str) -> tuple[GeoName, ...]:
        """The divisions that a form of `divisions.yaml` means: `Texas` for `TX`."""
        return tuple(place for entry in self._forms.get(order(surface), ()) if (place := self._place(entry)))

    def middle(self, place: GeoName) -> Coordinates:
        """Where a place lies: its own coordinates, or the middle that we have for the division it is."""
        middles = self._middles.get(order(place.label), {}) if place.sort == FIRST else {}
        return middles.get(place.country) or (place.latitude, place.longitude)

    def _place(self, entry: Division) -> GeoName | None:
        named = self._geonames.named(entry.label)
        return next((p for p in named if p.sort == FIRST and p.country == entry.country), None)

    @cached_property
    def _forms(self) -> Mapping[str, tuple[Division, ...]]:
        forms: dict[str, tuple[Division, ...]] = {}
        for entry in self._entries:
            for form in {order(form) for form in (*entry.short, *entry.names)}:
                forms[form] = (*forms.get(form, ()), entry)
        return forms

    @cached_property
    def alone(self) -> re.Pattern[str]:
        """Finds the forms that stand alone."""
        forms = sorted({form for entry in self._entries for form in entry.names}, key=len, reverse=True)
        return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, forms))})(?!\w)")

    @cached_property
    def _middles(self) -> Mapping[str, Mapping[str, Coordinates]]:
        placed = [(place, e) for e in self._entries if e.at is not None and (place := self._place(e))]
        table: dict[str, dict[str, Coordinates]] = {}
        for place, entry in placed:
            table.setdefault(order(place.label), {})[entry.country] = entry.at or (0.0, 0.0)
        return table


def order(name: str) -> str:
    """What the table is sorted by: the words of a name without case, accents, dots and hyphens."""
    return name.lower() if PLAIN.fullmatch(name) else " ".join(key(name))
