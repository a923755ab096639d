"""The corpora that the scorer of antecedents is trained and measured on, in one form."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

NOT_FREE = frozenset({"fiction", "whow", "essay", "letter", "podcast"})
"""Genres of GUM whose texts may not be used for gain; left out."""

TENTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One text with its chains."""

    id: str
    text: str
    breaks: tuple[int, ...]
    """Where paragraphs start."""
    chains: dict[tuple[int, int], str]
    """Chain by span."""
    only: tuple[int, int] | None = None
    """The one span whose antecedent is known, where the rest is not annotated."""
    measured: bool = False


def corpora(folder: Path) -> Iterator[Annotated]:
    """Every text of the corpora that the weights may be made from, and those kept apart to choose among them."""
    yield from gum(folder / "coref-gum" / "gum.jsonl.gz")
    yield from litbank(folder / "coref-litbank" / "litbank.jsonl.gz")
    yield from gap(folder / "coref-gap" / "gap.jsonl.gz")


def gum(path: Path) -> Iterator[Annotated]:
    """GUM without the news that it is measured on; every tenth text is kept apart."""
    kept = (row for row in _rows(path) if row["split"] == "train" and row["genre"] not in NOT_FREE)
    for n, row in enumerate(kept):
        by_sentence = n % 2 == 0
        breaks = [s[0] for s in row["sentences"]] if by_sentence else _lines(row["text"])
        yield Annotated(
            id=row["id"], text=row["text"], breaks=tuple(breaks), chains=_chains(row), measured=n % TENTH == TENTH - 1
        )


def litbank(path: Path) -> Iterator[Annotated]:
    """One in three texts of LitBank, so that fiction does not outweigh the rest; lines are sentences, so that each is a paragraph."""
    for row in islice(_rows(path), 2, None, 3):
        yield Annotated(
            id=row["id"],
            text=row["text"],
            breaks=tuple(_lines(row["text"])),
            chains=_chains(row),
            measured=row["split"] == "dev",
        )


def gap(path: Path) -> Iterator[Annotated]:
    """GAP: one pronoun a text, and which of two names before it is meant; its test part is kept for measuring alone."""
    for row in _rows(path):
        pronoun, names = tuple(row["pronoun"]), [(tuple(row["a"]), row["a_coref"]), (tuple(row["b"]), row["b_coref"])]
        before = [(span, same) for span, same in names if span[1] <= pronoun[0]]
        if row["split"] == "test" or not any(same for _, same in before):
            continue
        chains = {span: "it" if same else f"other {span[0]}" for span, same in before}
        yield Annotated(
            id=row["id"],
            text=row["text"],
            breaks=(0,),
            chains={**chains, pronoun: "it"},
            only=pronoun,
            measured=row["split"] == "dev",
        )


def _chains(row: dict[str, Any]) -> dict[tuple[int, int], str]:
    return {(m["start"], m["end"]): str(m["chain"]) for m in row["mentions"]}


def _lines(text: str) -> list[int]:
    return [0, *(n + 1 for n, letter in enumerate(text[:-1]) if letter == "\n" and text[n + 1] != "\n")]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
