"""A brief as Markdown with footnotes, made to be read as plain text too."""

import re
from collections.abc import Iterable, Iterator

from dragoman.report.brief import Brief
from dragoman.report.layout import Plain, laid_out
from dragoman.report.wording import flat

SPECIAL = re.compile(r"([\\`*_\[\]<>|~])|&(?=#?\w+;)|(?<=^)([#+-])")


def render_markdown(brief: Brief) -> str:
    """The brief as Markdown; `[^1]` leads to the exact words."""
    page = laid_out(brief)
    head = (f"# {escaped(page['title'])}", f"{escaped(page['span'])}. It rests on {escaped(page['rests_on'])}.")
    blocks = (*head, *(text for section in page["sections"] for text in _section(section)), _notes(page["notes"]))
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """The text on one line, its characters that Markdown would act on made plain."""
    return SPECIAL.sub(r"\\\g<0>", flat(text))


def _section(section: Plain) -> Iterator[str]:
    yield f"## {escaped(section['title'])}"
    for block in section["blocks"]:
        yield from _lines(block) if block["kind"] == "lines" else _table(block)
    if section["remark"]:
        yield f"*{escaped(section['remark'])}*"


def _lines(block: Plain) -> Iterator[str]:
    if block["heading"]:
        yield f"### {escaped(block['heading'])}"
    yield "\n".join(f"- {_label(line['label'])}{_sentence(line['sentence'])}" for line in block["lines"])


def _label(label: str | None) -> str:
    return f"**{escaped(label)}** " if label else ""


def _table(block: Plain) -> Iterator[str]:
    yield f"*{escaped(block['caption'])}*"
    columns = block["columns"]
    rules = ["---:" if column["numeric"] else "---" for column in columns]
    rows = [(escaped(row["head"]), *(_cell(cell) for cell in row["cells"])) for row in block["rows"]]
    yield "\n".join(map(_row, ([escaped(column["label"]) for column in columns], rules, *rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Plain) -> str:
    return " ".join(map(_sentence, cell["sentences"])) or escaped(cell["text"])


def _sentence(sentence: Plain) -> str:
    words = escaped("".join(part["text"] for part in sentence["parts"]))
    standing = sentence["standing"]
    sign = f" ({standing['sign']} {escaped(standing['words'])})" if standing else ""
    marks = "".join(f"[^{mark['number']}]" for mark in sentence["marks"])
    return f"{words}{sign}{marks}"


def _notes(notes: list[Plain]) -> str:
    return "\n".join(
        f"[^{note['number']}]: {escaped(note['outlet'])}, {escaped(note['date'])}: {escaped(note['words'])}"
        for note in notes
    )
