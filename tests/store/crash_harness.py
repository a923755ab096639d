"""Kills a process that writes a record, at random moments, and sees that nothing it acknowledged is lost.

As a script: `python tests/store/crash_harness.py --kills 50 --documents 200`; it fails if anything was lost.
"""
# ruff: noqa: S311, T201 - chance need not be secret, and a script prints

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from synthetic_outcomes import outcome

from dragoman.store import Record

VERSIONS = {"made-up": "1"}


def write(folder: Path, documents: int, say: Callable[[str], None] = lambda _: None) -> None:
    """Adds what is not known yet, and says each capture when it is acknowledged."""
    with Record.create(folder).writer() as writer:
        run = writer.begin_run(VERSIONS)
        say("begun")
        for number in range(documents):
            each = outcome(number)
            if not writer.known(each.capture.id, VERSIONS):
                writer.add(each, run)
                say(each.capture.id)
        writer.end_run(run, {"documents": documents})


@dataclass
class Crashes:
    """What the killed processes acknowledged, and what the record holds of it."""

    folder: Path
    documents: int
    kills: int = 0
    acknowledged: int = 0

    def run(self, kills: int, chance: random.Random) -> None:
        """Kills so many writers one after the other, each at a random moment, and checks after each."""
        promised: set[str] = set()
        while self.kills < kills:
            pace = chance.uniform(0, 2.5 * self.documents / kills)
            promised |= set(self._killed_after(pace, chance))
            self.kills += 1
            self._check(promised)
        self.acknowledged = len(promised)

    def _killed_after(self, acknowledgements: float, chance: random.Random) -> list[str]:
        """Starts a writer and kills it some moment after so many acknowledgements; those it gave."""
        command = [sys.executable, __file__, "--write", str(self.folder), "--documents", str(self.documents)]
        heard: list[str] = []
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout
            for line in process.stdout:
                heard.append(line.strip())
                if len(heard) > acknowledgements:
                    time.sleep(chance.uniform(0, 0.03))
                    process.kill()
                    break
            heard += [line.strip() for line in process.stdout if line.endswith("\n")]
        return [line for line in heard if line != "begun"]

    def _check(self, promised: set[str]) -> None:
        record = Record.open(self.folder)
        with record.view() as view:
            captures = [captured.id for captured in view.captures()]
        assert promised <= set(captures), f"lost: {promised - set(captures)}"
        assert len(captures) == len(set(captures)), "something is there twice"
        findings = record.verify()
        assert findings == [], findings


def survives(folder: Path, *, kills: int, documents: int, seed: int) -> Crashes:
    """Writes a record through so many kills, finishes it, and compares it with one that was left in peace."""
    crashes = Crashes(folder / "killed", documents)
    crashes.run(kills, random.Random(seed))
    write(crashes.folder, documents)
    write(folder / "in-peace", documents)
    killed, in_peace = Record.open(crashes.folder), Record.open(folder / "in-peace")
    assert killed.logical_hash() == in_peace.logical_hash()
    assert killed.verify() == []
    return crashes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if options.write:
        write(options.write, options.documents, lambda line: print(line, flush=True))
        return
    with tempfile.TemporaryDirectory() as folder:
        crashes = survives(Path(folder), kills=options.kills, documents=options.documents, seed=options.seed)
    print(f"{crashes.kills} kills, {crashes.acknowledged} captures acknowledged, none lost, none twice, same hash")


if __name__ == "__main__":
    main()
