"""Laws of spans and of the words beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.types.errors import InvalidSpan, WordsDiffer
from dragoman.types.spans import Passage, Span, Words, merged

texts = st.text(min_size=1, max_size=80)
spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 20))


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_a_span_is_half_open_and_never_empty(start: int, end: int) -> None:
    if 0 <= start < end:
        assert len(Span(start, end)) == end - start
    else:
        with pytest.raises(InvalidSpan):
            Span(start, end)


@given(texts, st.data())
def test_words_are_the_words_at_their_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        with pytest.raises(InvalidSpan):
            Words.at(text, start, end)
        return
    words = Words.at(text, start, end)
    assert text[words.span.start : words.span.end] == words.text == text[start:end].strip()


def test_words_that_do_not_fill_their_span_are_refused() -> None:
    with pytest.raises(WordsDiffer):
        Words(Span(0, 3), "four")


@given(st.lists(spans, max_size=8))
def test_merged_spans_cover_the_same_points_in_order_and_apart(given_spans: list[Span]) -> None:
    result = merged(given_spans)
    points = {i for span in given_spans for i in range(span.start, span.end)}
    assert {i for span in result for i in range(span.start, span.end)} == points
    assert all(left.end < right.start for left, right in pairwise(result))


@given(texts, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=4))
def test_a_passage_keeps_the_words_of_its_spans(text: str, ranges: list[tuple[int, int]]) -> None:
    lawful = [(min(a, len(text)), min(b, len(text))) for a, b in ranges if a < b]
    if not any(text[a:b].strip() for a, b in lawful):
        with pytest.raises(InvalidSpan):
            Passage.at(text, *lawful)
        return
    passage = Passage.at(text, *lawful)
    assert passage.text == " ".join(text[span.start : span.end] for span in passage.spans)


def test_spans_know_overlap_and_cover() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(0, 5))
    assert not Span(0, 5).covers(Span(4, 6))
