"""`verify` finds whatever was tampered with, and says where and what to do."""

import sqlite3
from contextlib import closing

import pytest
from synthetic_outcomes import outcome


@pytest.fixture
def kept(record):
    with record.writer() as writer:
        run = writer.begin_run({"made-up": "1"})
        for number in range(3):
            writer.add(outcome(number), run)
    assert record.verify() == []
    return record


def changed(record, *statements):
    with closing(sqlite3.connect(record.database)) as connection, connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0


def checks(record):
    return {finding.check for finding in record.verify()}


@pytest.mark.parametrize(
    ("check", "statement"),
    [
        ("laws", "UPDATE mentions SET words_text = upper(words_text) WHERE rowid = 1"),
        ("laws", "UPDATE mentions SET words_start = words_start + 1, words_end = words_end + 1 WHERE rowid = 1"),
        ("laws", "UPDATE mentions SET words_end = words_end + 1 WHERE rowid = 1"),
        ("laws", "UPDATE figures SET value = value + 1 WHERE rowid = 1"),
        ("laws", "UPDATE statements SET content_spans = '[[0, 3]]', content_text = 'Rep' WHERE rowid = 1"),
        ("laws", "UPDATE statements SET via = '[\"mention-none\"]' WHERE rowid = 1"),
        ("laws", "UPDATE events SET trigger_text = substr(trigger_text, 2) || '?' WHERE rowid = 1"),
        ("laws", "UPDATE documents SET title = 'another'"),
        ("laws", "UPDATE documents SET text = replace(text, 'e', 'E')"),
        ("laws", "UPDATE moments SET \"of\" = 'statement-none' WHERE rowid = 1"),
        ("laws", "UPDATE mentions SET kind = 'planet' WHERE rowid = 1"),
        ("laws", "UPDATE abouts SET entities = '{' WHERE rowid = 1"),
        ("laws", "UPDATE blocks SET text = upper(text) WHERE number = 1"),
        ("full-text index", "UPDATE blocks SET text = 'nothing of the sort' WHERE number = 1"),
        ("foreign keys", "DELETE FROM times WHERE rowid = 1"),
        ("foreign keys", "UPDATE captures SET document_id = 'document-none'"),
        ("captures", "UPDATE captures SET id = 'capture-none' WHERE rowid = 1"),
    ],
)
def test_a_changed_row_is_found(kept, check, statement):
    changed(kept, statement)
    assert check in checks(kept)


def test_changed_bytes_are_found(kept):
    body = kept.archive.body_path(outcome(0).capture.digest)
    body.write_bytes(body.read_bytes() + b"!")
    findings = kept.verify()
    assert {finding.check for finding in findings} == {"archive"}
    assert any(str(body) == finding.where for finding in findings)
    assert all(finding.detail and finding.remedy for finding in findings)


def test_missing_bytes_are_found(kept):
    kept.archive.body_path(outcome(0).capture.digest).unlink()
    assert checks(kept) == {"archive"}


def test_a_missing_capture_is_found(kept):
    kept.archive.slip_path(outcome(0).capture.id).unlink()
    assert checks(kept) == {"captures"}


def test_a_changed_capture_is_found(kept):
    slip = kept.archive.slip_path(outcome(0).capture.id)
    slip.write_text(slip.read_text().replace("The Example", "The Other"))
    assert checks(kept) == {"archive"}


def test_damaged_captures_are_refusals_and_hide_no_others(kept):
    kept.archive.slip_path(outcome(0).capture.id).write_text("{")
    captures = list(kept.archive.captures())
    refused = [one for one in captures if one not in [outcome(number).capture for number in range(3)]]
    assert len(captures) == 3
    assert [(one.stage, one.reason, one.name) for one in refused] == [("store", "damaged", outcome(0).capture.id)]


def test_bytes_that_were_never_acknowledged_are_no_damage(kept):
    kept.archive.put(outcome(7).capture)
    assert kept.verify() == []


def test_progress_is_told(kept):
    told = []
    kept.verify(lambda doing, done, total: told.append((doing, done, total)))
    assert ("documents", 0, 3) in told
    assert ("archive", 2, 3) in told
