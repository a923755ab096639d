"""The encoder: word states of a document in one pass (MiniLM, Wang et al. 2020, tuned), on the CPU."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Self

import numpy as np

from dragoman.text.encoding import Encoding, Floats, Numbers, encoding_of, window_inputs
from dragoman.text.heads import Heads
from dragoman.text.links import Run, shares
from dragoman.text.windows import Window, windows
from dragoman.text.word_pieces import WordPieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from dragoman.text.parser import Parsed

BATCH = 4
"""Windows read together; more costs memory and gains nothing measurable on two cores."""
SIZE = 384


@dataclass(frozen=True, slots=True)
class Encoded:
    """The words of a document and their states."""

    words: Encoding
    states: Floats
    """Words x 384, each from the window where the word stands most centrally."""
    heads: Heads

    def tags(self) -> Numbers:
        """The tag of each word, by number in `heads.TAGS`."""
        return self.heads.tags(self.states)

    def linked(self, kind: str, queries: Sequence[Run], keys: Sequence[Run]) -> Floats:
        """How likely each run of words belongs to each other one, which stand in text order, and in the last column to none."""
        return shares(self.heads.part(f"links.{kind}."), queries, keys, self.states, self.words)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The network, its vocabulary and its heads."""

    network: "InferenceSession"
    vocabulary: WordPieces
    heads: Heads

    @classmethod
    def load(cls) -> Self:
        """Load the weights that ship with the package, about a fifth of a second. Keeps numpy to one thread as well, as documents run side by side."""
        import onnxruntime  # noqa: PLC0415 - heavy: loaded when first needed
        import threadpoolctl  # noqa: PLC0415 - needed only here

        threadpoolctl.threadpool_limits(1, "blas")

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        weights = files("dragoman.weights")
        with as_file(weights / "encoder.onnx") as network, as_file(weights / "vocabulary.txt") as vocabulary:
            session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
            return cls(session, WordPieces.load(vocabulary), Heads.load())

    def encode(self, parsed: "Parsed") -> Encoded:
        """The states of all words that are read."""
        words = encoding_of(parsed, self.vocabulary)
        return Encoded(words, self.states(words), self.heads)

    def states(self, words: Encoding) -> Floats:
        """Words x 384."""
        spans = windows(words.lengths, words.sentences)
        return np.concatenate([np.zeros((0, SIZE), dtype=np.float32), *self._states(words, spans)])

    def _states(self, words: Encoding, spans: Sequence[Window]) -> Iterator[Floats]:
        edges = self.vocabulary.edges
        for first in range(0, len(spans), BATCH):
            some = spans[first : first + BATCH]
            inputs = _inputs([window_inputs(words, window.start, window.end, edges) for window in some])
            (states,) = self.network.run(None, inputs)
            for window, row in zip(some, states, strict=True):
                yield row[window.keep_start - window.start : window.keep_end - window.start]


Row = dict[str, Numbers]


def _inputs(rows: Sequence[Row]) -> Row:
    """Windows side by side; the mask tells pieces from padding."""
    mask = [np.ones_like(row["pieces"]) for row in rows]
    return {name: _padded([row[name] for row in rows]) for name in rows[0]} | {"mask": _padded(mask)}


def _padded(rows: Sequence[Numbers]) -> Numbers:
    """Rows as one table, filled up with zeros, which is also the number of the padding piece."""
    table = np.zeros((len(rows), max(map(len, rows)), *rows[0].shape[1:]), dtype=np.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table
