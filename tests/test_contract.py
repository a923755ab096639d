"""What `inspect` prints keeps its schema and the law of spans, on every example."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import dragoman

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".txt", ".html"})
SCHEMA = json.loads((ROOT / "src/dragoman/types/schema/inspect-1.schema.json").read_text())


@pytest.fixture(scope="module")
def inspected() -> list[dict[str, Any]]:
    """Every example as `inspect` prints it."""
    rows = list(dragoman.inspect(EXAMPLES))
    assert len(rows) == len(EXAMPLES)
    return rows


def test_every_object_keeps_the_schema(inspected: list[dict[str, Any]]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for row in json.loads(json.dumps(inspected)):
        assert [error.message for error in validator.iter_errors(row)] == []


def test_a_refused_file_keeps_the_schema(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (row,) = dragoman.inspect([tmp_path / "empty.txt"])
    assert row["document"] is None
    assert row["rejected"]
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(row)))


def spans(value: Any) -> Iterator[tuple[list[list[int]], str]]:
    """Every span or spans beside a text, at any depth."""
    if isinstance(value, dict):
        if value.get("text") is not None and (value.get("span") or value.get("spans")):
            yield value.get("spans") or [value["span"]], value["text"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_span_holds_the_words_beside_it(inspected: list[dict[str, Any]]) -> None:
    checked = 0
    for row in inspected:
        text = row["document"]["text"]
        for places, words in spans({key: value for key, value in row.items() if key != "document"}):
            assert " ".join(text[start:end] for start, end in places) == words
            checked += 1
    assert checked > 1000


def test_every_id_that_is_named_is_there(inspected: list[dict[str, Any]]) -> None:
    for row in inspected:
        statements = {statement["id"] for statement in row["statements"]}
        figures = {figure["id"] for figure in row["figures"]}
        entities = {entity["id"] for entity in row["entities"]}
        for statement in row["statements"]:
            assert statement["within"] in {None, *statements}
            assert set(statement["about"]) <= entities
        for event in row["events"]:
            assert event["statement"] in {None, *statements}
            assert set(event["figures"]) <= figures
        for mention in row["mentions"]:
            assert mention["entity"] in {None, *entities}


def test_every_example_gives_a_date_an_outlet_and_statements(inspected: list[dict[str, Any]]) -> None:
    for row in inspected:
        document = row["document"]
        assert document["published"], row["file"]
        assert document["outlet"], row["file"]
        assert row["statements"], row["file"]
        assert row["events"], row["file"]


def test_inspecting_twice_gives_the_same(inspected: list[dict[str, Any]]) -> None:
    assert list(dragoman.inspect(EXAMPLES[:3])) == inspected[:3]
