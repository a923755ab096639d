"""The command line: one verb a command; what is said goes to standard output, progress and messages to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dragoman import __version__
from dragoman.settings import Settings, read_settings
from dragoman.types.errors import DragomanError, InputError, RecordDamaged, RecordError, UnknownId, UnknownTopic

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.pipeline import Summary
    from dragoman.types.documents import Given


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

RecordOption = Annotated[
    Path | None,
    typer.Option("--record", help="Folder of the record; else DRAGOMAN_RECORD, else ./dragoman-record.", show_default=False),
]
KnowledgeOption = Annotated[
    Path | None,
    typer.Option("--knowledge", help="Folder of YAML files that extend ours; else DRAGOMAN_KNOWLEDGE.", show_default=False),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary; errors still show.")]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines instead of text for people.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Day of publication (YYYY-MM-DD) where the page does not say.", show_default=False)
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Outlet where the page does not say.", show_default=False)]
LanguageOption = Annotated[
    str | None, typer.Option("--language", help="Language (ISO 639-1, as en) where the page does not say.", show_default=False)
]
AboutOption = Annotated[
    str | None, typer.Option("--about", help="An issue, an entity (name or id), or words in the text.", show_default=False)
]
SinceOption = Annotated[str | None, typer.Option("--since", help="Published on or after (YYYY, YYYY-MM or YYYY-MM-DD).", show_default=False)]
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
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
) -> None:
    """Read files by themselves and show what was read in them; nothing is kept."""
    from dragoman.pipeline import inspect as inspected  # noqa: PLC0415 - heavy

    settings = read_settings(knowledge=knowledge, quiet=quiet)
    results = inspected(files, given=_given(published, outlet, language), settings=settings)
    seen, refused = 0, 0
    for result in results:
        seen += 1
        refused += result["document"] is None
        _print_json(result) if as_json else _print_marked(result)
    raise typer.Exit(_refusals(seen, refused))


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input: text, HTML, Markdown, JSON, JSON Lines, RSS, Atom, and zip of these.")],
    record: RecordOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    language: LanguageOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", help="Processes that read at the same time.", show_default="1")] = None,
    knowledge: KnowledgeOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Read reports into the record. Doing it again changes nothing; after a stop the same command goes on."""
    from dragoman.pipeline import read as read_into  # noqa: PLC0415 - heavy

    settings = read_settings(record=record, knowledge=knowledge, jobs=jobs, quiet=quiet)
    with _progress("reading", quiet=quiet) as progress:
        summary = read_into(paths, given=_given(published, outlet, language), settings=settings, progress=progress)
    if as_json:
        _print_json(summary.as_json())
    elif not quiet:
        _say_summary(summary)
    raise typer.Exit(_refusals(summary.seen, summary.refused))


@app.command()
def brief(
    about: AboutOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="brief.html, brief.pdf or brief.md; else Markdown to standard output.", show_default=False)] = None,
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the brief: what happened, what was said, figures, expectations, each sentence with its evidence."""
    from dragoman.report.brief_of import write_brief  # noqa: PLC0415 - heavy

    settings = read_settings(record=record, knowledge=knowledge, quiet=quiet)
    written = write_brief(settings, about=about, since=since, until=until, output=output)
    if output is None:
        sys.stdout.write(written)
    elif not quiet:
        typer.echo(f"Brief written: {output.resolve()}")


@app.command()
def find(
    words: Annotated[list[str], typer.Argument(help="Words that must all occur in a paragraph.")],
    record: RecordOption = None,
    limit: Annotated[int, typer.Option("--limit", help="At most so many.", min=1)] = 20,
    as_json: JsonOption = False,
) -> None:
    """Find paragraphs in the record, best first, with outlet and day."""
    from dragoman.report.answers import found  # noqa: PLC0415 - heavy

    hits = found(read_settings(record=record), " ".join(words), limit=limit)
    _print_rows(hits, as_json=as_json, none=f"Not in the reports: {' '.join(words)}")


@app.command()
def show(
    what: Annotated[str, typer.Argument(help="An id or its beginning, an entity's id or name, a file name.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one thing in the record with the words it rests on."""
    from dragoman.report.answers import shown  # noqa: PLC0415 - heavy

    _print_rows(shown(read_settings(record=record), what), as_json=as_json, none=f"Not in the record: {what}")


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(help="Folder to write to; made when missing.")],
    record: RecordOption = None,
    form: Annotated[ExportFormat, typer.Option("--format", help="Of the tables.")] = ExportFormat.JSONL,
    quiet: QuietOption = False,
) -> None:
    """Write every table of the record, with a manifest."""
    from dragoman.report.answers import exported  # noqa: PLC0415 - heavy

    rows = exported(read_settings(record=record), folder, form.value)
    if not quiet:
        typer.echo(f"{sum(rows.values())} rows in {len(rows)} tables written to {folder.resolve()}")


@app.command()
def verify(record: RecordOption = None, quiet: QuietOption = False) -> None:
    """Check that the record holds: bytes, spans, ids, links between tables."""
    from dragoman.report.answers import verified  # noqa: PLC0415 - heavy

    findings = verified(read_settings(record=record))
    for finding in findings:
        typer.echo(str(finding), err=True)
    if findings:
        raise RecordDamaged(f"{len(findings)} things do not hold; `dragoman rebuild` makes the record anew from its archive")
    if not quiet:
        typer.echo("The record holds: every byte, span and id is as it should be.")


@app.command()
def rebuild(
    record: RecordOption = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", help="Processes that read at the same time.", show_default="1")] = None,
    knowledge: KnowledgeOption = None,
    quiet: QuietOption = False,
) -> None:
    """Make the record anew from the exact bytes in its archive, with the same ids."""
    from dragoman.pipeline import rebuild as rebuilt  # noqa: PLC0415 - heavy

    settings = read_settings(record=record, knowledge=knowledge, jobs=jobs, quiet=quiet)
    with _progress("rebuilding", quiet=quiet) as progress:
        summary = rebuilt(settings=settings, progress=progress)
    if not quiet:
        _say_summary(summary)


@app.command()
def doctor(record: RecordOption = None, as_json: JsonOption = False) -> None:
    """Say what this installation is, what works and what is missing."""
    from dragoman.report.doctor import examined  # noqa: PLC0415 - heavy

    rows = list(examined(read_settings(record=record)))
    _print_rows(rows, as_json=as_json, none="")
    raise typer.Exit(Exit.DONE if all(row["ok"] for row in rows) else Exit.FAILED)


def main() -> NoReturn:
    """Run the command line; every error of ours becomes one clear line and an exit code."""
    try:
        app(standalone_mode=True)
    except DragomanError as error:
        typer.echo(f"dragoman: {error}", err=True)
        sys.exit(_code(error))
    except KeyboardInterrupt:
        typer.echo("Stopped. What was read is kept; the same command goes on from there.", err=True)
        sys.exit(Exit.INTERRUPTED)
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
    )
    return next((code for kind, code in kinds if isinstance(error, kind)), Exit.FAILED)


def _refusals(seen: int, refused: int) -> Exit:
    if seen == refused:
        return Exit.NOTHING_READ
    return Exit.SOME_REFUSED if refused else Exit.DONE


def _given(published: str | None, outlet: str | None, language: str | None) -> "Given":
    from dragoman.types.documents import Given  # noqa: PLC0415 - not needed for --help

    return Given(published=published, outlet=outlet, language=language)
