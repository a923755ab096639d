"""Exports hold every row, with its types, or are not there."""
# ruff: noqa: PLC0415 - pyarrow is loaded where it is needed

import csv
import json
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from synthetic_outcomes import outcome

from dragoman.store import Format, export
from dragoman.store.export import RELATIONS, harmless
from dragoman.types.errors import RecordError


@pytest.fixture
def kept(record):
    with record.writer() as writer:
        run = writer.begin_run({"made-up": "1"})
        for number in range(9):
            writer.add(outcome(number), run)
    return record


def exported(record, folder, form):
    with record.view() as view:
        counts = export(view, folder, form)
        assert counts == view.counts()
    return json.loads((folder / "manifest.json").read_text())


@pytest.mark.parametrize("form", Format)
def test_rows_are_as_many_as_counted(kept, tmp_path, form):
    manifest = exported(kept, tmp_path / "out", form)
    assert manifest["format"] == form
    assert manifest["logical_hash"] == kept.logical_hash()
    for table in manifest["tables"]:
        path = tmp_path / "out" / table["file"]
        assert rows_in(path, form) == table["rows"], table["name"]
    assert sum(table["rows"] for table in manifest["tables"]) > 1000


def rows_in(path, form):
    if form is Format.JSONL:
        return len(path.read_text().splitlines())
    if form is Format.CSV:
        with path.open(newline="", encoding="utf-8") as file:
            return len(list(csv.reader(file))) - 1
    from pyarrow import parquet

    return parquet.read_table(path).num_rows


def test_json_lines_keep_to_their_schema(kept, tmp_path):
    exported(kept, tmp_path / "out", "jsonl")
    schema = json.loads((tmp_path / "out" / "schema.json").read_text())
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "null": type(None)}
    for relation in RELATIONS:
        told = schema["$defs"][relation.name]
        for line in (tmp_path / "out" / f"{relation.name}.jsonl").read_text().splitlines():
            row = json.loads(line)
            assert list(row) == told["required"]
            for name, cell in row.items():
                allowed = told["properties"][name]["type"]
                allowed = allowed if isinstance(allowed, list) else [allowed]
                assert isinstance(
                    cell, tuple(kinds[kind] if isinstance(kinds[kind], type) else float for kind in allowed)
                )


def test_json_lines_hold_the_values(kept, tmp_path):
    exported(kept, tmp_path / "out", "jsonl")
    lines = (tmp_path / "out" / "statements.jsonl").read_bytes().splitlines()
    row = next(json.loads(line) for line in lines if outcome(0).read.reading.statements[0].id.encode() in line)
    value = outcome(0).read.reading.statements[0]
    assert row["content_spans"] == [[span.start, span.end] for span in value.content.spans]
    assert row["addressees"] == list(value.addressees)
    assert row["channel"] is None


def test_parquet_has_lists_numbers_and_truth_values(kept, tmp_path):
    from pyarrow import parquet

    exported(kept, tmp_path / "out", "parquet")
    links = parquet.read_table(tmp_path / "out" / "links.parquet")
    assert str(links.schema.field("candidates").type) == "list<element: struct<entity: string, score: double>>"
    assert str(links.schema.field("anonymous").type) == "bool"
    figures = parquet.read_table(tmp_path / "out" / "figures.parquet").to_pylist()
    values = {figure.id: figure.value for n in range(8) for figure in outcome(n).read.reading.figures}
    assert {row["id"]: row["value"] for row in figures} == values


def test_parties_are_laid_open(kept, tmp_path):
    exported(kept, tmp_path / "out", "jsonl")
    lines = (tmp_path / "out" / "statement_parties.jsonl").read_text().splitlines()
    rows = [msgspec.json.decode(line) for line in lines]
    value = outcome(0).read.reading.statements[0]
    mine = {(row["role"], row["position"]): row["mention"] for row in rows if row["statement_id"] == value.id}
    assert mine == {
        ("speaker", 0): value.speaker,
        ("via", 0): value.via[0],
        ("addressee", 0): value.addressees[0],
        ("addressee", 1): value.addressees[1],
    }


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@sum",
        "\tx",
        "\rx",
        "\nx",
        " =1",
        "  \t=1",
        '"=1',
        "'=1",
        "“=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        " \"'=1",
    ],
)
def test_formulas_are_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Seoul", "1-2", "a=b", "“Seoul”", "2024-11-07", "[[1, 2]]", "“a - b”"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text


@given(st.text())
def test_nothing_harmless_begins_as_a_formula(text):
    assert harmless(text)[:1] not in set("=+-@\t\r")


def test_csv_keeps_numbers_and_marks_formulas(record, tmp_path):
    from dataclasses import replace

    one = outcome(0)
    figure = replace(one.read.reading.figures[0], value=-5.5, measures="-5.5 won")
    figures = (figure, *one.read.reading.figures[1:])
    reading = replace(one.read.reading, figures=figures, events=())
    moments = tuple(m for m in one.read.resolution.moments if m.of.startswith("statement"))
    read = replace(one.read, reading=reading, resolution=replace(one.read.resolution, moments=moments))
    with record.writer() as writer:
        writer.add(replace(one, read=read), writer.begin_run({}))
    manifest = exported(record, tmp_path / "out", "csv")
    assert "apostrophe" in manifest["notes"][0]
    with (tmp_path / "out" / "figures.csv").open(newline="", encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == figure.id)
    assert (row["value"], row["measures"]) == ("-5.5", "'-5.5 won")


def test_an_earlier_export_is_replaced(kept, tmp_path):
    exported(kept, tmp_path / "out", "csv")
    exported(kept, tmp_path / "out", "jsonl")
    assert not list((tmp_path / "out").glob("*.csv"))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_with_other_things_is_left_alone(kept, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear reader")
    with kept.view() as view, pytest.raises(RecordError, match="not an export"):
        export(view, folder, "csv")
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_failed_export_leaves_nothing(kept, tmp_path):
    def fail(_doing, done, _total):
        if done == 5:
            raise OSError(28, "No space left on device")

    with kept.view() as view, pytest.raises(RecordError, match="disk is full"):
        export(view, tmp_path / "out", "jsonl", fail)
    assert [path.name for path in tmp_path.iterdir()] == ["record"]


def test_the_store_does_not_load_pyarrow():
    code = "import sys, dragoman.store; sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
