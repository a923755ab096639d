"""The ledger of figures as plain rows: one a value, with its evidence, equals, conversion and how it stands to the others."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from dragoman.report.amounts import amount, measure_words
from dragoman.report.ledger import IN, Account, Conversion, Entry
from dragoman.report.ledger_page import converted_amount
from dragoman.report.rates import SOURCE
from dragoman.report.telling import claimant, figure_status, period
from dragoman.report.view import Measured
from dragoman.store.export import harmless

Row = dict[str, Any]


def ledger_rows(accounts: Sequence[Account]) -> Iterator[Row]:
    """A row for each value of each account, and one for each derived value, marked as such."""
    for account in accounts:
        for one in account.entries:
            yield {**_account(account), **_value(one), "stands": _stands(account, one)}
        for derived in account.derived:
            yield {
                **_account(account), "line": f"    ≈ {derived.what}: {derived.value}  (derived: {derived.arithmetic})",
                "derived": True, "what": derived.what, "amount": derived.value, "arithmetic": derived.arithmetic,
                "of": [measured.id for measured in derived.of],
            }  # fmt: skip


def as_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a header; lists are joined by `; `, and no cell can run as a formula."""
    kept = [{key: _cell(cell) for key, cell in row.items() if key not in {"line", "stands"}} for row in rows]
    columns = dict.fromkeys(key for row in kept for key in row)
    written = StringIO()
    writer = csv.DictWriter(written, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return written.getvalue()


def as_lines(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows for people, each account under its name."""
    head = None
    for row in rows:
        label = row["account"]
        if label != head:
            head = label
            verdict = f" ({row['verdict']})" if row["verdict"] else ""
            yield {"line": f"{label}{verdict}"}
        yield row


def _cell(cell: Any) -> Any:
    if isinstance(cell, list):
        cell = "; ".join(map(str, cell))
    return harmless(cell) if isinstance(cell, str) else cell


def _account(account: Account) -> Row:
    verdict = account.verdict
    return {
        "account": account.label,
        "measure": account.measure,
        "known_measure": account.is_known,
        "subject": account.subject,
        "counterpart": account.counterpart,
        "verdict": verdict.value if verdict else None,
    }


def _value(one: Entry) -> Row:
    lead = one.lead
    figure = lead.figure
    conversion = one.conversion
    return {
        "line": _line(one),
        "derived": False,
        "words": measure_words(figure),
        "amount": amount(figure),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound.value,
        "unit": figure.unit,
        "kind": figure.kind.value,
        "rate": figure.rate,
        "change": figure.change.direction if figure.change else None,
        "period_start": lead.period.start if lead.period else None,
        "period_end": lead.period.end if lead.period else None,
        "status": figure.status.value,
        "claimant": claimant(lead).removeprefix("according to ") or None,
        "equals": [amount(equal.figure) for equal in one.equals],
        "page_rate": _page_rate(lead, one.equals),
        "converted": round(conversion.value, 2) if conversion else None,
        "converted_unit": IN if conversion else None,
        "converted_rate": conversion.rate.factor if conversion else None,
        "converted_day": conversion.rate.day if conversion else None,
        "converted_source": SOURCE if conversion else None,
        "outlet": lead.document.outlet,
        "published": lead.document.published,
        "documents": sorted(one.told.documents),
        "figures": sorted(one.told.ids),
        "evidence": figure.evidence.text,
        "start": figure.words.span.start,
        "end": figure.words.span.end,
    }


def _page_rate(lead: Measured, equals: Sequence[Measured]) -> float | None:
    """How much of its own money the page gives for one of the first equal."""
    other = equals[0].figure if equals else None
    if other is None or other.kind != "money" or not other.value:
        return None
    return float(f"{lead.figure.value / other.value:.6g}")


def _line(one: Entry) -> str:
    lead = one.lead
    value = " = ".join(amount(measured.figure) for measured in (lead, *one.equals))
    said = (period(lead), figure_status(lead), claimant(lead), lead.document.outlet, lead.document.published)
    converted = _converted(one, one.conversion) if one.conversion else ""
    return f"    {value}  ({', '.join(filter(None, said))})  [{lead.id}]{converted}"


def _stands(account: Account, one: Entry) -> list[Row]:
    """How a value stands to each other value of its account."""
    found = []
    for left, right, comparison in account.comparisons:
        if one in {left, right}:
            other = right if one is left else left
            found.append({"to": other.lead.id, "verdict": comparison.verdict.value, "reason": comparison.reason})
    return found


def _converted(one: Entry, conversion: Conversion) -> str:
    rate = conversion.rate
    how = f"converted, for comparison only: 1 {rate.unit} = {rate.factor:.4g} {IN}, {SOURCE} of {rate.day}"
    return f"\n      ≈ {converted_amount(one, conversion)}  ({how})"
