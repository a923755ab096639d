"""The encoder: word states of a document in one pass (MiniLM, Wang et al. 2020, tuned), on the CPU."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Self

import numpy as np

from dragoman.text.encoding import FEATURES, Encoding, Floats, Numbers, encoding_of
from dragoman.text.heads import Heads
from dragoman.text.windows import PIECES, Window, windows
from dragoman.text.word_pieces import END, START, WordPieces

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

    def pointer(self, name: str, rows: Numbers, columns: Numbers) -> Floats:
        """How likely each of some words belongs to each of others, and in the last column to none."""
        return self.heads.pointer(name, self.states, self.words.sentence_numbers, rows, columns)


@dataclass(frozen=True, slots=True)
class Encoder:
    """The network, its vocabulary and its heads."""

    network: "InferenceSession"
    vocabulary: WordPieces
    heads: Heads

    @classmethod
    def load(cls) -> Self:
        """Load the weights that ship with the package, about a fifth of a second; one thread, as documents run side by side."""
        import onnxruntime  # noqa: PLC0415 - heavy: loaded when first needed

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        weights = files("dragoman.weights")
        with as_file(weights / "encoder.onnx") as network, as_file(weights / "vocabulary.txt") as vocabulary:
            session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
            return cls(session, WordPieces.load(vocabulary), Heads.load())

    def encode(self, parsed: "Parsed") -> Encoded:
        """The states of all words that are read."""
        words = encoding_of(parsed, self.vocabulary)
        spans = windows([len(pieces) for pieces in words.pieces], words.sentences)
        states = [np.zeros((0, SIZE), dtype=np.float32), *self._states(words, spans)]
        return Encoded(words, np.concatenate(states), self.heads)

    def _states(self, words: Encoding, spans: Sequence[Window]) -> Iterator[Floats]:
        for first in range(0, len(spans), BATCH):
            some = spans[first : first + BATCH]
            inputs = _inputs([_row(words, window, self.vocabulary) for window in some])
            (states,) = self.network.run(None, inputs)
            for window, row in zip(some, states, strict=True):
                yield row[window.keep_start - window.start : window.keep_end - window.start]


Row = dict[str, Numbers]


def _row(words: Encoding, window: Window, vocabulary: WordPieces) -> Row:
    """The inputs of one window, not padded."""
    pieces = words.pieces[window.start : window.end]
    lengths = np.array([len(word) for word in pieces])
    ends = np.cumsum(lengths)
    flat = [number for word in pieces for number in word][:PIECES]
    features = np.repeat(words.features[window.start : window.end], lengths, axis=0)[:PIECES]
    edge = np.zeros((1, len(FEATURES)), dtype=np.int64)
    heads = words.heads[window.start : window.end] - window.start
    places = np.arange(len(pieces))
    return {
        "pieces": np.array([vocabulary.numbers[START], *flat, vocabulary.numbers[END]], dtype=np.int64),
        "features": np.concatenate([edge, features, edge]),
        "first": np.minimum(ends - lengths + 1, PIECES),
        "last": np.minimum(ends, PIECES),
        "heads": np.where((heads >= 0) & (heads < len(pieces)), heads, places),
    }


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
