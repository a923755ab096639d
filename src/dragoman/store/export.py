"""Every table as open data: JSON Lines, CSV or Parquet, with a manifest and a schema."""

import csv
import json
import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from dragoman.store.codecs import Column, Sort
from dragoman.store.database import newest
from dragoman.store.disk import explained, make_folder, sync_folder
from dragoman.store.hashing import logical_hash
from dragoman.store.tables import PARTIES, TABLES, Relation
from dragoman.store.values import Progress, no_progress
from dragoman.store.view import View
from dragoman.types.errors import RecordError

MANIFEST = "manifest.json"
SCHEMA = "schema.json"
ROWS_AT_ONCE = 10_000
"""Rows held in memory while a Parquet file is written."""

RELATIONS: tuple[Relation, ...] = (*TABLES, *PARTIES)
"""All that is exported, in order."""

_FORMULA = re.compile(r"[\s\"'`´‘’‚‛“”„«»‹›]*[=+\-@\t\r\n]")
"""What a spreadsheet may run as a formula: a sign after any white space and quotation marks, seen after NFKC."""

CSV_NOTE = (
    "A text that a spreadsheet might run as a formula has an apostrophe put before it; take it away to have the text."
)


class Format(StrEnum):
    """In which form."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Put = Callable[[Path, Relation, Iterator[Sequence[Any]]], int]
"""Writes the rows of one table to a file and tells how many they were."""


def export(view: View, folder: Path, form: Format | str, progress: Progress = no_progress) -> dict[str, int]:
    """Writes every table to a folder, whole or not at all; the rows of each table.

    Args:
        view: on the record.
        folder: new, empty, or holding an earlier export, which is replaced.
        form: `jsonl`, `csv` or `parquet`.
        progress: told table by table.

    Raises:
        RecordError: the folder holds something else, or cannot be written.
    """
    form = Format(form)
    _see_free(folder)
    unfinished = folder.with_name(f".{folder.name}.unfinished-{os.getpid()}")
    with explained(folder), view.snapshot():
        shutil.rmtree(unfinished, ignore_errors=True)
        make_folder(unfinished)
        try:
            counts = _tables(view, unfinished, form, progress)
            _describe(view, unfinished, form, counts)
            _put_in_place(unfinished, folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return counts


def _see_free(folder: Path) -> None:
    if not folder.exists() or (folder / MANIFEST).is_file():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise RecordError(f"{folder}: holds something that is not an export; name a new or empty folder")


def _tables(view: View, folder: Path, form: Format, progress: Progress) -> dict[str, int]:
    put = _PUTS[form]
    counts = {}
    for done, relation in enumerate(RELATIONS):
        progress(relation.name, done, len(RELATIONS))
        counts[relation.name] = put(folder / f"{relation.name}.{form}", relation, view.rows(relation))
    progress("done", len(RELATIONS), len(RELATIONS))
    return counts


def _put_in_place(unfinished: Path, folder: Path) -> None:
    former = folder.with_name(f".{folder.name}.former-{os.getpid()}")
    if folder.exists():
        folder.replace(former)
    unfinished.replace(folder)
    sync_folder(folder.parent)
    shutil.rmtree(former, ignore_errors=True)


def _describe(view: View, folder: Path, form: Format, counts: dict[str, int]) -> None:
    manifest = {
        "format": form.value,
        "schema_version": newest(),
        "logical_hash": logical_hash(view),
        "offsets": "Spans are half-open ranges of Unicode code points of documents.text.",
        **({"notes": [CSV_NOTE]} if form is Format.CSV else {}),
        "tables": [
            {
                "name": relation.name,
                "file": f"{relation.name}.{form}",
                "rows": counts[relation.name],
                "columns": [
                    {"name": column.name, "type": column.sort.value, "nullable": column.nullable}
                    for column in relation.columns
                ],
            }
            for relation in RELATIONS
        ],
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    (folder / SCHEMA).write_text(json.dumps(schema(), indent=2) + "\n", encoding="utf-8")


def schema() -> dict[str, Any]:
    """JSON Schema of a row of each table, as JSON Lines has it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {relation.name: _row_schema(relation) for relation in RELATIONS},
    }


