"""facts: what `dragoman inspect --json` reads from whole reports."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.acquire import captures
from dragoman.pipeline import Reader
from dragoman.report.inspect import as_json
from dragoman.settings import Settings
from dragoman.types.documents import Capture, Given


def predict(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """One object a report, as `dragoman inspect --json` prints it."""
    found = captures(map(str, paths), given=Given())
    with Reader.load(Settings()) as reader:
        for outcome in reader.read(item for item in found if isinstance(item, Capture)):
            yield as_json(outcome)
