"""Sums that are agreed or in force, sums that are demanded, and how many times one is the other."""

from dataclasses import replace

from dragoman.report.amounts import amount, measure_key
from dragoman.report.phrases import phrases
from dragoman.report.together import Together, same_measured, subject_key
from dragoman.report.view import Measured, Party, View
from dragoman.report.weight import Scale, ranked
from dragoman.types.readings import Figure, FigureKind, Status

SUMS = frozenset({FigureKind.MONEY, FigureKind.PERCENT})
UNSETTLED = frozenset({Status.PLANNED, Status.CONDITIONAL, Status.PREDICTED, Status.POSSIBLE})
STANDING = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.CONDITIONAL})


def agreed(scale: Scale) -> list[Together[Measured]]:
    """What governments pay, or are to pay, by what is agreed or in force, the weightiest first."""
    return ranked(same_measured(one for one in paid(scale.view) if _is_agreed(one)), scale.measured)


def demanded(scale: Scale) -> list[Together[Measured]]:
    """What is demanded of governments, or said by another side that they would pay, the weightiest first."""
    return ranked(same_measured(one for one in paid(scale.view) if is_demand(one)), scale.measured)


def paid(view: View) -> list[Measured]:
    """The figures of a measure that we know, money paid for forces as what it is paid for."""
    return [
        one
        for one in map(for_forces, view.measured)
        if measure_key(one.figure) in phrases().sums and not one.figure.equals
    ]


def for_forces(one: Measured) -> Measured:
    """A sum that a state pays, in a sentence about forces on its soil, is its contribution to their cost."""
    figure, known = one.figure, phrases()
    pays = figure.kind is FigureKind.MONEY and known.names_one(known.paying, (figure.measures or "").casefold())
    if not pays or not known.names_one(known.for_forces, figure.evidence.text.casefold()):
        return one
    return replace(one, figure=replace(figure, measures=known.sums[0]))


def is_demand(one: Measured) -> bool:
    """Whether it is asked for, or put forward by somebody of another state than the one that would pay."""
    if not _is_sum(one):
        return False
    if one.figure.status is Status.DEMANDED:
        return True
    speaker = one.claimed_by.speaker if one.claimed_by else None
    return one.figure.status in UNSETTLED and _of_another_state(speaker, one.subject)


def times(view: View, left: Measured, right: Measured) -> str | None:
    """How many times the left amount is the right one, with the two amounts in one unit it is derived from; None without such."""
    mine, others = _in_units(view, left), _in_units(view, right)
    unit = next((unit for unit in mine if unit in others), None)
    if unit is None or not others[unit].value:
        return None
    ratio = mine[unit].value / others[unit].value
    return f"≈ {ratio:.2g} times as much (derived from {amount(mine[unit])} and {amount(others[unit])})"


def _in_units(view: View, one: Measured) -> dict[str, Figure]:
    """The amount by unit, as the report itself converts it."""
    equal = (m.figure for m in view.measured if m.figure.equals == one.id)
    return {figure.unit: figure for figure in (*equal, one.figure)}


def _is_agreed(one: Measured) -> bool:
    if not _is_sum(one) or one.figure.status not in STANDING or one.subject is None or not one.subject.country:
        return False
    speaker = one.claimed_by.speaker if one.claimed_by else None
    return not is_demand(one) and not _of_another_state(speaker, one.subject)


def _is_sum(one: Measured) -> bool:
    figure = one.figure
    return figure.kind in SUMS and not figure.change and measure_key(figure) in phrases().sums


def _of_another_state(speaker: Party | None, subject: Party | None) -> bool:
    if speaker is None or subject is None or not speaker.country or not subject.country:
        return False
    return speaker.country != subject.country


def against(scale: Scale) -> list[tuple[Together[Measured], Together[Measured]]]:
    """What is agreed and what is demanded in the same matter, in late reports; first those whose amounts can be compared."""
    late = [one for one in agreed(scale) if scale.is_late(one.lead.document)]
    asked = [one for one in demanded(scale) if scale.is_late(one.lead.document)]
    pairs = [(one, other) for other in asked for one in late if same_matter(one.lead, other.lead)]
    return sorted(pairs, key=lambda pair: times(scale.view, pair[1].lead, pair[0].lead) is None)


def same_matter(left: Measured, right: Measured) -> bool:
    """Whether both measure the same of the same state."""
    return measure_key(left.figure) == measure_key(right.figure) and subject_key(left) == subject_key(right) is not None
