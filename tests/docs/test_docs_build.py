"""The documentation says what the code says, and its links lead somewhere."""

import re
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "tests/cases").glob("*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_is_stale(build):
    stale = [str(path.relative_to(ROOT)) for path, text in build.built() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run `python docs/build.py`"


def test_check_names_what_is_stale_and_writes_nothing(build, tmp_path, monkeypatch, capsys):
    page = tmp_path / "page.md"
    page.write_text("<!-- generated: exit-codes -->\nstale words\n<!-- /generated -->\n")
    monkeypatch.setattr(build, "built", lambda: iter([(page, "new")]))
    assert build.main(["--check"]) == 1
    assert str(page) in capsys.readouterr().err
    assert "stale words" in page.read_text()
    assert build.main([]) == 0
    assert page.read_text() == "new"
    assert build.main(["--check"]) == 0


def test_what_is_around_a_generated_part_stays(build):
    page = "before\n<!-- generated: exit-codes -->\nstale words\n<!-- /generated -->\nafter\n"
    text = build.PART.sub(build._rendered, page)
    assert text.startswith("before\n<!-- generated: exit-codes -->\n")
    assert text.endswith("<!-- /generated -->\nafter\n")
    assert "| 3 | some refused |" in text
    assert "stale words" not in text


def test_every_part_stands_on_a_page(build):
    wanted = {part["name"] for page in PAGES for part in build.PART.finditer(page.read_text(encoding="utf-8"))}
    assert wanted == set(build.PARTS)


def test_a_cell_cannot_break_its_row(build):
    assert list(build.table(("a",), [("x | y",)])) == ["| a |", "| --- |", "| x \\| y |"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for link in LINK.finditer(page.read_text(encoding="utf-8")):
        target, _, anchor = link["target"].partition("#")
        if target.startswith(("http:", "https:")):
            continue
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), f"{page.name}: {link[0]}"
        if anchor and there.suffix == ".md":
            assert anchor in _anchors(there), f"{page.name}: {link[0]}"


def test_every_dependency_is_explained():
    page = (DOCS / "decisions/dependencies.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| ([\w-]+) \|", page, re.MULTILINE)) - {"package", "---"}
    assert explained == _dependencies()


def test_the_notice_names_every_package_that_is_installed():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").split("LIBRARIES", 1)[1]
    named = set(re.findall(r"[a-z][\w-]+", notice))
    locked = re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / "requirements/base.txt").read_text(), re.MULTILINE)
    assert set(locked) - named == set()


def test_the_notice_marks_our_own_dependencies():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").split("LIBRARIES", 1)[1].split("\n\n", 2)[2]
    assert set(re.findall(r"\*([\w-]+)", notice)) == _dependencies()


def _dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {re.split(r"[<>=~!\[ ]", requirement)[0] for requirement in project["dependencies"]}


def _anchors(page: Path) -> set[str]:
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
