"""The whole way from files to the record: the same record whatever the jobs, the order and the interruptions."""

import json
from pathlib import Path
from typing import Any

import pytest

import dragoman
from dragoman import pipeline
from dragoman.pipeline import Reader, read, rebuild
from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.types.documents import Given
from dragoman.types.readings import Reading

EXAMPLES = sorted(
    str(path) for path in (Path(__file__).parent.parent / "examples").iterdir() if path.suffix in {".txt", ".html"}
)
SOME = EXAMPLES[:5]


def record_of(folder: Path, paths: list[str], jobs: int = 1) -> Record:
    record = Record.create(folder)
    read(paths, given=Given(), settings=Settings(record=folder, jobs=jobs), record=record)
    return record


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> str:
    return record_of(tmp_path_factory.mktemp("undisturbed") / "record", SOME).logical_hash()


def test_two_jobs_give_the_same_record(tmp_path: Path, undisturbed: str) -> None:
    assert record_of(tmp_path / "record", SOME, jobs=2).logical_hash() == undisturbed


def test_the_order_of_reading_changes_nothing(tmp_path: Path, undisturbed: str) -> None:
    record = record_of(tmp_path / "record", SOME[3:])
    read(SOME[::-1], given=Given(), settings=Settings(), record=record)
    assert record.logical_hash() == undisturbed


def test_rebuilding_gives_the_same_record(tmp_path: Path, undisturbed: str) -> None:
    record = record_of(tmp_path / "record", SOME)
    summary = rebuild(settings=Settings(), record=record)
    assert summary.read == len(SOME)
    assert record.logical_hash() == undisturbed
    assert record.verify() == []


class Stopped(Exception):
    """Somebody pulls the plug."""


def test_a_stopped_reading_goes_on_where_it_was(tmp_path: Path, undisturbed: str) -> None:
    record = Record.create(tmp_path / "record")

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        read(SOME, given=Given(), settings=Settings(), record=record, progress=stop)
    again = read(SOME, given=Given(), settings=Settings(), record=record)
    assert again.known >= 1
    assert again.known + again.read == len(SOME)
    assert record.logical_hash() == undisturbed


def test_a_report_on_which_a_stage_fails_is_kept_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_parsed: Any, _knowledge: Any) -> Reading:
        raise RuntimeError("no such rule")

    monkeypatch.setattr(pipeline.extract, "reading", failing)
    record = Record.create(tmp_path / "record")
    summary = read(SOME[:2], given=Given(), settings=Settings(), record=record)
    assert (summary.read, summary.unread) == (2, 2)
    with record.view() as view:
        assert "RuntimeError: no such rule" in {row.detail for row in view.rejected()}
        assert view.counts()["documents"] == 2


def test_a_report_in_another_language_is_kept_and_not_read_as_english(tmp_path: Path) -> None:
    korean = "윤석열 대통령은 7일 도널드 트럼프 미국 대통령 당선인과 통화했다. 두 사람은 한미 동맹을 강화하기로 했다."
    (tmp_path / "report.txt").write_text(korean, encoding="utf-8")
    (row,) = dragoman.inspect([tmp_path / "report.txt"])
    assert row["document"]["language"] == "ko"
    assert row["statements"] == row["events"] == []
    assert "not English" in {rejected["reason"] for rejected in row["rejected"]}


def test_rows_of_json_are_reports_with_what_the_row_says(tmp_path: Path) -> None:
    row = {
        "title": "Ministers meet in Oslo",
        "text": "Norway’s foreign minister said on Monday that talks with Finland would go on.",
        "published": "2024-03-05",
        "outlet": "Fjord Post",
        "url": "https://fjord.example/1",
    }
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n{broken\n", encoding="utf-8")
    record = Record.create(tmp_path / "record")
    summary = read([str(tmp_path / "rows.jsonl")], given=Given(), settings=Settings(), record=record)
    assert (summary.read, summary.refused) == (1, 1)
    with record.view() as view:
        (document,) = view.documents()
    assert (document.title, document.outlet, document.published, document.url) == (
        row["title"],
        row["outlet"],
        row["published"],
        row["url"],
    )


def test_unchanged_input_with_unchanged_stages_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = record_of(tmp_path / "record", SOME[:1])
    monkeypatch.setattr(Reader, "load", lambda _settings: pytest.fail("nothing had to be read"))
    assert read(SOME[:1], given=Given(), settings=Settings(), record=record).known == 1


def test_a_run_says_which_weights_it_was_made_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, content in (("encoder.onnx", b"one"), ("encoder.md", b"a card")):
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(pipeline, "files", lambda _package: tmp_path)
    one = pipeline.versions(Settings())
    (tmp_path / "encoder.md").write_bytes(b"another card")
    assert pipeline.versions(Settings()) == one
    (tmp_path / "encoder.onnx").write_bytes(b"another")
    assert pipeline.versions(Settings()) != one


def test_a_changed_stage_reads_again_without_duplicates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = record_of(tmp_path / "record", SOME[:1])
    before = record.logical_hash()
    monkeypatch.setattr(pipeline.extract, "VERSION", "another")
    assert read(SOME[:1], given=Given(), settings=Settings(), record=record).read == 1
    assert record.logical_hash() == before
