"""The encoder: word states of a document in one pass (MiniLM, Wang et al. 2020, tuned), on the CPU."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Self

import numpy as np

from dragoman.text.encoding import Encoding, Floats, Numbers, encoding_of, window_inputs
from dragoman.text.heads import LEAVES, Heads
from dragoman.text.links import Run, shares
from dragoman.text.windows import Window, windows
from dragoman.text.word_pieces import WordPieces
from dragoman.types.spans import Span

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

    def factuality(self, offsets: Sequence[int]) -> Floats:
        """How sure the text is that what the word at each code point names happened, -3 to 3 (Stanovsky et al. 2017)."""
        words = np.searchsorted(self.words.starts, np.array(offsets, dtype=np.int64), side="right") - 1
        return np.clip(self.heads.two_layers("factuality", self.states[words])[:, 0], -3, 3)

    def relation(self, sentence: Span, sources: Sequence[Span], targets: Sequence[Span]) -> Mapping[str, float]:
        """How likely each type of event is what a sentence tells of its sources towards its targets, by name in `LEAVES`."""
        inside = self._words(sentence)
        root = inside[int(np.argmax(self.words.heads[inside] == inside))]
        parties = [self._mean([word for span in spans for word in self._words(span)]) for spans in (sources, targets)]
        asked = np.concatenate([self.states[root], self._mean(inside), *parties])
        scores = self.heads.two_layers("event", asked, last=3)
        likely = np.exp(scores - scores.max())
        return dict(zip(LEAVES, (likely / likely.sum()).tolist(), strict=True))

    def _words(self, span: Span) -> Numbers:
        """The words that a range of code points touches."""
        return np.flatnonzero((self.words.starts < span.end) & (self.words.ends > span.start))

    def _mean(self, words: Sequence[int] | Numbers) -> Floats:
        mean: Floats = self.states[words].mean(axis=0) if len(words) else np.zeros(SIZE, dtype=np.float32)
        return mean

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
