"""Times: what is found, what is left alone, and laws that hold for any text."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.times import find_times, times_in
from dragoman.link.dates import link_dates
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.types.spans import Span
from dragoman.world import Knowledge

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "times.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "On",
        "on",
        "in",
        "the",
        "last",
        "next",
        "this",
        "May",
        "Nov.",
        "31",
        "7",
        "2016",
        "1990s",
        "-",
        "–",
        ",",
        ".",
        "Tuesday",
        "a",
        "two",
        "years",
        "year",
        "ago",
        "later",
        "week",
        "quarter",
        "third",
        "end",
        "of",
        "early",
        "mid",
        "FY",
        "Q3",
        "5",
        "p.m.",
        "24",
        "noon",
        "half",
        "and",
        "every",
        "winter",
        "from",
        "to",
        "XXXX",
        "won",
        "'s",
        "(",
        ")",
        "$",
        "%",
        "fiscal",
        "decade",
        "century",
        "99999999999",
    ]
)


def document(text: str, published: str | None = None) -> Document:
    blocks = (Block(span=Span(0, len(text)), kind=BlockKind.BODY),) if text.strip() else ()
    return Document(text=text, blocks=blocks, published=published)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any], parser: Parser, knowledge: Knowledge) -> None:
    parsed = next(iter(parser.parse([document(case["text"], case["published"])])))
    reading = find_times(parsed, Reading(document_id=parsed.document.id), knowledge)
    dates = link_dates(parsed, reading, Resolution(document_id=reading.document_id), knowledge).dates
    read = [[time.words.text, d.value, d.start, d.end] for time, d in zip(reading.times, dates, strict=True)]
    assert read == case["times"]


@given(st.lists(PIECES, max_size=25).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_times_lie_in_order_and_never_overlap(knowledge: Knowledge, text: str) -> None:
    found = times_in(text, Span(0, max(1, len(text))), knowledge.vocabulary)
    spans = [span for span, _, _ in found]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(value for _, _, value in found)


@given(
    st.lists(PIECES, min_size=1, max_size=20).map(" ".join),
    st.sampled_from(["2024-11-08", "2024-11", "2024", None, "soon"]),
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_and_anchored_twice_alike(
    parser: Parser, knowledge: Knowledge, text: str, published: str | None
) -> None:
    parsed = next(iter(parser.parse([document(text, published)])))
    reading = find_times(parsed, Reading(document_id=parsed.document.id), knowledge)
    empty = Resolution(document_id=reading.document_id)
    once, again = (link_dates(parsed, reading, empty, knowledge) for _ in range(2))
    assert once == again
    assert [dated.time for dated in once.dates] == [time.id for time in reading.times]
    for time in reading.times:
        assert text[time.words.span.start : time.words.span.end] == time.words.text
    for dated in once.dates:
        assert (dated.start is None) == (dated.end is None)
        assert dated.start is None or dated.end is None or dated.start <= dated.end


def test_headlines_are_not_read(parser: Parser, knowledge: Knowledge) -> None:
    text = "Talks on Monday"
    page = replace(document(text), blocks=(Block(span=Span(0, len(text)), kind=BlockKind.HEADLINE),))
    parsed = next(iter(parser.parse([page])))
    assert find_times(parsed, Reading(document_id=parsed.document.id), knowledge).times == ()
