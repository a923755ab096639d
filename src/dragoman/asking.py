"""Commands that ask the record across documents, and those with which a reader judges what it found."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.screen import print_csv, print_rows
from dragoman.settings import read_settings
from dragoman.types.errors import UnknownId

if TYPE_CHECKING:
    from dragoman.store import View
    from dragoman.world import Knowledge

Rows = list[dict[str, Any]]

RecordOption = Annotated[
    Path | None,
    typer.Option(
        "--record", help="Folder of the record; else DRAGOMAN_RECORD, else ./dragoman-record.", show_default=False
    ),
]
KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        "--knowledge", help="Folder of YAML files that extend ours; else DRAGOMAN_KNOWLEDGE.", show_default=False
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON Lines instead of text for people.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="CSV instead of text for people; lists as JSON.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", help="From this day on (YYYY, YYYY-MM or YYYY-MM-DD).", show_default=False)
]
UntilOption = Annotated[str | None, typer.Option("--until", help="Up to this day.", show_default=False)]
EntityOption = Annotated[
    str | None, typer.Option("--about", help="Who takes part: an entity's name or id.", show_default=False)
]
IssueOption = Annotated[str | None, typer.Option("--issue", help="An issue by its name.", show_default=False)]
ByOption = Annotated[str, typer.Option("--by", help="Who judges.")]
ReasonOption = Annotated[str | None, typer.Option("--reason", help="Why.", show_default=False)]


class Verb(StrEnum):
    """What a reader may say of two documents or records, or of one record."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WRONG = "wrong"
    RIGHT = "right"


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    for command in (
        alliance,
        contested,
        compare,
        timeline,
        positions,
        sources,
        stories,
        forecasts,
        judge,
        undo,
        judgements,
        serve,
    ):
        app.command()(command)


