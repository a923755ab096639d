"""WARC and WACZ made by the tests: pages with address and moment, and archives that break off or blow up."""

import gzip
import io
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dragoman.acquire import Limits, captures
from dragoman.types.documents import Capture, Rejected

SEEN = datetime(2024, 11, 20, tzinfo=UTC)
PAGE = b"<!doctype html><html><body><p>The ministers of both states met in Port Ann.</p></body></html>"
PDF = b"%PDF-1.7 ..."


def archive(*answers, packed=True) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    stream_of_info = writer.create_warcinfo_record("a.warc.gz", {"software": "ours"})
    writer.write_record(stream_of_info)
    for number, (body, kind, *more) in enumerate(answers, start=1):
        status = more[0] if more else "200 OK"
        headers = [("Content-Type", kind), *(more[1] if len(more) > 1 else [])]
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.org/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": f"2024-11-0{number}T06:00:00Z"},
        )
        writer.write_record(record)
    return stream.getvalue()


def read(folder: Path, data: bytes, name: str = "a.warc.gz", **options):
    path = folder / name
    path.write_bytes(data)
    found = list(captures([str(path)], seen=SEEN, **options))
    return [c for c in found if isinstance(c, Capture)], [r for r in found if isinstance(r, Rejected)]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ["a.warc.gz", "nameless"])
def test_each_page_is_a_capture_with_its_address_and_moment(tmp_path, packed, name):
    data = archive((PAGE, "text/html; charset=utf-8"), (PDF, "application/pdf"), packed=packed)
    found, refused = read(tmp_path, data, name)
    assert not refused
    assert [(c.body, c.media_type) for c in found] == [(PAGE, "text/html"), (PDF, "application/pdf")]
    assert [c.given.url for c in found] == ["https://example.org/1", "https://example.org/2"]
    assert [c.seen for c in found] == [datetime(2024, 11, day, 6, tzinfo=UTC) for day in (1, 2)]


def test_what_is_no_page_is_counted_in_one_row(tmp_path):
    answers = ((PAGE, "text/html"), (b"x", "image/png"), (b"y", "image/png"), (b"", "text/html", "404 Not Found"))
    found, (refused,) = read(tmp_path, archive(*answers))
    assert len(found) == 1
    assert refused.reason == "format not read"
    assert "image/png 2" in refused.detail
    assert "status 404 1" in refused.detail


@pytest.mark.parametrize(
    ("encoding", "body", "reasons"),
    [("gzip", gzip.compress(PAGE), []), ("br", b"\x8b\x01", ["format not read"])],
)
def test_content_that_was_packed_is_unpacked_or_named(tmp_path, encoding, body, reasons):
    found, refused = read(tmp_path, archive((body, "text/html", "200 OK", [("Content-Encoding", encoding)])))
    assert [c.body for c in found] == ([PAGE] if not reasons else [])
    assert [r.reason for r in refused] == reasons


NOISE = "".join(chr(65 + (n * n * 31 + n * 7) % 57) for n in range(900)).encode()


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_archive_keeps_what_was_whole_and_says_so(tmp_path, packed):
    whole = archive((PAGE, "text/html"), (PAGE + NOISE, "text/html"), packed=packed)
    first = len(archive((PAGE, "text/html"), packed=packed))
    for cut in range(first + 1, len(whole), 37):
        found, refused = read(tmp_path, whole[:cut])
        assert found[0].body == PAGE, cut
        assert "broken archive" in [r.reason for r in refused], cut
    assert read(tmp_path, whole)[1] == []


def test_a_record_that_blows_up_is_refused_and_the_rest_is_left(tmp_path):
    limits = Limits(report=1024 * 1024, ratio=20)
    data = archive((PAGE, "text/html"), (b" " * 80_000_000, "text/html"), (PAGE, "text/html"))
    found, refused = read(tmp_path, data, limits=limits)
    assert [c.given.url for c in found] == ["https://example.org/1"]
    assert refused[0].reason == "archive bomb"


def test_a_page_too_large_costs_only_itself(tmp_path):
    data = archive((b"<html>" + b"x y " * 2000, "text/html"), (PAGE, "text/html"))
    found, refused = read(tmp_path, data, limits=Limits(report=1000))
    assert [c.given.url for c in found] == ["https://example.org/2"]
    assert [r.reason for r in refused] == ["too large"]


def collection(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return stream.getvalue()


def test_the_archives_of_a_wacz_are_read_and_its_index_is_not(tmp_path):
    members = {
        "datapackage.json": b'{"profile": "data-package"}',
        "indexes/index.cdx": b"org,example)/1 20241101",
        "pages/pages.jsonl": b'{"url": "https://example.org/1", "text": "of the index"}',
        "archive/../../out.warc.gz": archive((PAGE, "text/html")),
        "archive/data.warc.gz": archive((PAGE, "text/html")),
    }
    found, refused = read(tmp_path, collection(members), "a.wacz")
    assert [c.name.partition("!")[2] for c in found] == ["archive/data.warc.gz#2"]
    assert [r.reason for r in refused] == ["unsafe path"]


@settings(max_examples=60, deadline=None)
@given(noise=st.binary(max_size=200), at=st.integers(0, 1500), packed=st.booleans())
def test_any_bytes_in_an_archive_raise_nothing(noise, at, packed):
    whole = archive((PAGE, "text/html"), packed=packed)
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder), whole[:at] + noise + whole[at:])
