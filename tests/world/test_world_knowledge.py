"""Knowledge: names, offices on a day, and files that users add."""

from pathlib import Path

import pytest

from dragoman import world
from dragoman.types.errors import VocabularyError
from dragoman.types.ids import EntityId
from dragoman.world import Knowledge
from dragoman.world.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        ("2012-12-25", "person/yoshihiko-noda"),
        ("2016-11-09", "person/shinzo-abe"),
        ("2024-11-08", "person/shigeru-ishiba"),
        ("2016-11", "person/shinzo-abe"),
        ("2016", "person/shinzo-abe"),
    ],
)
def test_who_held_an_office_on_a_day(day: str, holder: str, knowledge: Knowledge) -> None:
    assert holder in [person.id for person in knowledge.holders("office/prime-minister-of-japan", day)]


def test_nobody_holds_an_office_on_no_day(knowledge: Knowledge) -> None:
    assert knowledge.holders("office/prime-minister-of-japan", None) == ()


def test_one_person_held_several_offices_over_time(knowledge: Knowledge) -> None:
    then = [office.label for office in knowledge.offices_of("person/fumio-kishida", "2016-11-09")]
    later = [office.label for office in knowledge.offices_of("person/fumio-kishida", "2024-06-01")]
    assert then == ["Foreign Minister of Japan"]
    assert later == ["Prime Minister of Japan", "President of the Liberal Democratic Party of Japan"]


def test_who_acts_in_an_office_is_called_so_and_comes_after_who_holds_it(knowledge: Knowledge) -> None:
    day = "2024-12-20"
    assert [who.name for who in knowledge.holders("office/president-of-south-korea", day)] == [
        "Yoon Suk Yeol",
        "Han Duck-soo",
    ]
    assert [office.label for office in knowledge.offices_of("person/han-duck-soo", day)] == [
        "Acting President of South Korea",
        "Prime Minister of South Korea",
    ]


def test_terms_do_not_end_before_they_start(knowledge: Knowledge) -> None:
    for term in knowledge.offices.terms:
        if term.start and term.end:
            assert term.start[: len(term.end)] <= term.end[: len(term.start)], term


@pytest.mark.parametrize("surface", ["Kim Jong Un", "Kim Jong-un", "KIM JONG UN", "Jong Un Kim", "kim jong-un"])
def test_spellings_of_one_name(surface: str, knowledge: Knowledge) -> None:
    assert knowledge.named(surface)[0].id == "person/kim-jong-un"


def test_middle_initials_and_possessives_do_not_matter(knowledge: Knowledge) -> None:
    assert knowledge.named("Joseph Q. Biden's")[0].id == "person/joe-biden"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Japanese", "JPN"),
        ("Americans", "USA"),
        ("Dutch", "NLD"),
        ("Filipinos", "PHL"),
        ("North Korean", "PRK"),
        ("Danes", "DNK"),
    ],
)
def test_adjectives_and_peoples(word: str, code: str, knowledge: Knowledge) -> None:
    assert knowledge.country_of_adjective(word) == code


def test_capitals_stand_for_their_states(knowledge: Knowledge) -> None:
    assert knowledge.country_of_name("Tokyo") == "JPN"
    assert knowledge.country_of_name("Kiev") == knowledge.country_of_name("Kyiv") == "UKR"


def test_every_state_has_a_code_of_three_letters_and_lies_on_the_globe(knowledge: Knowledge) -> None:
    states = knowledge.atlas.states.values()
    assert len(states) >= 197
    for state in states:
        assert len(state.name) == 3
        assert state.name.isupper()
        assert state.at is None or (abs(state.at[0]) <= 90 and abs(state.at[1]) <= 180)


def test_outlets_by_domain(knowledge: Knowledge) -> None:
    outlet = knowledge.outlet("edition.cnn.com")
    assert outlet is not None
    assert outlet.label == "CNN"
    assert knowledge.outlet("www.yna.co.kr") is not None
    assert knowledge.outlet("example.org") is None


def test_the_longest_name_is_found_and_case_matters_for_abbreviations() -> None:
    names = Gazetteer([("US", EntityId("a")), ("US Forces Japan", EntityId("b")), ("Japan", EntityId("c"))])
    text = "US Forces Japan told us that Japan and the U.S. agree"
    assert [(text[m.span.start : m.span.end], m.entities[0]) for m in names.matches(text)] == [
        ("US Forces Japan", "b"),
        ("Japan", "c"),
        ("U.S.", "a"),
    ]


def test_names_do_not_reach_over_sentences() -> None:
    names = Gazetteer([("North Korea", EntityId("a"))])
    assert not list(names.matches("They went North. Korea stayed."))
    assert not list(names.matches("North, Korea"))


def test_a_user_adds_people_and_offices(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        "ada-example: {label: Ada Example, country: NZL, gender: f}\n", encoding="utf-8"
    )
    (tmp_path / "offices.yaml").write_text(
        "mayor-of-atlantis: {role: president, country: NZL, label: Mayor of Atlantis, holders: [[ada-example, 2020-01-01]]}\n",
        encoding="utf-8",
    )
    knowledge = world.load(tmp_path)
    assert knowledge.named("Ada Example")[0].country == "NZL"
    assert [o.label for o in knowledge.offices_of("person/ada-example", "2021-05-05")] == ["Mayor of Atlantis"]


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("people.yaml", "ada: {label: Ada, country: XXX}\n", "ada"),
        ("people.yaml", "ada: {label: Ada, hat: blue}\n", "hat"),
        ("offices.yaml", "o: {role: nothing, country: NZL}\n", "nothing"),
        ("offices.yaml", "o: {role: president, country: NZL, holders: [[nobody-at-all, 2020]]}\n", "nobody-at-all"),
        ("offices.yaml", "o: {role: president, country: NZL, holders: [[barack-obama, soon]]}\n", "soon"),
        (
            "offices.yaml",
            "o: {role: president, country: NZL, holders: [[barack-obama, 2009, 2010, almost]]}\n",
            "almost",
        ),
        ("offices.yaml", "o: {role: ambassador, country: NZL, to: atlantis}\n", "atlantis"),
        ("organisations.yaml", "o: {label: O, members: [[XXX, 2009]]}\n", "XXX"),
        ("organisations.yaml", "o: {label: O, members: [[NZL, soon]]}\n", "soon"),
        ("agreements.yaml", "a: {label: A, parties: [XXX]}\n", "XXX"),
        ("forces.yaml", "f: {label: F, hosts: [XXX]}\n", "XXX"),
        ("states.yaml", "[1, 2]\n", "states.yaml"),
        ("outlets.yaml", "a: {label: A, country: [}\n", "outlets.yaml"),
    ],
)
def test_a_mistake_in_a_file_is_named(tmp_path: Path, file: str, content: str, told: str) -> None:
    (tmp_path / file).write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match=told):
        world.load(tmp_path)
