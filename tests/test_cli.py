"""The command line as people use it: real processes, real files, exit codes as documented."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = sorted(path for path in EXAMPLES.iterdir() if path.suffix in {".txt", ".html"})
TEXT, PAGE = (next(path for path in REPORTS if path.suffix == suffix) for suffix in (".txt", ".html"))


def dragoman(*arguments: object, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = (sys.executable, "-m", "dragoman", *map(str, arguments))
    return subprocess.run(command, cwd=folder, input=stdin, capture_output=True, check=False, timeout=300)


def folded(table: Path) -> list[dict[str, object]]:
    """The rows of an exported table in a fixed order, without the run that wrote them."""
    rows = [json.loads(line) for line in table.read_text().splitlines()]
    return sorted(({**row, "run_id": None} for row in rows), key=str)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples were read."""
    folder = tmp_path_factory.mktemp("work")
    result = dragoman("read", EXAMPLES, folder=folder)
    assert result.returncode in {0, 3}, result.stderr.decode()
    return folder


def test_help_names_every_command_and_the_exit_codes(tmp_path: Path) -> None:
    said = dragoman("--help", folder=tmp_path).stdout.decode()
    for command in ("inspect", "read", "brief", "find", "show", "export", "verify", "rebuild", "doctor"):
        assert command in said
    assert "130 interrupted" in said


def test_inspect_prints_one_object_a_file(tmp_path: Path) -> None:
    result = dragoman("inspect", TEXT, PAGE, "--json", folder=tmp_path)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 0
    assert [Path(row["file"]).name for row in rows] == [TEXT.name, PAGE.name]
    assert all(row["statements"] for row in rows)
    assert not (tmp_path / "dragoman-record").exists()


def test_inspect_for_people_marks_the_text_without_control_sequences_when_piped(tmp_path: Path) -> None:
    said = dragoman("inspect", TEXT, folder=tmp_path).stdout.decode()
    assert "said " in said
    assert "\x1b" not in said


def test_inspect_reads_standard_input_with_what_the_user_gives(tmp_path: Path) -> None:
    text = b"The two ministers met in Oslo on Monday. \xe2\x80\x9cWe will go on talking,\xe2\x80\x9d Norway\xe2\x80\x99s foreign minister told reporters."
    result = dragoman(
        "inspect", "-", "--json", "--published", "2024-03-06", "--outlet", "Fjord Post", folder=tmp_path, stdin=text
    )
    (row,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (row["document"]["published"], row["document"]["published_basis"]) == ("2024-03-06", "given")
    assert row["document"]["outlet"] == "Fjord Post"


def test_reading_again_changes_nothing(record: Path) -> None:
    result = dragoman("read", EXAMPLES, "--json", folder=record)
    summary = json.loads(result.stdout)
    assert summary["read"] == 0
    assert summary["known"] >= len(REPORTS)


def test_bad_input_is_refused_with_its_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 this is no archive")
    result = dragoman("read", "empty.txt", "binary.txt", "broken.zip", "missing.txt", TEXT, folder=tmp_path)
    said = result.stderr.decode()
    assert result.returncode == 3
    assert "5 reports: 1 read, 0 already known, 4 refused" in said.replace(" (1 of them kept unread)", "")
    for name in ("empty.txt", "binary.txt", "broken.zip", "missing.txt"):
        assert name in said


def test_when_nothing_can_be_read_the_exit_code_says_so(tmp_path: Path) -> None:
    assert dragoman("read", "missing.txt", folder=tmp_path).returncode == 4


@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_the_brief_is_written_in_each_form(record: Path, form: str) -> None:
    result = dragoman("brief", "-o", f"brief.{form}", folder=record)
    assert result.returncode == 0, result.stderr.decode()
    assert f"brief.{form}" in result.stdout.decode()
    assert (record / f"brief.{form}").stat().st_size > 2000


def test_a_brief_about_nothing_in_the_record_says_what_there_is(record: Path) -> None:
    result = dragoman("brief", "--about", "xyzzy-nowhere", folder=record)
    assert result.returncode == 7
    assert "cost-sharing" in result.stderr.decode()


def test_a_brief_cannot_be_written_in_an_unknown_form(record: Path) -> None:
    result = dragoman("brief", "-o", "brief.docx", folder=record)
    assert result.returncode == 4
    assert "brief.pdf" in result.stderr.decode()


def test_find_gives_paragraphs_with_outlet_and_day(record: Path) -> None:
    result = dragoman("find", "agreement", "--json", folder=record)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert rows
    assert all("agreement" in row["text"].lower() for row in rows)
    assert all(row["published"] for row in rows)


def test_find_what_is_not_there_says_so(record: Path) -> None:
    result = dragoman("find", "zyzzyva", folder=record)
    assert result.returncode == 7
    assert "Not in the reports" in result.stderr.decode()


def test_show_gives_an_entity_by_name_and_a_statement_by_id(record: Path) -> None:
    rows = [json.loads(line) for line in dragoman("show", "Donald Trump", "--json", folder=record).stdout.splitlines()]
    statement = next(row["id"] for row in rows if str(row.get("id", "")).startswith("statement-"))
    said = dragoman("show", statement, folder=record).stdout.decode()
    assert statement in said
    assert "“" in said


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_export_writes_every_table_with_a_manifest(record: Path, form: str) -> None:
    result = dragoman("export", f"tables-{form}", "--format", form, folder=record)
    assert result.returncode == 0, result.stderr.decode()
    manifest = json.loads((record / f"tables-{form}" / "manifest.json").read_text())
    assert "statements" in json.dumps(manifest)


def test_verify_rebuild_and_verify_again(record: Path) -> None:
    assert dragoman("verify", folder=record).returncode == 0
    assert dragoman("export", "before", folder=record).returncode == 0
    rebuilt = dragoman("rebuild", folder=record)
    assert rebuilt.returncode == 0, rebuilt.stderr.decode()
    assert dragoman("export", "after", folder=record).returncode == 0
    for table in ("documents", "statements", "events", "figures", "links", "rejected"):
        before, after = (folded(record / folder / f"{table}.jsonl") for folder in ("before", "after"))
        assert before == after, table
    assert dragoman("verify", folder=record).returncode == 0


def test_without_a_record_the_message_says_what_to_do(tmp_path: Path) -> None:
    result = dragoman("brief", folder=tmp_path)
    assert result.returncode == 5
    assert "dragoman read" in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_wrong_use_has_its_own_code(tmp_path: Path) -> None:
    assert dragoman("read", "--published", "yesterday", TEXT, folder=tmp_path).returncode == 2
    assert dragoman("read", "--jobs", "0", TEXT, folder=tmp_path).returncode == 2
    assert dragoman("nonsense", folder=tmp_path).returncode == 2


def test_doctor_is_content_with_this_installation(record: Path) -> None:
    result = dragoman("doctor", folder=record)
    assert result.returncode == 0, result.stdout.decode()
    assert "✓ record" in result.stdout.decode()
