"""Which run of words belongs to which: a score for each pair, from their states and from how they lie to one another."""

from collections.abc import Mapping, Sequence

import numpy as np

from dragoman.text.encoding import FEATURES, Encoding, Floats, Numbers
from dragoman.text.heads import linear

Run = tuple[int, int]
"""Words from the first up to the one after the last."""

WORDS = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233)
"""Words between two runs from which on a distance counts as the next step; one that lies before counts apart."""
MOST = 4
"""Sentences, paragraphs or other candidates between two runs, above which no more are counted."""
RELATIONS = {
    "words": 2 * len(WORDS) + 1,
    "sentences": 2 * MOST + 1,
    "paragraphs": 2 * MOST + 1,
    "between": 2 * MOST + 1,
    "quoted": 16,
}
"""How two runs lie to one another, and how many values each relation may take."""
FIRST_IN_BLOCK = 2
REACH = 400
"""Words between two runs above which they are never linked."""


def shares(
    weights: Mapping[str, Floats], queries: Sequence[Run], keys: Sequence[Run], states: Floats, words: Encoding
) -> Floats:
    """How likely each query belongs to each key, and in the last column to none: queries x (keys + 1).

    `keys` stand in text order. `weights` are those of one kind of link, as `training/encoder/links.py` makes them.
    """
    found = np.zeros((len(queries), len(keys) + 1), dtype=np.float32)
    asked = np.maximum(linear(weights, "query", summaries(queries, states)), 0)
    offered = np.maximum(linear(weights, "key", summaries(keys, states)), 0)
    starts, ends = np.array(keys, dtype=np.int64).reshape(-1, 2).T
    for number, (start, end) in enumerate(queries):
        first, last = np.searchsorted(ends, start - REACH + 1), np.searchsorted(starts, end + REACH)
        near = slice(int(first), int(last))
        lie = relations([(start, end)], keys, words, near)[0]
        pair = linear(weights, "pair", asked[number] * offered[near])
        pair += sum(weights[f"relations.{k}.weight"][lie[:, k]] for k in range(len(RELATIONS)))
        scores = linear(weights, "score", np.maximum(pair, 0))[:, 0]
        scores = np.concatenate([scores, linear(weights, "none", asked[number])])
        likely = np.exp(scores - scores.max())
        found[number, [*range(near.start, near.stop), len(keys)]] = likely / likely.sum()
    return found


def relations(queries: Sequence[Run], keys: Sequence[Run], words: Encoding, near: slice = slice(None)) -> Numbers:
    """How keys lie to each query: queries x keys x relations, in the order of `RELATIONS`; only of the keys in `near`."""
    ask, offer = np.array(queries, dtype=np.int64).reshape(-1, 2), np.array(keys, dtype=np.int64).reshape(-1, 2)
    rank = _rank(ask, offer[:, 0])[:, near]
    offer = offer[near]
    quoted = words.features[:, list(FEATURES).index("quoted")] > 0
    paragraphs = np.cumsum(words.features[:, list(FEATURES).index("place")] == FIRST_IN_BLOCK)
    inside = 8 * quoted[ask[:, :1]] + 4 * quoted[ask[:, 1:] - 1] + 2 * quoted[offer[:, 0]] + quoted[offer[:, 1] - 1]
    table = (
        _stepped(gaps(ask, offer)),
        _counted(words.sentence_numbers, ask, offer),
        _counted(paragraphs, ask, offer),
        rank,
        inside,
    )
    return np.stack(table, axis=-1).astype(np.int64)


def gaps(ask: Numbers, offer: Numbers) -> Numbers:
    """Words between each query and each key: negative where the key lies before; 0 where they touch or overlap."""
    after = np.maximum(offer[None, :, 0] - ask[:, None, 1] + 1, 0)
    before = np.maximum(ask[:, None, 0] - offer[None, :, 1] + 1, 0)
    apart: Numbers = after - before
    return apart


def _stepped(apart: Numbers) -> Numbers:
    steps = np.searchsorted(WORDS, np.abs(apart), side="right")
    return np.where(apart < 0, -steps, steps) + len(WORDS)


def _counted(numbers: Numbers, ask: Numbers, offer: Numbers) -> Numbers:
    """Sentences or paragraphs from the start of the query to the start of the key."""
    clipped: Numbers = np.clip(numbers[offer[:, 0]][None, :] - numbers[ask[:, 0]][:, None], -MOST, MOST) + MOST
    return clipped


def _rank(ask: Numbers, starts: Numbers) -> Numbers:
    """The rank of each key among those after, or before, the start of the query, nearest first. `starts` are in order."""
    rank = np.arange(len(starts))[None, :] - np.searchsorted(starts, ask[:, 0])[:, None]
    clipped: Numbers = np.clip(np.where(rank >= 0, rank + 1, rank), -MOST, MOST) + MOST
    return clipped


def summaries(runs: Sequence[Run], states: Floats) -> Floats:
    """First state, last state and mean of each run."""
    rows = [np.concatenate([states[start], states[end - 1], states[start:end].mean(axis=0)]) for start, end in runs]
    return np.array(rows, dtype=np.float32).reshape(len(rows), 3 * states.shape[1])
