"""Positions: what an actor holds on an issue, statement by statement, with direction, strength and turning points."""

from collections.abc import Iterator

from dragoman.report.across.desk import Desk, Row, cut
from dragoman.store import View
from dragoman.types.ids import EntityId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Statement, Status
from dragoman.types.resolutions import DateBasis, Link

FOR = frozenset(
    {"commit", "assure", "agree", "offer", "praise", "propose", "thank", "congratulate", "request", "demand"}
)
AGAINST = frozenset({"reject", "deny", "criticise", "accuse", "threaten", "doubt", "decline"})
STRENGTHS = {
    "commit": 3,
    "threaten": 3,
    "demand": 3,
    "reject": 3,
    "agree": 3,
    "deny": 2,
    "assure": 2,
    "accuse": 2,
    "warn": 2,
    "request": 2,
}
"""How much an act binds who does it, 1 to 3; acts that are not here bind least."""
OPEN = frozenset({Status.CONDITIONAL, Status.POSSIBLE})


def positions(view: View, actor: EntityId, country: str | None, issue: str | None) -> list[Row]:
    """The statements of an actor, or of all who speak for a state, in order of days; a turning point says from what it turned."""
    desk = Desk(view)
    rows = [row for read in view.select() for row in _said(desk, read, actor, country, issue)]
    rows.sort(key=lambda row: (row["day"] or "9999", row["statement"]))
    return list(_turning(rows))


def _said(desk: Desk, read: ReadDocument, actor: EntityId, country: str | None, issue: str | None) -> Iterator[Row]:
    links = {link.mention: link for link in read.resolution.links}
    moments = {moment.of: moment.when for moment in read.resolution.moments}
    for statement in read.reading.statements:
        link = links.get(statement.speaker) if statement.speaker else None
        if link is None or not _speaks_for(link, actor, country) or (issue and issue not in statement.issues):
            continue
        when = moments.get(statement.id)
        day = when.start if when else read.document.published
        yield _row(desk, statement, link, day, dated=bool(when and when.basis is not DateBasis.PUBLISHED))


def _speaks_for(link: Link, actor: EntityId, country: str | None) -> bool:
    if link.entity == actor:
        return True
    return country is not None and link.country == country and link.sector in {"GOV", "MIL"}


def direction(statement: Statement) -> str:
    """For, against, conditional or unclear: by what the speaker does, and how surely."""
    if statement.status in OPEN:
        return "conditional"
    if statement.act in AGAINST or statement.status is Status.DENIED:
        return "against"
    return "for" if statement.act in FOR else "unclear"


def _row(desk: Desk, statement: Statement, link: Link, day: str | None, *, dated: bool) -> Row:
    claim = desk.claim_of.get(statement.id)
    who = ", ".join(filter(None, (link.name, link.office)))
    return {
        "day": day,
        "dated": dated,
        "statement": statement.id,
        "document": statement.document_id,
        "speaker": link.name,
        "office": link.office,
        "country": link.country,
        "issues": list(statement.issues),
        "act": statement.act,
        "direction": direction(statement),
        "strength": STRENGTHS.get(statement.act, 1),
        "words": statement.content.text,
        "standing": desk.standing(claim) if claim else None,
        "line": f"{day or 'undated'} · {who} · {statement.act}, {direction(statement)}"
        f" · “{cut(statement.content.text)}” · {desk.source(statement.document_id)}",
    }


def _turning(rows: list[Row]) -> Iterator[Row]:
    """The rows, each with the direction it turned from, where it did, on one of its issues."""
    held: dict[str, str] = {}
    for row in rows:
        before = {held[issue] for issue in row["issues"] if issue in held} - {row["direction"]}
        turns = sorted(before) if row["direction"] in {"for", "against"} else []
        if row["direction"] in {"for", "against"}:
            held |= dict.fromkeys(row["issues"], row["direction"])
        mark = f" · turning point: was {', '.join(turns)}" if turns else ""
        yield {**row, "turned_from": turns, "line": row["line"] + mark}
