"""A record on disk: where its parts lie, and who may read and write it."""

from pathlib import Path
from typing import Self

from dragoman.store.archive import Archive
from dragoman.store.database import check_version, connect_to_read
from dragoman.store.disk import explained, make_folder
from dragoman.store.view import View
from dragoman.store.writer import Writer

DEFAULT_FOLDER = "dragoman-record"


class Record:
    """A folder that holds `record.sqlite` and the archive of exact bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.archive = Archive(folder / "archive")

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
        """The record in this folder.

        Raises:
            RecordMissing: there is none.
            RecordTooNew: a later version of Dragoman has been here.
            RecordDamaged: the database cannot be read.
        """
        record = cls(Path(folder))
        with explained(record.database):
            connection = connect_to_read(record.database)
            try:
                check_version(connection, record.database)
            finally:
                connection.close()
        return record

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "record.sqlite"

    def view(self) -> View:
        """A way to read, which works while a writer writes."""
        return View.open(self.database)

    def writer(self) -> Writer:
        """The one writer.

        Raises:
            RecordBusy: there is one already.
        """
        return Writer.open(self.database, self.archive, self.folder / "writer.lock")
