"""The telling words of a text, weighted by how rare they are in English at large, so that no other document changes their weight."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.types.vocabularies.entries import load_entries, packaged

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")
RARE = 8.2
"""Weight of a stem that is not among the common ones."""
LEAST = 1.0
"""Weight below which a word tells nothing: articles, prepositions, auxiliaries."""
ENDINGS = ("ing", "ed", "es", "s", "ly")
SHORTEST_STEM = 4
REMEMBERED = 256
"""Texts whose terms are kept: a statement, its event and its figure are often read from one sentence."""

Vector = Mapping[str, float]
"""Weights by term, of length one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordBand:
    """Stems of one weight, of `common_words.yaml`."""

    name: str
    """The weight."""
    words: str


def stem(word: str) -> str:
    """The word without a common ending; rough, and the same everywhere."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(text: str) -> Iterable[str]:
    """The stems of the words of a text, in order."""
    return (stem(word.replace("’", "'").removesuffix("'s")) for word in WORD.findall(text.casefold()))


@cache
def _weights() -> dict[str, float]:
    bands = load_entries(WordBand, [packaged("dragoman.reconcile", "common_words.yaml")])
    return {word: float(band.name) for band in bands.values() for word in band.words.split()}


def weight(term: str) -> float:
    """How telling a stem is."""
    return _weights().get(term, RARE)


@lru_cache(maxsize=REMEMBERED)
def vector(text: str, most: int | None = None) -> dict[str, float]:
    """The weighted terms of a text, at most so many, the weightiest."""
    counts = Counter(stems(text))
    weighed = {t: (1 + math.log(n)) * weight(t) for t, n in counts.items() if weight(t) > LEAST}
    kept = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:most]
    return unit(dict(kept))


def unit(weights: Vector) -> dict[str, float]:
    """The same, of length one."""
    length = math.sqrt(sum(value * value for value in weights.values()))
    return {term: round(value / length, 4) for term, value in sorted(weights.items())} if length else {}


def likeness(left: Vector, right: Vector) -> float:
    """Cosine of two vectors of length one, 0 to 1."""
    if len(right) < len(left):
        left, right = right, left
    return min(1.0, sum(value * right[term] for term, value in left.items() if term in right))


def shared(left: Vector, right: Vector) -> list[str]:
    """The terms of both, those that weigh most in both first."""
    both = left.keys() & right.keys()
    return sorted(both, key=lambda term: (-left[term] * right[term], term))
