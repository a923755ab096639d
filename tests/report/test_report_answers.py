"""What the record answers on the command line: topics, hits, things by name, the marked text, the state of the installation."""

from pathlib import Path

import pytest

import dragoman
from dragoman.report import answers
from dragoman.report.doctor import examined
from dragoman.report.marked import marked
from dragoman.report.topics import topic_of
from dragoman.report.view import TopicKind
from dragoman.settings import read_settings
from dragoman.store import Record
from dragoman.types.errors import InputError, UnknownId, UnknownTopic
from dragoman.world import Knowledge

PAGE = """The bridge stays

By The Fjord staff

OSLO, November 8, 2024 – Prime Minister Shigeru Ishiba of Japan spoke with Donald Trump by telephone on November 7.

"We agreed to take the alliance to a new height together," Ishiba told reporters in Tokyo on November 7.

Ishiba said on November 5 that Japan would raise defence spending to 2 percent of gross domestic product.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory):
    """One page of ours, read."""
    folder = tmp_path_factory.mktemp("answers")
    page = folder / "bridge.txt"
    page.write_text(PAGE, encoding="utf-8")
    given = dragoman.Given(outlet="The Fjord", published="2024-11-08")
    with dragoman.open(folder / "record") as opened:
        dragoman.read([page], opened, given=given)
        yield opened


@pytest.mark.parametrize(
    ("about", "kind"),
    [
        ("cost-sharing", TopicKind.ISSUE),
        ("defence spending", TopicKind.ISSUE),
        ("Shigeru Ishiba", TopicKind.ENTITY),
        ("person/shigeru-ishiba", TopicKind.ENTITY),
        ("new height", TopicKind.TEXT),
    ],
)
def test_a_topic_is_an_issue_else_an_entity_else_words(record: Record, knowledge: Knowledge, about, kind):
    with record.view() as view, view.snapshot():
        assert topic_of(about, view, knowledge).kind is kind


def test_a_topic_that_nothing_names_says_which_there_are(record: Record, knowledge: Knowledge):
    with record.view() as view, view.snapshot(), pytest.raises(UnknownTopic, match="cost-sharing"):
        topic_of("the price of herring", view, knowledge)


def test_a_hit_says_where_it_is_from(record: Record):
    (row,) = answers.found(record, "new height", limit=5)
    assert row["line"].startswith("The Fjord · 2024-11-08")
    assert "new height" in row["text"]


def test_a_person_is_shown_in_order_of_days(record: Record):
    head, *rows = answers.shown(record, "Shigeru Ishiba")
    assert head["line"].startswith("Shigeru Ishiba · person")
    days = [(row.get("said") or row.get("when") or {"start": "2024-11-08"})["start"] for row in rows]
    assert len(rows) > 1
    assert days == sorted(days)
    assert any("7 Nov 2024" in row["line"] and "new height" in row["line"] for row in rows)


def test_one_record_is_shown_with_its_words_and_outlet(record: Record):
    row = next(row for row in answers.shown(record, "Shigeru Ishiba") if "content" in row)
    (shown,) = answers.shown(record, row["id"])
    assert shown["evidence"]["text"] in shown["line"]
    assert "The Fjord" in shown["line"]


def test_what_is_not_there_is_not_shown(record: Record):
    with pytest.raises(UnknownId):
        answers.shown(record, "Nobody Atall")


def test_a_brief_of_no_report_says_what_was_asked(record: Record):
    with pytest.raises(UnknownTopic, match="since 2030"):
        answers.brief(record, since="2030")


def test_a_form_that_there_is_not_is_refused(record: Record):
    with pytest.raises(InputError, match=r"brief\.html"):
        answers.brief(record, form="docx")


def test_a_brief_is_about_what_was_asked(record: Record):
    assert str(answers.brief(record, about="Shigeru Ishiba")).startswith("# Shigeru Ishiba")


def test_the_marked_text_shows_each_paragraph_with_its_records(tmp_path: Path):
    page = tmp_path / "bridge.txt"
    page.write_text(PAGE, encoding="utf-8")
    (inspected,) = dragoman.inspect([page], given=dragoman.Given(published="2024-11-08"))
    lines = [line.plain for line in marked(inspected)]
    said = next(i for i, line in enumerate(lines) if line.startswith('"We agreed'))
    assert any("said Shigeru Ishiba to reporters" in line for line in lines[said + 1 : said + 4])
    assert lines[-1].endswith("rejected") or "rejected" in " ".join(lines[-4:])


def test_a_page_that_cannot_be_read_says_why(tmp_path: Path):
    page = tmp_path / "empty.txt"
    page.write_text("", encoding="utf-8")
    (inspected,) = dragoman.inspect([page])
    assert "not read" in next(marked(inspected)).plain


def test_the_doctor_tells_of_program_knowledge_and_record(tmp_path: Path):
    rows = list(examined(read_settings(record=tmp_path / "none")))
    assert {"dragoman", "python", "knowledge", "record"} <= {row["check"] for row in rows}
    assert all(row["ok"] for row in rows)
    assert "none yet" in rows[-1]["line"]


def test_the_doctor_says_what_is_wrong_with_the_knowledge(tmp_path: Path):
    (tmp_path / "states.yaml").write_text("- not\n- a\n- mapping\n", encoding="utf-8")
    rows = {row["check"]: row for row in examined(read_settings(knowledge=tmp_path))}
    assert not rows["knowledge"]["ok"]
    assert rows["knowledge"]["line"].startswith("✕")
