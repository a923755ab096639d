"""The ledger of figures: what agrees, what differs, what cannot be compared and why; what is derived or converted is marked as such."""

import csv
from dataclasses import replace
from io import StringIO

import pytest
from briefings import Report
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.brief import Sign, sentences_of
from dragoman.report.comparing import Verdict, compared, interval
from dragoman.report.compose import compose_ledger
from dragoman.report.ledger import Account, ledger
from dragoman.report.ledger_rows import as_csv, as_lines, ledger_rows
from dragoman.report.rates import rate
from dragoman.report.view import view
from dragoman.types.readings import Bound, Change, Figure, FigureKind, Status
from dragoman.world import Knowledge

SHARING = "cost-sharing contribution"


def accounts(knowledge: Knowledge, *reports: Report) -> tuple[Account, ...]:
    return ledger(view([report.read() for report in reports], copies=(), topic=None, knowledge=knowledge))


def force(number: float, outlet: str, day: str, bound: Bound = Bound.EXACT) -> Report:
    report = Report(text=f"South Korea hosts {number:,.0f} American soldiers.", outlet=outlet, published=day)
    host = report.party("South Korea", country="KOR")
    figure = report.counts(
        f"{number:,.0f}", number, "people", FigureKind.COUNT, measures="military strength", subject=host
    )
    report.figures[-1] = replace(figure, bound=bound)
    return report


def payment(day: str = "2024-11-08") -> Report:
    """A demand beside an agreement with its rise, as one report may tell them."""
    report = Report(
        text="Norland was told to pay 90 billion won a year.\nNorland will pay 30 billion won in 2026, up 20 per cent from 2025.",
        outlet="The Fjord",
        published=day,
    )
    payer = report.party("Norland", country="KOR")
    report.counts(
        "90 billion won", 9e10, "KRW", FigureKind.MONEY, measures=SHARING, subject=payer, rate="per year", status=Status.DEMANDED
    )  # fmt: skip
    report.counts(
        "30 billion won", 3e10, "KRW", FigureKind.MONEY, measures=SHARING, subject=payer, on="2026", status=Status.PLANNED
    )  # fmt: skip
    rise = report.counts("20 per cent", 20, "%", FigureKind.PERCENT, measures=SHARING, subject=payer, on="2026")
    report.figures[-1] = replace(rise, change=Change(direction="up"))
    return report


@pytest.mark.parametrize(
    ("other", "verdict", "reasons"),
    [
        ((28000, Bound.ABOUT, "2024-11-09"), Verdict.AGREE, {"the vague one fits the exact one"}),
        ((20000, Bound.AT_LEAST, "2024-11-09"), Verdict.AGREE, {"the vague one fits the exact one"}),
        ((40000, Bound.EXACT, "2024-11-09"), Verdict.DIFFER, {"same thing, other value"}),
        (
            (40000, Bound.EXACT, "2016-11-09"),
            Verdict.APART,
            {"other time: reported 2016 and 2024", "other time: reported 2024 and 2016"},
        ),
    ],
)
def test_two_values_of_one_thing(knowledge, other, verdict, reasons):
    number, bound, day = other
    found = accounts(knowledge, force(28500, "The Fjord", "2024-11-08"), force(number, "The Sound", day, bound))
    assert len(found) == 1
    assert found[0].verdict is verdict
    assert found[0].comparisons[0][2].reason in reasons


def test_two_values_side_by_side_in_one_sentence_are_of_two_things(knowledge):
    report = Report(
        text="A duty of 10 per cent on all goods and of 60 per cent on steel is planned.", published="2024-11-08"
    )
    for words, value in (("10 per cent", 10), ("60 per cent", 60)):
        report.counts(words, value, "%", FigureKind.PERCENT, measures="tariff rate", status=Status.PLANNED)
    (account,) = accounts(knowledge, report)
    assert account.verdict is Verdict.APART


def test_a_demand_is_not_compared_with_an_agreement(knowledge):
    account = accounts(knowledge, payment())[0]
    assert account.verdict is Verdict.APART
    assert "agreement or plan against demand" in {comparison.reason for _, _, comparison in account.comparisons}


def test_what_follows_is_derived_with_its_arithmetic(knowledge):
    derived = {one.what: (one.value, one.arithmetic) for one in accounts(knowledge, payment())[0].derived}
    assert derived == {
        "cost-sharing contribution before the change": ("25 bn won", "30 bn won ÷ 1.2"),
        "demand against agreement": ("3 times", "90 bn won a year ÷ 30 bn won"),
    }


