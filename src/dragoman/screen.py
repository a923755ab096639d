"""What people see of a command: progress, summaries and rows. Progress and messages go to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dragoman.types.errors import InputError, UnknownId

if TYPE_CHECKING:
    from dragoman.pipeline import Progress, Summary


@contextmanager
def progress_bar(what: str, *, quiet: bool) -> "Iterator[Progress | None]":
    """A bar on standard error with rate and remaining time; none when quiet or when nobody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second"),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="-")

        def tell(done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.1f}" if speed else "-")

        yield tell


def write_file(output: Path, written: str | bytes) -> None:
    """Write a file, or say clearly why it cannot be written."""
    try:
        output.write_bytes(written if isinstance(written, bytes) else written.encode())
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); choose another place") from error


def say_summary(summary: "Summary") -> None:
    """One line of what was read, already known and refused, and a line for each thing refused."""
    unread = f" ({summary.unread} of them kept unread)" if summary.unread else ""
    typer.echo(
        f"{summary.seen} reports: {summary.read} read{unread}, {summary.known} already known, {summary.refused} refused",
        err=True,
    )
    for row in summary.refusals:
        typer.echo(f"  {visible(row.name or 'input')}: {row.reason}: {visible(' '.join(row.detail.split()))}", err=True)


def visible(words: str) -> str:
    """The words with `�` for what a terminal would obey instead of show."""
    return "".join(letter if letter.isprintable() else "�" for letter in words)


def print_json(value: Any) -> None:
    """One JSON value on a line of its own."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def print_marked(result: dict[str, Any]) -> None:
    """The text of one inspected file with what was read marked in it."""
    from rich.console import Console

    from dragoman.report.marked import marked

    console = Console(soft_wrap=not sys.stdout.isatty(), highlight=False)
    for line in marked(result):
        console.print(line)
    console.print()


def print_rows(rows: list[dict[str, Any]], *, as_json: bool, none: str) -> None:
    """Rows for people, the key `line` of each, or as JSON Lines.

    Raises:
        UnknownId: there are none, and `none` says what was looked for.
    """
    if not rows and none:
        raise UnknownId(none)
    for row in rows:
        if as_json:
            print_json({key: value for key, value in row.items() if key != "line"})
        else:
            typer.echo(row["line"])


def print_csv(rows: list[dict[str, Any]]) -> None:
    """Rows as CSV with a head, formula-safe; lists and objects as JSON, the key `line` left out."""
    import csv

    import msgspec

    from dragoman.store.export import harmless

    names = [name for name in (rows[0] if rows else {}) if name != "line"]
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    for row in rows:
        cells = (row[name] for name in names)
        plain = (msgspec.json.encode(c).decode() if isinstance(c, list | dict) else c for c in cells)
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in plain])
