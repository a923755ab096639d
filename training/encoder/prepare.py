"""Parse and encode the corpora once: `python -m training.encoder.prepare DATA CACHE`, a few minutes.

DATA holds `polnear/{train,dev}.jsonl.gz`, `factuality-uw/dev.jsonl.gz` (with its own train and dev parts), `plv`, `plover`,
`cameo-penta` and `cameo-multicoder` (each `dev.jsonl`).
"""

import sys
from pathlib import Path

from dragoman.text.parser import Parser
from dragoman.text.word_pieces import WordPieces
from training.encoder.corpus import Corpus, attributed, judged, read_lines, typed
from training.encoder.events import labelled
from training.encoder.start import vocabulary_file


def main(data: Path, cache: Path) -> None:
    """Write one file a corpus and part."""
    parser, vocabulary = Parser.load(), WordPieces.load(vocabulary_file())
    judgements = list(read_lines(data / "factuality-uw" / "dev.jsonl.gz"))
    for part in ("train", "dev"):
        rows = read_lines(data / "polnear" / f"{part}.jsonl.gz")
        Corpus(tuple(attributed(rows, parser, vocabulary))).save(cache / f"attribution-{part}.npz")
        those = (row for row in judgements if row["id"].startswith(f"uw/{part}"))
        Corpus(tuple(judged(those, parser, vocabulary))).save(cache / f"factuality-{part}.npz")
    sentences = labelled(data)
    for part, folds in (("train", {0, 1, 2, 3}), ("dev", {4})):
        those = (row for row in sentences if row["fold"] in folds)
        Corpus(tuple(typed(those, parser, vocabulary))).save(cache / f"events-{part}.npz")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