def test_cost_for_each_soldier(knowledge):
    paid = payment()
    entries = accounts(knowledge, paid, stationed("The Sound", "2024-11-08"))
    each = [one for account in entries for one in account.derived if one.what.startswith("contribution for each")]
    assert [(one.value, one.arithmetic) for one in each] == [("3 m won", "30 bn won ÷ 10,000")]


def stationed(outlet: str, day: str) -> Report:
    report = Report(text="Some 10,000 soldiers of Sudria are based in Norland.", outlet=outlet, published=day)
    owner, host = report.party("Sudria", country="USA"), report.party("Norland", country="KOR")
    figure = report.counts("10,000", 10000, "people", FigureKind.COUNT, measures="troops stationed", subject=owner)
    report.figures[-1] = replace(figure, counterpart=host)
    return report


def test_an_amount_is_converted_for_comparison_only(knowledge):
    demand, agreed, *_ = accounts(knowledge, payment())[0].entries
    assert demand.lead.figure.unit == "KRW"
    assert agreed.conversion is not None
    assert agreed.conversion.rate.day == "2024-11-08"
    assert agreed.conversion.value == pytest.approx(3e10 * agreed.conversion.rate.factor)


def test_the_page_s_own_equal_stands_instead_of_a_conversion(knowledge):
    report = Report(
        text="Norland paid 30 billion won (20 million dollars).", outlet="The Fjord", published="2024-11-08"
    )
    won = report.counts("30 billion won", 3e10, "KRW", FigureKind.MONEY, measures=SHARING)
    report.counts("20 million dollars", 2e7, "USD", FigureKind.MONEY, measures=SHARING, equals=won)
    rows = list(ledger_rows(accounts(knowledge, report)))
    assert [(row["equals"], row["converted"], row["page_rate"]) for row in rows] == [(["US$20 m"], None, 1500.0)]


def test_the_page_marks_what_no_report_gives(knowledge):
    page, _ = compose_ledger([payment().read()], copies=(), topic=None, knowledge=knowledge)
    derived = [s for section in page.sections for s in sentences_of(section) if "before the change" in s.text]
    assert [s.standing.sign for s in derived if s.standing] == [Sign.DERIVED]
    assert all(s.citations for section in page.sections for s in sentences_of(section))


def test_rows_for_spreadsheets_run_nothing(knowledge):
    report = Report(text="=SUM(1) of Norland is 30 won.", outlet="=1+1", published="2024-11-08")
    report.counts("30 won", 30, "KRW", FigureKind.MONEY, measures=SHARING)
    rows = list(ledger_rows(accounts(knowledge, report)))
    cells = next(iter(csv.DictReader(StringIO(as_csv(rows)))))
    assert cells["outlet"] == "'=1+1"
    assert [line["line"].strip()[:6] for line in as_lines(rows)] == ["Cost-s", "30 won"]


def test_a_rate_is_of_the_last_working_day():
    found = rate("KRW", "USD", "2024-11-10")
    assert found is not None
    assert found.day == "2024-11-08"
    assert found.factor == pytest.approx(1 / 1390, rel=0.05)


@pytest.mark.parametrize(
    ("unit", "day"), [("XAU", "2024-11-08"), ("KRW", "1998-01-01"), ("KRW", "2024"), ("KRW", None)]
)
def test_no_rate_is_none(unit, day):
    assert rate(unit, "USD", day) is None


numbers = st.floats(min_value=1, max_value=1e12, allow_nan=False)


@given(numbers, st.sampled_from(list(Bound)))
def test_a_value_lies_in_its_own_interval(value: float, bound: Bound) -> None:
    figure = figure_of(value, bound)
    low, high = interval(figure)
    assert low <= figure.value <= high


@given(numbers, numbers, st.sampled_from(list(Bound)), st.sampled_from(list(Bound)))
def test_comparing_has_no_direction(
    knowledge: Knowledge, left: float, right: float, first: Bound, second: Bound
) -> None:
    one, other = (force(28500, "The Fjord", "2024-11-08"), force(28500, "The Sound", "2024-11-08"))
    a, b = view([one.read(), other.read()], copies=(), topic=None, knowledge=knowledge).measured
    a, b = replace(a, figure=figure_of(left, first)), replace(b, figure=figure_of(right, second))
    forth, back = compared(a, b, knowledge.vocabulary), compared(b, a, knowledge.vocabulary)
    assert forth == back
    assert compared(a, a, knowledge.vocabulary).verdict is Verdict.AGREE


def figure_of(value: float, bound: Bound) -> Figure:
    report = force(28500, "The Fjord", "2024-11-08")
    return replace(report.figures[0], value=value, bound=bound)
