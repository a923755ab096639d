"""Windows over long documents: every word is read once, with as much around it as fits."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.windows import PIECES, windows

LENGTHS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=60), max_size=40)
"""Pieces of each word, by sentence."""


def _sentences(lengths: list[list[int]]) -> np.ndarray:
    starts = np.cumsum([0, *(len(sentence) for sentence in lengths)])[:-1]
    return np.repeat(starts, [len(sentence) for sentence in lengths])


@given(LENGTHS)
def test_each_word_is_read_in_one_window_and_each_window_fits(lengths: list[list[int]]) -> None:
    flat = [length for sentence in lengths for length in sentence]
    found = windows(flat, _sentences(lengths))
    assert [word for one in found for word in range(one.keep_start, one.keep_end)] == list(range(len(flat)))
    for one in found:
        assert one.start <= one.keep_start <= one.keep_end <= one.end
        assert sum(flat[one.start : one.end]) <= PIECES


@given(LENGTHS)
def test_words_away_from_the_ends_have_words_on_either_side(lengths: list[list[int]]) -> None:
    flat = [length for sentence in lengths for length in sentence]
    for here, ahead in pairwise(windows(flat, _sentences(lengths))):
        shared = sum(flat[ahead.start : here.end])
        assert shared > 0
        assert ahead.start > here.start


def test_a_word_longer_than_a_window_has_one_to_itself() -> None:
    found = windows([3, 400, 2], np.array([0, 0, 0]))
    assert [(one.keep_start, one.keep_end) for one in found][-1][1] == 3


def test_a_short_document_is_one_window() -> None:
    assert len(windows([1] * 200, np.zeros(200, dtype=np.int64))) == 1
    assert windows([], np.zeros(0, dtype=np.int64)) == ()
