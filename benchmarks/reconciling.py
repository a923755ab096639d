"""Reconciling: time and memory for a number of made-up documents, and for one more."""

import resource
import sys
import tempfile
import time
from pathlib import Path

from dragoman import world
from dragoman.reconcile import update
from dragoman.store import Record

TESTS = Path(__file__).resolve().parent.parent / "tests" / "store"
SIZES = (1_000,)
"""Unless told otherwise; 10,000 take ten times as long."""
VOCABULARY = 20_000
"""Words of the made-up language, by the law of Zipf: the commonest stands in every document, most in few."""
PARAGRAPHS = 8
"""Of a document; each gives a statement, an event and a figure."""


def main(arguments: list[Path]) -> int:
    """Print one line a size."""
    for size in [int(str(one)) for one in arguments] or SIZES:
        measure(size)
    return 0


def measure(size: int) -> None:
    """Add documents, reconcile them, then one more."""
    sys.path.append(str(TESTS))
    from synthetic_outcomes import outcome  # type: ignore[import-not-found]  # noqa: PLC0415 - a helper of the tests

    words, knowledge = language(), world.load()
    with tempfile.TemporaryDirectory() as folder:
        record = Record.create(Path(folder) / "record")
        with record.writer() as writer:
            run = writer.begin_run({})
            for number in range(size):
                writer.add(outcome(number, paragraphs=PARAGRAPHS, words=words), run)
            whole = seconds(lambda: update(record, writer, lambda: knowledge))
            writer.add(outcome(size + size % 9 // 8, paragraphs=PARAGRAPHS, words=words), run)
            more = seconds(lambda: update(record, writer, lambda: knowledge))
        with record.view() as view:
            counts = view.counts()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{counts['documents']} documents, {counts['claims']} claims, {counts['stories']} stories: {whole:.1f} s of processor time, "
        f"{1000 * whole / size:.1f} ms each; one more: {1000 * more:.0f} ms; peak memory {peak:,.0f} MB"
    )


def seconds(work) -> float:  # type: ignore[no-untyped-def]  # noqa: ANN001 - any work
    """Processor time of some work, so that others on the machine do not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def language() -> list[str]:
    """Words as often as they stand in the made-up language: the n-th as often as one n-th of the first."""
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    made = [
        syllables[n % 70] + syllables[n // 70 % 70] + syllables[(n * 7 + n // 4900) % 70] for n in range(VOCABULARY)
    ]
    return [word for rank, word in enumerate(made, 1) for _ in range(max(1, VOCABULARY // (20 * rank)))]
