"""Floors hold: on the development parts where they lie beside this checkout, and in their own logic everywhere."""

import json

import pytest
from benchmarks.floors import FLOORS, compare, falls, flat
from benchmarks.sets import SETS, BenchmarkSet, data_folder


def test_a_score_falls_when_it_is_worse_than_its_floor() -> None:
    assert falls("f1", 0.90, 0.95)
    assert not falls("f1", 0.95, 0.95)
    assert not falls("f1", 0.9495, 0.95)
    assert falls("bad_spans", 1, 0)
    assert not falls("bad_spans", 0, 0)


def test_nested_scores_have_dotted_names() -> None:
    assert flat({"exact": {"cue": {"f1": 0.5}}, "n": 3}) == {"exact.cue.f1": 0.5, "n": 3}


def test_every_set_has_a_floor_for_each_of_its_figures() -> None:
    floors = json.loads(FLOORS.read_text())
    for one in SETS:
        assert set(floors[one.name]) == {"fingerprint", *(headline.key for headline in one.headlines)}


@pytest.mark.parametrize("one", [one for one in SETS if one.quick], ids=lambda one: one.name)
def test_no_floor_is_broken(one: BenchmarkSet, capsys: pytest.CaptureFixture[str]) -> None:
    if not (data_folder() / one.place).is_dir():
        pytest.skip(f"the development part of {one.name} does not lie beside this checkout")
    assert compare([one], data_folder()) == 0, capsys.readouterr().out
