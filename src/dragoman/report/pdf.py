"""A brief as a tagged PDF, set by Typst from data with the fonts that come with Dragoman."""

import json
from functools import cache
from importlib.resources import as_file
from typing import Any, Literal

from dragoman.report.brief import Brief
from dragoman.report.layout import laid_out
from dragoman.report.wording import cut
from dragoman.types.vocabularies.entries import packaged

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1, universal accessibility (ISO 14289-1)."""
CREATED = 0
"""Seconds since 1970 that the file gives as its making: the same record gives the same bytes."""
MISSING = "□"
RUNNING_LIMIT = 90


def render_pdf(brief: Brief) -> bytes:
    """The brief as PDF/UA-1 on A4; characters that the fonts lack stand as □, and a line says so."""
    import typst  # noqa: PLC0415 - heavy, and only this format needs it

    page = laid_out(brief)
    data = _printable(page)
    inputs = {**data, "missing": data != page, "paper": "a4", "running": cut(data["title"], RUNNING_LIMIT)}
    template = packaged("dragoman.report", "templates/brief.typ")
    with as_file(packaged("dragoman.report", "fonts")) as fonts, as_file(template) as markup:
        made = typst.compile(
            markup,
            font_paths=[fonts],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"brief": json.dumps(inputs, ensure_ascii=False)},
            pdf_standards=STANDARD,
            timestamp=CREATED,
        )
    assert isinstance(made, bytes)  # noqa: S101 - one file was asked for
    return made


def _printable(value: Any) -> Any:
    """The value with every character that no font of ours has, in any text of it, made visible."""
    if isinstance(value, str):
        return "".join(char if char in _covered() or char == "\n" else MISSING for char in value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list) else value


@cache
def _covered() -> frozenset[str]:
    lines = packaged("dragoman.report", "fonts/covered.txt").read_text(encoding="ascii").split()
    ranges = (line.split("-") for line in lines)
    return frozenset(chr(point) for first, last in ranges for point in range(int(first, 16), int(last, 16) + 1))
