"""One writer, whatever it is given and whoever else is there."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest
from synthetic_outcomes import outcome

from dragoman.store import Record
from dragoman.types.copies import Copy
from dragoman.types.documents import Given, Rejected
from dragoman.types.errors import LawBroken, RecordBusy, RecordError, UnknownId
from dragoman.types.ids import MentionId, RunId
from dragoman.types.judgements import Judgement, Verdict
from dragoman.types.spans import Span, Words

FIRST, SECOND = {"extract": "1"}, {"extract": "2"}


def keep(record, *outcomes, versions=FIRST):
    with record.writer() as writer:
        run = writer.begin_run(versions)
        for each in outcomes:
            writer.add(each, run)
        writer.end_run(run, {"read": len(outcomes)})
    return run


def counts(record):
    with record.view() as view:
        return view.counts()


def kept(record):
    with record.view() as view:
        return list(view.select())


def test_what_was_added_can_be_read(record):
    keep(record, outcome(1), outcome(2))
    assert {read.document.id for read in kept(record)} == {outcome(1).read.document.id, outcome(2).read.document.id}


def test_a_capture_without_document_is_kept_with_its_reasons(record):
    refused = outcome(8)
    assert refused.read is None
    keep(record, refused)
    with record.view() as view:
        assert view.rejected() == tuple(replace(one, name=refused.capture.name) for one in refused.rejected)
        assert [captured.document_id for captured in view.captures()] == [None]
    assert list(record.archive.captures()) == [refused.capture]


def test_runs_tell_versions_settings_and_counts(record):
    with record.writer() as writer:
        run = writer.begin_run({"extract": "1"}, {"jobs": 2})
        writer.end_run(run, {"read": 3})
        unfinished = writer.begin_run({"extract": "1"})
    with record.view() as view:
        first, second = view.runs()
    assert (first.id, first.versions, first.settings, first.counts) == (
        run,
        '{"extract": "1"}',
        '{"jobs": 2}',
        '{"read": 3}',
    )
    assert first.ended is not None
    assert first.started <= first.ended
    assert (second.id, second.ended, second.counts) == (unfinished, None, None)


def test_known_is_what_was_added_with_the_same_versions(record):
    capture = outcome(1).capture
    with record.writer() as writer:
        assert not writer.known(capture.id, FIRST)
        writer.add(outcome(1), writer.begin_run(FIRST))
        assert writer.known(capture.id, FIRST)
        assert not writer.known(capture.id, SECOND)


def test_a_run_that_was_never_begun_is_refused(record):
    with record.writer() as writer, pytest.raises(RecordError, match="never begun"):
        writer.add(outcome(1), RunId("run-7"))
    assert counts(record)["captures"] == 0


def test_reading_again_with_other_versions_replaces_the_reading(record):
    before = outcome(1)
    shorter = replace(before.read, reading=replace(before.read.reading, events=()))
    shorter = replace(shorter, resolution=replace(shorter.resolution, moments=()))
    keep(record, before)
    run = keep(record, replace(before, read=shorter), versions=SECOND)
    assert kept(record) == [shorter]
    with record.view() as view:
        assert [captured.run_id for captured in view.captures()] == [run]
    assert record.verify() == []


def test_a_new_cleaning_takes_the_place_of_the_old_document(record):
    old, other = outcome(1), outcome(2)
    keep(record, old)
    keep(record, replace(old, read=other.read), versions=SECOND)
    assert kept(record) == [other.read]
    assert record.verify() == []


def test_a_document_refused_on_second_reading_goes(record):
    old = outcome(1)
    keep(record, old)
    keep(record, replace(old, read=None, rejected=outcome(8).rejected), versions=SECOND)
    assert kept(record) == []
    with record.view() as view:
        assert view.find("minister") == []
        assert [one.detail for one in view.rejected()] == [one.detail for one in outcome(8).rejected]
    assert record.verify() == []


def two_captures_of_one_document():
    first = outcome(1)
    second = replace(first, capture=replace(first.capture, given=Given(outlet="Another")))
    other = replace(first.read, rejected=(Rejected(stage="clean", reason="page furniture", detail="menu: Home"),))
    pair = sorted([first, replace(second, read=other)], key=lambda each: each.capture.id)
    assert pair[0].read.document.id == pair[1].read.document.id
    return pair


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_captures_of_one_document_the_least_is_its_witness(record, order):
    least, other = two_captures_of_one_document()
    keep(record, *[least, other][::order])
    assert kept(record) == [least.read]
    assert counts(record)["captures"] == 2
    assert record.verify() == []


def test_a_document_stays_as_long_as_one_capture_gives_it(record):
    least, other = two_captures_of_one_document()
    keep(record, least, other)
    keep(record, replace(least, read=None, rejected=outcome(8).rejected), versions=SECOND)
    with record.view() as view:
        assert view.document_ids() == (other.read.document.id,)
    keep(record, replace(other, read=outcome(2).read), versions=SECOND)
    assert kept(record) == [outcome(2).read]
    assert record.verify() == []


@pytest.mark.parametrize("order", [1, -1])
def test_new_versions_win_over_old_whichever_capture_comes_first(tmp_path, order):
    least, other = two_captures_of_one_document()
    record = Record.create(tmp_path)
    keep(record, least, other)
    read_anew = [replace(one, read=replace(one.read, rejected=())) for one in (least, other)]
    keep(record, *read_anew[::order], versions=SECOND)
    assert kept(record) == [read_anew[0].read]


def test_the_first_name_and_sight_of_a_capture_stay(record):
    first = outcome(1)
    keep(record, first)
    keep(record, replace(first, capture=replace(first.capture, name="elsewhere.txt")), versions=SECOND)
    with record.view() as view:
        assert [captured.name for captured in view.captures()] == [first.capture.name]


def test_what_never_became_a_capture_is_kept_once(record):
    refused = Rejected(stage="acquire", reason="cannot be read", detail="permission denied", name="a.txt")
    unnamed = replace(refused, name=None)
    with record.writer() as writer:
        run = writer.begin_run(FIRST)
        for _ in range(2):
            writer.reject([refused, unnamed], run)
    with record.view() as view:
        assert set(view.rejected()) == {refused, unnamed}
        assert view.counts()["rejected"] == 2


def test_copies_of_documents_are_replaced_as_a_whole(record):
    keep(record, outcome(1), outcome(2))
    one, two = outcome(1).read.document.id, outcome(2).read.document.id
    with record.writer() as writer:
        for copy in (
            Copy(document=one, original=two, containment=0.5),
            Copy(document=two, original=one, containment=0.25),
        ):
            with writer.ledger() as ledger:
                ledger.set_copies([one, two], [copy], [])
    with record.view() as view:
        assert view.copies() == (Copy(document=two, original=one, containment=0.25),)


def test_a_judgement_is_withdrawn_and_not_deleted(record):
    hand = Judgement(id="judgement-1", verdict=Verdict.UNSURE, left="a", right="b", by="A reader", at="2026-01-01")
    with record.writer() as writer:
        writer.judge(hand)
        writer.withdraw(hand.id, "2026-01-02")
        with pytest.raises(UnknownId):
            writer.withdraw(hand.id, "2026-01-03")
    with record.view() as view:
        assert view.judgements() == (replace(hand, withdrawn_at="2026-01-02"),)


def broken_speaker(read):
    statement = replace(read.reading.statements[0], speaker=MentionId("mention-nobody"))
    return replace(read, reading=replace(read.reading, statements=(statement, *read.reading.statements[1:])))


def broken_words(read):
    first = read.reading.mentions[0]
    wrong = replace(first, words=Words(first.words.span, "#" * len(first.words.text)))
    return replace(read, reading=replace(read.reading, mentions=(wrong, *read.reading.mentions[1:])))


def broken_twice(read):
    return replace(read, reading=replace(read.reading, times=(*read.reading.times, read.reading.times[0])))


def broken_stranger(read):
    return replace(read, reading=replace(read.reading, document_id=outcome(3).read.document.id))


def broken_list(read):
    event = replace(read.reading.events[-1], recipients=(MentionId("mention-nobody"),))
    return replace(read, reading=replace(read.reading, events=(*read.reading.events[:-1], event)))


def broken_moment(read):
    moment = replace(read.resolution.moments[0], of="event-none")
    return replace(read, resolution=replace(read.resolution, moments=(moment,)))


def broken_when(read):
    moment = read.resolution.moments[0]
    when = replace(moment.when, span=Span(0, 3), text="???")
    return replace(read, resolution=replace(read.resolution, moments=(replace(moment, when=when),)))


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (broken_speaker, "mention-nobody"),
        (broken_words, "words says"),
        (broken_twice, "stands there 2 times"),
        (broken_stranger, "another document"),
        (broken_list, "recipients names mention-nobody"),
        (broken_moment, "event-none"),
        (broken_when, "when says"),
    ],
)
def test_what_breaks_a_law_is_refused_and_nothing_is_kept_of_it(record, spoil, told):
    keep(record, outcome(1))
    before = record.logical_hash()
    bad = replace(outcome(2), read=spoil(outcome(2).read))
    with pytest.raises(LawBroken, match=told):
        keep(record, bad)
    assert record.logical_hash() == before
    keep(record, outcome(2))
    assert len(kept(record)) == 2


def test_half_a_character_is_refused(record):
    bad = outcome(1)
    half = Rejected(stage="clean", reason="page furniture", detail="\ud83d")
    with pytest.raises(LawBroken, match="made-up"):
        keep(record, replace(bad, read=replace(bad.read, rejected=(half,))))
    assert counts(record)["captures"] == 0


def test_a_second_writer_is_told_who_writes(record):
    with record.writer(), pytest.raises(RecordBusy, match=f"process {os.getpid()}"):
        record.writer()
    record.writer().close()


def test_a_second_writer_of_another_process_is_told_who_writes(record):
    code = f"from dragoman.store import Record; Record.open({str(record.folder)!r}).writer()"
    with record.writer():
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert f"RecordBusy: {record.folder}: process {os.getpid()}" in result.stderr


def test_the_lock_of_a_dead_process_is_taken_over(record):
    code = (
        f"import os; from dragoman.store import Record; w = Record.open({str(record.folder)!r}).writer(); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    record.writer().close()


def test_children_of_the_writer_do_not_keep_its_lock(record):
    writer = record.writer()
    wait, release = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(release)
        os.read(wait, 1)
        os._exit(0)
    writer.close()
    record.writer().close()
    os.close(release)
    assert os.waitpid(child, 0)[1] == 0


def test_a_reader_sees_the_last_commit_while_a_writer_writes(record):
    keep(record, outcome(1))
    with record.view() as view, record.writer() as writer:
        run = writer.begin_run(FIRST)
        writer.add(outcome(2), run)
        assert view.counts()["documents"] == 2
        with view.snapshot():
            assert view.counts()["documents"] == 2
            writer.add(outcome(3), run)
            assert view.counts()["documents"] == 2
        assert view.counts()["documents"] == 3


def test_a_view_cannot_write(record):
    with record.view() as view, pytest.raises(sqlite3.OperationalError, match="readonly"):
        view._connection.execute("DELETE FROM documents")


def test_a_full_disk_is_told_and_loses_nothing(record):
    keep(record, outcome(1))
    before = record.logical_hash()
    with record.writer() as writer:
        run = writer.begin_run(FIRST)
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(RecordError, match=r"disk is full.*free some space"):
            writer.add(outcome(2), run)
        assert record.logical_hash() == before
        writer._connection.execute("PRAGMA max_page_count = 1000000")
        writer.add(outcome(2), run)
    assert len(kept(record)) == 2
    assert record.verify() == []


def test_the_hash_tells_records_apart(tmp_path):
    left, right = Record.create(tmp_path / "left"), Record.create(tmp_path / "right")
    keep(left, outcome(1))
    keep(right, outcome(2))
    assert left.logical_hash() != right.logical_hash()


def test_rows_are_deleted_from_the_full_text_index_with_their_document(record):
    keep(record, outcome(1))
    with closing(sqlite3.connect(record.database)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("UPDATE captures SET document_id = NULL")
        connection.execute("UPDATE rejected SET document_id = NULL")
        connection.execute("DELETE FROM documents")
        found = connection.execute("SELECT count(*) FROM block_words WHERE block_words MATCH 'minister'").fetchone()
    assert found == (0,)
