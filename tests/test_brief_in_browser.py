"""The HTML brief in a real browser, without JavaScript and without a network: what a reader sees and clicks."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman

playwright = pytest.importorskip("playwright.sync_api")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXAMPLES = Path(__file__).parent.parent / "examples"

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a brief made from a few examples."""
    folder = tmp_path_factory.mktemp("brief")
    with dragoman.open(folder / "record") as record:
        dragoman.read(sorted(EXAMPLES.glob("1*.html")), record)
        (folder / "brief.html").write_text(str(dragoman.brief(record, form="html")), encoding="utf-8")
    return (folder / "brief.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> "Iterator[playwright.Browser]":
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "playwright.Browser", brief: str) -> "Iterator[playwright.Page]":
    """The brief as a reader without JavaScript opens it; what it asks for and complains of is kept on the page."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.asked, opened.complaints = [], []  # type: ignore[attr-defined]
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.goto(brief)
    yield opened
    context.close()


def test_it_asks_for_nothing_but_itself(page: "playwright.Page", brief: str) -> None:
    page.wait_for_load_state()
    assert {url for url in page.asked if not url.startswith("data:")} == {brief}
    assert page.complaints == []


def test_one_click_on_a_mark_shows_the_words_in_the_document(page: "playwright.Page") -> None:
    mark = page.locator("main sup a, main a.mark").first
    mark.click()
    words = page.locator(":target + mark")
    assert words.count() == 1
    assert words.is_visible()
    assert words.inner_text().strip()
    box = words.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


@pytest.mark.parametrize("width", [390, 1280])
def test_it_fits_its_window(browser: "playwright.Browser", brief: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(brief)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_dark_and_light_have_their_own_paper(browser: "playwright.Browser", brief: str) -> None:
    papers = set()
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(brief)
        papers.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        context.close()
    assert len(papers) == 2


def test_it_prints(browser: "playwright.Browser", brief: str) -> None:
    page = browser.new_page()
    page.goto(brief)
    assert page.pdf().startswith(b"%PDF-")
    page.close()
