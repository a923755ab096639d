"""Train encoder and heads together: `python -m training.encoder.train CACHE OUT [--epochs 5] [--seed 1] [--from FILE]`.

Attribution leads; batches of factuality and event sentences come between its own. The weights kept are a running mean over
steps (Polyak and Juditsky 1992). About ten minutes an epoch on two quiet cores.
"""

import argparse
import json
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from dragoman.text.heads import LEAVES
from training.encoder.batches import Piece, batch_of, cut, shuffled
from training.encoder.corpus import Corpus
from training.encoder.model import Batch, Model

WINDOWS, SENTENCES = 12, 32
"""Attribution windows, and single sentences, in a batch."""
SHARES = {"factuality": 0.5, "events": 1.0}
"""How much of each further corpus is seen in an epoch of attribution."""
RATES = {"encoder": 1.5e-4, "heads": 1e-3}
WARM = 0.06
"""Share of the steps in which the rates rise."""
MEAN = 0.998
"""How slowly the running mean of the weights moves."""

Step = tuple[str, list[Piece]]


def main(cache: Path, out: Path, *, epochs: int, seed: int, start: Path | None, tasks: list[str]) -> None:
    """Train, and after each epoch keep the weights and log how well they do on the development parts."""
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    random = Random(seed)  # noqa: S311 - it shuffles
    corpora = {name: Corpus.load(cache / f"{name}-train.npz") for name in tasks}
    held = {name: Corpus.load(cache / f"{name}-dev.npz") for name in tasks}
    model = Model()
    if start is not None:
        model.load_state_dict(load_file(start))
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    optimiser = _optimiser(model)
    plan = [list(_epoch(corpora, random)) for _ in range(epochs)]
    total = sum(map(len, plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, total))
    mean = {name: weight.detach().clone() for name, weight in model.named_parameters() if weight.requires_grad}
    out.mkdir(parents=True, exist_ok=True)
    done, began = 0, time.monotonic()
    for epoch, steps in enumerate(plan, start=1):
        model.train()
        losses: dict[str, list[float]] = {name: [] for name in tasks}
        for name, pieces in steps:
            loss = _loss(model, name)(batch_of(pieces, random))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            _average(mean, model, min(MEAN, (1 + done) / (10 + done)))
            losses[name].append(loss.item())
            if done % 50 == 0:
                _log(out, {"step": done, "of": total, "minutes": _minutes(began), **_recent(losses)})
        swapped = _swap(model, mean)
        save_file(model.state_dict(), out / f"epoch-{epoch}.safetensors")
        _log(out, {"epoch": epoch, "minutes": _minutes(began), **_means(losses), **assess(model, held)})
        _swap(model, swapped)


def _optimiser(model: Model) -> torch.optim.Optimizer:
    fresh = [*model.heads.parameters(), *model.encoder.features.parameters(), *model.encoder.mix.parameters()]
    known = {id(weight) for weight in fresh}
    carried = [weight for weight in model.parameters() if id(weight) not in known and weight.requires_grad]
    groups = [
        {"params": carried, "lr": RATES["encoder"], "weight_decay": 0.01},
        {"params": fresh, "lr": RATES["heads"], "weight_decay": 0.01},
    ]
    return torch.optim.AdamW(groups)


def _rate(step: int, total: int) -> float:
    warm = max(1, int(WARM * total))
    return (step + 1) / warm if step < warm else max(0.0, (total - step) / (total - warm))


def _epoch(corpora: dict[str, Corpus], random: Random) -> Iterator[Step]:
    """The batches of one epoch, those of all corpora mixed."""
    steps: list[Step] = []
    for name, corpus in corpora.items():
        pieces = [piece for example in corpus.examples for piece in cut(example, random)]
        if name in SHARES:
            pieces = random.sample(pieces, math.ceil(SHARES[name] * len(pieces)))
        size = WINDOWS if name == "attribution" else SENTENCES
        steps += [(name, batch) for batch in shuffled(pieces, size, random)]
    random.shuffle(steps)
    yield from steps


def _loss(model: Model, name: str) -> Callable[[Batch], Tensor]:
    return {"attribution": model.attribution_loss, "factuality": model.factuality_loss, "events": model.event_loss}[
        name
    ]


def _average(mean: dict[str, Tensor], model: Model, keep: float) -> None:
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name in mean:
                mean[name].lerp_(weight, 1 - keep)


def _swap(model: Model, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Put weights in the model and give back those it had."""
    before = {name: weight.detach().clone() for name, weight in model.named_parameters() if name in weights}
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if name in weights:
                weight.copy_(weights[name])
    return before


@torch.no_grad()
def assess(model: Model, held: dict[str, Corpus]) -> dict[str, float]:
    """Losses and simple scores on development parts; the benchmarks' own scorers judge what is exported."""
    model.eval()
    scores: dict[str, float] = {}
    for name, corpus in held.items():
        random = Random(0)  # noqa: S311 - it cuts
        pieces = [piece for example in corpus.examples for piece in cut(example, random)]
        batches = [
            batch_of(batch) for batch in shuffled(pieces, WINDOWS if name == "attribution" else SENTENCES, random)
        ]
        scores[f"dev.{name}"] = round(float(np.mean([_loss(model, name)(batch).item() for batch in batches])), 4)
        if name == "factuality":
            pairs = [_judged(model, batch) for batch in batches]
            guess, gold = (torch.cat(part) for part in zip(*pairs, strict=True))
            scores["mae"] = round(float((guess - gold).abs().mean()), 4)
            scores["r"] = round(float(torch.corrcoef(torch.stack([guess, gold]))[0, 1]), 4)
        if name == "events":
            right = torch.cat([_typed(model, batch) for batch in batches])
            scores["leaf"] = round(float(right.float().mean()), 4)
    return scores


def _judged(model: Model, batch: Batch) -> tuple[Tensor, Tensor]:
    gold = batch.labels["scores"]
    known = ~gold.isnan()
    return model.heads.factuality(model.states(batch)[known]).squeeze(-1), gold[known]


def _typed(model: Model, batch: Batch) -> Tensor:
    best = model.event_scores(batch).argmax(-1)
    return batch.labels["leaves"][torch.arange(len(best)), best]


def _recent(losses: dict[str, list[float]]) -> dict[str, float]:
    return {name: round(float(np.mean(values[-30:])), 4) for name, values in losses.items() if values}


def _means(losses: dict[str, list[float]]) -> dict[str, float]:
    return {name: round(float(np.mean(values)), 4) for name, values in losses.items() if values}


def _minutes(began: float) -> float:
    return round((time.monotonic() - began) / 60, 1)


def _log(out: Path, row: dict[str, object]) -> None:
    line = json.dumps(row)
    print(line, flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start", type=Path)
    parser.add_argument(
        "--tasks", nargs="+", default=["attribution", "factuality", "events"], help=f"of these; leaves: {LEAVES}"
    )
    given = parser.parse_args()
    main(given.cache, given.out, epochs=given.epochs, seed=given.seed, start=given.start, tasks=given.tasks)
