"""The HTML brief needs nothing but itself, every mark leads to its words, and nothing in a report becomes markup."""

import re
from html.parser import HTMLParser
from itertools import combinations, pairwise

import pytest
from briefings import Report

from dragoman.report.brief import Brief, Citation, Line, Lines, Part, Section, Sentence
from dragoman.report.compose import compose
from dragoman.report.html import render_html
from dragoman.types.documents import Document
from dragoman.types.vocabularies.entries import packaged

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "#import sys; #panic()",
    "[x](http://evil.example) ![y](http://evil.example) `z` | a *b* _c_",
    "\u202eevil\u202c & &lt; &#60;",
)
READABLE = 4.5
"""Least contrast of text to its ground, WCAG 2.2 AA."""


class Page(HTMLParser):
    """Tags with their attributes, and ids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if attributes.get("id")]


@pytest.fixture(scope="module")
def html(brief: Brief) -> str:
    return render_html(brief)


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_nothing_is_loaded_from_anywhere(html, page):
    assert not re.search(r"(?:src|href|action|srcset|data)\s*=\s*[\"']?(?:https?:)?//", html)
    assert not re.search(r"url\((?!data:)", html)
    assert not {"script", "iframe", "object", "embed", "link", "form", "base"} & {tag for tag, _ in page.tags}


def test_the_policy_of_the_page_forbids_everything_else(page):
    policy = next(meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert not any("style" in attributes for _, attributes in page.tags)


def test_every_link_has_its_target_and_every_id_is_its_own(page):
    targets = {link["href"].removeprefix("#") for link in page.all("a")}
    assert targets <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_mark_leads_to_highlighted_words_and_they_lead_back(page):
    marks = {link["href"] for link in page.all("a") if link.get("class") == "mark"}
    backs = {link["href"] for link in page.all("a") if link.get("class") == "back"}
    assert marks
    assert {mark.replace("#w", "#m") for mark in marks} == backs


def test_the_whole_text_of_each_document_is_there(html, brief):
    bare = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", html)
    for document in brief.documents:
        for line in document.text.split("\n"):
            assert line.replace("'", "&#39;") in bare


def test_each_bar_has_its_number_beside_it(html, brief):
    table = next(section for section in brief.sections if section.key == "quoted").blocks[0]
    numbers = re.findall(r'<td data-label="Statements" class="numeric">(\d+) <svg class="bar"', html)
    assert numbers == [row.cells[-1] for row in table.rows]


def test_headings_languages_and_tables_serve_a_screen_reader(page, html):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.all("html")[0]["lang"] == "en"
    assert all(article["lang"] == "en" for article in page.all("article"))
    assert len(page.all("table")) == html.count("<caption>")
    assert all(head.get("scope") in {"col", "row"} for head in page.all("th"))
    assert page.all("a")[0]["class"] == "skip"


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_report_becomes_markup(hostile, knowledge):
    report = Report(
        text=f"{hostile} Envoy said: “{hostile} and nothing else will change in the alliance.”",
        title=hostile,
        outlet=hostile,
        published="2024-05-01",
    )
    envoy = report.party("Envoy", name=hostile, office=f"Prime Minister of {hostile}", country=hostile)
    report.says(envoy, f"“{hostile} and nothing else will change in the alliance.”", on="2024-05-01")
    page = Page(render_html(compose([report.read()], copies=(), topic=None, knowledge=knowledge)))
    assert not {"script", "img"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert all((link["href"] or "").startswith("#") for link in page.all("a"))


def test_overlapping_words_keep_a_target_each():
    document = Document(text="Oslo warned that the fleet would sail. It promised that talks would go on.", blocks=())
    page = Page(render_html(_citing(document, (0, 48), (39, 74))))
    assert {"w1", "w2"} <= set(page.ids)
    assert [(mark["class"] or "").strip() for mark in page.all("mark")] == ["c1", "c1 c2", "c2"]


def test_words_that_run_over_paragraphs_are_marked_in_each():
    document = Document(text="One came.\nTwo went.\n\nThree stayed.", blocks=())
    page = Page(render_html(_citing(document, (4, 34))))
    assert "w1" in page.ids
    assert len(page.all("mark")) == 3


def _citing(document: Document, *ranges: tuple[int, int]) -> Brief:
    cited = tuple(
        Citation(document_id=document.id, outlet="The Fjord", date="1 May 2024", passage=document.passage(pair))
        for pair in ranges
    )
    sentences = (Sentence(parts=(Part(f"Told {number}."),), citations=(one,)) for number, one in enumerate(cited))
    lines = Lines(lines=tuple(Line(sentence=sentence) for sentence in sentences))
    section = Section(key="answer", title="The answer", blocks=(lines,))
    return Brief(title="T", span="S", rests_on="R", sections=(section,), documents=(document,))


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
def test_text_can_be_read_on_its_ground(palette):
    colours = _palette(palette)
    grounds = [colours["paper"], colours["mark"], colours["lit"]]
    for ink in ("ink", "soft", "accent", "confirmed", "single", "contested", "denied", "derived"):
        assert _contrast(colours[ink], colours["paper"]) >= READABLE, ink
    for ground in grounds:
        assert _contrast(colours["ink"], ground) >= READABLE, ground
        assert _contrast(colours["accent"], ground) >= READABLE, ground


def test_the_four_meanings_differ_in_colour():
    for palette in ("light", "dark"):
        colours = _palette(palette)
        meanings = [colours[name] for name in ("confirmed", "single", "contested", "denied")]
        assert all(left != right for left, right in combinations(meanings, 2))


def _palette(name: str) -> dict[str, str]:
    css = packaged("dragoman.report", "templates/brief.css").read_text(encoding="utf-8")
    light, dark, printed = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", rule)) for rule in re.findall(r":root \{([^}]*)\}", css)
    )
    return {"light": light, "dark": {**light, **dark}, "print": {**light, **printed}}[name]


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    pairs = [d * 2 for d in digits] if len(digits) == 3 else [digits[i : i + 2] for i in (0, 2, 4)]
    channels = [int(pair, 16) / 255 for pair in pairs]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
