"""Whether everything holds that the record promises: bytes, rows, spans, ids and the index."""

import os
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from dragoman.store.archive import Archive
from dragoman.store.database import connect_to_read, connect_to_write
from dragoman.store.laws import broken
from dragoman.store.tables import READ
from dragoman.store.values import Finding, Progress
from dragoman.store.view import View
from dragoman.types.errors import DragomanError, RecordDamaged
from dragoman.types.ids import DocumentId

REBUILD = "run `dragoman rebuild` to make the record anew from its archive"
RESTORE = "restore the file from a copy; the report can be read again from where it came"


def verify(database: Path, archive: Archive, progress: Progress) -> list[Finding]:
    """Everything that does not hold; an empty list when all is well.

    Bytes in the archive that no row names are no finding: an interrupted reading leaves them, the next takes them in.
    """
    try:
        with View.open(database) as view, view.snapshot():
            return [
                *_archive(archive, progress),
                *_captures(view, archive),
                *_database(database),
                *_documents(view, progress),
            ]
    except RecordDamaged as error:
        return [Finding(check="database", where=str(database), detail=str(error), remedy=REBUILD)]


def _archive(archive: Archive, progress: Progress) -> Iterator[Finding]:
    digests = list(archive.digests())
    for done, digest in enumerate(digests):
        progress("archive", done, len(digests))
        path = archive.body_path(digest)
        if sha256(path.read_bytes()).hexdigest() != digest:
            yield Finding(check="archive", where=str(path), detail="its bytes were changed", remedy=RESTORE)
    for capture_id in archive.ids():
        try:
            archive.capture(capture_id)
        except RecordDamaged as error:
            yield Finding(check="archive", where=str(capture_id), detail=str(error), remedy=RESTORE)


def _captures(view: View, archive: Archive) -> Iterator[Finding]:
    kept = set(archive.ids())
    for captured in view.captures():
        if captured.id not in kept:
            yield Finding(
                check="captures", where=captured.id, detail=f"{captured.name} is not in the archive", remedy=RESTORE
            )


def _database(path: Path) -> Iterator[Finding]:
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    connection = connect_to_write(path) if writable else connect_to_read(path)
    try:
        for (words,) in connection.execute("PRAGMA integrity_check"):
            if words != "ok":
                yield Finding(check="database", where=str(path), detail=words, remedy=REBUILD)
        for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
            detail = f"row {row} of {table} points at a row of {target} that is not there"
            yield Finding(check="foreign keys", where=table, detail=detail, remedy=REBUILD)
        if writable:  # SQLite asks for the right to write before it checks a full-text index
            yield from _index(connection, path)
    finally:
        connection.close()


def _index(connection: sqlite3.Connection, path: Path) -> Iterator[Finding]:
    try:
        connection.execute("INSERT INTO block_words (block_words, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield Finding(check="full-text index", where=str(path), detail=str(error), remedy=REBUILD)


def _documents(view: View, progress: Progress) -> Iterator[Finding]:
    ids = view.document_ids()
    for done, identity in enumerate(ids):
        progress("documents", done, len(ids))
        try:
            troubles = [*broken(view.read_document(identity)), *_ids(view, identity), *_blocks(view, identity)]
        except (DragomanError, LookupError, ValueError) as error:
            troubles = [f"cannot be read as values: {error}"]
        yield from (Finding(check="laws", where=identity, detail=trouble, remedy=REBUILD) for trouble in troubles)


def _ids(view: View, identity: DocumentId) -> Iterator[str]:
    """Rows whose id is not the one that their content makes."""
    document = view.document(identity)
    if document.id != identity:
        yield f"its content makes the id {document.id}"
    for table in READ:
        for kept, value in view.with_ids(table, identity):
            if value.id != kept:
                yield f"{table.name}: the content of {kept} makes the id {value.id}"


def _blocks(view: View, identity: DocumentId) -> Iterator[str]:
    """Blocks whose words are not the words at their span."""
    document = view.document(identity)
    for block, words in zip(document.blocks, view.block_texts(identity), strict=True):
        if document.text[block.span.start : block.span.end] != words:
            yield f"the block at {block.span.start} does not say what the text says there"
