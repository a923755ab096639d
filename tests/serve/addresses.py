"""The addresses of every page of a desk, found in what it serves."""

from starlette.testclient import TestClient

LISTS = (
    "/", "/search?q=said", "/documents", "/actors", "/pairs", "/timeline", "/figures", "/contested", "/forecasts",
    "/sources",
)  # fmt: skip
LETTERS = {"statement": "s", "event": "e", "figure": "f"}


def twin(address: str, ending: str) -> str:
    """The address of a page's twin."""
    path, mark, asked = address.partition("?")
    return f"{'/front' if path == '/' else path}.{ending}{mark}{asked}"


def every_page(desk: TestClient) -> list[str]:
    """One address of each kind of page that the record of this desk has."""
    document = desk.get("/documents.json").json()["rows"][0]["document"]
    records = {row["kind"]: row["id"] for row in desk.get(f"/d/{document}.json").json()["rows"]}
    actor = desk.get("/actors.json").json()["rows"][0]["entity"]
    permalinks = [f"/{LETTERS[kind]}/{identity}" for kind, identity in sorted(records.items())]
    lit = f"/d/{document}?at={records['statement']}"
    return [*LISTS, f"/d/{document}", lit, *permalinks, f"/a/{actor}", "/pair/KOR/USA"]
