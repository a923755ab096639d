"""Train the scorer of antecedents and write its weights.

python -m training.coreference.train CORPORA     the folder that holds coref-gum, coref-litbank and coref-gap
"""

import argparse
import json
import pickle
import struct
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from dragoman import world
from dragoman.link.pairs import OWN, PAIR
from dragoman.link.scorer import WEIGHTS, feature_names
from dragoman.text.parser import Parser
from training.coreference.corpora import corpora
from training.coreference.examples import Example, examples

HIDDEN = 48
"""Units of the hidden layer."""
EPOCHS = 6
RATE = 3e-3
DROPOUT = 0.1
SEED = 4
OUT = Path(__file__).parents[2] / "src" / "dragoman" / "weights" / WEIGHTS


class Ranker(torch.nn.Module):
    """The scorer while it learns: `dragoman.link.scorer` in torch."""

    def __init__(self) -> None:
        super().__init__()
        self.own = torch.nn.Linear(len(OWN), HIDDEN, bias=True)
        self.candidate = torch.nn.Linear(len(OWN), HIDDEN, bias=False)
        self.pair = torch.nn.Linear(len(PAIR), HIDDEN, bias=False)
        self.out = torch.nn.Linear(HIDDEN, 1, bias=False)
        self.alone = torch.nn.Linear(len(OWN), HIDDEN // 2)
        self.alone_out = torch.nn.Linear(HIDDEN // 2, 1, bias=False)
        self.drop = torch.nn.Dropout(DROPOUT)

    def forward(
        self, own: torch.Tensor, later: torch.Tensor, earlier: torch.Tensor, pairs: torch.Tensor
    ) -> torch.Tensor:
        """The score of each pair."""
        hidden = self.own(own)[later] + self.candidate(own)[earlier] + self.pair(pairs)
        return self.out(self.drop(torch.relu(hidden))).squeeze(-1)

    def none(self, own: torch.Tensor) -> torch.Tensor:
        """The score of each phrase for having no antecedent."""
        return self.alone_out(self.drop(torch.relu(self.alone(own)))).squeeze(-1)


def tensors(example: Example) -> tuple[torch.Tensor, ...]:
    """The arrays of one example as torch has them."""
    return (
        torch.from_numpy(example.own).float(),
        torch.from_numpy(example.later),
        torch.from_numpy(example.earlier),
        torch.from_numpy(example.pairs).float(),
        torch.from_numpy(example.same),
        torch.from_numpy(example.asked),
    )


def loss_of(model: Ranker, example: Example) -> torch.Tensor:
    """Minus the log probability of the right antecedents together, or of none where there is none; the mean over phrases."""
    own, later, earlier, pairs, same, asked = tensors(example)
    scores = model(own, later, earlier, pairs)
    size = len(own)
    none = model.none(own) if example.open else torch.full((size,), -1e9)
    right = _log_sum(torch.where(same, scores, torch.tensor(-1e9)), later, size)
    best = _log_sum(scores, later, size)
    has = torch.zeros(size, dtype=torch.bool).index_put((later[same],), torch.tensor(True))
    total = torch.logaddexp(best, none)
    return (total - torch.where(has, right, none))[asked].sum()


def _log_sum(scores: torch.Tensor, later: torch.Tensor, size: int) -> torch.Tensor:
    most = torch.full((size,), -1e9).scatter_reduce(0, later, scores.detach(), "amax")
    summed = torch.zeros(size).index_add(0, later, torch.exp(scores - most[later]))
    return most + torch.log(summed + 1e-30)


def measure(model: Ranker, kept: Sequence[Example]) -> dict[str, float]:
    """Of phrases with an antecedent how many get a right one, of those without one how many get none."""
    count = {"open right": 0, "open": 0, "none right": 0, "none": 0, "gap right": 0, "gap": 0}
    with torch.no_grad():
        for example in kept:
            own, later, earlier, pairs, same, asked = tensors(example)
            scores, none = model(own, later, earlier, pairs), model.none(own)
            for n in asked.tolist():
                mine = later == n
                found = bool(same[mine].any())
                key = "gap" if not example.open else "open" if found else "none"
                count[key] += 1
                top = scores[mine].max() if bool(mine.any()) else torch.tensor(-1e9)
                alone = example.open and bool(none[n] > top)
                count[f"{key} right"] += (
                    alone if key == "none" else (not alone and bool(same[mine][scores[mine].argmax()]))
                )
    return {key: round(count[f"{key} right"] / max(1, count[key]), 4) for key in ("open", "none", "gap")}


def train(found: Sequence[Example]) -> Ranker:
    """The ranker after all epochs."""
    torch.manual_seed(SEED)
    model = Ranker()
    taught, kept = [e for e in found if not e.measured], [e for e in found if e.measured]
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.02, EPOCHS)
    for epoch in range(EPOCHS):
        model.train()
        lost = sum(_step(model, optimiser, batch) for batch in _batches(taught))
        schedule.step()
        model.eval()
        print(epoch, "loss", round(lost / len(taught), 3), measure(model, kept), flush=True)
    return model


def _batches(taught: Sequence[Example]) -> Iterator[list[Example]]:
    """One long text, or sixteen short ones, at a time, in random order."""
    long = [[e] for e in taught if e.open]
    short = [e for e in taught if not e.open]
    batches = [*long, *(short[n : n + 16] for n in range(0, len(short), 16))]
    yield from (batches[n] for n in torch.randperm(len(batches)).tolist())


def _step(model: Ranker, optimiser: torch.optim.Optimizer, batch: list[Example]) -> float:
    optimiser.zero_grad()
    lost = sum((loss_of(model, example) for example in batch), torch.tensor(0.0))
    (lost / sum(len(e.asked) for e in batch)).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimiser.step()
    return float(lost.detach())


def save(model: Ranker, path: Path) -> None:
    """Write the weights as `dragoman.link.scorer` reads them, with the features they are made for."""
    arrays = {
        "own": model.own.weight.T,
        "bias": model.own.bias,
        "candidate": model.candidate.weight.T,
        "pair": model.pair.weight.T,
        "out": model.out.weight[0],
        "alone": model.alone.weight.T,
        "alone_bias": model.alone.bias,
        "alone_out": model.alone_out.weight[0],
    }
    header: dict[str, object] = {"__metadata__": {"features": feature_names()}}
    body = b""
    for name, array in arrays.items():
        raw = array.detach().contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(body), len(body) + len(raw)]}
        body += raw
    top = json.dumps(header).encode()
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(struct.pack("<Q", len(top)) + top + body)


def prepared(folder: Path, kept: Path | None) -> list[Example]:
    """The numbers of every text, read anew or from an earlier time."""
    if kept is not None and kept.exists():
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301 - our own file of a minute ago
    found = list(examples(corpora(folder), Parser.load(), world.load()))
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


def main() -> None:
    """Read the corpora, train, write the weights."""
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument(
        "--prepared", type=Path, help="keep the numbers of the texts here, and take them from here when they are there"
    )
    options = parser.parse_args()
    started = time.monotonic()
    torch.set_num_threads(1)
    found = prepared(options.corpora, options.prepared)
    print(len(found), "texts", sum(len(e.same) for e in found), "pairs", round(time.monotonic() - started), "seconds")
    save(train(found), options.out)


if __name__ == "__main__":
    main()
