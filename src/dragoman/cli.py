"""The command line: one verb a command; what is said goes to standard output, progress and messages to standard error."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from dragoman import __version__, asking
from dragoman.asking import JsonOption, KnowledgeOption, RecordOption
from dragoman.screen import print_json, print_marked, print_rows, progress_bar, say_summary, write_file
from dragoman.settings import read_settings
from dragoman.types.errors import (
    DragomanError,
    InputError,
    RecordDamaged,
    RecordError,
    SettingsError,
    UnknownId,
    UnknownTopic,
)

if TYPE_CHECKING:
    from dragoman.types.documents import Given

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Exit(IntEnum):
    """Exit codes, the same for every command."""

    DONE = 0
    FAILED = 1
    """Something failed that should not; the message says what."""
    WRONG_USE = 2
    """An option or argument that the command does not have."""
    SOME_REFUSED = 3
    """Done, but some of what was given was refused; the reasons are said and kept."""
    NOTHING_READ = 4
    """None of what was given could be read."""
    RECORD_UNUSABLE = 5
    """The record is missing, busy, too new or cannot be written."""
    DAMAGED = 6
    """`verify` found something that does not hold."""
    NOT_FOUND = 7
    """Nothing in the record answers."""
    INTERRUPTED = 130
    """Ctrl-C. What was read is kept; the same command goes on from there."""


EPILOG = "Exit codes: " + ", ".join(f"{code.value} {code.name.lower().replace('_', ' ')}" for code in Exit) + "."


class ExportFormat(StrEnum):
    """What `export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


app = typer.Typer(
    name="dragoman",
    help="Reads news about relations between states and keeps the record: who said or did what, to whom, when, how surely and according to whom.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors still show.")]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", help="Day of publication (YYYY-MM-DD) where the page does not say.", show_default=False
    ),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", help="Outlet where the page does not say.", show_default=False)
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--language", help="Language (ISO 639-1, as en) where the page does not say.", show_default=False),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column", help="Of a CSV: which column holds what, as text=body; may be repeated.", show_default=False
    ),
]
AboutOption = Annotated[
    str | None,
    typer.Option("--about", help="An issue, an entity (name or id), or words in the text.", show_default=False),
]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="Published on or after (YYYY, YYYY-MM or YYYY-MM-DD).", show_default=False)
]
UntilOption = Annotated[str | None, typer.Option("--until", help="Published on or before.", show_default=False)]


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.command()
def inspect(
    files: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    as_json: JsonOption = False,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    column: ColumnOption = None,
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read files by themselves and show what was read in them; nothing is kept."""
    from dragoman.acquire import columns_of
    from dragoman.pipeline import inspect as inspected
    from dragoman.report.inspect import as_json as plain

    settings = read_settings(knowledge=knowledge, quiet=quiet)
    seen, refused = 0, 0
    for found in inspected(
        files, given=_given(published, outlet, language), settings=settings, columns=columns_of(column)
    ):
        result = plain(found)
        seen += 1
        refused += result["document"] is None
        if as_json:
            print_json(result)
        else:
            print_marked(result)
    raise typer.Exit(_refusals(seen, refused))


@app.command()
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, globs, or - for standard input: HTML, text, Markdown, PDF, e-mail, CSV, JSON, RSS, Atom, WARC, WACZ, and zip of these."
        ),
    ],
    record: RecordOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    column: ColumnOption = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="Processes that read at the same time.", show_default="1")
    ] = None,
    knowledge: KnowledgeOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read reports into the record. Doing it again changes nothing; after a stop the same command goes on."""
    from dragoman.acquire import columns_of
    from dragoman.pipeline import read as read_into
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge, jobs=jobs, quiet=quiet)
    given, columns = _given(published, outlet, language), columns_of(column)
    with _stoppable(), Record.create(settings.record) as kept, progress_bar("Reading", quiet=quiet) as progress:
        summary = read_into(paths, given=given, settings=settings, record=kept, progress=progress, columns=columns)
    if as_json:
        print_json(summary.as_json())
    elif not quiet:
        say_summary(summary)
    raise typer.Exit(_refusals(summary.seen, summary.refused))


@app.command()
def brief(
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="brief.html, brief.pdf or brief.md; else Markdown to standard output.",
            show_default=False,
        ),
    ] = None,
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the brief: what happened, what was said, figures, expectations, each sentence with its evidence."""
    from dragoman.report.answers import brief as composed
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge, quiet=quiet)
    form = output.suffix.removeprefix(".").lower() if output else "md"
    with Record.open(settings.record) as kept:
        written = composed(kept, about=about, since=since, until=until, form=form, knowledge=settings.knowledge)
    if output is None:
        sys.stdout.write(str(written))
        return
    write_file(output, written)
    if not quiet:
        typer.echo(f"Brief written: {output.resolve()}")


@app.command()
def figures(
    topic: Annotated[str | None, typer.Argument(help="An issue, an entity (name or id), or words in the text.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="figures.html, figures.pdf or figures.md.", show_default=False),
    ] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, one row a value.")] = False,
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """The ledger of figures: each measure and subject with every value, what it equals, and whether the values agree."""
    from dragoman.report.answers import figures as in_ledger
    from dragoman.report.ledger_rows import as_csv as csv_of
    from dragoman.report.ledger_rows import as_lines
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge)
    form = output.suffix.removeprefix(".").lower() if output else None
    with Record.open(settings.record) as kept:
        rows, page = in_ledger(kept, topic, form=form, knowledge=settings.knowledge)
    if output is not None and page is not None:
        write_file(output, page)
    elif as_csv:
        sys.stdout.write(csv_of(rows))
    else:
        print_rows(rows if as_json else list(as_lines(rows)), as_json=as_json, none="Not in the reports: figures")


@app.command()
def find(
    words: Annotated[list[str], typer.Argument(help="Words that must all occur in a paragraph.")],
    record: RecordOption = None,
    limit: Annotated[int, typer.Option("--limit", help="At most so many.", min=1)] = 20,
    as_json: JsonOption = False,
) -> None:
    """Find paragraphs in the record, best first, with outlet and day."""
    from dragoman.report.answers import found
    from dragoman.store import Record

    with Record.open(read_settings(record=record).record) as kept:
        hits = found(kept, " ".join(words), limit=limit)
    print_rows(hits, as_json=as_json, none=f"Not in the reports: {' '.join(words)}")


@app.command()
def show(
    what: Annotated[str, typer.Argument(help="An id or its beginning, an entity's id or name, a file name.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one thing in the record with the words it rests on."""
    from dragoman.report.answers import shown
    from dragoman.store import Record

    with Record.open(read_settings(record=record).record) as kept:
        rows = shown(kept, what)
    print_rows(rows, as_json=as_json, none=f"Not in the record: {what}")


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; made when missing.")],
    record: RecordOption = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="Of the tables.")] = ExportFormat.JSONL,
    quiet: QuietOption = False,
) -> None:
    """Write every table of the record, with a manifest."""
    from dragoman.store import Record
    from dragoman.store import export as written

    with Record.open(read_settings(record=record).record) as kept, kept.view() as view:
        rows = written(view, folder, form.value)
    if not quiet:
        typer.echo(f"{sum(rows.values())} rows in {len(rows)} tables written to {folder.resolve()}")


@app.command()
def verify(record: RecordOption = None, quiet: QuietOption = False) -> None:
    """Check that the record holds: bytes, spans, ids, links between tables."""
    from dragoman.store import Record

    with Record.open(read_settings(record=record).record) as kept:
        findings = kept.verify()
    for finding in findings:
        typer.echo(f"{finding.check}: {finding.where}: {finding.detail}; {finding.remedy}", err=True)
    if findings:
        raise RecordDamaged(
            f"{len(findings)} things do not hold; `dragoman rebuild` makes the record anew from its archive"
        )
    if not quiet:
        typer.echo("The record holds: every byte, span and id is as it should be.")


@app.command()
def rebuild(
    record: RecordOption = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", help="Processes that read at the same time.", show_default="1")
    ] = None,
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
) -> None:
    """Make the record anew from the exact bytes in its archive, with the same ids."""
    from dragoman.pipeline import rebuild as rebuilt
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge, jobs=jobs, quiet=quiet)
    with _stoppable(), Record.of_archive(settings.record) as kept, progress_bar("Rebuilding", quiet=quiet) as progress:
        summary = rebuilt(settings=settings, record=kept, progress=progress)
    if not quiet:
        say_summary(summary)


@app.command()
def doctor(record: RecordOption = None, as_json: JsonOption = False) -> None:
    """Say what this installation is, what works and what is missing."""
    from dragoman.report.doctor import examined

    rows = list(examined(read_settings(record=record)))
    print_rows(rows, as_json=as_json, none="")
    raise typer.Exit(Exit.DONE if all(row["ok"] for row in rows) else Exit.FAILED)


asking.register(app)


def main() -> NoReturn:
    """Run the command line; every error of ours becomes one clear line and an exit code."""
    try:
        app()
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(_code(error))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(Exit.DONE)
    sys.exit(Exit.DONE)


def _code(error: DragomanError) -> Exit:
    kinds: tuple[tuple[type[DragomanError], Exit], ...] = (
        (RecordDamaged, Exit.DAMAGED),
        (RecordError, Exit.RECORD_UNUSABLE),
        (UnknownTopic, Exit.NOT_FOUND),
        (UnknownId, Exit.NOT_FOUND),
        (InputError, Exit.NOTHING_READ),
        (SettingsError, Exit.WRONG_USE),
    )
    return next((code for kind, code in kinds if isinstance(error, kind)), Exit.FAILED)


def _refusals(seen: int, refused: int) -> Exit:
    if seen == refused:
        return Exit.NOTHING_READ
    return Exit.SOME_REFUSED if refused else Exit.DONE


def _given(published: str | None, outlet: str | None, language: str | None) -> "Given":
    from dragoman.types.documents import Given

    if published is not None and not ISO_DAY.fullmatch(published):
        raise SettingsError(f"--published {published}: write the day as YYYY-MM-DD")
    return Given(published=published, outlet=outlet, language=language)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl-C ends the command with its own exit code; what was read is kept."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("Stopped. What was read is kept; the same command goes on from there.", err=True)
        raise typer.Exit(Exit.INTERRUPTED) from None
