"""A parsed document as the numbers that the encoder reads: pieces, and what parser and page say of each word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from dragoman.text.windows import PIECES
from dragoman.text.word_pieces import WordPieces

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.text.parser import Parsed

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

PARTS_OF_SPEECH = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
"""Word classes of Universal Dependencies."""
RELATIONS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark",
    "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
"""Relations of the ClearNLP scheme that the parser knows."""
NAMES = {"PERSON": 1, "ORG": 2, "GPE": 3, "LOC": 3, "NORP": 4, "FAC": 3, "DATE": 5, "TIME": 5}
OTHER_NAME = 6
FEATURES = {"case": 5, "quoted": 4, "place": 3, "glued": 2, "part": 18, "relation": 46, "name": 7}
"""What is said of each word beside its pieces, and how many values each may take; 0 is unknown for the last three."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """The words of a document, white space left out, as the encoder reads them."""

    tokens: Numbers
    """Number of each word among the parser's tokens."""
    starts: Numbers
    """Code point where each word starts."""
    ends: Numbers
    """Code point after each word."""
    heads: Numbers
    """Number of the word that each depends on; itself for a root."""
    sentences: Numbers
    """Number of the first word of each word's sentence."""
    features: Numbers
    """Words x features, in the order of `FEATURES`."""
    pieces: Numbers
    """The pieces of all words, one word after another."""
    lengths: Numbers
    """Pieces of each word."""

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def sentence_numbers(self) -> Numbers:
        """The sentences counted, by word."""
        counted: Numbers = np.cumsum(np.diff(self.sentences, prepend=-1) != 0)
        return counted


def encoding_of(parsed: "Parsed", vocabulary: WordPieces) -> Encoding:
    """The words of all blocks that are read."""
    words = list(_words(parsed))
    pieces = [vocabulary.of_word(token.text) for token in words]
    number = {token.i: position for position, token in enumerate(words)}
    return Encoding(
        tokens=np.array([token.i for token in words], dtype=np.int64),
        starts=np.array([token.idx for token in words], dtype=np.int64),
        ends=np.array([token.idx + len(token) for token in words], dtype=np.int64),
        heads=np.array([number.get(token.head.i, position) for position, token in enumerate(words)], dtype=np.int64),
        sentences=np.array(list(_sentence_starts(words)), dtype=np.int64),
        features=_features(parsed, words),
        pieces=np.array([number for word in pieces for number in word], dtype=np.int64),
        lengths=np.array([len(word) for word in pieces], dtype=np.int64),
    )


class Piecewise(Protocol):
    """Words with their pieces: an `Encoding`, or what training keeps of one."""

    @property
    def pieces(self) -> Numbers: ...  # noqa: D102 - see Encoding
    @property
    def lengths(self) -> Numbers: ...  # noqa: D102 - see Encoding
    @property
    def features(self) -> Numbers: ...  # noqa: D102 - see Encoding
    @property
    def heads(self) -> Numbers: ...  # noqa: D102 - see Encoding


def window_inputs(words: Piecewise, start: int, end: int, edges: tuple[int, int]) -> dict[str, Numbers]:
    """What the encoder reads of the words from one up to another; `edges` are the pieces that open and close a window."""
    lengths = words.lengths[start:end]
    offset, ends = int(words.lengths[:start].sum()), np.cumsum(lengths)
    numbers = words.pieces[offset : offset + int(lengths.sum())][:PIECES]
    features = np.repeat(words.features[start:end], lengths, axis=0)[:PIECES]
    edge = np.zeros((1, len(FEATURES)), dtype=np.int64)
    heads, places = words.heads[start:end] - start, np.arange(end - start)
    return {
        "pieces": np.concatenate([edges[:1], numbers, edges[1:]]),
        "features": np.concatenate([edge, features, edge]),
        "first": np.minimum(ends - lengths + 1, PIECES),
        "last": np.minimum(ends, PIECES),
        "heads": np.where((heads >= 0) & (heads < end - start), heads, places),
    }


def _words(parsed: "Parsed") -> Iterator["Token"]:
    """Each word once, though a sentence that touches two blocks stands in both."""
    after = 0
    for sentence in parsed.sentences:
        yield from (token for token in sentence.tokens if token.i >= after and not token.is_space)
        after = max(after, sentence.tokens.end)


def _sentence_starts(words: list["Token"]) -> Iterator[int]:
    sentence, start = -1, 0
    for position, token in enumerate(words):
        if token.sent.start != sentence:
            sentence, start = token.sent.start, position
        yield start


def _features(parsed: "Parsed", words: list["Token"]) -> Numbers:
    parts = {name: number for number, name in enumerate(PARTS_OF_SPEECH, start=1)}
    relations = {name: number for number, name in enumerate(RELATIONS, start=1)}
    quoted = _quoted(parsed, words)
    places = _places(parsed, words)
    rows = [
        (
            _case(token.text),
            quoted[position],
            places[position],
            int(position > 0 and words[position - 1].idx + len(words[position - 1]) == token.idx),
            parts.get(token.pos_, 0),
            relations.get(token.dep_, 0),
            NAMES.get(token.ent_type_, OTHER_NAME) if token.ent_type_ else 0,
        )
        for position, token in enumerate(words)
    ]
    return np.array(rows, dtype=np.int64).reshape(len(words), len(FEATURES))


def _case(word: str) -> int:
    """0 lower, 1 capitalised, 2 capitals, 3 otherwise mixed, 4 no letters."""
    if not any(sign.isalpha() for sign in word):
        return 4
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and word[1:].islower() else 3


def _quoted(parsed: "Parsed", words: list["Token"]) -> list[int]:
    """0 outside quotations, 1 inside, 2 at the opening mark, 3 at the closing one."""
    inside = [0] * len(words)
    starts = [token.idx for token in words]
    for quotation in parsed.quotations:
        for position in range(int(np.searchsorted(starts, quotation.outer.start)), len(words)):
            if starts[position] >= quotation.outer.end:
                break
            inside[position] = (
                2 if starts[position] < quotation.inner.start else 3 if starts[position] >= quotation.inner.end else 1
            )
    return inside


def _places(parsed: "Parsed", words: list["Token"]) -> list[int]:
    """2 first word of a block, 1 first word of a sentence, 0 otherwise."""
    blocks = {sentence.block.span.start for sentence in parsed.sentences}
    first = {sentence.start for sentence in parsed.sentences}
    return [2 if token.idx in blocks else 1 if token.idx in first else 0 for token in words]
