"""What is found across documents depends on the documents and the judgements that hold, and on nothing else."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile import update
from dragoman.store import Record
from dragoman.store.tables import ACROSS
from dragoman.types.documents import Rejected
from dragoman.types.judgements import Judgement, Verdict
from dragoman.types.outcomes import Outcome

sys.path.append(str(Path(__file__).parent.parent / "store"))
from synthetic_outcomes import outcome

NUMBERS = (0, 1, 2, 3, 4, 300, 301)
"""Those 300 apart were published on one day."""


def filled(folder: Path, batches: list[list[int]], knowledge) -> Record:
    """A record of these made-up outcomes, reconciled after each batch."""
    record = Record.create(folder)
    with record.writer() as writer:
        run = writer.begin_run({})
        for batch in batches:
            for number in batch:
                writer.add(outcome(number, paragraphs=2), run)
            update(record, writer, lambda: knowledge)
    return record


def across(record: Record) -> dict[str, list[tuple]]:
    """All that was found across documents."""
    with record.view() as view, view.snapshot():
        return {table.name: list(view.rows(table)) for table in ACROSS}


@pytest.fixture(scope="module")
def expected(tmp_path_factory, knowledge):
    found = across(filled(tmp_path_factory.mktemp("law") / "record", [list(NUMBERS)], knowledge))
    assert found["claims"]
    return found


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(NUMBERS), cut=st.integers(0, len(NUMBERS)))
def test_order_and_batches_change_nothing(expected, knowledge, order, cut):
    with TemporaryDirectory() as folder:
        assert across(filled(Path(folder) / "record", [order[:cut], order[cut:]], knowledge)) == expected


def test_reconciling_again_changes_nothing(tmp_path, expected, knowledge):
    record = filled(tmp_path / "record", [list(NUMBERS), []], knowledge)
    assert across(record) == expected


@settings(max_examples=6, deadline=None)
@given(
    pair=st.lists(st.integers(0, len(NUMBERS) - 1), min_size=2, max_size=2, unique=True),
    verdict=st.sampled_from(Verdict),
)
def test_a_judgement_withdrawn_leaves_no_trace(expected, knowledge, pair, verdict):
    with TemporaryDirectory() as folder:
        record = filled(Path(folder) / "record", [list(NUMBERS)], knowledge)
        with record.view() as view:
            ids = view.document_ids()
        left, right = sorted((ids[pair[0]], ids[pair[1]]))
        hand = Judgement(
            id="judgement-1", verdict=verdict, left=left, right=right, by="A reader", at="2026-01-01T00:00:00"
        )
        with record.writer() as writer:
            writer.judge(hand)
            update(record, writer, lambda: knowledge)
            if verdict is Verdict.SAME:
                assert _one_story(record, left, right)
            writer.withdraw(hand.id, "2026-01-02T00:00:00")
            update(record, writer, lambda: knowledge)
        assert across(record) == expected


def _one_story(record: Record, left: str, right: str) -> bool:
    with record.view() as view:
        stories = {member.document: member.story for member in view.members()}
    return stories[left] == stories[right]


def test_a_record_judged_wrong_is_evidence_no_more(tmp_path, knowledge):
    record = filled(tmp_path / "record", [list(NUMBERS)], knowledge)
    with record.view() as view:
        wrong = view.evidence()[0].record
    with record.writer() as writer:
        writer.judge(
            Judgement(id="judgement-1", verdict=Verdict.WRONG, left=wrong, by="A reader", at="2026-01-01T00:00:00")
        )
        update(record, writer, lambda: knowledge)
    with record.view() as view:
        assert wrong not in {piece.record for piece in view.evidence()}
        assert [one.left for one in view.judgements()] == [wrong]


def test_a_document_that_goes_leaves_no_trace(tmp_path, knowledge):
    record = filled(tmp_path / "record", [list(NUMBERS)], knowledge)
    gone = NUMBERS[-1]
    with record.writer() as writer:
        run = writer.begin_run({"clean": "2"})
        refused = Rejected(stage="clean", reason="empty", detail="nothing is left")
        writer.add(Outcome(capture=outcome(gone, paragraphs=2).capture, read=None, rejected=(refused,)), run)
        update(record, writer, lambda: knowledge)
    without = filled(tmp_path / "without", [[number for number in NUMBERS if number != gone]], knowledge)
    assert across(record) == across(without)
