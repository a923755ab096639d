"""Sentences with types of event from four corpora under one set of leaves, and folds that keep near copies together."""

import hashlib
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from dragoman.text.heads import LEAVES
from training.encoder.corpus import read_lines

OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Names of 2016."""
SHARED = {"YIELD": ("CONCEDE", "RETREAT")}
PENTA = {
    0: ("STATEMENT",),
    1: ("AGREE", "CONSULT", "SUPPORT"),
    2: ("COOPERATE", "AID", "CONCEDE", "RETREAT"),
    3: ("ACCUSE", "REQUEST", "REJECT", "THREATEN"),
    4: ("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"),
}
ROOTS = {
    "01": "STATEMENT", "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST",
    "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
"""CAMEO roots."""
ALIKE = 0.7
"""Share of words at which two sentences count as one for the folds."""
FOLDS = 5


def labelled(benchmarks: Path) -> list[dict[str, Any]]:
    """The sentences of all corpora, each with the numbers of the leaves that it may be, and its fold."""
    rows = [*_plv(benchmarks), *_plover(benchmarks), *_penta(benchmarks), *_multicoder(benchmarks)]
    folds = _folds([row["text"] for row in rows])
    return [
        row | {"leaves": sorted(LEAVES.index(leaf) for leaf in row["leaves"]), "fold": fold}
        for row, fold in zip(rows, folds, strict=True)
    ]


def _plv(benchmarks: Path) -> Iterator[dict[str, Any]]:
    for row in read_lines(benchmarks / "plv" / "dev.jsonl"):
        yield row | {"leaves": SHARED.get(row["root"], (row["root"],))}


def _plover(benchmarks: Path) -> Iterator[dict[str, Any]]:
    for row in read_lines(benchmarks / "plover" / "dev.jsonl"):
        spans = {f"{role}_spans": list(_found(row["text"], row[role])) for role in ("source", "target")}
        yield {"id": row["id"], "text": row["text"], "leaves": (OLDER.get(row["event"], row["event"]),), **spans}


def _found(text: str, actors: list[dict[str, Any]]) -> Iterator[list[int]]:
    for actor in actors:
        match = re.search(re.escape(actor["actorText"]), text) if actor.get("actorText") else None
        if match:
            yield list(match.span())


def _penta(benchmarks: Path) -> Iterator[dict[str, Any]]:
    for row in read_lines(benchmarks / "cameo-penta" / "dev.jsonl"):
        yield row | {"leaves": PENTA[row["penta"]]}


def _multicoder(benchmarks: Path) -> Iterator[dict[str, Any]]:
    for row in read_lines(benchmarks / "cameo-multicoder" / "dev.jsonl"):
        roots = {coder["actions"][0]["cameo_root"] for coder in row["coders"] if coder["actions"]}
        leaves = {ROOTS[root] for root in roots if root in ROOTS} if row["relevant"] else {"NONE"}
        if leaves:
            yield {"id": row["id"], "text": row["text"], "leaves": sorted(leaves)}


def _folds(texts: list[str]) -> list[int]:
    """A fold for each text; texts alike lie in one."""
    words = [frozenset(re.findall(r"\w+", text.lower())) for text in texts]
    group = list(range(len(texts)))
    for one, other in combinations(range(len(texts)), 2):
        if group[one] != group[other] and len(words[one] & words[other]) >= ALIKE * len(words[one] | words[other]):
            old, new = group[other], group[one]
            group = [new if name == old else name for name in group]
    return [int(hashlib.sha256(texts[name].encode()).hexdigest()[:8], 16) % FOLDS for name in group]
