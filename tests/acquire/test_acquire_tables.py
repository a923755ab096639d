"""Tables as CSV: which column is what, and what is said where one is missing."""

import csv
import io
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.acquire import Limits, captures, columns_of
from dragoman.types.documents import Capture, Given, Rejected
from dragoman.types.errors import SettingsError

SEEN = datetime(2024, 11, 8, tzinfo=UTC)
ROWS = [["headline", "body", "published", "site"], ["Talks", 'Ministers "met",\nthen left.', "2024-11-08", "Post"]]
COLUMNS = {"text": "body", "title": "headline", "date": "published", "outlet": "site"}


def table(rows, delimiter=",", encoding="utf-8"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def read(folder: Path, data: bytes, name: str = "a.csv", **options):
    path = folder / name
    path.write_bytes(data)
    found = list(captures([str(path)], seen=SEEN, **options))
    return [c for c in found if isinstance(c, Capture)], [r for r in found if isinstance(r, Rejected)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_columns_are_read_as_the_user_says(tmp_path, delimiter, encoding):
    rows = [*ROWS, ["Gespräche", "Der Präsident sprach.", "", ""]]
    found, refused = read(tmp_path, table(rows, delimiter, encoding), columns=COLUMNS)
    assert not refused
    assert [c.body.decode().replace("\r\n", "\n") for c in found] == [ROWS[1][1], "Der Präsident sprach."]
    assert found[0].given == Given(title="Talks", outlet="Post", published="2024-11-08")
    assert found[1].given == Given(title="Gespräche")


def test_columns_of_our_own_names_need_no_saying(tmp_path):
    rows = [["Title", "TEXT", "date", "extra"], ["Talks", "Ministers met.", "2024-11-08", "x"]]
    (capture,), _ = read(tmp_path, table(rows))
    assert (capture.body, capture.given.published, capture.given.title) == (b"Ministers met.", "2024-11-08", "Talks")


def test_a_missing_column_is_named_with_those_that_are_there(tmp_path):
    found, (refused,) = read(tmp_path, table(ROWS), columns={"text": "content"})
    assert not found
    assert refused.reason == "no such column"
    assert "'content'" in refused.detail
    assert "'body'" in refused.detail
    _, (untold,) = read(tmp_path, table(ROWS))
    assert "--column text=NAME" in untold.detail


def test_a_row_without_text_is_named_and_the_others_stay(tmp_path):
    rows = [["title", "text"], ["One", ""], ["Two", "Ministers met."], ["Three"], [], ["Four", "Talks.", "more"]]
    found, refused = read(tmp_path, table(rows))
    assert [c.given.title for c in found] == ["Two", "Four"]
    assert [(r.reason, r.name.rpartition("#")[2]) for r in refused] == [("empty", "1"), ("empty", "3")]


@pytest.mark.parametrize("option", ["text", "text=", "body=text", "=body"])
def test_an_option_that_says_nothing_is_refused_with_the_fields(option):
    with pytest.raises(SettingsError, match="one of text, html"):
        columns_of([option])


def test_options_name_columns():
    assert columns_of(["text=the body", "date=when"]) == {"text": "the body", "date": "when"}
    assert columns_of(None) == {}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'text,title\n"Ministers met.' + b" and spoke" * 500, "broken table"),
        (b"text," + b"x" * 5000, "broken table"),
        (b"text,title\n" + b"y" * 5000, "broken table"),
        (b"", "empty"),
        (b"text,title\n", "empty"),
        (b"text" + b"," * 3000 + b"\n", "broken table"),
    ],
    ids=["mark never closed", "endless header", "endless line", "nothing", "names alone", "endless columns"],
)
def test_hostile_tables_are_refused_and_never_held_whole(tmp_path, data, reason):
    found, refused = read(tmp_path, data, limits=Limits(report=2000))
    assert not found
    assert [r.reason for r in refused] == [reason]


def test_a_row_without_end_is_given_up_early(tmp_path):
    found, refused = read(tmp_path, b'text\n"' + b"\n" * 400_000)
    assert not found
    assert "more than 200000 lines" in refused[0].detail


def test_zeros_between_letters_are_left_out(tmp_path):
    (capture,), _ = read(tmp_path, b"text,title\nMinisters\0 met.,Talks\n")
    assert capture.body == b"Ministers met."


def test_rows_before_a_break_are_kept(tmp_path):
    found, refused = read(tmp_path, b'text\nMinisters met.\n"never closed' + b"\n" * 3000, limits=Limits(report=2000))
    assert [c.body for c in found] == [b"Ministers met."]
    assert [r.reason for r in refused] == ["broken table"]
    assert "row 2" in refused[0].detail


@settings(max_examples=80, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_of_a_table_raise_nothing(data):
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder), b"text,title\n" + data)
