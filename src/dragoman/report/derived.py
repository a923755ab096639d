"""Values that no page gives and that follow from what was read: each with its arithmetic, never mixed with what was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.report.amounts import amount, measure_key, plain_amount
from dragoman.report.dates import known, printed, printed_range
from dragoman.report.phrases import phrases
from dragoman.report.rates import SOURCE, rate
from dragoman.report.sides import country_of
from dragoman.report.sums import is_demand
from dragoman.report.view import Measured, Party, View
from dragoman.types.readings import Bound, FigureKind, Status
from dragoman.types.resolutions import When

TROOPS = frozenset({"troops stationed", "troops", "military strength"})
AGREED = frozenset({Status.HAPPENED, Status.ONGOING, Status.PLANNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """One derived value."""

    what: str
    """What it is, in words: `contribution of the year before`."""
    value: str
    arithmetic: str
    of: tuple[Measured, ...]
    """The figures it follows from, first the one it belongs with."""


def derived(view: View, measured: Iterable[Measured]) -> list[Derived]:
    """What follows from the figures, in their order."""
    figures = list(measured)
    return [*_before_changes(figures), *_demands(view, figures), *_for_each_soldier(view, figures)]


def _before_changes(figures: list[Measured]) -> Iterator[Derived]:
    """The value from which another one rose or fell by so many per cent."""
    for change in figures:
        figure = change.figure
        if figure.change is None or figure.unit != "%":
            continue
        sign = 1 if figure.change.direction == "up" else -1
        factor = 1 + sign * figure.value / 100
        level = next((one for one in figures if _is_level_of(one, change)), None)
        if level is None or factor <= 0:
            continue
        value = plain_amount(float(f"{level.figure.value / factor:.3g}"), level.figure)
        yield Derived(
            what=f"{measure_key(level.figure)} before the change{_since(change)}",
            value=value,
            arithmetic=f"{plain_amount(level.figure.value, level.figure)} ÷ {factor:.6g}",
            of=(level, change),
        )


def _is_level_of(one: Measured, change: Measured) -> bool:
    """Whether a figure is what the change led to: just before it, in one sentence, of the same measure."""
    same = one.document_id == change.document_id and one.figure.evidence.span == change.figure.evidence.span
    before = one.figure.words.span.end <= change.figure.words.span.start
    alike = measure_key(one.figure) == measure_key(change.figure) and one.figure.change is None
    return same and before and alike and one.figure.kind in {FigureKind.MONEY, FigureKind.COUNT}


def _since(change: Measured) -> str:
    """The time from which the change is counted."""
    day = printed(change.since)
    return f", in {day}" if day else ""


def _demands(view: View, figures: list[Measured]) -> Iterator[Derived]:
    """How many times what is agreed is demanded, of one measure and subject."""
    sums = [one for one in figures if measure_key(one.figure) in phrases().sums and one.figure.change is None]
    for asked in (one for one in sums if is_demand(one)):
        agreed = [one for one in sums if not is_demand(one) and one.figure.status in AGREED and _is_same(asked, one)]
        for one in agreed:
            found = _ratio(view, asked, one)
            if found is not None:
                yield Derived(
                    what="demand against agreement", value=f"{found[0]:.2g} times", arithmetic=found[1], of=(asked, one)
                )


def _is_same(left: Measured, right: Measured) -> bool:
    return (
        measure_key(left.figure) == measure_key(right.figure)
        and _country(left.subject) == _country(right.subject) is not None
    )


def _ratio(view: View, asked: Measured, agreed: Measured) -> tuple[float, str] | None:
    """Demanded by agreed, in a currency that both pages give, else by the reference rate of the day of the later report."""
    mine, others = _in_units(view, asked), _in_units(view, agreed)
    unit = next((unit for unit in mine if unit in others), None)
    if unit is not None and others[unit].figure.value:
        left, right = mine[unit].figure, others[unit].figure
        return left.value / right.value, f"{amount(left)} ÷ {amount(right)}"
    found = rate(agreed.figure.unit, asked.figure.unit, agreed.document.published)
    if found is None or asked.figure.kind is not FigureKind.MONEY or not agreed.figure.value:
        return None
    converted = agreed.figure.value * found.factor
    shown = plain_amount(float(f"{converted:.3g}"), asked.figure)
    return asked.figure.value / converted, f"{amount(asked.figure)} ÷ {shown}, converted by the {SOURCE} of {found.day}"


def _in_units(view: View, one: Measured) -> dict[str, Measured]:
    """The amount by unit, as the report itself converts it."""
    equal = (m for m in view.measured if m.figure.equals == one.id)
    return {measured.figure.unit: measured for measured in (*equal, one)}


def _for_each_soldier(view: View, figures: list[Measured]) -> Iterator[Derived]:
    """What a host state's contribution comes to for each member of the force that it hosts."""
    counted = (one for one in figures if measure_key(one.figure) in TROOPS and one.figure.unit == "people")
    forces = sorted(counted, key=lambda one: one.figure.bound is not Bound.EXACT)
    for paid in figures:
        if measure_key(paid.figure) != phrases().sums[0] or paid.figure.kind is not FigureKind.MONEY:
            continue
        if paid.figure.change is not None or is_demand(paid):
            continue
        force = next((one for one in forces if _hosts(view, paid.subject, one)), None)
        if force is not None and force.figure.value:
            each = float(f"{paid.figure.value / force.figure.value:.3g}")
            yield Derived(
                what="contribution for each soldier" + (f" ({_days(paid.period)})" if known(paid.period) else ""),
                value=plain_amount(each, paid.figure),
                arithmetic=f"{plain_amount(paid.figure.value, paid.figure)} ÷ {plain_amount(force.figure.value, force.figure)}",
                of=(paid, force),
            )


def _hosts(view: View, payer: Party | None, force: Measured) -> bool:
    country = _country(payer)
    ends_in = (
        view.knowledge.country_of_name((force.subject.name or force.subject.text).split()[-1])
        if force.subject
        else None
    )
    host = _country(force.counterpart) or (ends_in if ends_in != _country(force.subject) else None)
    return country is not None and country == host


def _days(when: When | None) -> str:
    return printed_range(when.start, when.end) if when is not None else ""


def _country(party: Party | None) -> str | None:
    return country_of(party) if party else None
