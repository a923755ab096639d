"""Examples cut into windows and laid side by side."""

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
import torch
from torch import Tensor

from dragoman.text.encoding import FEATURES, window_inputs
from dragoman.text.heads import LEAVES
from dragoman.text.windows import PIECES
from training.encoder.corpus import NONE, Example, Ints
from training.encoder.model import Batch

START, END, PAD = 101, 102, 0
FORGET = 0.08
"""Share of windows in which the parser's word classes and relations are left out, so that none is relied on alone."""
FIRST_PARSED = list(FEATURES).index("part")

FIRST_CUE = 3
"""The tags of cues and contents are this and above."""
SILENT = -2
"""The label of a word that points nowhere."""

Piece = tuple[Example, int, int]
"""Words of an example from one up to another."""


def cut(example: Example, random: Random) -> Iterator[Piece]:
    """Windows that end with a sentence where they can; the first is short at random, so that cuts differ each time."""
    before = np.concatenate([[0], np.cumsum(example.lengths)])
    start, room = 0, random.randint(PIECES // 3, PIECES)
    while start < len(example):
        end = int(np.searchsorted(before, before[start] + room, side="right")) - 1
        end = max(end, start + 1)
        if end < len(example):
            sentence = int(example.sentences[end])
            end = sentence if before[sentence] - before[start] > room // 2 else end
        yield example, start, end
        start, room = end, PIECES


def shuffled(pieces: Sequence[Piece], size: int, random: Random) -> Iterator[list[Piece]]:
    """Batches of windows of like length, in random order."""
    order = sorted(pieces, key=lambda piece: int(piece[0].lengths[piece[1] : piece[2]].sum()) + random.randint(0, 24))
    batches = [order[k : k + size] for k in range(0, len(order), size)]
    random.shuffle(batches)
    yield from batches


def batch_of(pieces: Sequence[Piece], random: Random | None = None) -> Batch:
    """The windows padded to one length; with `random`, a few lose what the parser says of them."""
    rows = [_row(piece, random) for piece in pieces]
    labels = {name: [row[name] for row in rows] for name in ("tags", "cues", "sources", "parties")}
    return Batch(
        pieces=_padded([row["pieces"] for row in rows], PAD),
        mask=_padded([np.ones_like(row["pieces"]) for row in rows], 0),
        features=_padded([row["features"] for row in rows], 0),
        first=_padded([row["first"] for row in rows], 0),
        last=_padded([row["last"] for row in rows], 0),
        heads=_padded([row["heads"] for row in rows], 0),
        word_mask=_padded([np.ones_like(row["first"]) for row in rows], 0).bool(),
        sentences=_padded([row["sentence"] for row in rows], 0),
        labels={
            "tags": _padded(labels["tags"], 0),
            "cues": _padded(labels["cues"], SILENT),
            "sources": _padded(labels["sources"], SILENT),
            "parties": _padded(labels["parties"], 0),
            "scores": _padded([row["scores"] for row in rows], np.nan).float(),
            "root": torch.tensor([row["root"] for row in rows]),
            "leaves": torch.stack([_leaves(piece[0]) for piece in pieces]),
        },
    )


def _row(piece: Piece, random: Random | None) -> dict[str, np.ndarray]:
    example, start, end = piece
    inputs = window_inputs(example, start, end, (START, END))
    if random is not None and random.random() < FORGET:
        inputs["features"][:, FIRST_PARSED:] = 0
    tags = _part(example.tags, start, end, 0).copy()
    if len(tags) and tags[0] in {2, 4, 6}:
        tags[0] -= 1
    return inputs | {
        "sentence": np.cumsum(example.sentences[start:end] == np.arange(start, end)),
        "tags": tags,
        "cues": _pointed(example.cues, example.tags, start, end),
        "sources": _shifted(_part(example.sources, start, end, SILENT), start, end),
        "scores": _part(example.scores, start, end, np.nan),
        "parties": _part(example.parties, start, end, 0),
        "root": int(np.argmax(inputs["heads"] == np.arange(end - start))),
    }


def _part(labels: np.ndarray, start: int, end: int, missing: float) -> np.ndarray:
    return labels[start:end] if len(labels) else np.full(end - start, missing, dtype=labels.dtype)


def _pointed(cues: Ints, tags: Ints, start: int, end: int) -> Ints:
    """Where words of cues (tags 3, 4) and contents (5, 6) point; the others do not."""
    if not len(cues):
        return np.full(end - start, SILENT)
    points = np.where(tags[start:end] >= FIRST_CUE, cues[start:end], SILENT)
    return _shifted(points, start, end)


def _shifted(points: Ints, start: int, end: int) -> Ints:
    """Numbers within the window; what lies outside it is none."""
    inside = (points >= start) & (points < end)
    return np.where(inside, points - start, np.where(points == SILENT, SILENT, NONE))


def _leaves(example: Example) -> Tensor:
    found = torch.zeros(len(LEAVES), dtype=torch.bool)
    found[torch.as_tensor(example.leaves)] = True
    return found


def _padded(rows: Sequence[np.ndarray], filler: float) -> Tensor:
    length = max(len(row) for row in rows)
    shape = (len(rows), length, *rows[0].shape[1:])
    table = np.full(shape, filler, dtype=rows[0].dtype)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return torch.from_numpy(table)
