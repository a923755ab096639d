"""Laws of the record, over any lawful documents."""
# ruff: noqa: S311 - chance need not be secret

import random
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lawful_documents import OUTCOMES, read_documents

from dragoman.store import Record, lawful

A_FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
VERSIONS = {"clean": "1", "extract": "1"}


@contextmanager
def new_record():
    with tempfile.TemporaryDirectory() as folder:
        yield Record.create(Path(folder))


def keep(record, outcomes, versions=VERSIONS):
    with record.writer() as writer:
        run = writer.begin_run(versions)
        for outcome in outcomes:
            writer.add(outcome, run)
        writer.end_run(run, {"read": len(outcomes)})


def by_capture(outcomes):
    return {outcome.capture.id: outcome for outcome in outcomes}


@A_FEW
@given(read_documents())
def test_what_keeps_the_laws_is_let_in(read):
    assert lawful(read) is read


@A_FEW
@given(OUTCOMES)
def test_an_outcome_comes_back_as_it_was(outcome):
    with new_record() as record:
        keep(record, [outcome])
        assert list(record.archive.captures()) == [outcome.capture]
        with record.view() as view:
            assert list(view.select()) == ([outcome.read] if outcome.read else [])
            refused = outcome.read.rejected + outcome.read.reading.rejected if outcome.read else outcome.rejected
            named = {replace(one, name=outcome.capture.name if one.name is None else one.name) for one in refused}
            assert set(view.rejected()) == named
        assert record.verify() == []


@A_FEW
@given(st.lists(OUTCOMES, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_nothing(outcomes, chance):
    one_each = list(by_capture(outcomes).values())
    shuffled = random.Random(chance.random()).sample(one_each, len(one_each))
    with new_record() as left, new_record() as right:
        keep(left, one_each)
        keep(right, shuffled)
        assert left.logical_hash() == right.logical_hash()


@A_FEW
@given(st.lists(OUTCOMES, max_size=4))
def test_adding_again_changes_nothing_at_all(outcomes):
    with new_record() as record:
        keep(record, outcomes)
        with record.view() as view:
            before = (view.counts() | {"runs": 0}, view.captures(), list(view.select()))
        keep(record, outcomes)
        with record.view() as view:
            assert (view.counts() | {"runs": 0}, view.captures(), list(view.select())) == before


@A_FEW
@given(st.lists(OUTCOMES, max_size=4))
def test_a_rebuilt_record_says_the_same(outcomes):
    known = by_capture(reversed(outcomes))
    with new_record() as record:
        keep(record, list(known.values()))
        before = record.logical_hash()
        with record.rebuilding() as fresh:
            keep(fresh, [known[capture.id] for capture in fresh.archive.captures()])
        assert record.logical_hash() == before
        assert record.verify() == []


@A_FEW
@given(st.text(max_size=20))
def test_whatever_is_sought_is_never_an_error(words):
    with new_record() as record, record.view() as view:
        assert view.find(words) == []
        assert list(view.select(words=words)) == []
