"""The one who adds to the record: archive first, then one transaction for each outcome."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from dragoman.store.archive import Archive
from dragoman.store.database import connect_to_write, migrate, query, transaction
from dragoman.store.disk import explained
from dragoman.store.laws import lawful
from dragoman.store.ledger import Ledger
from dragoman.store.lock import WriterLock
from dragoman.store.tables import (
    BLOCKS,
    CAPTURES,
    DOCUMENTS,
    JUDGEMENTS,
    KEPT_ALONE,
    KEPT_IN,
    KEPT_IN_DOCUMENT,
    KEPT_IN_OUTCOME,
    KEPT_IN_READING,
    READ,
    REJECTED,
    RESOLVED,
    RUNS,
    Table,
)
from dragoman.store.values import Captured, Run
from dragoman.store.view import View
from dragoman.types.documents import Capture, Rejected
from dragoman.types.errors import LawBroken, RecordError, UnknownId
from dragoman.types.ids import CaptureId, DocumentId, RunId
from dragoman.types.judgements import Judgement
from dragoman.types.outcomes import Outcome, ReadDocument


class Writer:
    """Adds outcomes to a record. Only one at a time; readers are never kept waiting.

    What was read is never edited. When a capture is read again with other stage versions, the rows derived from the old
    reading are deleted and the new ones take their place: the bytes stay in the archive, so that the old reading can be
    made again by the old versions. When several captures give one document, the least of their ids is its witness
    and its rows stand, so that the order of adding changes nothing.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, archive: Archive, lock: WriterLock) -> None:
        self._path = path
        self._connection = connection
        self._archive = archive
        self._lock = lock

    @classmethod
    def open(cls, path: Path, archive: Archive, lock_path: Path) -> Self:
        """A writer on the database at `path`, its tables brought up to date.

        Raises:
            RecordBusy: there is one already.
            RecordTooNew: a later version of Dragoman has been here.
            RecordError: the disk is full or cannot be written.
        """
        with explained(path), ExitStack() as opened:
            lock = WriterLock.take(lock_path)
            opened.callback(lock.release)
            connection = connect_to_write(path)
            opened.callback(connection.close)
            migrate(connection, path)
            archive.sweep()
            opened.pop_all()
        return cls(path, connection, archive, lock)

    def close(self) -> None:
        """Ends the writing and gives the lock back."""
        self._connection.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin_run(self, versions: Mapping[str, str], settings: Mapping[str, Any] | None = None) -> RunId:
        """A new run with these stage versions; settings are kept as JSON for those who ask later."""
        with explained(self._path), transaction(self._connection):
            number = self._connection.execute("SELECT count(*) + 1 FROM runs").fetchone()[0]
            run = Run(
                id=RunId(f"run-{number}"),
                versions=_json(versions),
                settings=_json(settings or {}),
                started=datetime.now(UTC),
            )
            self._connection.execute(RUNS.insert, RUNS.row(run))
        return run.id

    def end_run(self, run: RunId, counts: Mapping[str, int]) -> None:
        """Notes that a run came to its end, and what it did."""
        with explained(self._path), transaction(self._connection):
            row = (datetime.now(UTC).isoformat(), _json(counts), run)
            self._connection.execute("UPDATE runs SET ended = ?, counts = ? WHERE id = ?", row)

    def known(self, capture: CaptureId, versions: Mapping[str, str]) -> bool:
        """Whether this capture was added with these stage versions, so that it need not be read again."""
        return self._read_with(capture) == _json(versions)

    def add(self, outcome: Outcome, run: RunId) -> None:
        """Keeps an outcome; when it returns, bytes and rows are on the disk. Adding the same again changes nothing.

        Raises:
            LawBroken: the values break a law of the record; nothing was added but the bytes.
            RecordError: the disk is full or cannot be written; nothing was added, the record can still be read.
        """
        if outcome.read is not None:
            lawful(outcome.read)
        self._archive.put(outcome.capture)
        with explained(self._path), _checked(outcome.capture), transaction(self._connection):
            if self._read_with(outcome.capture.id) != self._versions(run):
                self._add(outcome, run)

    def reject(self, rejected: Iterable[Rejected], run: RunId) -> None:
        """Keeps what never became a capture, and why; each but once."""
        with explained(self._path), transaction(self._connection):
            rows = [REJECTED.row(value, None, None, KEPT_ALONE, 0, run) for value in rejected]
            self._connection.executemany(REJECTED.insert.replace("INSERT", "INSERT OR IGNORE", 1), rows)

    def carry_over(self, old: View) -> None:
        """Takes over from another database what no archive holds: its runs, what never became a capture, and the hand of readers."""
        with explained(self._path), transaction(self._connection), old.snapshot():
            self._insert(RUNS, list(old.rows(RUNS)))
            kept_in = REJECTED.columns.index(KEPT_IN)
            self._insert(REJECTED, [row for row in old.rows(REJECTED) if row[kept_in] == KEPT_ALONE])
            self._insert(JUDGEMENTS, list(old.rows(JUDGEMENTS)))

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """What reconciling reads and writes; all that is written inside is kept together, or nothing of it."""
        with explained(self._path), transaction(self._connection):
            yield Ledger(self._connection)

    def judge(self, judgement: Judgement) -> None:
        """Keeps a judgement; the same one again takes its withdrawal back."""
        with explained(self._path), transaction(self._connection):
            again = "ON CONFLICT (id) DO UPDATE SET withdrawn_at = NULL"
            self._connection.execute(f"{JUDGEMENTS.insert} {again}", JUDGEMENTS.row(judgement))
            self._unsettle(judgement.id)

    def withdraw(self, judgement: str, at: str) -> None:
        """Notes that a judgement no longer holds.

        Raises:
            UnknownId: there is none with this id that holds.
        """
        with explained(self._path), transaction(self._connection):
            sql = "UPDATE judgements SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL"
            if self._connection.execute(sql, (at, judgement)).rowcount == 0:
                raise UnknownId(f"{judgement}: no judgement that holds has this id; `dragoman judgements` lists them")
            self._unsettle(judgement)

    def _unsettle(self, judgement: str) -> None:
        self._connection.execute(query("unsettle_judged"), {"id": judgement})

    def _add(self, outcome: Outcome, run: RunId) -> None:
        capture, read = outcome.capture, outcome.read
        document = read.document.id if read else None
        before = self._one("SELECT document_id FROM captures WHERE id = ?", capture.id)
        self._put_capture(capture, document, run)
        if read and self._is_witness(capture.id, read.document.id, run):
            self._put_document(read, capture.id, run)
        self._put_rejected(outcome, document, run)
        if before not in {None, document}:
            self._let_go(DocumentId(before))

    def _put_capture(self, capture: Capture, document: DocumentId | None, run: RunId) -> None:
        captured = Captured(
            id=capture.id,
            digest=capture.digest,
            media_type=capture.media_type,
            name=capture.name,
            given=capture.given,
            seen=capture.seen,
            document_id=document,
            run_id=run,
        )
        again = "ON CONFLICT (id) DO UPDATE SET document_id = excluded.document_id, run_id = excluded.run_id"
        self._connection.execute(f"{CAPTURES.insert} {again}", CAPTURES.row(captured))

    def _is_witness(self, capture: CaptureId, document: DocumentId, run: RunId) -> bool:
        """Whether the document's rows are to come from this capture: it is the first, the least, or newly read."""
        row = self._connection.execute(query("witness"), (document,)).fetchone()
        return row is None or capture <= row[0] or row[1] != self._versions(run)

    def _put_document(self, read: ReadDocument, capture: CaptureId, run: RunId) -> None:
        document = read.document
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
        self._insert(DOCUMENTS, [DOCUMENTS.row(document, document.id, capture, run)])
        text, identity = document.text, document.id
        self._insert(
            BLOCKS,
            [
                BLOCKS.row(block, identity, at, run, text[block.span.start : block.span.end])
                for at, block in enumerate(document.blocks)
            ],
        )
        for table in READ:
            values = getattr(read.reading, table.name)
            self._insert(table, [table.row(value, value.id, at, run) for at, value in enumerate(values)])
        for table in RESOLVED:
            values = getattr(read.resolution, table.name)
            self._insert(table, [table.row(value, identity, at, run) for at, value in enumerate(values)])

    def _put_rejected(self, outcome: Outcome, document: DocumentId | None, run: RunId) -> None:
        read = outcome.read
        lists = {KEPT_IN_OUTCOME: outcome.rejected}
        if read is not None:
            lists |= {KEPT_IN_DOCUMENT: read.rejected, KEPT_IN_READING: read.reading.rejected}
        self._connection.execute("DELETE FROM rejected WHERE capture_id = ?", (outcome.capture.id,))
        rows = [
            REJECTED.row(value, outcome.capture.id, document, kept_in, at, run)
            for kept_in, values in lists.items()
            for at, value in enumerate(values)
        ]
        self._insert(REJECTED, rows)

    def _let_go(self, document: DocumentId) -> None:
        """Deletes a document that no capture gives any more, or finds it another witness."""
        witness = self._one("SELECT min(id) FROM captures WHERE document_id = ?", document)
        if witness is None:
            self._connection.execute("DELETE FROM documents WHERE id = ?", (document,))
        else:
            self._connection.execute("UPDATE documents SET capture_id = ? WHERE id = ?", (witness, document))

    def _insert(self, table: Table[Any], rows: list[tuple[Any, ...]]) -> None:
        self._connection.executemany(table.insert, rows)

    def _read_with(self, capture: CaptureId) -> str | None:
        return self._one("SELECT versions FROM captures JOIN runs ON runs.id = run_id WHERE captures.id = ?", capture)

    def _versions(self, run: RunId) -> str:
        versions = self._one("SELECT versions FROM runs WHERE id = ?", run)
        if versions is None:
            raise RecordError(f"{self._path}: {run} was never begun in this record; begin a run first")
        return versions

    def _one(self, sql: str, *arguments: str) -> str | None:
        row = self._connection.execute(sql, arguments).fetchone()
        return None if row is None else row[0]


class _checked:  # noqa: N801 - reads as a verb in a with statement
    """Turns a refusal of the database into the law that was broken, with the name of what broke it."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture

    def __enter__(self) -> None:
        return

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, sqlite3.IntegrityError | UnicodeEncodeError):
            raise LawBroken(f"{self._capture.name} ({self._capture.id}): {error}") from error


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
