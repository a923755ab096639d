"""Pairs of states: what they do to each other and say to each other, in the order of days."""

from collections import defaultdict

from dragoman.report.pages.page import Page, Row, counted, paged
from dragoman.report.pages.told import by_day, told_by_ids
from dragoman.store import Between, View
from dragoman.types.errors import InputError
from dragoman.world import Knowledge

COOPERATION, CONFLICT = "cooperation", "conflict"


def pairs(view: View, knowledge: Knowledge, after: str | None) -> Page:
    """Every pair of states with something between them, those with most of it first."""
    found: dict[tuple[str, str], list[Between]] = defaultdict(list)
    for one in view.browse.between():
        found[one.left, one.right].append(one)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    rows = [_pair(knowledge, *codes, records) for codes, records in ranked]
    shown, following = paged(rows, after, lambda row: f"{row['left']}-{row['right']}")
    return Page(
        kind="pairs",
        title="Pairs of states",
        answer=f"{counted(len(rows), 'pair')} with events or words between them." if rows else "Not in the reports.",
        rows=shown,
        total=len(rows),
        after=following,
    )


def pair(view: View, knowledge: Knowledge, left: str, right: str, after: str | None) -> Page:
    """What passes between two states, by ISO 3166-1 codes.

    Raises:
        InputError: a code is no state's, or both are the same.
    """
    codes = (left.upper(), right.upper())
    unknown = next((code for code in codes if knowledge.state(code) is None), None)
    if unknown is not None or codes[0] == codes[1]:
        raise InputError("give two states by their ISO 3166-1 codes, as JPN and KOR")
    records = view.browse.between(*codes)
    rows = by_day(told_by_ids(view, [(one.document, one.record) for one in records]))
    shown, following = paged(rows, after, lambda row: str(row["id"]))
    names = [state_name(knowledge, code) for code in codes]
    return Page(
        kind="pair",
        title=f"{names[0]} and {names[1]}",
        answer=_answer(rows),
        rows=shown,
        facts={"left": codes[0], "right": codes[1], "names": names, "years": _years(rows)},
        total=len(rows),
        after=following,
    )


def state_name(knowledge: Knowledge, code: str) -> str:
    """The name of a state, or its code where it is not known."""
    state = knowledge.state(code)
    return state.name if state is not None else code


def _pair(knowledge: Knowledge, left: str, right: str, records: list[Between]) -> Row:
    return {
        "left": left,
        "right": right,
        "names": [state_name(knowledge, left), state_name(knowledge, right)],
        "events": sum(one.kind == "event" for one in records),
        "statements": sum(one.kind == "statement" for one in records),
        "documents": len({one.document for one in records}),
    }


def _answer(rows: list[Row]) -> str:
    if not rows:
        return "Not in the reports."
    events = [row for row in rows if row["kind"] == "event"]
    said = counted(len(rows) - len(events), "statement")
    reports = counted(len({row["document"] for row in rows}), "report")
    return f"{counted(len(events), 'event')} and {said} of one to the other, from {reports}."


def _years(rows: list[Row]) -> list[Row]:
    """Events of cooperation and of conflict by year; by the sign of their intensity."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {COOPERATION: 0, CONFLICT: 0})
    for row in rows:
        if row["kind"] == "event" and row["day"] and row["intensity"]:
            counts[row["day"][:4]][COOPERATION if row["intensity"] > 0 else CONFLICT] += 1
    return [{"year": year, **found} for year, found in sorted(counts.items())]
