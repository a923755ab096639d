"""Figures: what is read of them, what is no figure, and laws that hold for any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.figures import find_figures
from dragoman.extract.mentions import find_mentions
from dragoman.extract.numerals import numerals
from dragoman.extract.times import find_times
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Figure, Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "figures.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "Seoul",
        "pays",
        "1.52",
        "trillion",
        "won",
        "($",
        "10",
        "billion)",
        "a",
        "year",
        "per",
        "cent",
        "%",
        "troops",
        "and",
        "to",
        "-",
        "–",
        "between",
        "about",
        "more",
        "than",
        "half",
        "two",
        "thirds",
        "of",
        "one",
        "in",
        "five",
        "twice",
        "third-largest",
        "dozens",
        "minutes",
        "km",
        ".5",
        "0",
        "million",
        "strong",
        "-strong",
        "$",
        "US$",
        "€",
        "m",
        "bn",
        ",",
        ".",
        "up",
        "by",
        "rose",
        "tariff",
        "999999999999999",
    ]
)


def read(text: str, parser: Parser, knowledge: Knowledge) -> Reading:
    page = Document(text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),), published="2024-11-08")
    parsed = next(iter(parser.parse([page])))
    reading = Reading(document_id=page.id)
    for step in (find_mentions, find_times, find_figures):
        reading = step(parsed, reading, knowledge)
    return reading


def field(reading: Reading, figure: Figure, name: str) -> object:
    mentions = {mention.id: mention.words.text for mention in reading.mentions}
    times = {time.id: time.words.text for time in reading.times}
    words = {other.id: other.words.text for other in reading.figures}
    special: dict[str, object] = {
        "words": figure.words.text,
        "value": pytest.approx(figure.value, rel=1e-3),
        "measures": (figure.measures or "").split(": ")[0],
        "named": (figure.measures or "").split(": ")[-1],
        "subject": mentions.get(figure.subject) if figure.subject else None,
        "counterpart": mentions.get(figure.counterpart) if figure.counterpart else None,
        "period": times.get(figure.period) if figure.period else None,
        "change": figure.change.direction if figure.change else None,
        "equals": words.get(figure.equals) if figure.equals else None,
    }
    return special[name] if name in special else getattr(figure, name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any], parser: Parser, knowledge: Knowledge) -> None:
    reading = read(case["text"], parser, knowledge)
    assert len(reading.figures) == len(case["figures"]), [figure.words.text for figure in reading.figures]
    for figure, want in zip(reading.figures, case["figures"], strict=True):
        assert {name: field(reading, figure, name) for name in want} == want


@given(st.lists(PIECES, min_size=1, max_size=20).map(" ".join).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_figures_with_exact_spans(parser: Parser, knowledge: Knowledge, text: str) -> None:
    reading = read(text, parser, knowledge)
    for figure in reading.figures:
        span = figure.words.span
        assert text[span.start : span.end] == figure.words.text
        assert figure.evidence.span.start <= span.start
        assert (figure.low is None) == (figure.high is None)
        assert figure.low is None or figure.high is None or figure.low <= figure.value <= figure.high
    assert len({figure.id for figure in reading.figures}) == len(reading.figures)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("28,500", 28500),
        ("1.52 trillion", 1.52e12),
        ("twenty-four", 24),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("two hundred and five", 205),
        ("a dozen", 12),
        ("tens of thousands", 10_000),
        ("no number", None),
    ],
)
def test_numerals(written: str, value: float | None, knowledge: Knowledge) -> None:
    assert numerals(knowledge.vocabulary).value(written) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_mean_themselves(knowledge: Knowledge, number: int) -> None:
    assert numerals(knowledge.vocabulary).value(f"{number:,}") == number
