"""kill -9 at any moment loses nothing that was acknowledged; a fault of the disk leaves the record whole."""
# ruff: noqa: S311 - chance need not be secret

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from crash_harness import survives
from synthetic_outcomes import outcome

from dragoman.store import Record
from dragoman.types.errors import RecordError

VERSIONS = {"made-up": "1"}


def test_fifteen_kills(tmp_path):
    crashes = survives(tmp_path, kills=15, documents=60, seed=7)
    assert crashes.kills == 15
    assert crashes.acknowledged > 0


class Fault:
    """Lets a few calls through and fails the next one."""

    def __init__(self, call, after):
        self.call, self.left = call, after

    def __call__(self, *arguments, **options):
        self.left -= 1
        if self.left == -1:
            raise OSError(28, "No space left on device")
        return self.call(*arguments, **options)


@pytest.mark.parametrize("after", range(5))
@pytest.mark.parametrize(("owner", "name"), [(os, "fsync"), (Path, "replace"), (Path, "open"), (Path, "mkdir")])
def test_a_fault_at_any_step_of_the_archive_leaves_the_record_whole(tmp_path, monkeypatch, owner, name, after):
    record = Record.create(tmp_path)
    with record.writer() as writer:
        run = writer.begin_run(VERSIONS)
        fault = Fault(getattr(owner, name), after)
        monkeypatch.setattr(owner, name, lambda *a, **k: fault(*a, **k))  # noqa: PLW0108 - only a function is bound as a method
        told = []
        for number in range(2):
            try:
                writer.add(outcome(number), run)
            except RecordError as error:
                told.append(str(error))
        monkeypatch.undo()
        assert all("disk is full" in text for text in told)
        assert len(told) == (fault.left < 0)
        assert record.verify() == []
        with record.view() as view:
            assert view.counts()["captures"] == 2 - len(told)
        for number in range(2):
            writer.add(outcome(number), run)
    assert record.verify() == []
    assert list((record.folder / "archive" / "unfinished").iterdir()) == []


def test_what_an_interrupted_writer_left_unfinished_is_swept_away(record):
    unfinished = record.folder / "archive" / "unfinished"
    unfinished.mkdir(parents=True)
    (unfinished / "half.123").write_bytes(b"half")
    record.writer().close()
    assert list(unfinished.iterdir()) == []


REBUILD = """
import os, sys
sys.path.insert(0, {tests!r})
from synthetic_outcomes import outcome
from dragoman.store import Record
with Record.open({folder!r}).rebuilding() as fresh, fresh.writer() as writer:
    run = writer.begin_run({{"made-up": "1"}})
    for number in range(3):
        writer.add(outcome(number), run)
    os._exit(9)
"""
SWAP = """
from pathlib import Path
from dragoman.store.database import put_in_place
print("go", flush=True)
put_in_place(Path({fresh!r}), Path({path!r}))
"""


def filled(folder, numbers):
    record = Record.create(folder)
    with record.writer() as writer:
        run = writer.begin_run(VERSIONS)
        for number in numbers:
            writer.add(outcome(number), run)
    return record


def test_a_swap_that_is_killed_leaves_the_old_or_the_new(tmp_path):
    old, new = filled(tmp_path / "old", range(10)), filled(tmp_path / "new", range(10, 50))
    hashes = {old.logical_hash(), new.logical_hash()}
    chance = random.Random(3)
    code = SWAP.format(fresh=str(new.database), path=str(old.database))
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.kill()
        assert old.logical_hash() in hashes
        with closing(sqlite3.connect(old.database)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_rebuild_that_is_killed_leaves_the_record_as_it_was(record):
    filled(record.folder, range(5))
    before = record.logical_hash()
    code = REBUILD.format(tests=str(Path(__file__).parent), folder=str(record.folder))
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert record.logical_hash() == before
    assert record.verify() == []
    with record.rebuilding() as fresh, fresh.writer() as writer:
        run = writer.begin_run(VERSIONS)
        for number in range(5):
            writer.add(outcome(number), run)
    assert record.logical_hash() == before
    assert {path.name for path in record.folder.iterdir()} <= {
        "archive",
        "record.lock",
        "record.sqlite",
        "record.sqlite-wal",
        "record.sqlite-shm",
    }


def test_a_commit_is_on_the_disk_before_it_is_acknowledged(record):
    with record.writer() as writer:
        mode = writer._connection.execute("PRAGMA synchronous").fetchone()[0]
        journal = writer._connection.execute("PRAGMA journal_mode").fetchone()[0]
    full = 2
    assert (mode, journal) == (full, "wal")


def test_a_database_torn_in_the_middle_is_found_and_made_anew(record):
    filled(record.folder, range(20))
    before = record.logical_hash()
    with closing(sqlite3.connect(record.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(record.database.read_bytes())
    data[4096 * 40 : 4096 * 60] = b"\xff" * (4096 * 20)
    record.database.write_bytes(data)
    assert record.verify() != []
    again = Record.of_archive(record.folder)
    with again.rebuilding() as fresh, fresh.writer() as writer:
        run = writer.begin_run(VERSIONS)
        for number in range(20):
            writer.add(outcome(number), run)
    assert Record.open(record.folder).logical_hash() == before
    assert record.verify() == []