def _row_schema(relation: Relation) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {column.name: _cell_schema(column) for column in relation.columns},
        "required": [column.name for column in relation.columns],
        "additionalProperties": False,
    }


_CELL_SCHEMAS: dict[Sort, dict[str, Any]] = {
    Sort.TEXT: {"type": "string"},
    Sort.INTEGER: {"type": "integer"},
    Sort.REAL: {"type": "number"},
    Sort.BOOLEAN: {"type": "boolean"},
    Sort.TEXTS: {"type": "array", "items": {"type": "string"}},
    Sort.SPANS: {
        "type": "array",
        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    },
    Sort.CANDIDATES: {
        "type": "array",
        "items": {"type": "object", "properties": {"entity": {"type": "string"}, "score": {"type": "number"}}},
    },
}


def _cell_schema(column: Column) -> dict[str, Any]:
    cell = _CELL_SCHEMAS[column.sort]
    return {**cell, "type": [cell["type"], "null"]} if column.nullable else cell


_LISTS = {Sort.TEXTS, Sort.SPANS, Sort.CANDIDATES}


def _plain(column: Column, cell: Any) -> Any:
    """A cell as JSON and Parquet have it."""
    if cell is None:
        return None
    if column.sort in _LISTS:
        return msgspec.json.decode(cell)
    return bool(cell) if column.sort is Sort.BOOLEAN else cell


def _put_jsonl(path: Path, relation: Relation, rows: Iterator[Sequence[Any]]) -> int:
    names = [column.name for column in relation.columns]
    count = 0
    with path.open("wb") as file:
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last one is the number of rows
            cells = map(_plain, relation.columns, row)
            file.write(msgspec.json.encode(dict(zip(names, cells, strict=True))) + b"\n")
    return count


def _put_csv(path: Path, relation: Relation, rows: Iterator[Sequence[Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in relation.columns])
        for count, row in enumerate(rows, 1):  # noqa: B007 - the last one is the number of rows
            writer.writerow(list(map(_csv_cell, relation.columns, row)))
    return count


def _csv_cell(column: Column, cell: Any) -> Any:
    if column.sort is Sort.BOOLEAN and cell is not None:
        return "true" if cell else "false"
    return harmless(cell) if isinstance(cell, str) else cell


def harmless(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet might run it as a formula."""
    return f"'{text}" if _FORMULA.match(unicodedata.normalize("NFKC", text[:1000])) else text


def _put_parquet(path: Path, relation: Relation, rows: Iterator[Sequence[Any]]) -> int:
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only for this format
    from pyarrow import parquet  # noqa: PLC0415 - the same

    fields = [pa.field(c.name, _arrow_type(c.sort, pa), nullable=c.nullable) for c in relation.columns]
    form = pa.schema(fields)
    count = 0
    with parquet.ParquetWriter(path, form, compression="zstd") as writer:
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            columns = zip(relation.columns, zip(*batch, strict=True), strict=True)
            cells = [[_plain(column, cell) for cell in values] for column, values in columns]
            writer.write_table(pa.table(cells, schema=form))
            count += len(batch)
    return count


def _arrow_type(sort: Sort, arrow: Any) -> Any:
    types = {
        Sort.INTEGER: arrow.int64(),
        Sort.REAL: arrow.float64(),
        Sort.BOOLEAN: arrow.bool_(),
        Sort.TEXTS: arrow.list_(arrow.string()),
        Sort.SPANS: arrow.list_(arrow.list_(arrow.int64())),
        Sort.CANDIDATES: arrow.list_(arrow.struct([("entity", arrow.string()), ("score", arrow.float64())])),
    }
    return types.get(sort, arrow.string())


_PUTS: dict[Format, Put] = {Format.JSONL: _put_jsonl, Format.CSV: _put_csv, Format.PARQUET: _put_parquet}
