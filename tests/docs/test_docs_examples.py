"""The examples in the documentation do what they show."""

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from dragoman import world
from dragoman.cli import app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^(?: {4})?(dragoman .*)$", re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [block["code"] for block in BLOCK.finditer(text) if block["language"] == language]


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=named)
def test_python_runs(page, tmp_path, monkeypatch):
    (tmp_path / "examples").mkdir()
    for report in sorted((ROOT / "examples").glob("1[234]-*")):
        (tmp_path / "examples" / report.name).symlink_to(report)
    monkeypatch.chdir(tmp_path)
    scope: dict[str, Any] = {}
    for code in blocks(page, "python"):
        exec(compile(code, named(page), "exec"), scope)  # noqa: S102 - our own pages


def shown_commands() -> list[str]:
    found: list[str] = []
    for page in PAGES:
        usage_left_out = re.sub(
            r"<!-- generated.*?/generated -->", "", page.read_text(encoding="utf-8"), flags=re.DOTALL
        )
        found += [line.split("#")[0].strip() for line in COMMAND.findall(usage_left_out)]
    return sorted(set(found))


@pytest.mark.parametrize("line", shown_commands())
def test_commands_that_are_shown_exist(line):
    group: Any = get_command(app)
    name, *arguments = re.findall(r'"[^"]*"|\S+', line)[1:]
    command = group.commands[name]
    command.make_context(name, [argument.strip('"') for argument in arguments])


def test_knowledge_that_is_shown_loads(tmp_path):
    files = blocks(ROOT / "docs/how-to/extend-knowledge.md", "yaml")
    for code in files:
        name = re.match(r"# (\S+\.yaml)\n", code)
        assert name, "an example begins with the name of its file"
        (tmp_path / name[1]).write_text(code, encoding="utf-8")
    knowledge = world.load(tmp_path)
    assert [entity.name for entity in knowledge.named("Anna K. Example")] == ["Anna Example"]
    assert knowledge.entity("agreement/example-radar-pact") is not None
    assert "arctic-shipping" in knowledge.vocabulary.issues
    assert "cost-sharing" in knowledge.vocabulary.issues
