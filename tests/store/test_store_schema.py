"""The tables on disk and the values of `types` are one declaration."""

import sqlite3
from contextlib import closing

import pytest

from dragoman.store import Record
from dragoman.store.database import connect_to_write, migrate, migrations, newest
from dragoman.store.laws import REFERENCES
from dragoman.store.tables import BLOCKS, DOCUMENTS, PARTIES, READ, RESOLVED, TABLES, WORKINGS
from dragoman.types.errors import RecordDamaged, RecordMissing, RecordTooNew
from dragoman.types.readings import Change, Figure


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "record.sqlite"
    with closing(connect_to_write(path)) as connection:
        migrate(connection, path)
        yield connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_those_of_the_value(database, table):
    there = {
        name: (kind, bool(required))
        for _, name, kind, required, _, _ in database.execute(f"PRAGMA table_info ({table.name})")
    }
    if table is BLOCKS:
        assert there.pop("number") == ("INTEGER", False)
    assert there == {column.name: (column.sort.storage.value, not column.nullable) for column in table.columns}


@pytest.mark.parametrize("listing", PARTIES, ids=lambda listing: listing.name)
def test_views_have_the_columns_they_are_said_to_have(database, listing):
    there = [row[1] for row in database.execute(f"PRAGMA table_info ({listing.name})")]
    assert there == [column.name for column in listing.columns]


def test_there_are_no_tables_but_the_declared_ones(database):
    there = {
        name
        for (name,) in database.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    }
    made_by_others = {"migrations", "sqlite_schema"} | {name for name in there if name.startswith("block_words_")}
    assert there - made_by_others == {*WORKINGS, *(table.name for table in TABLES)}


def test_every_table_is_strict(database):
    loose = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        " AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'block_words%'"
    )
    assert loose.fetchall() == []


@pytest.mark.parametrize("table", [*READ, *RESOLVED], ids=lambda table: table.name)
def test_single_references_are_foreign_keys_within_the_document(database, table):
    kept = database.execute(f"PRAGMA foreign_key_list ({table.name})").fetchall()
    found = {(row[3], row[2]) for row in kept if row[3] not in {"document_id", "run_id"}}
    lists = {"via", "addressees", "actors", "recipients", "figures", "entities", "of"}
    told = REFERENCES.get(table.value, {})
    expected = {(name, targets[0]) for name, targets in told.items() if name not in lists}
    if table.value is Figure:
        expected |= {(f"change_{name}", targets[0]) for name, targets in REFERENCES[Change].items()}
    assert found == expected


def test_migrations_are_numbered_from_one_without_gaps():
    assert [number for number, _, _ in migrations()] == list(range(1, newest() + 1))


def test_migrations_are_recorded_and_applied_once(database, tmp_path):
    migrate(database, tmp_path / "record.sqlite")
    rows = database.execute("SELECT number, name FROM migrations").fetchall()
    assert rows == [(number, name) for number, name, _ in migrations()]


def test_a_record_of_a_later_version_is_refused(record):
    with closing(sqlite3.connect(record.database)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES (999, 'later', 'now')")
    for use in (Record.open, Record.create):
        with pytest.raises(RecordTooNew, match="later version"):
            use(record.folder)
    with pytest.raises(RecordTooNew):
        record.writer()


def test_a_record_of_an_earlier_version_is_brought_up_to_date(tmp_path):
    folder = tmp_path / "record"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "record.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT, applied TEXT) STRICT")
    with Record.open(folder).view() as view:
        assert view.counts()["documents"] == 0


def test_a_missing_record_is_named_with_what_to_do(tmp_path):
    with pytest.raises(RecordMissing, match="dragoman read"):
        Record.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


def test_another_database_is_not_taken_for_a_record(tmp_path):
    with closing(sqlite3.connect(tmp_path / "record.sqlite")) as connection, connection:
        connection.execute("CREATE TABLE holiday (day TEXT)")
    with pytest.raises(RecordDamaged, match="not a record"):
        Record.open(tmp_path)


def test_a_file_that_is_no_database_is_damaged(tmp_path):
    (tmp_path / "record.sqlite").write_bytes(b"this is not a database, whatever its name may say " * 100)
    with pytest.raises(RecordDamaged, match="rebuild"):
        Record.open(tmp_path)


def test_documents_keep_their_blocks_apart():
    assert "blocks" not in {column.name for column in DOCUMENTS.columns}
