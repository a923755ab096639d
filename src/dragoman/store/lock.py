"""One writer at a time: a lock that names its holder and dies with its process."""

import os
import socket
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from dragoman.types.errors import RecordBusy


class WriterLock:
    """Held from `take` to `release`, or until its process ends in whatever way.

    It is the reserved lock of a small SQLite file of its own: the system frees it with its process, children of the
    holder do not inherit it, and others may still read in the file who holds it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def take(cls, path: Path) -> Self:
        """The lock at `path`.

        Raises:
            RecordBusy: another process, or another writer of this one, holds it.
        """
        connection = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE IF NOT EXISTS holder (pid INTEGER, host TEXT, since TEXT)")
            connection.execute("DELETE FROM holder")
            connection.execute("INSERT INTO holder VALUES (?, ?, ?)", _me())
            connection.execute("COMMIT")
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            holder = _holder(connection) if busy else ""
            connection.close()
            if not busy:
                raise
            raise RecordBusy(f"{path.parent}: {holder} is writing to this record; wait for it, or end it") from error
        return cls(connection)

    def release(self) -> None:
        """Gives the lock back."""
        self._connection.close()


def _me() -> tuple[int, str, str]:
    return os.getpid(), socket.gethostname(), datetime.now(UTC).isoformat(timespec="seconds")


def _holder(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT pid, host, since FROM holder").fetchone()
    except sqlite3.OperationalError:
        row = None
    if row is None:
        return "another process"
    pid, host, since = row
    return f"process {pid} on {host} (since {since})"
