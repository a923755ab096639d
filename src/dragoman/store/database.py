"""Connections to the database, and the numbered migrations that make its tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from dragoman.store.disk import sync_folder
from dragoman.types.errors import RecordDamaged, RecordMissing, RecordTooNew

WAIT_SECONDS = 30.0
"""How long a connection waits for another one's short transaction before it gives up."""
WAL_BYTES_KEPT = 64 * 1024 * 1024
"""The write-ahead log is cut back to this size when its content has moved to the database."""

MIGRATIONS = """
CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT
"""


def connect_to_write(path: Path) -> sqlite3.Connection:
    """A connection that writes; a commit is on the disk when it returns (`synchronous = FULL`)."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES_KEPT}")
    return connection


def connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; it works beside a writer, and on a disk that is read-only.

    Raises:
        RecordMissing: there is no database at that place.
    """
    if not path.is_file():
        raise RecordMissing(f"{path.parent}: there is no record here; run `dragoman read` first, or name its folder")
    try:
        return _opened(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CANTOPEN:
            raise
        return _opened(path, "mode=ro&immutable=1")


def _opened(path: Path, options: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?{options}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def put_in_place(fresh: Path, path: Path) -> None:
    """Gives the database at `path` the content of a closed one, all at once; who reads it sees the old or the new.

    A database too damaged to take the content is moved aside and replaced by the file.
    """
    source = sqlite3.connect(fresh, isolation_level=None)
    target = None
    try:
        target = connect_to_write(path)
        source.backup(target)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode not in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise
        _replace(fresh, path)
    finally:
        source.close()
        if target is not None:
            target.close()


def _replace(fresh: Path, path: Path) -> None:
    for ending in ("-wal", "-shm", ""):
        old = path.with_name(path.name + ending)
        if old.exists():
            old.replace(path.with_name(f"damaged-{path.name}{ending}"))
    fresh.replace(path)
    sync_folder(path.parent)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is written inside is kept when it ends well."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def query(name: str) -> str:
    """A named query of `store/queries`."""
    return files("dragoman.store").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the tables up to this version of Dragoman, each migration in a transaction of its own.

    Raises:
        RecordTooNew: a later version of Dragoman has been here.
    """
    check_version(connection, path)
    connection.execute(MIGRATIONS)
    for number, name, script in migrations():
        if number > applied(connection):
            with transaction(connection):
                for statement in statements(script):
                    connection.execute(statement)
                row = (number, name, datetime.now(UTC).isoformat(timespec="seconds"))
                connection.execute("INSERT INTO migrations VALUES (?, ?, ?)", row)


def check_version(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the tables are those of this version of Dragoman; False when they are older.

    Raises:
        RecordTooNew: a later version of Dragoman has been here.
        RecordDamaged: the file is a database of something else.
    """
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and not _has_migrations(connection):
        raise RecordDamaged(f"{path}: is not a record of Dragoman; name another folder")
    if applied(connection) > newest():
        raise RecordTooNew(f"{path}: was written by a later version of Dragoman; install that version to read it")
    return applied(connection) == newest()


def applied(connection: sqlite3.Connection) -> int:
    """The number of the last migration that was applied; 0 for an empty database."""
    if not _has_migrations(connection):
        return 0
    return int(connection.execute("SELECT ifnull(max(number), 0) FROM migrations").fetchone()[0])


def _has_migrations(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").fetchone()
    return found is not None


def newest() -> int:
    """The schema version of this version of Dragoman."""
    return max(number for number, _, _ in migrations())


def migrations() -> list[tuple[int, str, str]]:
    """Number, name and script of every migration, in order."""
    folder = files("dragoman.store").joinpath("migrations")
    found = [file for file in folder.iterdir() if file.name.endswith(".sql")]
    named = [(file.name.removesuffix(".sql").partition("_"), file) for file in found]
    return sorted((int(number), name, file.read_text(encoding="utf-8")) for (number, _, name), file in named)


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they can share a transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
