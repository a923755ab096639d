"""A long document in stretches that the encoder can hold, overlapping, each word read where it stands most centrally."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

PIECES = 254
"""Pieces in a window beside its two marks; the encoder was trained on windows as long."""
OVERLAP = 64
"""Pieces that two windows share at least."""


@dataclass(frozen=True, slots=True)
class Window:
    """The words from `start` up to `end`, read for those from `keep_start` up to `keep_end`."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(lengths: Sequence[int] | npt.NDArray[np.int64], sentences: npt.NDArray[np.int64]) -> tuple[Window, ...]:
    """Windows over words of so many pieces each; they start with a sentence where one starts in the overlap.

    `sentences` holds for each word the number of the first word of its sentence.
    """
    before = np.concatenate([[0], np.cumsum(np.minimum(lengths, PIECES))])
    spans: list[tuple[int, int]] = []
    start = 0
    while start < len(lengths):
        end = max(start + 1, int(np.searchsorted(before, before[start] + PIECES, side="right")) - 1)
        spans.append((start, end))
        if end >= len(lengths):
            break
        start = _next(start, end, before, sentences)
    return tuple(_kept(spans))


def _next(start: int, end: int, before: npt.NDArray[np.int64], sentences: npt.NDArray[np.int64]) -> int:
    """Where the next window starts: with the sentence in which the overlap begins, if that moves on."""
    overlap = int(np.searchsorted(before, before[end] - OVERLAP, side="right")) - 1
    sentence = int(sentences[overlap])
    half = int(np.searchsorted(before, before[start] + PIECES // 2))
    return sentence if sentence >= half else max(overlap, start + 1)


def _kept(spans: Sequence[tuple[int, int]]) -> list[Window]:
    """Each word belongs to the window in which it is farther from the edge: windows meet in the middle of what they share."""
    cuts = [0, *((ahead[0] + here[1]) // 2 for here, ahead in pairwise(spans)), spans[-1][1]] if spans else []
    return [Window(start, end, cuts[k], cuts[k + 1]) for k, (start, end) in enumerate(spans)]
