"""Speed: the whole pipeline beside the bare parser, on the same reports, in one run, on one core.

Ratios are what counts: the machine is noisy. Reports are read again and again under new names until the size is reached, each time into a fresh record.
"""

import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.sets import data_folder
from dragoman import clean, extract, link, reconcile, world
from dragoman.acquire import captures
from dragoman.store import Record
from dragoman.text.parser import Parser
from dragoman.types.documents import Capture, Document, Given
from dragoman.types.outcomes import Outcome, ReadDocument

SIZES = (100,)
"""Documents a run, about two minutes. Others are named: `python -m benchmarks speed 100 1000` takes twenty, 10,000 most of a night."""


def main(arguments: list[Path]) -> int:
    """Print one table for the reports of a folder."""
    numbers = [int(str(argument)) for argument in arguments if str(argument).isdigit()]
    folders = [str(argument) for argument in arguments if not str(argument).isdigit()]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    paths = folders or [str(data_folder().parent / "reports" / part) for part in ("founding", "more")]
    reports = [item for item in captures(paths, given=Given()) if isinstance(item, Capture)]
    if not reports:
        print(f"no reports in {', '.join(paths)}", file=sys.stderr)
        return 1
    for size in numbers or SIZES:
        measure(reports, size)
    return 0


def measure(reports: list[Capture], size: int) -> None:
    """Read `size` documents with everything on, then parse the same texts with the bare parser."""
    seconds = Counter[str]()
    parser, knowledge = Parser.load(), world.load()
    documents: list[Document] = []
    with clean.Cleaner(knowledge) as cleaner, tempfile.TemporaryDirectory() as folder:  # noqa: SIM117 - the record lies in the folder
        with Record.create(Path(folder) / "record") as record, record.writer() as writer:
            run = writer.begin_run({})
            for capture in repeated(reports, size):
                documents.extend(one(capture, cleaner, parser, knowledge, writer, run, seconds))
            with timed(seconds, "reconcile"):
                reconcile.update(record, writer, lambda: knowledge)
    whole = sum(seconds.values())
    english = [document for document in documents if document.language == "en"]
    words = sum(len(document.text.split()) for document in documents)
    bare = Counter[str]()
    with timed(bare, "parse"):
        for document in english:
            parser.language(document.text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size} reports, {len(documents)} documents, {words} words: {len(documents) / whole:.1f} documents/s, "
        f"{words / whole:,.0f} words/s a core; bare parser {len(english) / bare['parse']:.1f} documents/s; "
        f"ratio {whole / bare['parse']:.2f}; peak memory {peak:,.0f} MB"
    )
    print("   " + ", ".join(f"{stage} {100 * spent / whole:.0f} %" for stage, spent in seconds.most_common()))


def one(capture, cleaner, parser, knowledge, writer, run, seconds) -> Iterator[Document]:  # type: ignore[no-untyped-def]  # noqa: ANN001, PLR0917 - a loop body with a name
    """One capture through every stage, each timed."""
    with timed(seconds, "clean"):
        cleaned = cleaner(capture)
    if cleaned.document is None or cleaned.document.language != "en":
        return
    with timed(seconds, "parse"):
        (parsed,) = parser.parse([cleaned.document])
    with timed(seconds, "extract"):
        reading = extract.reading(parsed, knowledge)
    with timed(seconds, "link"):
        resolution = link.resolve(parsed, reading, knowledge)
    read = ReadDocument(document=cleaned.document, reading=reading, resolution=resolution, rejected=cleaned.rejected)
    with timed(seconds, "store"):
        writer.add(Outcome(capture=capture, read=read, rejected=()), run)
    yield cleaned.document


def repeated(reports: list[Capture], size: int) -> Iterator[Capture]:
    """The reports again and again, each round with another day of publication, so that each is a document of its own."""
    for number in range(size):
        report = reports[number % len(reports)]
        day = f"{2000 + number // len(reports) // 300:04}-{1 + number // len(reports) // 25 % 12:02}-{1 + number // len(reports) % 25:02}"
        yield replace(report, given=replace(report.given, published=day, url=f"urn:round:{number // len(reports)}"))


@contextmanager
def timed(seconds: Counter[str], stage: str) -> Iterator[None]:
    """Add the seconds of a block to its stage."""
    start = time.perf_counter()
    yield
    seconds[stage] += time.perf_counter() - start  # type: ignore[assignment]  # seconds are not whole numbers
