"""What the record answers across our own examples: who contradicts whom, whose word it is, and how things stand on a day."""

import pytest

from dragoman import pipeline
from dragoman.report.across import compared, contested, forecasts, positions, sources, stories, timeline
from dragoman.report.across.alliance import alliance
from dragoman.report.across.desk import Desk
from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.types.documents import Given
from dragoman.types.ids import EntityId
from dragoman.types.judgements import Verdict


@pytest.fixture(scope="module")
def record(tmp_path_factory, pytestconfig):
    kept = Record.create(tmp_path_factory.mktemp("across") / "record")
    paths = [str(pytestconfig.rootpath / "examples" / name) for name in ("11-*", "12-*", "13-*", "14-*", "16-*")]
    pipeline.read(paths, given=Given(), settings=Settings(record=kept.folder), record=kept)
    return kept


@pytest.fixture
def view(record):
    with record.view() as opened, opened.snapshot():
        yield opened


def test_two_lengths_of_one_call_are_contested_with_both_wordings(view):
    (row,) = [row for row in contested(view) if "length of call" in row["label"]]
    assert {piece["difference"] for piece in row["evidence"]} == {None, "number"}
    assert "10 minutes" in row["line"]
    assert "12 minutes" in row["line"]


def test_a_reprint_counts_with_the_report_it_repeats(view):
    rows = {row["outlet"]: row for row in sources(view) if row["published"] == "2024-11-07"}
    reprint, wire = rows["The Harbour Gazette"], rows["Strait Wire"]
    assert reprint["origin"] == wire["origin"]
    assert reprint["copies"][0]["original"] == wire["document"]


def test_a_story_says_why_each_report_belongs(view):
    whole = max(stories(view), key=lambda row: len(row["documents"]))
    assert len(whole["documents"]) > 1
    assert whole["origins"] < len(whole["documents"])
    assert all(member["because"] for member in whole["documents"])


def test_two_documents_compare(view):
    rows = compared(view, "12-strait-wire", "14-peninsula-monitor")
    assert rows[0]["where"] == "differ"
    assert {row["where"] for row in rows} >= {"only the first", "only the second"}
    assert "both" in {row["where"] for row in compared(view, "12-strait-wire", "13-harbour-gazette")}


def test_a_timeline_is_in_order_of_days(view):
    days = [row["day"] for row in timeline(view, None, None, None) if row["day"]]
    assert days == sorted(days)
    assert len(timeline(view, EntityId("person/shigeru-ishiba"), None, None)) < len(timeline(view, None, None, None))


def test_positions_are_those_of_the_speaker_alone(view):
    rows = positions(view, EntityId("person/donald-trump"), None, None)
    assert rows
    assert {row["speaker"] for row in rows} == {"Donald Trump"}


def test_a_forecast_is_open_until_a_reader_judges_it(record):
    with record.view() as before:
        chosen = forecasts(before)[0]
    assert chosen["resolution"] == "open"
    made = pipeline.judge(
        Verdict.RIGHT, chosen["statement"], None, by="A reader", reason=None, settings=Settings(), record=record
    )
    with record.view() as judged:
        assert {r["resolution"] for r in forecasts(judged) if r["statement"] == chosen["statement"]} == {"right"}
    pipeline.undo(made.id, settings=Settings(), record=record)
    with record.view() as after:
        assert forecasts(after)[0] == chosen


def test_an_alliance_stands_differently_on_two_days(view, knowledge):
    rows = alliance(Desk(view), knowledge, ("USA", "JPN", "KOR"), "2024-11-12", "2016-11-09")
    governing = {row["key"]: row for row in rows if row["question"] == "governs"}
    assert governing["Prime Minister of Japan"]["value"] == "Shigeru Ishiba"
    assert governing["Prime Minister of Japan"]["change"] == "was: Shinzo Abe"
    assert any(row["question"] == "forces" and row["value"] == "about 28,500" for row in rows)
    assert all(row["question"] and row["source"] for row in rows)
