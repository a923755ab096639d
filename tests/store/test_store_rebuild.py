"""A rebuild takes the record's place all at once, keeps what no archive holds, and leaves no trace when it fails."""

import pytest
from synthetic_outcomes import outcome

from dragoman.store import Record
from dragoman.types.documents import Rejected
from dragoman.types.errors import RecordBusy, RecordMissing

VERSIONS = {"made-up": "1"}
REFUSED = Rejected(stage="acquire", reason="cannot be read", detail="permission denied", name="a.txt")


def fill(record, numbers):
    with record.writer() as writer:
        run = writer.begin_run(VERSIONS)
        for number in numbers:
            writer.add(outcome(number), run)
    return run


@pytest.fixture
def kept(record):
    fill(record, range(3))
    with record.writer() as writer:
        writer.reject([REFUSED], writer.begin_run(VERSIONS))
    return record


def test_runs_and_what_never_became_a_capture_are_carried_over(kept):
    before = kept.logical_hash()
    with kept.rebuilding() as fresh:
        run = fill(fresh, range(3))
    assert run == "run-3"
    with kept.view() as view:
        assert [run.id for run in view.runs()] == ["run-1", "run-2", "run-3"]
        assert REFUSED in view.rejected()
    assert kept.logical_hash() == before
    assert kept.verify() == []


def test_readers_see_the_old_until_the_new_is_whole(kept):
    with kept.view() as view, view.snapshot():
        with kept.rebuilding() as fresh:
            fill(fresh, range(1))
            with kept.view() as another:
                assert another.counts()["captures"] == 3
        assert view.counts()["captures"] == 3
    with kept.view() as view:
        assert view.counts()["captures"] == 1


def test_a_view_that_was_open_sees_the_new_afterwards(kept):
    with kept.view() as view:
        with kept.rebuilding() as fresh:
            fill(fresh, range(2))
        assert view.counts()["captures"] == 2
        assert len(list(view.select())) == 2


def test_a_rebuild_that_fails_changes_nothing(kept):
    before = kept.logical_hash()
    with pytest.raises(KeyError), kept.rebuilding() as fresh:  # noqa: PT012 - a rebuild that fails after it began
        fill(fresh, range(1))
        raise KeyError
    assert kept.logical_hash() == before
    assert not list(kept.folder.glob("rebuilding*"))
    kept.writer().close()


def test_nobody_writes_while_it_is_rebuilt(kept):
    with kept.rebuilding() as fresh:
        with pytest.raises(RecordBusy):
            kept.writer()
        fill(fresh, range(3))
    with kept.writer(), pytest.raises(RecordBusy), kept.rebuilding():
        pass


def test_a_lost_database_is_made_anew_from_the_archive(kept):
    before = kept.logical_hash()
    with kept.view() as view:
        counts = view.counts()
    for path in kept.folder.glob("record.sqlite*"):
        path.unlink()
    with pytest.raises(RecordMissing):
        Record.open(kept.folder)
    known = {outcome(number).capture.id: number for number in range(3)}
    with Record.of_archive(kept.folder).rebuilding() as fresh:
        fill(fresh, [known[capture.id] for capture in fresh.archive.captures()])
        with fresh.writer() as writer:
            writer.reject([REFUSED], writer.begin_run(VERSIONS))
    assert Record.open(kept.folder).logical_hash() == before
    with kept.view() as view:
        assert view.counts() == counts


def test_without_an_archive_there_is_nothing_to_make_it_of(tmp_path):
    with pytest.raises(RecordMissing, match="no archive"):
        Record.of_archive(tmp_path)
