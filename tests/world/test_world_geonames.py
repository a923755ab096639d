"""Cities and divisions of GeoNames, looked up in a table that is never loaded as a whole."""

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman.world import Knowledge
from dragoman.world.geonames import CITY, COUNTY, FILE, FIRST, GeoName, GeoNames, order

LINES = Path(FILE).read_bytes().splitlines()


def test_the_table_is_in_the_order_by_which_it_is_searched() -> None:
    names = [order(line.split(b"\t", 1)[0].decode()) for line in LINES]
    assert all(left <= right for left, right in pairwise(names))


@given(st.sampled_from(LINES))
def test_every_place_is_found_by_its_name(line: bytes) -> None:
    place = GeoName.of(line)
    found = GeoNames().named(place.name)
    assert place in found
    assert {order(one.name) for one in found} == {order(place.name)}


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert all(order(place.name) == order(text) for place in GeoNames().named(text))


def test_names_of_one_place_share_its_number() -> None:
    assert GeoNames().named("Bombay")[0].number == GeoNames().named("Mumbai")[0].number


def test_the_largest_comes_first() -> None:
    populations = [place.population for place in GeoNames().named("Birmingham")]
    assert len(populations) > 1
    assert populations == sorted(populations, reverse=True)


def test_sorts_of_places() -> None:
    assert {place.sort for place in GeoNames().named("Texas")} == {FIRST}
    assert {place.sort for place in GeoNames().named("Bryan County")} == {COUNTY}
    assert GeoNames().named("Mokpo")[0].sort == CITY


def test_short_forms_of_divisions(knowledge: Knowledge) -> None:
    (division,) = knowledge.divisions.named("B.C.")
    assert (division.label, division.country) == ("British Columbia", "CAN")
    assert knowledge.divisions.middle(division) == (54.0, -125.0)
    assert {place.country for place in knowledge.divisions.named("WA")} == {"USA", "AUS"}


def test_every_division_of_ours_is_one_of_the_table(knowledge: Knowledge) -> None:
    for entry in knowledge.atlas.divisions.values():
        named = knowledge.geonames.named(entry.label)
        assert any(place.sort == FIRST and place.country == entry.country for place in named), entry
