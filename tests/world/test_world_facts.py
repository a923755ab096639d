"""Readable cases of what the knowledge must say: who held an office, who belonged to a body, when an agreement was made."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.world import Knowledge

CASES: dict[str, list[list[Any]]] = yaml.load(
    (Path(__file__).parents[1] / "cases" / "world.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


@pytest.mark.parametrize(("office", "day", "wanted"), CASES["offices"])
def test_who_held_which_office(office: str, day: str, wanted: str, knowledge: Knowledge) -> None:
    office = f"office/{office}"
    terms = {term.person: term for term in knowledge.offices.terms if term.office == office and term.holds(day)}
    held = [f"{terms[who.id].note or ''} {who.name}".strip() for who in knowledge.holders(office, day)]
    assert sorted(held or ["nobody"]) == sorted(wanted.split(", "))


@pytest.mark.parametrize(("body", "day", "inside", "outside"), CASES["members"])
def test_who_belonged_to_which_body(
    body: str, day: str, inside: list[str], outside: list[str], knowledge: Knowledge
) -> None:
    members = set(knowledge.members(f"organisation/{body}", day))
    assert set(inside) <= members
    assert not set(outside) & members


@pytest.mark.parametrize(("agreement", "field", "value"), CASES["agreements"])
def test_when_agreements_were_made(agreement: str, field: str, value: str, knowledge: Knowledge) -> None:
    entries = {entry.name: entry for entry in knowledge.atlas.agreements.values()}
    assert str(getattr(entries[agreement], field)) == value


@pytest.mark.parametrize(("name", "entity"), CASES["names"])
def test_what_a_name_means(name: str, entity: str, knowledge: Knowledge) -> None:
    assert knowledge.named(name)[0].id == entity
