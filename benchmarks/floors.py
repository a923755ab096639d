"""Floors: a score that falls below its floor fails; lowering a floor is a visible act in `floors.json`."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.sets import BenchmarkSet

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.002
"""A score may lie this much under its floor: what a change of library or processor moves, no more."""
LOWER_IS_BETTER = frozenset({"bad_spans", "mae", "per_1000"})


def compare(sets: Sequence[BenchmarkSet], data: Path) -> int:
    """Score every set that is there, print the table; 1 when a floor is broken or a set has changed unseen."""
    floors = json.loads(FLOORS.read_text())
    broken = 0
    print(f"{'set':20} {'figure':18} {'ours':>7} {'floor':>7}  best published")
    for one in sets:
        if not (data / one.place).is_dir():
            print(f"{one.name:20} not there: {data / one.place}")
            continue
        floor = floors.get(one.name, {})
        if floor.get("fingerprint") not in {None, fingerprint(one, data)}:
            print(f"{one.name:20} the gold file is not the one that the floors were measured on")
            broken += 1
        scores = score(one, data)
        for headline in one.headlines:
            ours, low = scores.get(headline.key), floor.get(headline.key)
            bad = low is not None and ours is not None and falls(headline.key, float(ours), float(low))
            broken += bad
            print(f"{one.name:20} {headline.key:18} {ours!s:>7} {low!s:>7}  {headline.best}{'  BROKEN' if bad else ''}")
    return min(broken, 1)


def raise_floors(sets: Sequence[BenchmarkSet], data: Path) -> int:
    """Write what is reached now as the floors of the sets that are there."""
    floors: dict[str, Any] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    for one in sets:
        if (data / one.place).is_dir():
            scores = score(one, data)
            reached = {headline.key: scores[headline.key] for headline in one.headlines if headline.key in scores}
            floors[one.name] = {"fingerprint": fingerprint(one, data), **reached}
    FLOORS.write_text(json.dumps(floors, indent=2, ensure_ascii=False) + "\n")
    return 0


def falls(key: str, ours: float, floor: float) -> bool:
    """Whether a score is worse than its floor."""
    return ours > floor + SLACK if key in LOWER_IS_BETTER else ours < floor - SLACK


def score(one: BenchmarkSet, data: Path) -> dict[str, Any]:
    """The scorer's line for our predictions on the development part of one set."""
    folder = data / one.place
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        command = [sys.executable, "-m", "benchmarks", one.name, *map(str, dev_inputs(one, data))]
        subprocess.run(command, stdout=predictions, check=True)  # noqa: S603 - our own module
        predictions.flush()
        if one.counted:
            return flat(json.loads(Path(predictions.name).read_text(encoding="utf-8")))
        scorer = [sys.executable, str(folder / "score.py"), str(folder / one.gold), predictions.name]
        line = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout  # noqa: S603 - the set's own scorer
    return flat(json.loads(line))


def dev_inputs(one: BenchmarkSet, data: Path) -> list[Path]:
    """The inputs of the development part; facts are about reports that lie in their own folder."""
    if one.name != "facts":
        return [data / one.place / one.inputs]
    gold = (data / one.place / one.gold).read_text(encoding="utf-8").splitlines()
    wanted = sorted({json.loads(line)["file"] for line in gold if line.strip()})
    reports = data.parent / "reports"
    return [path for name in wanted for path in reports.glob(f"*/{name}")]


def flat(scores: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested figures by dotted keys."""
    result: dict[str, Any] = {}
    for key, value in scores.items():
        result |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return result


def fingerprint(one: BenchmarkSet, data: Path) -> str:
    """A hash of the gold file: floors hold for the set they were measured on."""
    return hashlib.sha256((data / one.place / one.gold).read_bytes()).hexdigest()[:16]
