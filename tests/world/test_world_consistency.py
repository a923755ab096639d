"""The knowledge does not contradict itself: terms, names, members, domains."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest

from dragoman.types.ids import EntityId
from dragoman.world import Knowledge
from dragoman.world.gazetteer import key
from dragoman.world.names import all_names
from dragoman.world.offices import Term, within

FIRST_YEAR, LAST_YEAR = 2008, 2025
MAIN = frozenset(
    {
        *("ARG", "AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "IRN", "ISR", "ITA"),
        *("JPN", "KOR", "MEX", "PHL", "PRK", "RUS", "SAU", "TUR", "TWN", "UKR", "USA", "VNM", "ZAF"),
    }
)
"""The states whose main offices must be filled without a hole."""
LEADING = frozenset(
    {
        "president",
        "prime-minister",
        "chancellor",
        "supreme-leader",
        "foreign-minister",
        "secretary-of-state",
        "defence-minister",
        "secretary-of-defense",
    }
)
HOLES = {
    "office/director-of-the-foreign-affairs-commission-of-china": 6,  # nobody between two who are known
    "office/prime-minister-of-turkey": 100,  # abolished in July 2018
}
"""Months without a holder, where they are more than two."""
HOMONYMS = {"kim min seok", "kim yong hyun", "ri yong ho", "david johnston"}
"""Names of two people of whom both are quoted."""
FAMILIES = {
    *("Obama", "Trump", "Biden", "McCain", "Truss", "Merz", "Duterte", "Herzog"),
    *("Khamenei", "Bolsonaro", "Guterres", "Orbán", "Frederiksen", "Niinistö"),
}
"""Surnames that mean one person when they stand alone, though we know others who bear them."""


def test_an_office_of_one_has_one_holder_at_a_time(knowledge: Knowledge) -> None:
    overlaps = [
        (one, other)
        for terms in _by_office(knowledge).values()
        for one, other in pairwise(sorted(terms, key=lambda term: _first(term.start)))
        if _overlap(one, other)
    ]
    assert not overlaps


def test_every_term_is_written_once_and_in_order(knowledge: Knowledge) -> None:
    for entity, office in knowledge.atlas.offices.items():
        starts = [_first(str(row[1]) if len(row) > 1 and row[1] is not None else None) for row in office.holders]
        assert starts == sorted(starts), entity
        assert len(set(office.holders)) == len(office.holders), entity


def test_the_main_offices_of_the_main_states_are_never_without_a_holder(knowledge: Knowledge) -> None:
    months = [f"{year}-{month:02}-15" for year in range(FIRST_YEAR, LAST_YEAR + 1) for month in range(1, 13)]
    holes: dict[EntityId, list[str]] = {}
    for entity, office in knowledge.atlas.offices.items():
        if office.country in MAIN and office.role in LEADING and not (office.several or office.body):
            holes[entity] = [month for month in months if not knowledge.holders(entity, month)]
    assert len(holes) > 70
    assert not {entity: empty for entity, empty in holes.items() if len(empty) > HOLES.get(entity, 2)}


def test_people_hold_an_office_or_are_known_for_themselves(knowledge: Knowledge) -> None:
    """Most people are there for their offices; the others stay few, so that the file does not become a directory."""
    without = [person for person in knowledge.atlas.people if not knowledge.offices.ever_held_by(person)]
    assert len(without) < len(knowledge.atlas.people) / 15


def test_names_of_people_are_those_of_one_person(knowledge: Knowledge) -> None:
    twice = {" ".join(name) for name, found in _meanings(knowledge, "person").items() if len(found) > 1}
    turned = {" ".join((*rest, first)) for first, *rest in map(str.split, HOMONYMS)}
    assert twice <= HOMONYMS | turned


@pytest.mark.parametrize("kind", ["state", "organisation", "outlet", "agreement", "force"])
def test_names_of_things_are_those_of_one_thing(kind: str, knowledge: Knowledge) -> None:
    assert not {name: found for name, found in _meanings(knowledge, kind).items() if len(found) > 1}


def test_a_surname_that_is_enough_is_nobody_elses(knowledge: Knowledge) -> None:
    people = knowledge.atlas.people.items()
    enough = [(word, entity) for entity, person in people for word in person.short]
    assert len(enough) > 200
    shared = {
        word for word, entity in enough if any(other.id != entity for other in knowledge.surnamed(word))
    } - FAMILIES
    assert not shared


def test_a_domain_belongs_to_one_publisher(knowledge: Knowledge) -> None:
    domains = [domain for outlet in knowledge.atlas.outlets.values() for domain in outlet.domains]
    domains += [domain for body in knowledge.atlas.organisations.values() for domain in body.domains]
    assert len(knowledge.atlas.outlets) > 500
    assert len(set(domains)) == len(domains)
    assert all(domain == domain.lower() and "/" not in domain for domain in domains)


def test_memberships_lie_within_the_life_of_the_body_and_do_not_overlap(knowledge: Knowledge) -> None:
    for body in knowledge.atlas.organisations.values():
        spells: dict[str, list[tuple[str | int | None, ...]]] = defaultdict(list)
        for row in ((member,) if isinstance(member, str) else member for member in body.members):
            spells[str(row[0])].append((*row[1:], None, None)[:2])
        for code, times in spells.items():
            ends = [_last(end) for _, end in times[:-1]]
            begins = [_first(start) for start, _ in times[1:]]
            assert all(end < start for end, start in zip(ends, begins, strict=True)), (body.name, code)


def test_agreements_are_signed_before_they_end(knowledge: Knowledge) -> None:
    for agreement in knowledge.atlas.agreements.values():
        if agreement.signed and agreement.ended:
            assert _first(agreement.signed) <= _last(agreement.ended), agreement.name


def test_days_compare_at_the_precision_of_the_coarser() -> None:
    assert within("2016-11-09", "2016", "2016")
    assert within("2016", "2016-11-09", None)
    assert not within("2016-11-09", "2016-12", None)
    assert not within("2017-01-01", None, "2016")


def _by_office(knowledge: Knowledge) -> dict[EntityId, list[Term]]:
    """The terms in offices of one, without those who only acted or were suspended."""
    terms: dict[EntityId, list[Term]] = defaultdict(list)
    for term in knowledge.offices.terms:
        if term.note is None and not knowledge.atlas.offices[term.office].several:
            terms[term.office].append(term)
    return terms


def _overlap(one: Term, other: Term) -> bool:
    """Whether the second began before the first ended; a day on which one follows the other belongs to both."""
    if one.end is None or other.start is None:
        return one.end is None
    known = min(len(one.end), len(other.start))
    return other.start[:known] < one.end[:known]


def _meanings(knowledge: Knowledge, kind: str) -> dict[tuple[str, ...], set[EntityId]]:
    meanings: dict[tuple[str, ...], set[EntityId]] = defaultdict(set)
    for name, entity in _of_kind(all_names(knowledge.atlas), kind):
        meanings[key(name)].add(entity)
    return meanings


def _of_kind(names: Iterable[tuple[str, EntityId]], kind: str) -> Iterator[tuple[str, EntityId]]:
    return ((name, entity) for name, entity in names if entity.startswith(f"{kind}/"))


def _first(day: str | int | None) -> str:
    return "" if day is None else f"{day}-01-01"[:10] if len(str(day)) == len("2016") else f"{day}-01"[:10]


def _last(day: str | int | None) -> str:
    return "9999" if day is None else f"{day}-12-31"[:10] if len(str(day)) == len("2016") else f"{day}-31"[:10]
