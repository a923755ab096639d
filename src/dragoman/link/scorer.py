"""The learned scorer of antecedents: how likely each earlier noun phrase is what a later one means, and how likely none is."""

import json
import struct
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Self

import numpy as np

from dragoman.link.pairs import OWN, PAIR, Array, Pairs
from dragoman.types.errors import WeightsUnfit

WEIGHTS = "antecedents.safetensors"


@dataclass(frozen=True, slots=True, eq=False)
class Scorer:
    """A ranker with one hidden layer, after Clark and Manning (2016) without word vectors."""

    own: Array
    """Weights of the features of the later phrase."""
    candidate: Array
    pair: Array
    bias: Array
    out: Array
    alone: Array
    """Weights by which the later phrase begins a chain of its own."""
    alone_bias: Array
    alone_out: Array

    @classmethod
    def load(cls) -> Self:
        """The weights that come with Dragoman.

        Raises:
            WeightsUnfit: they were made for other features than this version computes.
        """
        return cls(**_tensors((files("dragoman") / "weights" / WEIGHTS).read_bytes()))

    def scores(self, pairs: Pairs, n: int, candidates: Array) -> Array:
        """The probability of each candidate, and last that of none of them."""
        return _softmax(np.append(self._antecedents(pairs, n, candidates), self._none(pairs, n)))

    def _antecedents(self, pairs: Pairs, n: int, candidates: Array) -> Array:
        hidden = pairs.own[n] @ self.own + self.bias + pairs.own[candidates] @ self.candidate
        scores: Array = np.maximum(hidden + pairs.shared(n, candidates) @ self.pair, 0) @ self.out
        return scores

    def _none(self, pairs: Pairs, n: int) -> float:
        return float(np.maximum(pairs.own[n] @ self.alone + self.alone_bias, 0) @ self.alone_out)


@cache
def scorer() -> Scorer:
    """The scorer, loaded once."""
    return Scorer.load()


def _softmax(scores: Array) -> Array:
    raised = np.exp(scores - scores.max())
    shares: Array = raised / raised.sum()
    return shares


def _tensors(data: bytes) -> dict[str, Array]:
    """The arrays of a safetensors file: a length, a header in JSON, then the numbers."""
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    features = header.pop("__metadata__", {}).get("features")
    if features != feature_names():
        raise WeightsUnfit(
            f"{WEIGHTS} was made for other features than these: train it again with training/coreference"
        )
    body = memoryview(data)[8 + length :]
    return {
        name: np.frombuffer(body[slice(*entry["data_offsets"])], dtype=np.float32).reshape(entry["shape"])
        for name, entry in header.items()
    }


def feature_names() -> str:
    """The features in order, as the file of weights names them."""
    return ",".join((*OWN, *PAIR))
