"""Statements, events and figures as rows of a page: day, who, what, the exact words, the outlet, and how well it is confirmed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dragoman.reconcile.standing import in_words, status_of
from dragoman.report.dates import printed, printed_range
from dragoman.report.inspect import JsonObject, read_as_json
from dragoman.report.pages.page import Row
from dragoman.report.phrases import phrases
from dragoman.report.wording import NO_DATE, NO_OUTLET, unnamed
from dragoman.store import View
from dragoman.types.claims import Evidence, Standing
from dragoman.types.ids import DocumentId

KINDS = {"statement": "statements", "event": "events", "figure": "figures"}
"""The list of an inspected document that holds each kind of record."""
SIGNS = {
    Standing.SINGLE: ("·", "single"),
    Standing.ANONYMOUS: ("·", "single"),
    Standing.CORROBORATED: ("✓", "confirmed"),
    Standing.CONTESTED: ("≠", "contested"),
    Standing.SUPERSEDED: ("≠", "contested"),
    Standing.DENIED: ("✕", "denied"),
}
"""Sign and meaning of each way in which a claim stands."""
GAP = " … "
"""Between the parts of words that do not stand together."""
Wanted = Callable[[str, JsonObject], bool]


def told(view: View, document: DocumentId, wanted: Wanted) -> list[Row]:
    """The records of one document that are wanted, in the order of its text; the test is given kind and facts."""
    inspected = read_as_json(view.read_document(document), None)
    found = [(kind, facts) for kind, name in KINDS.items() for facts in inspected[name] if wanted(kind, facts)]
    evidence = view.browse.evidence_on(facts["id"] for _, facts in found)
    rows = [
        _row(kind, facts, inspected["document"]) | {"standing": standing(evidence.get(facts["id"], ()))}
        for kind, facts in found
    ]
    return sorted(rows, key=lambda row: (row["start"], row["id"]))


def told_by_ids(view: View, records: Iterable[tuple[DocumentId, str]]) -> list[Row]:
    """The records with these ids, in their order; each with the document it was read from."""
    records = list(records)
    rows: dict[str, Row] = {}
    for document in dict.fromkeys(document for document, _ in records):
        ids = {record for of, record in records if of == document}
        rows |= {row["id"]: row for row in told(view, document, lambda _, facts, ids=ids: facts["id"] in ids)}  # type: ignore[misc]  # binds the ids of this turn
    return [rows[record] for _, record in records]


def by_day(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order of the days on which they were said or done; what has no day stands at its report's, or last."""
    return sorted(rows, key=lambda row: (row["day"] or row["published"] or "9999", row["document"], row["start"]))


def standing(pieces: tuple[Evidence, ...]) -> Row | None:
    """How the claim of a record stands: a sign, a meaning and words; None where it stands in no claim."""
    if not pieces:
        return None
    status = status_of(pieces)
    sign, meaning = SIGNS[status.standing]
    return {"sign": sign, "meaning": meaning, "words": in_words(status), "claim": pieces[0].claim}


def _row(kind: str, facts: JsonObject, document: JsonObject) -> Row:
    spans = _spans(kind, facts)
    parts = {"statement": _statement, "event": _event, "figure": _figure}[kind]
    return {
        "id": facts["id"],
        "kind": kind,
        **_when(facts.get("said") or facts.get("when") or facts.get("period"), document),
        **parts(facts),
        "words": GAP.join(document["text"][start:end] for start, end in spans),
        "status": str(facts["status"]),
        "start": spans[0][0],
        "end": spans[-1][1],
        "document": document["id"],
        "title": document["title"],
        "outlet": document["outlet"],
        "published": document["published"],
        "source": f"{document['outlet'] or NO_OUTLET}, {printed(document['published']) or NO_DATE}",
        "language": document["language"],
        "score": facts["score"],
    }


def _spans(kind: str, facts: JsonObject) -> list[list[int]]:
    """Where the words of a record stand: what was said, the sentence of an event, the figure itself."""
    if kind == "statement":
        return list(facts["content"]["spans"])
    return [facts["span"] if kind == "figure" else facts["evidence"]["span"]]


def _when(when: JsonObject | None, document: JsonObject) -> Row:
    own = when is not None and when["basis"] != "published"
    if when is not None and own:
        about = "about " if when["basis"] == "estimated" else ""
        words = f"{about}{printed_range(when['start'], when['end'])}"
        return {"day": when["start"], "until": when["end"], "when": words, "dated": True}
    reported = printed(document["published"])
    return {
        "day": document["published"], "until": None, "when": f"by {reported}" if reported else "undated", "dated": False,
    }  # fmt: skip


def _statement(facts: JsonObject) -> Row:
    return {
        "who": [party(facts["speaker"])],
        "did": phrases().act(facts["act"]),
        "to": [party(one) for one in facts["addressees"]],
        "via": [party(one) for one in facts["via"]],
        "sentence": facts["evidence"]["text"],
        "wording": str(facts["wording"]),
        "act": facts["act"],
        "channel": facts["channel"],
        "issues": facts["issues"],
    }


def _event(facts: JsonObject) -> Row:
    mode = f", {facts['mode']}" if facts["mode"] else ""
    return {
        "who": [party(one) for one in facts["actors"]],
        "did": f"{facts['type'].lower()}{mode}",
        "to": [party(one) for one in facts["recipients"]],
        "sentence": facts["evidence"]["text"],
        "type": facts["type"],
        "mode": facts["mode"],
        "place": facts["where"] and (facts["where"]["name"] or facts["where"]["text"]),
        "cameo": facts["cameo"],
        "intensity": facts["intensity"],
        "statement": facts["statement"],
    }


def _figure(facts: JsonObject) -> Row:
    return {
        "who": [party(facts["subject"])] if facts["subject"] else [],
        "did": facts["measures"] or "not known what it measures",
        "to": [party(facts["counterpart"])] if facts["counterpart"] else [],
        "sentence": facts["evidence"]["text"],
        **{key: facts[key] for key in ("value", "low", "high", "bound", "unit", "rate", "measures", "statement")},
    }


def party(facts: JsonObject) -> Row:
    """Who is meant, as a page names them; an unnamed one by the words of the report."""
    named: dict[str, Any] = {key: facts[key] for key in ("entity", "name", "text", "country", "anonymous")}
    words = facts["text"] or "somebody not named"
    return named | {"called": facts["name"] or (unnamed(words) if facts["anonymous"] else words)}


def entities_of(facts: JsonObject) -> Iterator[JsonObject]:
    """The parties of a record that speak, act, or are acted on."""
    for role in ("speaker", "actors", "recipients", "subject"):
        found = facts.get(role)
        yield from found if isinstance(found, list) else [found] if found else []
