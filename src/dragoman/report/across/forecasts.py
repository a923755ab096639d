"""The ledger of forecasts: who expects what by when, how surely, on what condition, and what readers found."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dragoman.report.across.desk import Desk, Row, cut
from dragoman.store import View
from dragoman.types.judgements import Verdict
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Statement, Status
from dragoman.types.resolutions import Link

CONDITION = re.compile(r"\b(?:if|unless|should [A-Z]\w+|in case|provided that|as long as)\b[^,.;”\"]*")
CAUTIOUS = re.compile(r"\b(?:may|might|could|possibl[ye]|perhaps)\b", re.IGNORECASE)
SURE = re.compile(r"\b(?:will|certain(?:ly)?|inevitabl[ey]|surely|definitely)\b", re.IGNORECASE)
ENOUGH = 5
"""Resolved forecasts from which on a forecaster has a hit rate."""
FOUND = {Verdict.RIGHT: "right", Verdict.WRONG: "wrong", Verdict.UNSURE: "cannot tell"}


def forecasts(view: View) -> list[Row]:
    """Every forecast, open ones first, then by day."""
    desk = Desk(view)
    judged = {j.left: FOUND[j.verdict] for j in view.judgements() if j.holds and j.right is None and j.verdict in FOUND}
    rows = [row for read in view.select() for row in _of(desk, read, judged)]
    rates = _rates(rows)
    rows.sort(key=lambda row: (row["resolution"] != "open", row["said"] or "9999", row["statement"]))
    return [{**row, "hit_rate": rates.get(row["forecaster"])} for row in rows]


def _of(desk: Desk, read: ReadDocument, judged: Mapping[str, str]) -> Iterator[Row]:
    links = {link.mention: link for link in read.resolution.links}
    for statement in read.reading.statements:
        if statement.act == "predict" or statement.status is Status.PREDICTED:
            yield _row(desk, read, statement, links.get(statement.speaker) if statement.speaker else None, judged)


def _row(desk: Desk, read: ReadDocument, statement: Statement, link: Link | None, judged: Mapping[str, str]) -> Row:
    content = statement.content.text
    condition = CONDITION.search(content)
    who = _forecaster(read, statement, link)
    horizon, said = _horizon(read, statement), _said(read, statement)
    resolution = judged.get(statement.id, "open")
    surely = "cautious" if CAUTIOUS.search(content) else "sure" if SURE.search(content) else "plain"
    terms = filter(None, (f"by {horizon}" if horizon else None, surely, resolution))
    return {
        "line": f"{said or 'undated'} · {who} · “{cut(content)}” · {', '.join(terms)} · {desk.source(read.document.id)}",
        "statement": statement.id,
        "document": read.document.id,
        "said": said,
        "forecaster": who,
        "anonymous": bool(link and link.anonymous),
        "words": content,
        "horizon": horizon,
        "condition": condition.group().strip() if condition else None,
        "surely": surely,
        "resolution": resolution,
    }


def _forecaster(read: ReadDocument, statement: Statement, link: Link | None) -> str:
    if link is not None and link.name:
        return link.name
    if statement.speaker is None:
        return f"{read.document.outlet or 'the report'}, by itself"
    return next(m.words.text for m in read.reading.mentions if m.id == statement.speaker)


def _said(read: ReadDocument, statement: Statement) -> str | None:
    when = next((moment.when for moment in read.resolution.moments if moment.of == statement.id), None)
    return when.start if when else read.document.published


def _horizon(read: ReadDocument, statement: Statement) -> str | None:
    """The last day that the content names, where it lies after the report."""
    ends = {dated.time: dated.end for dated in read.resolution.dates}
    inside = (t for t in read.reading.times if any(span.covers(t.words.span) for span in statement.content.spans))
    days = [end for time in inside if (end := ends.get(time.id))]
    last = max(days, default=None)
    return last if last and (read.document.published is None or last > read.document.published) else None


def _rates(rows: list[Row]) -> dict[str, float]:
    """The share of resolved forecasts that came true, for those with enough of them."""
    resolved = Counter(row["forecaster"] for row in rows if row["resolution"] in {"right", "wrong"})
    right = Counter(row["forecaster"] for row in rows if row["resolution"] == "right")
    return {who: round(right[who] / count, 3) for who, count in resolved.items() if count >= ENOUGH}
