"""The corpora as encoded words with their labels, kept in one file a corpus so that parsing is done once."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from benchmarks.plain import document_of
from benchmarks.polnear import document_of as attributed_document

from dragoman.text.encoding import Encoding, encoding_of
from dragoman.text.parser import Parsed, Parser
from dragoman.text.word_pieces import WordPieces

Ints = npt.NDArray[np.int64]
ROLES = ("source", "cue", "content")
NONE = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A document or sentence: what the encoder reads, and labels by word where its corpus has them."""

    key: str
    pieces: Ints
    """All pieces, one word after another."""
    lengths: Ints
    """Pieces of each word."""
    heads: Ints
    sentences: Ints
    features: Ints
    tags: Ints
    """0 outside; 1 source, 3 cue, 5 content where a run begins, one more inside it. Empty without attributions."""
    cues: Ints
    """For each word of a cue or content, the first word of its cue; -1 for none."""
    sources: Ints
    """For the first word of each cue, the first word of its source; -1 for none, -2 for every other word."""
    scores: npt.NDArray[np.float64]
    """How sure it is that what a word names happened, -3 to 3; NaN for words that name nothing. Empty without."""
    leaves: Ints
    """Types of event that the sentence may have. Empty without."""
    parties: Ints
    """For each word 1 for the source, 2 for the target, 0 otherwise. Empty without."""

    def __len__(self) -> int:
        return len(self.lengths)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a file of JSON lines, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def attributed(rows: Iterable[dict[str, Any]], parser: Parser, vocabulary: WordPieces) -> Iterator[Example]:
    """PolNeAR articles."""
    kept = list(rows)
    for row, parsed in zip(kept, parser.parse(map(attributed_document, kept)), strict=True):
        encoding = encoding_of(parsed, vocabulary)
        yield _example(row["id"], encoding, **_roles(row["attributions"], encoding))


def judged(rows: Iterable[dict[str, Any]], parser: Parser, vocabulary: WordPieces) -> Iterator[Example]:
    """UW factuality sentences."""
    kept = [row for row in rows if row["predicates"]]
    for row, parsed in zip(kept, _parsed(kept, parser), strict=True):
        encoding = encoding_of(parsed, vocabulary)
        scores = np.full(len(encoding), np.nan)
        for predicate in row["predicates"]:
            words = _inside(encoding, predicate["start"], predicate["end"])
            scores[words[:1]] = predicate["score"]
        yield _example(row["id"], encoding, scores=scores)


def typed(rows: Iterable[dict[str, Any]], parser: Parser, vocabulary: WordPieces) -> Iterator[Example]:
    """Sentences with the types of event that they may have, as `events.labelled` gives them."""
    kept = list(rows)
    for row, parsed in zip(kept, _parsed(kept, parser), strict=True):
        encoding = encoding_of(parsed, vocabulary)
        parties = np.zeros(len(encoding), dtype=np.int64)
        for number, role in ((1, "source_spans"), (2, "target_spans")):
            for start, end in row.get(role) or ():
                parties[_inside(encoding, start, end)] = number
        yield _example(row["id"], encoding, leaves=np.array(row["leaves"], dtype=np.int64), parties=parties)


def _parsed(rows: Iterable[dict[str, Any]], parser: Parser) -> Iterator[Parsed]:
    return parser.parse(document_of(row["text"], None) for row in rows)


def _example(key: str, encoding: Encoding, **labels: Any) -> Example:
    empty = np.zeros(0, dtype=np.int64)
    given = {"tags": empty, "cues": empty, "sources": empty, "scores": np.zeros(0), "leaves": empty, "parties": empty}
    return Example(
        key=key,
        pieces=encoding.pieces,
        lengths=encoding.lengths,
        heads=encoding.heads,
        sentences=encoding.sentences,
        features=encoding.features,
        **(given | labels),
    )


def _inside(encoding: Encoding, start: int, end: int) -> Ints:
    """The words of which at least half lies in a range."""
    shared = np.minimum(encoding.ends, end) - np.maximum(encoding.starts, start)
    return np.flatnonzero(2 * shared >= encoding.ends - encoding.starts)


def _roles(attributions: list[dict[str, Any]], encoding: Encoding) -> dict[str, Ints]:
    """Tags, cues and sources by word. A word keeps the first role it is given: no more than a handful have two."""
    size = len(encoding)
    tags, owner = np.zeros(size, dtype=np.int64), np.full(size, NONE)
    cues, sources = np.full(size, NONE), np.full(size, -2)
    for number, attribution in enumerate(attributions):
        words = {role: _words_of(attribution.get(role), encoding) for role in ROLES}
        for position, role in enumerate(ROLES):
            free = [w for w in words[role] if tags[w] == 0]
            for w in free:
                runs_on = w > 0 and owner[w - 1] == number and tags[w - 1] in {2 * position + 1, 2 * position + 2}
                tags[w], owner[w] = 2 * position + 1 + runs_on, number
        if len(words["cue"]):
            anchor = words["cue"][0]
            cues[[w for w in (*words["cue"], *words["content"]) if owner[w] == number]] = anchor
            sources[anchor] = words["source"][0] if len(words["source"]) else NONE
    return {"tags": tags, "cues": cues, "sources": sources}


def _words_of(spans: list[list[int]] | None, encoding: Encoding) -> list[int]:
    return sorted({int(word) for start, end in spans or () for word in _inside(encoding, start, end)})


@dataclass(frozen=True, slots=True)
class Corpus:
    """Examples, kept as flat arrays."""

    examples: tuple[Example, ...]

    def save(self, path: Path) -> None:
        """Write all arrays, one after another, with their lengths."""
        arrays: dict[str, Any] = {"keys": np.array([one.key for one in self.examples])}
        for name in (field.name for field in fields(Example) if field.name != "key"):
            parts = [getattr(one, name) for one in self.examples]
            arrays[name], arrays[f"{name}.n"] = np.concatenate(parts), np.array([len(part) for part in parts])
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, **arrays)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = dict(stored)
        names = [field.name for field in fields(Example) if field.name != "key"]
        columns = [np.split(arrays[name], np.cumsum(arrays[f"{name}.n"])[:-1]) for name in names]
        rows = zip(arrays["keys"].tolist(), *columns, strict=True)
        return cls(tuple(Example(key=key, **dict(zip(names, row, strict=True))) for key, *row in rows))
