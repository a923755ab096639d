"""Texts grouped by the happening they report, by the words they share that few others have."""

import math
import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"[A-Za-z][a-z]{3,}")
ALIKE = 0.2
"""Cosine of weighted words from which two groups report the same, on average over their texts."""


def grouped(texts: Sequence[str]) -> list[int]:
    """A group number for each text: the two most alike groups are joined until none are alike enough."""
    vectors = _vectors(texts)
    groups = [[n] for n in range(len(texts))]
    alike = [[_cosine(one, other) for other in vectors] for one in vectors]
    while len(groups) > 1:
        pairs = [(i, j) for i in range(len(groups)) for j in range(i)]
        i, j = max(pairs, key=lambda pair: _between(alike, groups[pair[0]], groups[pair[1]]))
        if _between(alike, groups[i], groups[j]) < ALIKE:
            break
        groups[j] += groups.pop(i)
    number = {n: label for label, group in enumerate(groups) for n in group}
    return [number[n] for n in range(len(texts))]


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    counts = [Counter(word.lower() for word in WORD.findall(text)) for text in texts]
    among = Counter(word for count in counts for word in count)
    return [
        {w: (1 + math.log(n)) * math.log(len(texts) / among[w]) for w, n in count.items() if among[w] > 1}
        for count in counts
    ]


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    product = sum(weight * other.get(word, 0.0) for word, weight in one.items())
    length = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return product / length if length else 0.0


def _between(alike: Sequence[Sequence[float]], one: Sequence[int], other: Sequence[int]) -> float:
    return sum(alike[a][b] for a in one for b in other) / (len(one) * len(other))
