"""What the pages of the desk say, and that their twins say the same."""

import csv
import re
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from addresses import every_page, twin
from starlette.testclient import TestClient

from dragoman.report.pages import page as paging
from dragoman.report.pages import searching
from dragoman.serve import make_app
from dragoman.store import Record


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def _documents(desk: TestClient) -> list[dict[str, Any]]:
    ids = [row["document"] for row in desk.get("/documents.json").json()["rows"]]
    return [desk.get(f"/d/{identity}.json").json() for identity in ids]


def test_every_page_is_there(desk: TestClient) -> None:
    for address in every_page(desk):
        assert desk.get(address).status_code == 200, address


def test_twins_agree_with_their_page(desk: TestClient) -> None:
    for address in every_page(desk):
        page, data = desk.get(address).text, desk.get(twin(address, "json")).json()
        rows = list(csv.DictReader(StringIO(desk.get(twin(address, "csv")).text)))
        assert len(rows) == len(data["rows"]), address
        assert data["answer"] in _text(page) or data["title"] in _text(page), address
        for row in data["rows"]:
            words = row.get("words") or row.get("text") or row.get("title") or row.get("name")
            shown = row.get("id", "nowhere") in page or words is None or " ".join(words.split()) in _text(page)
            assert shown, (address, words)


def test_every_link_of_a_page_leads_somewhere(desk: TestClient) -> None:
    links = {link for address in every_page(desk) for link in re.findall(r'href="(/[^"#]*)', desk.get(address).text)}
    assert len(links) > 50
    for link in sorted(links):
        assert desk.get(unescape(link)).status_code == 200, link


def test_words_that_do_not_stand_together_show_the_gap(desk: TestClient) -> None:
    read = [row for page in _documents(desk) for row in page["rows"] if row["kind"] == "statement"]
    for row in read:
        whole = desk.get(f"/d/{row['document']}.json").json()["document"]["text"]
        assert all(part in whole for part in row["words"].split(" … "))
    assert any(" … " in row["words"] for row in read)


def test_a_record_is_lit_in_its_document(desk: TestClient) -> None:
    statement = desk.get("/front.json").json()["rows"][0]
    page = desk.get(f"/d/{statement['document']}?at={statement['id']}").text
    lit = "".join(re.findall(r'<mark[^>]*class="[^"]*\blit\b[^"]*">([^<]*)', page))
    assert unescape(lit) == statement["words"]
    assert page.count('id="lit"') == 1


def test_a_range_is_lit_in_its_document(desk: TestClient) -> None:
    hit = desk.get("/search.json?q=won").json()["rows"][0]
    page = desk.get(f"/d/{hit['document']}?at={hit['first'][0]}-{hit['first'][1]}").text
    lit = "".join(re.findall(r'<mark[^>]*class="[^"]*\blit\b[^"]*">([^<]*)', page))
    assert lit == "won"


def test_a_facet_keeps_what_it_counts(desk: TestClient) -> None:
    found = desk.get("/search.json?q=Trump").json()
    outlets = next(one for one in found["facets"] if one["facet"] == "outlet")["values"]
    assert sum(one["paragraphs"] for one in outlets) == found["total"]
    chosen = desk.get("/search.json", params={"q": "Trump", "outlet": outlets[0]["value"]}).json()
    assert chosen["total"] == outlets[0]["paragraphs"]
    assert {row["outlet"] for row in chosen["rows"]} == {outlets[0]["value"]}


def test_a_search_says_what_it_left_out(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST", 2)
    found = desk.get("/search.json?q=Trump").json()
    assert found["cut"]
    assert found["total"] == 2
    assert found["answer"].startswith("the first 2 paragraphs")


@pytest.mark.parametrize("address", ["/timeline", "/actors", "/documents", "/figures", "/forecasts", "/search?q=the"])
def test_cursors_lead_through_all_rows(desk: TestClient, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    whole = desk.get(twin(address, "json")).json()["rows"]
    monkeypatch.setattr(paging, "ROWS", 3)
    monkeypatch.setattr("dragoman.report.pages.listing.ROWS", 3)
    rows, following = [], twin(address, "json")
    while following:
        page = desk.get(following).json()
        assert len(page["rows"]) <= 3
        rows += page["rows"]
        following = page["next"]
    assert rows == whole[: len(rows)]
    assert len(rows) >= min(len(whole), 3)
    assert len(rows) == page["total"]


def test_a_state_has_those_who_speak_for_it(desk: TestClient) -> None:
    rows = desk.get("/a/state/south-korea.json").json()["rows"]
    assert "person/yoon-suk-yeol" in {one["entity"] for row in rows for one in row["who"]}


def test_a_pair_is_the_same_from_both_sides(desk: TestClient) -> None:
    one, other = (desk.get(f"/pair/{pair}.json").json()["rows"] for pair in ("KOR/USA", "usa/kor"))
    assert one
    assert one == other


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing.json", 404), ("/d/document-0.json", 404), ("/s/statement-0.json", 404), ("/s/event-0.json", 404),
        ("/a/person/nobody.json", 404), ("/pair/KOR/KOR.json", 400), ("/pair/XXX/KOR.json", 400),
        ("/timeline.json?since=soon", 400), ("/timeline.json?about=Nobody+Known", 404), ("/timeline.json?after=x", 400),
        ("/documents.json?after=document-0", 400), ("/figures.json?about=zzzz", 404),
    ],
)  # fmt: skip
def test_errors_are_problems(desk: TestClient, address: str, status: int) -> None:
    answer = desk.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert answer.json()["detail"]
    page = desk.get(address.replace(".json", ""))
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")


def test_what_is_not_new_is_not_sent_again(desk: TestClient) -> None:
    first = desk.get("/documents.json")
    again = desk.get("/documents.json", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_an_empty_record_has_every_page(empty_desk: TestClient) -> None:
    assert "The record is empty." in empty_desk.get("/").text
    lists = (
        "/search?q=a",
        "/documents",
        "/actors",
        "/pairs",
        "/timeline",
        "/figures",
        "/contested",
        "/forecasts",
        "/sources",
    )
    for address in lists:
        assert "Not in the reports." in empty_desk.get(address).text, address
        assert empty_desk.get(twin(address, "json")).json()["rows"] == []


def test_words_of_another_language_say_so(desk: TestClient) -> None:
    document = desk.get("/documents.json").json()["rows"][0]
    assert f'lang="{document["language"]}"' in desk.get(f"/d/{document['document']}").text


def test_the_description_names_every_page(desk: TestClient) -> None:
    paths = desk.get("/openapi.json").json()["paths"]
    assert {"/front.json", "/search.json", "/d/{identity}.json", "/pair/{left}/{right}.json"} <= set(paths)


def test_a_writer_at_work_is_not_waited_for(tmp_path: Path) -> None:
    record = Record.create(tmp_path / "record")
    desk = TestClient(make_app(record), base_url="http://127.0.0.1")
    with record.writer() as writer:
        writer.begin_run({"made-up": "1"})
        assert desk.get("/documents").status_code == 200
