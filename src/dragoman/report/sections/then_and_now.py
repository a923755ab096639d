"""Then and now, side by side, where the record spans more than one period."""

from dragoman.report.brief import Cell, Column, Row, Section, Sentence, Table
from dragoman.report.caps import grown
from dragoman.report.periods import Period, periods
from dragoman.report.sides import country_of, side_names, sides
from dragoman.report.speech import said_entry
from dragoman.report.tellable import tellable
from dragoman.report.together import Together, same_said
from dragoman.report.told import Told
from dragoman.report.view import Said
from dragoman.report.weight import GOVERNMENT, Scale, party_weight

SIDES = 3
A_CELL = 2
LIMIT = 150
"""Characters of a quotation in a cell."""


def then_and_now(scale: Scale, told: Told) -> Section | None:
    """What each government said in the first and in the last period of the record."""
    spans = periods(scale.view)
    if len(spans) < 2:  # noqa: PLR2004 - then, and now
        return None
    groups = [one for one in same_said(tellable(scale.view)) if party_weight(one.lead.speaker) >= GOVERNMENT]
    names, rows, used = side_names(scale.view), [], set[str]()
    for code in sides(scale.view, grown(SIDES, scale.view)):
        mine = [one for one in groups if country_of(one.lead.speaker) == code]
        cells = [_best(scale, mine, span, told) for span in (spans[0], spans[-1])]
        if all(cells):
            used.update(*(one.ids for cell in cells for one in cell))
            rows.append(Row(head=names.get(code, code), cells=tuple(_cell(scale, cell) for cell in cells)))
    if not rows:
        return None
    columns = (Column(label="Government"), *(Column(label=span.label, share=1.0) for span in (spans[0], spans[-1])))
    table = Table(
        caption="What each government said in the first and the last period", columns=columns, rows=tuple(rows)
    )
    return Section(key="then-and-now", title="Then and now", blocks=(table,))


def _best(scale: Scale, groups: list[Together[Said]], span: Period, told: Told) -> list[Together[Said]]:
    inside = [one for one in groups if span.holds(one.lead.document)]
    chosen: dict[str, Together[Said]] = {}
    for one in sorted(inside, key=lambda one: (told.has(one.lead), -scale.said(one), sorted(one.ids))):
        chosen.setdefault(one.lead.speaker.key if one.lead.speaker else "", one)
    return list(chosen.values())[:A_CELL]


def _cell(scale: Scale, groups: list[Together[Said]]) -> Cell:
    sentences: tuple[Sentence, ...] = tuple(said_entry(scale.view, one, limit=LIMIT) for one in groups)
    return sentences
