"""Everything that can be handed to `captures`, good and bad: what comes in, what is refused and why."""

import io
import json
import os
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.acquire import Limits, captures, count
from dragoman.types.documents import Capture, Given, Rejected

SEEN = datetime(2024, 11, 8, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>Ministers met.</p></body></html>"
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>Ministers met</title><link>https://example.org/1</link><pubDate>Fri, 08 Nov 2024 06:00:00 GMT</pubDate>
<description>&lt;p&gt;The ministers of both states met in Seoul.&lt;/p&gt;</description></item>
<item><title>Empty</title></item></channel></rss>"""


def read(*paths: Path | str, **options):
    found = list(captures([str(path) for path in paths], seen=SEEN, **options))
    return [c for c in found if isinstance(c, Capture)], [r for r in found if isinstance(r, Rejected)]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"Ministers met.", "text/plain"),
        ("a.txt", PAGE, "text/html"),
        ("a.md", b"# Ministers met", "text/markdown"),
        ("a.html", b"Ministers met.", "text/html"),
        ("noname", "Ministers met.".encode("utf-16"), "text/plain"),
        ("a.bin", b"Ministers\0met in the capital.", "text/plain"),
    ],
)
def test_the_content_tells_the_type_before_the_suffix(tmp_path, name, data, media_type):
    (capture,), _ = read(written(tmp_path, name, data))
    assert (capture.media_type, capture.body) == (media_type, data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t ", "empty"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c ...", "binary"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.xml", b"<?xml version='1.0'?><svg></svg>", "format not read"),
        ("a.zip", zipped({"a.txt": b"Ministers met."})[:-30], "broken archive"),
        ("a.docx", zipped({"[Content_Types].xml": b"<x/>"}), "format not read"),
        ("a.json", b'{"text": "Ministers', "broken JSON"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>', "unsafe XML"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "empty"),
    ],
    ids=range(10),
)
def test_what_is_no_report_is_refused_with_its_reason(tmp_path, name, data, reason):
    found, (refused,) = read(written(tmp_path, name, data))
    assert not found
    assert refused.reason == reason
    assert refused.name is not None
    assert refused.name.endswith(name)


@pytest.mark.parametrize("data", [b"<!---->" * 9000 + b"x", b"<!--" * 9000 + PAGE, b"a: b\n" * 13000])
def test_no_start_of_a_file_takes_long_to_tell(tmp_path, data):
    found, refused = read(written(tmp_path, "noname", data))
    assert found or refused


def test_a_large_file_is_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.write(b"Ministers met.\n")
        stream.truncate(100_000_000)
    found, (refused,) = read(path)
    assert not found
    assert refused.reason == "too large"


def test_folders_are_read_in_sorted_order_and_hidden_files_are_named(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden/x.txt", "c.txt"):
        written(tmp_path, name, b"Ministers met.")
    found, refused = read(tmp_path)
    assert [Path(c.name).relative_to(tmp_path).as_posix() for c in found] == ["a/y.txt", "a/z.txt", "b.txt", "c.txt"]
    assert [r.reason for r in refused] == ["hidden file"]
    assert count([str(tmp_path)]) == 4


def test_missing_paths_and_empty_patterns_do_not_stop_the_batch(tmp_path):
    written(tmp_path, "a.txt", b"Ministers met.")
    found, refused = read(tmp_path / "nothing.txt", str(tmp_path / "*.none"), str(tmp_path / "*.txt"))
    assert len(found) == 1
    assert {r.reason for r in refused} == {"no such file"}


def test_a_folder_that_contains_itself_is_refused(tmp_path):
    written(tmp_path, "in/a.txt", b"Ministers met.")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in", target_is_directory=True)
    found, refused = read(tmp_path)
    assert len(found) == 1
    assert [r.reason for r in refused] == ["symlink loop"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_refused(tmp_path):
    path = written(tmp_path, "a.txt", b"Ministers met.")
    path.chmod(0)
    assert read(path)[1][0].reason == "no permission"


def test_standard_input_is_read_as_one_file():
    (capture,), _ = read("-", stdin=io.BytesIO(PAGE))
    assert (capture.name, capture.media_type) == ("-", "text/html")


def test_each_row_is_a_capture_and_a_bad_line_names_itself(tmp_path):
    rows = [{"title": "One", "text": "Ministers met.", "outlet": "Post"}, {"html": "<p>Talks</p>", "authors": ["A B"]}]
    lines = [json.dumps(rows[0]), "{broken", json.dumps(rows[1]), '{"title": "no body"}', '{"text": 5}']
    path = written(tmp_path, "rows.jsonl", "\n".join(lines).encode())
    found, refused = read(path, given=Given(outlet="Option", published="2024-11-08"))
    assert [c.body for c in found] == [b"Ministers met.", b"<p>Talks</p>"]
    assert [c.given.outlet for c in found] == ["Post", "Option"]
    assert {c.given.published for c in found} == {"2024-11-08"}
    assert [(r.reason, r.name.rsplit("#")[-1]) for r in refused] == [
        ("broken JSON", "2"),
        ("empty", "4"),
        ("not a row", "5"),
    ]
    assert "line 2" in refused[0].detail


@pytest.mark.parametrize("indent", [None, 2])
def test_a_list_of_rows_and_a_single_row_are_read(tmp_path, indent):
    row = {"text": "Ministers met.", "title": "One"}
    found, _ = read(written(tmp_path, "list.json", json.dumps([row, row], indent=indent).encode()))
    assert len(found) == 2
    (single,), _ = read(written(tmp_path, "one.json", json.dumps(row, indent=indent).encode()))
    assert single.given.title == "One"


def test_each_entry_of_a_feed_is_a_capture(tmp_path):
    (capture,), (refused,) = read(written(tmp_path, "feed.xml", FEED))
    assert capture.media_type == "text/html"
    assert capture.given == Given(
        title="Ministers met", outlet="Harbour Post", published="2024-11-08", url="https://example.org/1"
    )
    assert refused.reason == "empty"


def test_zip_members_are_read_by_name_and_zips_inside_too(tmp_path):
    inner = zipped({"c.txt": b"Talks went on."})
    data = zipped({"b.txt": b"Ministers met.", "a.html": PAGE, "in.zip": inner, "__MACOSX/._a": b"x"})
    found, refused = read(written(tmp_path, "a.zip", data))
    assert [c.name.split("!", 1)[1] for c in found] == ["a.html", "b.txt", "in.zip!c.txt"]
    assert [r.reason for r in refused] == ["hidden file"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"])
def test_a_member_that_leaves_its_zip_is_refused(tmp_path, name):
    found, (refused,) = read(written(tmp_path, "a.zip", zipped({name: b"Ministers met."})))
    assert not found
    assert refused.reason == "unsafe path"


def test_zip_bombs_are_refused(tmp_path):
    bomb = zipped({"a.txt": b"0" * 20_000_000, "b.txt": b"Ministers met."})
    found, refused = read(written(tmp_path, "a.zip", bomb))
    assert [c.name.split("!")[1] for c in found] == ["b.txt"]
    assert [r.reason for r in refused] == ["archive bomb"]
    nested = zipped({"1.zip": zipped({"2.zip": zipped({"a.txt": b"Ministers met."})})})
    assert [r.reason for r in read(written(tmp_path, "n.zip", nested))[1]] == ["archive bomb"]
    many = zipped({f"{n}.txt": b"Talks." for n in range(5)})
    assert [r.reason for r in read(written(tmp_path, "m.zip", many), limits=Limits(members=3))[1]] == ["archive bomb"]
    out = read(written(tmp_path, "o.zip", many), limits=Limits(archive=len(many) - 400))[1]
    assert {r.reason for r in out} <= {"archive bomb", "too large"}


def test_captures_are_a_stream(tmp_path):
    written(tmp_path, "rows.jsonl", b'{"text": "One."}\n' * 1000)
    stream = captures([str(tmp_path)], seen=SEEN)
    assert next(stream).body == b"One."


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400), name=st.sampled_from(["a.txt", "a.zip", "a.json", "a.xml", "a.html"]))
def test_any_bytes_are_taken_in_or_refused(data, name):
    with tempfile.TemporaryDirectory() as folder:
        found, refused = read(written(Path(folder), name, data))
    assert found or refused


def test_a_record_among_the_reports_is_passed_over(tmp_path):
    written(tmp_path, "a.txt", b"Ministers met.")
    (tmp_path / "kept").mkdir()
    written(tmp_path / "kept", "record.sqlite", b"SQLite format 3\0")
    found, refused = read(tmp_path)
    assert [capture.name for capture in found] == [str(tmp_path / "a.txt")]
    assert [row.reason for row in refused] == ["a record"]
