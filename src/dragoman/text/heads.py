"""What is read from word states by small matrices: tags in chains, scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Self

import numpy as np

from dragoman.text.encoding import Floats, Numbers

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LEAVES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT", "NONE",
)  # fmt: skip
"""What the event head tells apart: the PLOVER types, statements that are no event, and what is neither."""
BARRED = -1e4


@dataclass(frozen=True, slots=True)
class Heads:
    """The matrices by name, as `training/encoder` writes them."""

    weights: Mapping[str, Floats]

    @classmethod
    def load(cls) -> Self:
        """Read the matrices that ship with the package, 3 MB."""
        from safetensors.numpy import load_file  # noqa: PLC0415 - loaded when first needed

        with as_file(files("dragoman.weights") / "heads.safetensors") as path:
            return cls(load_file(path))

    def part(self, prefix: str) -> dict[str, Floats]:
        """The matrices whose names begin alike, without that beginning."""
        return {name.removeprefix(prefix): value for name, value in self.weights.items() if name.startswith(prefix)}

    def linear(self, name: str, states: Floats) -> Floats:
        """One layer."""
        return linear(self.weights, name, states)

    def two_layers(self, name: str, states: Floats, last: int = 2) -> Floats:
        """Two layers with a rectifier between; `last` is the number of the second in its sequence."""
        return self.linear(f"{name}.{last}", np.maximum(self.linear(f"{name}.0", states), 0))

    def tags(self, states: Floats) -> Numbers:
        """The best sequence of tags over all words, by number in `TAGS` (Viterbi 1967)."""
        moves, first = self.weights["chain.moves"] + barred(), self.weights["chain.first"] + barred()[0]
        return best_path(self.linear("tags", states), moves, first)


def linear(weights: Mapping[str, Floats], name: str, values: Floats) -> Floats:
    """One layer by its name: values times matrix plus bias."""
    made: Floats = values @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return made


def barred() -> Floats:
    """What keeps a run in its own role: nothing goes to an inside tag but from the same role."""
    moves = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    for inside in (2, 4, 6):
        moves[:, inside] = BARRED
        moves[[inside - 1, inside], inside] = 0
    return moves


def best_path(emissions: Floats, moves: Floats, first: Floats | None = None) -> Numbers:
    """The states whose emissions and moves (from row to column) sum highest, one a step."""
    if not len(emissions):
        return np.zeros(0, dtype=np.int64)
    score = emissions[0] + (first if first is not None else 0)
    back = np.zeros(emissions.shape, dtype=np.int64)
    for step in range(1, len(emissions)):
        through = score[:, None] + moves
        back[step] = through.argmax(axis=0)
        score = through.max(axis=0) + emissions[step]
    path = [int(score.argmax())]
    for step in range(len(emissions) - 1, 0, -1):
        path.append(int(back[step, path[-1]]))
    return np.array(path[::-1], dtype=np.int64)


def runs(tags: Sequence[int] | Numbers, begin: int) -> list[tuple[int, int]]:
    """The runs of one role, from the first word up to the one after the last; `begin` is the number of its B tag."""
    found: list[tuple[int, int]] = []
    for word, tag in enumerate(tags):
        if tag == begin:
            found.append((word, word + 1))
        elif tag == begin + 1 and found and found[-1][1] == word:
            found[-1] = (found[-1][0], word + 1)
    return found
