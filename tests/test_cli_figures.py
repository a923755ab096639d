"""`dragoman figures`: the ledger as lines, JSON Lines, CSV and a page."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from test_cli import EXAMPLES, dragoman


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples were read."""
    folder = tmp_path_factory.mktemp("figures")
    assert dragoman("read", EXAMPLES, folder=folder).returncode in {0, 3}
    return folder


def test_the_ledger_has_every_value_with_its_evidence(record: Path) -> None:
    rows = [json.loads(line) for line in dragoman("figures", "--json", folder=record).stdout.splitlines()]
    read = [row for row in rows if not row["derived"]]
    assert read
    assert all(row["evidence"] and row["figures"] and row["documents"] for row in read)
    assert {row["verdict"] for row in rows} <= {None, "agree", "differ", "not comparable"}
    table = list(csv.DictReader(StringIO(dragoman("figures", "--csv", folder=record).stdout.decode())))
    assert len(table) == len(rows)


def test_the_ledger_is_a_page_too(record: Path) -> None:
    result = dragoman("figures", "-o", "figures.html", folder=record)
    assert result.returncode == 0, result.stderr.decode()
    assert "<table>" in (record / "figures.html").read_text(encoding="utf-8")


def test_a_topic_that_is_not_there_says_so(record: Path) -> None:
    assert dragoman("figures", "xyzzy-nowhere", folder=record).returncode == 7
