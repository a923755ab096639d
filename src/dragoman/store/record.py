"""A record on disk: where its parts lie, and who may read and write it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from dragoman.store.archive import Archive
from dragoman.store.database import check_version, connect_to_read, put_in_place
from dragoman.store.disk import explained, make_folder
from dragoman.store.hashing import logical_hash
from dragoman.store.lock import WriterLock
from dragoman.store.values import Finding, Progress, no_progress
from dragoman.store.verify import verify
from dragoman.store.view import View
from dragoman.store.writer import Writer
from dragoman.types.errors import RecordDamaged, RecordMissing

DEFAULT_FOLDER = "dragoman-record"


class Record:
    """A folder that holds `record.sqlite` and the archive of exact bytes."""

    def __init__(self, folder: Path, *, name: str = "record") -> None:
        self.folder = folder
        self.archive = Archive(folder / "archive")
        self.database = folder / f"{name}.sqlite"
        self._lock_file = folder / f"{name}.lock"

    @classmethod
    def create(cls, folder: Path | str = DEFAULT_FOLDER) -> Self:
        """The record in this folder, made if there is none.

        Raises:
            RecordBusy: it has to be made or brought up to date, and another process is writing.
            RecordTooNew: a later version of Dragoman has been here.
            RecordError: the place cannot be written.
        """
        record = cls(Path(folder))
        if not record.database.exists():
            with explained(record.folder):
                make_folder(record.folder)
            record.writer().close()
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path | str = DEFAULT_FOLDER) -> Self:
        """The record in this folder; one of an earlier version is brought up to date.

        Raises:
            RecordMissing: there is none.
            RecordBusy: it has to be brought up to date, and another process is writing.
            RecordTooNew: a later version of Dragoman has been here.
            RecordDamaged: the database cannot be read.
        """
        record = cls(Path(folder))
        with explained(record.database):
            connection = connect_to_read(record.database)
            try:
                current = check_version(connection, record.database)
            finally:
                connection.close()
        if not current:
            record.writer().close()
        return record

    @classmethod
    def of_archive(cls, folder: Path | str = DEFAULT_FOLDER) -> Self:
        """The record in this folder, whatever became of its database: for `rebuilding`.

        Raises:
            RecordMissing: there is no archive to make it anew from.
        """
        record = cls(Path(folder))
        if not record.archive.folder.is_dir():
            raise RecordMissing(f"{folder}: holds no archive that a record could be made of; run `dragoman read` first")
        return record

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held open: views and writers close themselves."""

    def view(self) -> View:
        """A way to read, which works while a writer writes.

        Raises:
            RecordMissing: there is no record.
        """
        return View.open(self.database)

    def writer(self) -> Writer:
        """The one writer.

        Raises:
            RecordBusy: there is one already.
        """
        return Writer.open(self.database, self.archive, self._lock_file)

    def verify(self, progress: Progress = no_progress) -> list[Finding]:
        """Everything that does not hold of what the record promises; an empty list when all is well."""
        return verify(self.database, self.archive, progress)

    def logical_hash(self) -> str:
        """One hash over all that the record says; see `dragoman.store.hashing`."""
        with self.view() as view:
            return logical_hash(view)

    @contextmanager
    def rebuilding(self) -> Iterator["Record"]:
        """An empty record over the same archive, which takes this one's place, all at once, when the block ends well.

        Runs, and what was refused before it became a capture, are carried over. Until the end, and for ever if the
        block fails, readers see the record as it was.

        Raises:
            RecordBusy: another process is writing.
        """
        with explained(self.database):
            lock = WriterLock.take(self._lock_file)
        fresh = Record(self.folder, name="rebuilding")
        try:
            fresh._take_away()
            self._carry_over(fresh)
            yield fresh
            with explained(self.database):
                put_in_place(fresh.database, self.database)
        finally:
            fresh._take_away()
            lock.release()

    def _carry_over(self, fresh: "Record") -> None:
        with fresh.writer() as writer:
            try:
                with self.view() as view:
                    writer.carry_over(view)
            except (RecordMissing, RecordDamaged, sqlite3.Error):
                return  # the old database cannot be read, which is why it is made anew

    def _take_away(self) -> None:
        for path in (self.database, self._lock_file):
            for ending in ("", "-wal", "-shm", "-journal"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
