"""The ledger of figures: what is measured, of whom, how much, for when, how surely, according to whom."""

from dragoman.report.amounts import amount
from dragoman.report.brief import Cell, Column, Line, Lines, Part, Row, Section, Table
from dragoman.report.caps import grown
from dragoman.report.comparing import Verdict
from dragoman.report.ledger import ledger
from dragoman.report.ledger_page import compared_sentences, converted_sentences, derived_sentence
from dragoman.report.sums import for_forces
from dragoman.report.telling import cited, claimant, figure_status, measure_label, period
from dragoman.report.together import Together, lasting, same_measured
from dragoman.report.told import Told
from dragoman.report.view import Measured, View
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import entry, left_out, standing
from dragoman.types.ids import FigureId

FIGURES = 6
COMPARED, DERIVED, CONVERTED = 3, 3, 2
"""Lines of each kind under the table; `dragoman figures` gives all."""
COLUMNS = (
    Column(label="Measure", share=2.0),
    Column(label="Value", numeric=True),
    Column(label="Period"),
    Column(label="Status"),
    Column(label="According to", share=1.2),
)


def figures(scale: Scale, _told: Told) -> Section | None:
    """The most telling figures that measure something, equal amounts in other currencies on the same line."""
    partners = _partners(scale.view)
    groups = same_measured(map(for_forces, lasting(scale.view)))
    if not groups:
        return None
    ordered = ranked(groups, scale.measured)[: grown(FIGURES, scale.view)]
    rows = tuple(_row(scale.view, one, partners.get(one.lead.id)) for one in sorted(ordered, key=_order))
    table = Table(caption="Figures in the record", columns=COLUMNS, rows=rows)
    beside = _beside(scale.view, {id_ for one in ordered for id_ in one.ids})
    return Section(
        key="figures",
        title="Figures",
        blocks=(table, Lines(lines=beside)) if beside else (table,),
        overview=True,
        remark=left_out(len(groups), len(rows)),
    )


def _beside(view: View, shown: set[str]) -> tuple[Line, ...]:
    """What stands beside the figures shown: values of other reports that agree or differ, conversions, and what follows from them."""
    accounts = [a for a in ledger(view) if a.is_known and any(e.told.ids & shown for e in a.entries)]
    several = [a for a in accounts if a.verdict in {Verdict.AGREE, Verdict.DIFFER}]
    compared = [one for account in several for one in compared_sentences(account)[:1]]
    derived = [derived_sentence(one) for account in accounts for one in account.derived]
    converted = [one for account in accounts for one in converted_sentences(account.entries)]
    parts = (compared[:COMPARED], derived[:DERIVED], converted[:CONVERTED])
    return tuple(Line(sentence=one, tells=False) for part in parts for one in part)


def _partners(view: View) -> dict[FigureId, Measured]:
    """For a figure, the one that gives its amount in another currency."""
    return {one.figure.equals: one for one in view.measured if one.figure.equals}


def _order(one: Together[Measured]) -> tuple[str, str, str]:
    return one.lead.figure.measures or "", measure_label(one.lead), one.lead.id


def _row(view: View, told: Together[Measured], equal: Measured | None) -> Row:
    one = told.lead
    value = amount(one.figure) + (f" = {amount(equal.figure)}" if equal else "")
    cell: Cell = (entry((Part(value),), cited(told), standing(view, told.documents)),)
    who = claimant(one).removeprefix("according to ") or "the report"
    return Row(head=measure_label(one), cells=(cell, period(one) or "—", figure_status(one), who))
