"""The desk in a real browser: from the front page to the words of a statement, with keys, without JavaScript, without a network."""

import shutil
import threading
import time
from collections.abc import Iterator

import pytest

from dragoman.serve import make_app
from dragoman.serve.server import HOST
from dragoman.store import Record

playwright = pytest.importorskip("playwright.sync_api")
uvicorn = pytest.importorskip("uvicorn")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def address(example_record: Record) -> Iterator[str]:
    """A running desk on a free port."""
    config = uvicorn.Config(make_app(example_record), host=HOST, port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://{HOST}:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=30)


@pytest.fixture(scope="module")
def browser() -> "Iterator[playwright.Browser]":
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=BROWSER, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(browser: "playwright.Browser", address: str, request: pytest.FixtureRequest) -> "Iterator[playwright.Page]":
    """A page of the desk that keeps what it asks for and complains of."""
    context = browser.new_context(java_script_enabled=request.param, base_url=address)
    opened = context.new_page()
    opened.set_default_timeout(60_000)
    opened.asked, opened.complaints = [], []  # type: ignore[attr-defined]
    opened.on("request", lambda one: opened.asked.append(one.url))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    yield opened
    context.close()


def test_from_the_front_page_to_the_words_of_a_statement(page: "playwright.Page", address: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("won")
    page.get_by_role("searchbox").press("Enter")
    page.locator("[data-item] a").first.click()
    lit = page.locator("#lit")
    assert lit.inner_text() == "won"
    box = lit.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 720
    page.locator(".gutter a", has_text="statement").first.click()
    assert page.url.startswith(f"{address}/s/statement-")
    words = page.locator("blockquote mark").inner_text()
    page.get_by_role("link", name="Open in the document").click()
    assert page.locator("mark.lit").first.inner_text() in words
    assert {url[: len(address)] for url in page.asked} == {address}
    assert page.complaints == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/search?q=won", "/actors", "/timeline", "/figures", "/contested", "/sources"])
def test_it_fits_its_window(browser: "playwright.Browser", address: str, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address + path, timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_keys_lead_through_a_page(browser: "playwright.Browser", address: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{address}/documents")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    target = page.locator("[data-item].current a").get_attribute("href")
    assert target == page.locator("[data-item] a").first.get_attribute("href")
    page.keyboard.press("o")
    page.wait_for_url(f"**{target}")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.close()