def alliance(
    states: Annotated[list[str], typer.Argument(help="States by ISO code or name: USA JPN KOR.")],
    asof: Annotated[
        str | None, typer.Option("--asof", help="The day (YYYY-MM-DD); else the last one told.", show_default=False)
    ] = None,
    before: Annotated[
        str | None, typer.Option("--compare", help="An earlier day to compare with (YYYY-MM-DD).", show_default=False)
    ] = None,
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show how things stand between states on a day: who governs, what is in force, demanded, promised, denied, expected."""
    from dragoman import world
    from dragoman.report.across.alliance import alliance as rows
    from dragoman.report.across.desk import Desk

    known = world.load(read_settings(knowledge=knowledge).knowledge)

    def ask(view: "View") -> Rows:
        codes = tuple(_code(known, state) for state in states)
        last = max((d.published for d in view.documents() if d.published), default="9999-12-31")
        return rows(Desk(view), known, codes, asof or last, before)

    _answer(record, ask, as_json=as_json, as_csv=as_csv, none="Not in the reports.")


def _code(known: "Knowledge", state: str) -> str:
    """The ISO code of a state by its code or name.

    Raises:
        UnknownId: there is no such state.
    """
    code = state.upper() if known.state(state.upper()) else known.country_of_name(state)
    if code is None:
        raise UnknownId(f"{state}: is no state that we know; give its ISO 3166-1 code, as JPN, or its name")
    return code


def contested(record: RecordOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Show what reports contradict, correct or overtake, with both wordings."""
    from dragoman.report.across import contested as rows

    _answer(record, rows, as_json=as_json, as_csv=as_csv, none="Nothing in the record is contested.")


def compare(
    left: Annotated[str, typer.Argument(help="A document: its id or the beginning of it, or the name of its file.")],
    right: Annotated[str, typer.Argument(help="Another one.")],
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show two documents side by side: where they differ, what both tell, what only one has."""
    from dragoman.report.across import compared

    _answer(
        record, lambda view: compared(view, left, right), as_json=as_json, as_csv=as_csv, none="They share nothing."
    )


def timeline(
    about: EntityOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show what happened and is planned in order of days, each once, with how well it is confirmed."""
    from dragoman.report.across import timeline as rows

    def ask(view: "View") -> Rows:
        return rows(view, _entity(view, about)[0] if about else None, since, until)

    _answer(record, ask, as_json=as_json, as_csv=as_csv, none="Not in the reports.")


def positions(
    actor: Annotated[
        str, typer.Argument(help="A person, body or state, by name, id or ISO code; of a state all who speak for it.")
    ],
    issue: IssueOption = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show what an actor holds, statement by statement, with direction, strength and turning points."""
    from dragoman.report.across import positions as rows

    def ask(view: "View") -> Rows:
        entity, country = _entity(view, actor)
        return rows(view, entity, country, issue)

    _answer(record, ask, as_json=as_json, as_csv=as_csv, none=f"Not in the reports: {actor}")


def sources(record: RecordOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Show every document with its independent origin and what it repeats."""
    from dragoman.report.across import sources as rows

    _answer(record, rows, as_json=as_json, as_csv=as_csv, none="The record is empty.")


def stories(record: RecordOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Show the stories that documents tell, and why each belongs to its own."""
    from dragoman.report.across import stories as rows

    _answer(record, rows, as_json=as_json, as_csv=as_csv, none="The record is empty.")


def forecasts(record: RecordOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Show who expects what by when, how surely, on what condition, and what became of it."""
    from dragoman.report.across import forecasts as rows

    _answer(record, rows, as_json=as_json, as_csv=as_csv, none="Nothing in the record is a forecast.")


def judge(
    verdict: Annotated[Verb, typer.Argument(help="Of two: same, different, unsure. Of one: wrong, right, unsure.")],
    what: Annotated[str, typer.Argument(help="The id of a document or record.")],
    other: Annotated[str | None, typer.Argument(help="The other one, of a pair.", show_default=False)] = None,
    by: ByOption = "reader",
    reason: ReasonOption = None,
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Judge a pair or a record. Nothing is overwritten; `undo` takes it back."""
    from dragoman.pipeline import judge as judged
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge)
    with Record.open(settings.record) as kept:
        made = judged(verdict.value, what, other, by=by, reason=reason, settings=settings, record=kept)
    typer.echo(f"{made.id}: {made.verdict} · undo it with `dragoman undo {made.id}`")


def undo(
    judgement: Annotated[str, typer.Argument(help="The id that `judge` gave.")],
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
) -> None:
    """Withdraw a judgement; what it changed is as it was."""
    from dragoman.pipeline import undo as undone
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge)
    with Record.open(settings.record) as kept:
        undone(judgement, settings=settings, record=kept)
    typer.echo(f"{judgement}: withdrawn")


def judgements(record: RecordOption = None, as_json: JsonOption = False, as_csv: CsvOption = False) -> None:
    """Show the judgements of readers, withdrawn ones too."""
    from dragoman.report.across import judgements as rows

    _answer(record, rows, as_json=as_json, as_csv=as_csv, none="Nobody has judged anything yet.")


def serve(
    record: RecordOption = None,
    knowledge: KnowledgeOption = None,
    port: Annotated[int, typer.Option("--port", help="On 127.0.0.1; 0 takes a free one.", min=0, max=65535)] = 8765,
    browser: Annotated[bool, typer.Option("--open", help="Open the front page in the browser.")] = False,
) -> None:
    """Open the desk: the record as web pages, JSON and CSV, on this machine only, until Ctrl-C."""
    from dragoman.serve import serve as served
    from dragoman.store import Record

    settings = read_settings(record=record, knowledge=knowledge)
    with Record.open(settings.record) as kept:
        served(kept, knowledge=settings.knowledge, port=port, browser=browser, say=typer.echo)


def _answer(record: Path | None, ask: "Callable[[View], Rows]", *, as_json: bool, as_csv: bool, none: str) -> None:
    from dragoman.store import Record

    with Record.open(read_settings(record=record).record) as kept, kept.view() as view, view.snapshot():
        rows = ask(view)
    if as_csv:
        print_csv(rows)
    else:
        print_rows(rows, as_json=as_json, none=none)


def _entity(view: "View", wanted: str) -> tuple[Any, str | None]:
    """The entity that a name or id stands for, and its country where it is a state.

    Raises:
        UnknownId: nothing in the record.
    """
    from dragoman.types.readings import MentionKind
    from dragoman.types.resolutions import Entity

    code = next(
        (one for one in view.entities() if one.kind is MentionKind.STATE and one.country == wanted.upper()), None
    )
    found = code or next((value for value in view.show(wanted) if isinstance(value, Entity)), None)
    if found is None:
        raise UnknownId(f"{wanted}: nobody in the record has this name or id")
    return found.id, found.country if found.kind is MentionKind.STATE else None
