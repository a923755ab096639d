"""Train what links runs, on the states of a finished encoder: `python -m training.encoder.links CACHE FOLDER [--epochs 8]`.

FOLDER holds `encoder.onnx` and `heads.safetensors` as `export` writes them; the weights of the links are added to the heads.
A few minutes: the encoder reads the training articles once, its states are kept in CACHE.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import onnxruntime
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from dragoman.text.encoder import Encoder
from dragoman.text.encoding import Encoding, Floats
from dragoman.text.heads import Heads, runs
from dragoman.text.links import REACH, RELATIONS, gaps, relations, summaries
from dragoman.text.word_pieces import WordPieces
from training.encoder.corpus import Corpus, Example
from training.encoder.model import SIZE

WIDTH = 128
DOCUMENTS = 4
"""Documents a step."""
SOURCE, CUE, CONTENT = 1, 3, 5


class Link(nn.Module):
    """Scores of pairs of runs, and of none, for one kind of link."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(3 * SIZE, WIDTH)
        self.key = nn.Linear(3 * SIZE, WIDTH)
        self.relations = nn.ModuleList(nn.Embedding(count, WIDTH) for count in RELATIONS.values())
        self.pair = nn.Linear(WIDTH, WIDTH)
        self.score = nn.Linear(WIDTH, 1)
        self.none = nn.Linear(WIDTH, 1)
        for table in self.relations:
            nn.init.normal_(table.weight, std=0.1)

    def forward(self, queries: Tensor, keys: Tensor, lie: Tensor) -> Tensor:
        """Scores [queries, keys + 1], the last for none."""
        asked, offered = self.query(queries).relu(), self.key(keys).relu()
        pair = self.pair(asked[:, None] * offered[None])
        for number, table in enumerate(self.relations):
            pair = pair + table(lie[:, :, number])
        scores = self.score(pair.relu()).squeeze(-1)
        return torch.cat([scores, self.none(asked)], dim=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The runs of one document that are to be linked, and the number of the right key of each query; len(keys) for none."""

    queries: Floats
    keys: Floats
    lie: np.ndarray
    near: np.ndarray
    gold: np.ndarray


def asked(example: Example, states: Floats, kind: str) -> Asked | None:
    """The gold runs of a document: contents and their cues, or cues and their sources."""
    cues = [run for run in runs(example.tags, CUE) if example.cues[run[0]] == run[0]]
    if kind == "content":
        queries, keys = runs(example.tags, CONTENT), cues
        owners = [int(example.cues[start]) for start, _ in queries]
    else:
        queries, keys = cues, runs(example.tags, SOURCE)
        owners = [int(example.sources[start]) for start, _ in queries]
    if not queries or not keys:
        return None
    numbers = {start: number for number, (start, _) in enumerate(keys)}
    gold = np.array([numbers.get(owner, len(keys)) for owner in owners])
    near = np.abs(gaps(np.array(queries), np.array(keys))) < REACH
    return Asked(
        summaries(queries, states), summaries(keys, states), relations(queries, keys, _words(example)), near, gold
    )


def _words(example: Example) -> Encoding:
    empty = np.zeros(0, dtype=np.int64)
    return Encoding(
        tokens=empty,
        starts=empty,
        ends=empty,
        heads=example.heads,
        sentences=example.sentences,
        features=example.features,
        pieces=example.pieces,
        lengths=example.lengths,
    )


def main(cache: Path, folder: Path, *, epochs: int, seed: int) -> None:
    """Train both kinds and add them to the heads."""
    torch.manual_seed(seed)
    weights = load_file(folder / "heads.safetensors")
    parts = {part: Corpus.load(cache / f"attribution-{part}.npz") for part in ("train", "dev")}
    states = {part: _states(corpus, folder, folder / f"states-{part}.npy") for part, corpus in parts.items()}
    for kind in ("content", "source"):
        tables = {part: list(_all(parts[part], states[part], kind)) for part in parts}
        link = Link()
        _train(link, tables, epochs, Random(seed), kind)  # noqa: S311 - it shuffles
        weights = {name: value for name, value in weights.items() if not name.startswith(f"links.{kind}.")}
        weights |= {f"links.{kind}.{name}": value.contiguous() for name, value in link.state_dict().items()}
    save_file(weights, folder / "heads.safetensors")


def _states(corpus: Corpus, folder: Path, path: Path) -> np.ndarray:
    """The states of all words of a corpus, one document after another, in half precision."""
    if not path.exists():
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        network = onnxruntime.InferenceSession(str(folder / "encoder.onnx"), options)
        encoder = Encoder(network, WordPieces.load(folder / "vocabulary.txt"), Heads({}))
        found = [encoder.states(_words(example)).astype(np.float16) for example in corpus.examples]
        np.save(path, np.concatenate(found))
    return np.load(path, mmap_mode="r")


def _all(corpus: Corpus, states: np.ndarray, kind: str) -> Iterator[Asked]:
    start = 0
    for example in corpus.examples:
        found = asked(example, np.array(states[start : start + len(example)], dtype=np.float32), kind)
        start += len(example)
        if found is not None:
            yield found


def _train(link: Link, tables: dict[str, list[Asked]], epochs: int, random: Random, kind: str) -> None:
    optimiser = torch.optim.AdamW(link.parameters(), lr=1e-3, weight_decay=0.05)
    steps = epochs * (len(tables["train"]) // DOCUMENTS + 1)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, total_iters=steps)
    drop = nn.Dropout(0.3)
    for epoch in range(1, epochs + 1):
        order = random.sample(tables["train"], len(tables["train"]))
        for first in range(0, len(order), DOCUMENTS):
            losses = [_loss(link, one, drop) for one in order[first : first + DOCUMENTS]]
            optimiser.zero_grad()
            torch.stack(losses).mean().backward()
            optimiser.step()
            schedule.step()
        with torch.no_grad():
            right = np.concatenate([_scores(link, one, None).argmax(1).numpy() == one.gold for one in tables["dev"]])
        print(json.dumps({"link": kind, "epoch": epoch, "right": round(float(right.mean()), 4)}), flush=True)


def _scores(link: Link, one: Asked, drop: nn.Module | None) -> Tensor:
    queries, keys = torch.from_numpy(one.queries), torch.from_numpy(one.keys)
    if drop is not None:
        queries, keys = drop(queries), drop(keys)
    scores = link(queries, keys, torch.from_numpy(one.lie))
    return torch.cat([scores[:, :-1].masked_fill(~torch.from_numpy(one.near), -1e4), scores[:, -1:]], dim=1)


def _loss(link: Link, one: Asked, drop: nn.Module) -> Tensor:
    return nn.functional.cross_entropy(_scores(link, one, drop), torch.from_numpy(one.gold))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(given.cache, given.folder, epochs=given.epochs, seed=given.seed)
