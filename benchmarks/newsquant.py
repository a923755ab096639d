"""newsquant: quantities of single sentences with unit, direction and what they measure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import world
from dragoman.extract.figures import find_figures
from dragoman.extract.mentions import find_mentions
from dragoman.extract.times import find_times
from dragoman.types.readings import Bound, Figure, Reading

SIGNS = {Bound.ABOUT: "~", Bound.AT_LEAST: ">", Bound.AT_MOST: "<", Bound.EXACT: "=", Bound.RANGE: "="}
NORMAL = {"%": "percentage", "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "japanese yen", "CNY": "chinese yuan"}
"""Names that this set gives to units of ours."""
NUMBER = re.compile(r"[^A-Za-z%$€£¥μ°]*\d[\d,.]*(?:\s*(?:-|to|and)\s*\d[\d,.]*)?\s*-?|^[a-z]+[- ]", re.IGNORECASE)


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The figures of each sentence."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        reading = Reading(document_id=parsed.document.id)
        for step in (find_mentions, find_times, find_figures):
            reading = step(parsed, reading, knowledge)
        names = {mention.id: mention.words.text for mention in reading.mentions}
        yield {"id": row["id"], "quantities": [_quantity(figure, names) for figure in reading.figures]}


def _quantity(figure: Figure, names: dict[Any, str]) -> dict[str, Any]:
    own = (figure.measures or "").split(": ")[-1]
    subject = names.get(figure.subject, "")
    rate = f" {figure.rate}" if figure.rate else ""
    written = _unit_written(figure)
    return {
        "value": f"{figure.low}-{figure.high}" if figure.low is not None else figure.value,
        "unit": written + rate.replace("per", "a"),
        "normalized_unit": NORMAL.get(figure.unit, written.removesuffix("s")) + rate,
        "change": figure.change.direction if figure.change else SIGNS[figure.bound],
        "concept": f"{own} {subject}".strip() or None,
    }


def _unit_written(figure: Figure) -> str:
    """The words of the figure without its number."""
    text = figure.words.text
    without = re.sub(r"[\d][\d,.]*|\b(?:hundred|thousand|million|billion|trillion|bn|half|to|and|of|or|an?)\b", " ", text)
    words = without.replace("-", " ").split()
    if words and not any(c.isdigit() for c in text) and len(words) > 1:
        words = words[1:]
    return " ".join(words)
