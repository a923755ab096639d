"""Writes that last: a file is whole and on the disk, or it is not there; and errors of the disk in plain words."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.types.errors import RecordBusy, RecordDamaged, RecordError

_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space and run the command again, what was read is kept",
    errno.EDQUOT: "your disk quota is used up; free some space and run the command again, what was read is kept",
    errno.EROFS: "the disk is read-only; copy the record to a place that can be written",
    errno.EACCES: "you may not write there; ask for the right, or copy the record to a place of your own",
    errno.EPERM: "you may not write there; ask for the right, or copy the record to a place of your own",
    errno.EIO: "the disk gave an error; copy the record to another disk and run `dragoman verify`",
}
_SQLITE_ERRNOS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_PRIMARY_CODE = 0xFF
"""Extended result codes of SQLite carry the primary one in their low byte."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Errors of the disk and of the database, told with the place and what to do.

    Raises:
        RecordDamaged: the database cannot be read.
        RecordBusy: another program holds the database.
        RecordError: any other trouble with the disk.
    """
    try:
        with explained_database(path):
            yield
    except OSError as error:
        raise RecordError(_told(path, error.errno or 0, error.strerror or str(error))) from error


@contextmanager
def explained_database(path: Path) -> Iterator[None]:
    """Errors of the database alone, for where others' code runs inside.

    Raises:
        RecordDamaged: the database cannot be read.
        RecordBusy: another program holds the database.
        RecordError: any other trouble with the disk.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
        if code in _DAMAGE:
            raise RecordDamaged(f"{path}: is damaged ({error}); run `dragoman rebuild` to make it anew") from error
        if code in _BUSY:
            raise RecordBusy(f"{path}: another program holds it ({error}); close that and try again") from error
        if code not in _SQLITE_ERRNOS:
            raise
        raise RecordError(_told(path, _SQLITE_ERRNOS[code], str(error))) from error


def _told(path: Path, number: int, words: str) -> str:
    remedy = _REMEDIES.get(number, "see that the place exists and can be written, and run the command again")
    return f"{path}: {words}: {remedy}"


def write_whole(path: Path, data: bytes, *, by_way_of: Path) -> None:
    """Puts a file in place so that it is there whole, for good, or not at all.

    Args:
        path: where it shall lie; its folder is made when missing.
        data: its bytes.
        by_way_of: a folder on the same disk for the unfinished file.
    """
    make_folder(path.parent)
    unfinished = by_way_of / f"{path.name}.{os.getpid()}"
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def make_folder(path: Path) -> None:
    """Makes a folder, and those above it that are missing, so that they last."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Waits until the names in a folder are on the disk; systems that cannot do it for folders are left alone."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
