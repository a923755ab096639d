"""Quotations: which marks open and close them, in the ways outlets type them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.quotations import quotations
from dragoman.types.spans import Span


def inner(text: str) -> list[str]:
    return [text[q.inner.start : q.inner.end] for q in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Yes,” he said. “No.”", ["Yes,", "No."]),
        ('"Yes," he said, "but no."', ["Yes,", "but no."]),
        ("''Yes,'' he said.", ["Yes,"]),
        ("«Oui», dit-il.", ["Oui"]),
        ("‘It’s done,’ the workers’ envoy said.", ["It’s done,"]),
        ("'It's done,' he said of the '90s pact.", ["It's done,"]),
        ("“He called it ‘a joke’,” she said.", ["He called it ‘a joke’,"]),
        ('“Yes," he said. “No.”', ["Yes,", "No."]),
        ('“Yes," he said. "No."', ["Yes,", "No."]),
        ('"Yes,” he said. “No.”', ["Yes,", "No."]),
        ('"Yes,” he said. "No.”', ["Yes,", "No."]),
        ('“Yes," he said. "No.”', ["Yes,", "No."]),
        ('“He called it "a joke",” she said.', ['He called it "a joke",']),
        ('"He called it “a joke”," she said.', ["He called it “a joke”,"]),
        ('“The 6" gun is silent,” he said.', ['The 6" gun is silent,']),
        ('The "stray mark and “a quotation”', ["a quotation"]),
        ('A 6" gun on the 5" mount', []),
        ("The workers’ envoy and Japan’s offer", []),
        ("Empty “” marks", []),
    ],
)
def test_marks(text: str, words: list[str]) -> None:
    assert inner(text) == words


def test_a_mark_that_never_closes_quotes_to_the_end_of_the_paragraph() -> None:
    text = "“First part.\n“Second part,” he said."
    first, *_ = quotations(text, Span(0, 12))
    assert not first.closed
    assert text[first.inner.start : first.inner.end] == "First part."


def test_a_straight_mark_that_never_closes_is_a_stray_one() -> None:
    assert inner('He said "no, and left.') == []


@given(st.text(alphabet="“”\"'‘’«»` ab.,\n", max_size=60))
def test_quotations_lie_in_order_and_hold_words(text: str) -> None:
    if not text:
        return
    found = quotations(text, Span(0, len(text)))
    assert all(left.outer.end <= right.outer.start for left, right in pairwise(found))
    for quotation in found:
        assert quotation.outer.covers(quotation.inner)
        assert text[quotation.inner.start : quotation.inner.end].strip()
