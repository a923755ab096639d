"""One hash over all that a record says, whichever way it came to say it."""

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from dragoman.store.tables import CAPTURES, REJECTED, RUNS, TABLES, Relation
from dragoman.store.view import View

_ACCIDENTAL = {"run_id", "seen"}
"""Columns that say how and when a row came here."""


def logical_hash(view: View) -> str:
    """SHA-256 over all rows but runs: equal for equal input, in any order, with any number of workers, after a rebuild.

    Left out are runs, times of seeing, and the name of a capture: of equal bytes under two names the first one seen
    is kept.
    """
    digest = sha256()
    with view.snapshot():
        for table in TABLES:
            if table is not RUNS:
                digest.update(f"{table.name}\n".encode())
                lines = _lines(view, table)
                for line in sorted(lines) if table is REJECTED else lines:
                    digest.update(line)
    return digest.hexdigest()


def _lines(view: View, table: Relation) -> Iterator[bytes]:
    names = [column.name for column in table.columns]
    kept = [at for at, name in enumerate(names) if name not in _ACCIDENTAL and (table, name) != (CAPTURES, "name")]
    rows = (_unnamed(row) if table is REJECTED else row for row in view.rows(table))
    return (msgspec.json.encode([row[at] for at in kept]) + b"\n" for row in rows)


def _unnamed(row: tuple[object, ...]) -> tuple[object, ...]:
    """A rejected row without the name (its last column) that its capture happened to have."""
    capture_id = row[0]
    return row if capture_id is None else (*row[:-1], None)
