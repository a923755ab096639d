"""Who may ask the desk, what may be asked of it, and what seals every answer."""

import json

import pytest
from addresses import every_page, twin
from starlette.testclient import TestClient

from conftest import ENTITY, SCRIPT
from dragoman.serve import make_app
from dragoman.serve.guard import LONGEST
from dragoman.store import Record


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:80:80", "192.168.1.2", "", "[::2]:80"]
)
def test_a_foreign_host_is_refused(desk: TestClient, host: str) -> None:
    assert desk.get("/documents", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:1", "LOCALHOST", "[::1]:8765"])
def test_its_own_hosts_are_answered(desk: TestClient, host: str) -> None:
    assert desk.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "https://127.0.0.1.evil.example"]
)
def test_a_foreign_origin_is_refused(desk: TestClient, origin: str) -> None:
    assert desk.get("/documents.json", headers={"origin": origin}).status_code == 403


def test_its_own_origin_is_answered(desk: TestClient) -> None:
    assert desk.get("/documents.json", headers={"origin": "http://127.0.0.1"}).status_code == 200


def test_another_site_cannot_load_what_it_serves(desk: TestClient) -> None:
    loaded = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}
    assert desk.get("/front.json", headers=loaded).status_code == 403
    followed = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    assert desk.get("/", headers=followed).status_code == 200
    assert "access-control-allow-origin" not in desk.get("/front.json").headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_only_reading_is_allowed(desk: TestClient, method: str) -> None:
    assert desk.request(method, "/").status_code == 405


def test_asking_changes_nothing(desk: TestClient, example_record: Record) -> None:
    before = example_record.logical_hash()
    for address in every_page(desk):
        desk.get(address)
    assert example_record.logical_hash() == before


def test_every_answer_is_sealed(desk: TestClient) -> None:
    files = ["/static/desk.css", "/static/nothing.css", "/nothing", "/openapi.json", "/timeline?since=soon"]
    twins = [twin(address, ending) for address in every_page(desk) for ending in ("json", "csv")]
    for address in [*every_page(desk), *twins, *files]:
        headers = desk.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    assert (
        "frame-ancestors 'none'" in desk.get("/", headers={"host": "evil.example"}).headers["content-security-policy"]
    )


def test_hostile_words_are_only_words(hostile_desk: TestClient) -> None:
    asked = [
        f"/search?q={SCRIPT}",
        "/search?q=alert",
        f"/documents?outlet={SCRIPT}",
        f"/figures?about={SCRIPT}",
        f"/timeline?about={SCRIPT}",
    ]
    for address in [*every_page(hostile_desk), f"/a/{ENTITY}", *asked, f"/{SCRIPT}", f"/d/{SCRIPT}"]:
        page = hostile_desk.get(address).text
        assert "<script>" not in page
        assert "<svg onload" not in page
        assert "<img" not in page
        assert "49 </textarea>" not in page
        assert 'href="javascript:' not in page


def test_hostile_words_are_shown(hostile_desk: TestClient) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in hostile_desk.get("/").text


def test_only_addresses_of_the_web_become_links(hostile_desk: TestClient, desk: TestClient) -> None:
    document = hostile_desk.get("/documents.json").json()["rows"][0]
    assert document["url"] == "javascript:alert(4)"
    assert ">original<" not in hostile_desk.get(f"/d/{document['document']}").text
    linked = next(row for row in desk.get("/documents.json").json()["rows"] if row["url"])
    assert f'href="{linked["url"]}" rel="noopener noreferrer nofollow"' in desk.get(f"/d/{linked['document']}").text


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "/etc/passwd", "desk.css%00", "app.py"])
def test_no_other_file_is_served(desk: TestClient, name: str) -> None:
    assert desk.get(f"/static/{name}").status_code == 404


def test_no_cell_runs_as_a_formula(hostile_desk: TestClient) -> None:
    for address in every_page(hostile_desk):
        sheet = hostile_desk.get(twin(address, "csv")).text
        assert "\n=HYPERLINK" not in sheet
        assert ",=HYPERLINK" not in sheet
        assert ',"=HYPERLINK' not in sheet
    assert "'=HYPERLINK(1)" in hostile_desk.get("/documents.csv").text


def test_long_requests_are_refused(desk: TestClient) -> None:
    assert desk.get("/search?q=" + "a" * LONGEST).status_code == 414
    assert desk.get("/search?q=" + "a" * 401).status_code == 400


def test_a_defect_says_nothing_of_itself(example_record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("the secret place")

    monkeypatch.setattr("dragoman.report.pages.documents", broken)
    desk = TestClient(make_app(example_record), base_url="http://127.0.0.1", raise_server_exceptions=False)
    for answer in (desk.get("/documents"), desk.get("/documents.json")):
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "content-security-policy" in answer.headers
    assert json.loads(desk.get("/documents.json").text)["status"] == 500
