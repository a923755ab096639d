"""The ledger of figures as a page: the sections of a brief, every value with its evidence, what is derived or converted marked as such."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.report.amounts import amount, measure_words, plain_amount
from dragoman.report.brief import Block, Cell, Column, Line, Lines, Part, Row, Section, Sentence, Sign, Standing, Table
from dragoman.report.comparing import Comparison, Verdict
from dragoman.report.dates import printed
from dragoman.report.derived import Derived
from dragoman.report.ledger import IN, Account, Conversion, Entry
from dragoman.report.rates import SOURCE
from dragoman.report.telling import cited, claimant, figure_status, period
from dragoman.report.together import Together
from dragoman.report.view import Measured, View
from dragoman.report.wording import entry, outlet_of, standing

MOST_COMPARED = 4
"""Comparisons printed under one account; the values stand above in any case."""
VALUES = (
    Column(label="What the reports call it", share=1.6),
    Column(label="Value", numeric=True, share=1.0),
    Column(label="Period", share=0.8),
    Column(label="Status", share=0.7),
    Column(label="According to", share=1.1),
    Column(label="Reported", share=1.0),
)
SINGLES = (Column(label="Measure", share=1.8), *VALUES[1:])
SIGNS = {Verdict.AGREE: Sign.CONFIRMED, Verdict.DIFFER: Sign.CONTESTED, Verdict.APART: Sign.SINGLE}
TITLES = {
    Verdict.DIFFER: ("differ", "Values that differ"),
    Verdict.AGREE: ("agree", "Values that agree"),
    Verdict.APART: ("apart", "Values that cannot be compared"),
}


def ledger_sections(view: View, accounts: Sequence[Account]) -> tuple[Section, ...]:
    """One section for each way in which values stand to each other, then what is derived, then values that stand alone."""
    several = [(verdict, [a for a in accounts if a.verdict is verdict]) for verdict in TITLES]
    sections = [_several(view, verdict, found) for verdict, found in several if found]
    more = [one for account in accounts for one in account.derived]
    if more:
        sections.append(_derived(more))
    alone = [account for account in accounts if account.verdict is None]
    known, unknown = [a for a in alone if a.is_known], [a for a in alone if not a.is_known]
    sections += [
        _alone(view, *part)
        for part in (("alone", "Single values", known), ("other", "Other figures", unknown))
        if part[2]
    ]
    return tuple(sections)


def _several(view: View, verdict: Verdict, accounts: Sequence[Account]) -> Section:
    key, title = TITLES[verdict]
    return Section(
        key=key, title=title, blocks=tuple(block for a in accounts for block in _account(view, a)), overview=True
    )


def _account(view: View, account: Account) -> Iterator[Block]:
    rows = tuple(Row(head=_called(one.lead), cells=_cells(view, one)) for one in account.entries)
    yield Table(caption=account.label, columns=VALUES, rows=rows)
    more = (*compared_sentences(account), *converted_sentences(account.entries))
    yield Lines(lines=tuple(Line(sentence=one, tells=False) for one in more))


def compared_sentences(account: Account) -> list[Sentence]:
    """How its values stand to each other, each pair of values once, what differs first."""
    order = list(TITLES)
    ranked = sorted(account.comparisons, key=lambda pair: order.index(pair[2].verdict))
    once: dict[frozenset[str], Sentence] = {}
    for left, right, comparison in ranked:
        values = frozenset((amount(left.lead.figure), amount(right.lead.figure)))
        once.setdefault(values, compared_sentence(left, right, comparison))
    return list(once.values())[:MOST_COMPARED]


def converted_sentences(entries: Iterable[Entry]) -> list[Sentence]:
    """What amounts come to in the currency of comparison, with rate, day and source."""
    return [_converted(one, one.conversion) for one in entries if one.conversion]


def _called(one: Measured) -> str:
    words = measure_words(one.figure)
    return words[:1].upper() + words[1:]


def _cells(view: View, one: Entry) -> tuple[Cell, ...]:
    value = entry((Part(value_words(one)),), cited(one.told), standing(view, one.told.documents))
    who = claimant(one.lead).removeprefix("according to ") or "the report"
    return (value,), period(one.lead) or "—", figure_status(one.lead), who, _reported(one.lead)


def value_words(one: Entry) -> str:
    """The value, and the same amount in other money or units as the page gives it."""
    return " = ".join(amount(measured.figure) for measured in (one.lead, *one.equals))


def _converted(one: Entry, conversion: Conversion) -> Sentence:
    rate = conversion.rate
    words = f"{amount(one.lead.figure)} ≈ {converted_amount(one, conversion)}"
    how = f"converted, for comparison only: 1 {rate.unit} = {rate.factor:.4g} {IN}, {SOURCE} of {printed(rate.day)}"
    return entry((Part(words),), cited(one.told)[:1], Standing(sign=Sign.DERIVED, words=how))


def converted_amount(one: Entry, conversion: Conversion) -> str:
    """The converted amount to three digits."""
    return plain_amount(float(f"{conversion.value:.3g}"), one.lead.figure, IN)


def _reported(one: Measured) -> str:
    return ", ".join(filter(None, (outlet_of(one.document), printed(one.document.published))))


def compared_sentence(left: Entry, right: Entry, comparison: Comparison) -> Sentence:
    """`54,000 and about 55,000 agree: the vague one fits the exact one`."""
    words = f"{amount(left.lead.figure)} and {amount(right.lead.figure)}"
    told: tuple[Together[Measured], ...] = (left.told, right.told)
    citations = tuple(citation for one in told for citation in cited(one)[:1])
    return entry(
        (Part(words),),
        citations,
        Standing(sign=SIGNS[comparison.verdict], words=f"{comparison.verdict}: {comparison.reason}"),
    )


def derived_sentence(one: Derived) -> Sentence:
    """A derived value with its arithmetic and the words of every figure that it follows from."""
    words = f"{one.what[:1].upper()}{one.what[1:]}: {one.value}"
    citations = tuple(citation for measured in one.of for citation in cited(Together(records=(measured,))))
    return entry((Part(words),), citations, Standing(sign=Sign.DERIVED, words=f"derived: {one.arithmetic}"))


def _derived(more: Iterable[Derived]) -> Section:
    lines = tuple(Line(sentence=derived_sentence(one), tells=False) for one in more)
    return Section(
        key="derived",
        title="Derived by us",
        blocks=(Lines(lines=lines),),
        overview=True,
        remark="No report gives these values; they follow from the figures that are cited.",
    )


def _alone(view: View, key: str, title: str, accounts: Sequence[Account]) -> Section:
    entries = [account.entries[0] for account in accounts]
    rows = (Row(head=_alone_label(a), cells=_cells(view, one)) for a, one in zip(accounts, entries, strict=True))
    table = Table(caption="One value each", columns=SINGLES, rows=tuple(rows))
    converted = tuple(Line(sentence=one, tells=False) for one in converted_sentences(entries))
    blocks: tuple[Block, ...] = (table, Lines(lines=converted)) if converted else (table,)
    return Section(key=key, title=title, blocks=blocks, overview=True)


def _alone_label(account: Account) -> str:
    """The measure and its subject, with what the report calls it where that says more."""
    words = measure_words(account.entries[0].lead.figure)
    return account.label if words.casefold() in account.label.casefold() else f"{account.label}: {words}"
