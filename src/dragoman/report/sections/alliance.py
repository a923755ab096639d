"""How things stand between the states most named: who leads, what is agreed and demanded, forces, contacts, threats."""

from collections.abc import Callable, Iterable

from dragoman.report.amounts import amount, measure_key
from dragoman.report.brief import Column, Part, Row, Section, Sentence, Table
from dragoman.report.dates import label
from dragoman.report.leaders import leaders
from dragoman.report.periods import Period, periods
from dragoman.report.phrases import phrases
from dragoman.report.sides import side_names, sides
from dragoman.report.telling import cited, claimant, happening, measure_label, period, unsure
from dragoman.report.together import Together, lasting, same_done, same_measured
from dragoman.report.told import Told
from dragoman.report.view import Done, Measured, View
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import entry, standing
from dragoman.types.readings import Figure, FigureKind, Status

SIDES, A_ROW = 3, 2
SUMS = frozenset({FigureKind.MONEY, FigureKind.PERCENT})
UNKNOWN = "not in the reports"

RowMaker = Callable[[Period], tuple[Sentence, ...]]


def alliance(scale: Scale, _told: Told) -> Section | None:
    """One row a question, the last period of the record beside the first where there are two."""
    stretches = periods(scale.view)
    questions = _questions(scale)
    shown = [*stretches[-1:], *(first for first in stretches[:-1][:1] if any(make(first) for _, make in questions))]
    made = [(head, [make(stretch) for stretch in shown]) for head, make in questions]
    rows = tuple(
        Row(head=head, cells=(cells[0] or UNKNOWN, *(c or "—" for c in cells[1:])))
        for head, cells in made
        if any(cells)
    )
    if not rows:
        return None
    heads = [stretch.label if index == 0 else f"was, {stretch.label}" for index, stretch in enumerate(shown)]
    columns = (
        Column(label="Question"),
        *(Column(label=head, share=1.0 if index else 1.4) for index, head in enumerate(heads)),
    )
    table = Table(caption="How things stand, by the reports of each period", columns=columns, rows=rows)
    return Section(key="standing", title="How things stand", blocks=(table,), overview=True)


def _questions(scale: Scale) -> list[tuple[str, RowMaker]]:
    names = side_names(scale.view)
    governing = [(f"Leads {names[code]}", _leading(scale.view, code)) for code in sides(scale.view, SIDES)]
    return [
        *governing,
        ("Sums and shares", _figures(scale, lambda f: f.kind in SUMS and f.status is not Status.DEMANDED)),
        ("Demanded", _figures(scale, lambda f: f.kind in SUMS and f.status is Status.DEMANDED)),
        ("Forces", _figures(scale, _counts_forces)),
        ("Contacts", _events(scale, "CONSULT")),
        ("Threats", _events(scale, "THREATEN")),
    ]


def _leading(view: View, code: str) -> RowMaker:
    return lambda stretch: leaders(view, stretch, code)


def _figures(scale: Scale, wanted: Callable[[Figure], bool]) -> RowMaker:
    def cell(stretch: Period) -> tuple[Sentence, ...]:
        inside = (m for m in lasting(scale.view) if wanted(m.figure) and stretch.holds(m.document))
        ordered = ranked(same_measured(inside), scale.measured)
        return tuple(_figure(scale.view, one) for one in ordered[:A_ROW])

    return cell


def _counts_forces(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT and any(word in measure_key(figure) for word in phrases().forces)


def _figure(view: View, told: Together[Measured]) -> Sentence:
    one = told.lead
    detail = ", ".join(filter(None, (period(one), unsure(one), claimant(one))))
    head = f"{measure_label(one)}: {amount(one.figure)}"
    return entry((Part(f"{head} ({detail})" if detail else head),), cited(told), standing(view, told.documents))


def _events(scale: Scale, kind: str) -> RowMaker:
    def cell(stretch: Period) -> tuple[Sentence, ...]:
        inside = (d for d in scale.view.done if d.event.type == kind and _between(d) and stretch.holds(d.document))
        ordered = ranked(same_done(inside), scale.done)
        return tuple(_event(scale.view, one) for one in _unlike(ordered)[:A_ROW])

    return cell


def _between(done: Done) -> bool:
    return done.event.status is Status.HAPPENED and bool(done.actors) and len({*done.actors, *done.recipients}) > 1


def _unlike(ordered: Iterable[Together[Done]]) -> list[Together[Done]]:
    """Those that read differently."""
    return list({_brief_words(one.lead): one for one in reversed(list(ordered))}.values())[::-1]


def _event(view: View, told: Together[Done]) -> Sentence:
    return entry((Part(_brief_words(told.lead)),), cited(told), standing(view, told.documents))


def _brief_words(done: Done) -> str:
    return f"{happening(done)} ({label(done.when, done.document.published)})"
