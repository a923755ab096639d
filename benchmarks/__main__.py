"""Run the pipeline on a benchmark.

python -m benchmarks NAME INPUTS > PRED     predictions in the format of the scorer of NAME
python -m benchmarks all --dev              every set on its development part: a table, and exit 1 when a floor is broken
python -m benchmarks floors                 set each floor to what is reached now
python -m benchmarks speed [FOLDER] [SIZE]  documents a second beside the bare parser
python -m benchmarks copies                 copies of our examples found at several rates of editing
python -m benchmarks disagreements          disagreements planted in pairs of reports, and what is invented in clean ones
python -m benchmarks reconciling [SIZE]     time and memory for so many made-up documents, and for one more
python -m benchmarks crash [FOLDER]         kill -9 at 50 random moments of a 200-document read
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from benchmarks.floors import compare, raise_floors
from benchmarks.sets import SETS, BenchmarkSet, data_folder

OWN = ("speed", "crash", "copies", "disagreements", "reconciling")
"""What is measured without data of others."""


def main() -> int:
    """Parse the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", usage=__doc__)
    parser.add_argument("name", choices=[*(one.name for one in SETS), "all", "floors", *OWN])
    parser.add_argument("inputs", nargs="*", type=Path)
    parser.add_argument("--dev", action="store_true", help="the development parts, scored")
    parser.add_argument("--quick", action="store_true", help="only the sets that run with the tests")
    parser.add_argument("--data", type=Path, default=data_folder(), help="where the sets lie")
    options = parser.parse_args()
    if options.name in OWN:
        return int(import_module(f"benchmarks.{options.name}").main(options.inputs))
    if options.name in {"all", "floors"}:
        chosen = [one for one in SETS if one.quick or not options.quick]
        return (raise_floors if options.name == "floors" else compare)(chosen, options.data)
    if not options.inputs:
        parser.error("which inputs?")
    predict(next(one for one in SETS if one.name == options.name), options.inputs, sys.stdout)
    return 0


def predict(one: BenchmarkSet, inputs: list[Path], out: IO[str]) -> None:
    """Write the predictions for the inputs of one set."""
    adapter = import_module(one.module)
    predictions = adapter.predict(rows(inputs, one.fields) if one.fields else inputs)
    if isinstance(predictions, dict):
        json.dump(predictions, out, ensure_ascii=False)
        return
    for row in predictions:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def rows(paths: Iterable[Path], fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows of JSON Lines files, gzipped or not, with the fields an adapter may use and no others."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.strip():
                    row = json.loads(line)
                    yield {field: row[field] for field in fields if field in row}


if __name__ == "__main__":
    sys.exit(main())
