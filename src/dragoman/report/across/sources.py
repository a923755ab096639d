"""Documents with whose word they are, and the stories they tell."""

from collections import defaultdict
from dataclasses import asdict

from dragoman.report.across.desk import Desk, Row, cut
from dragoman.store import View
from dragoman.types.copies import Copy
from dragoman.types.judgements import Judgement
from dragoman.types.stories import Member


def sources(view: View) -> list[Row]:
    """Every document with its independent origin and what it repeats, by date."""
    desk = Desk(view)
    repeated: dict[str, list[Copy]] = defaultdict(list)
    for copy in view.copies():
        repeated[copy.document].append(copy)
    origins = {origin.document: origin for origin in view.origins()}
    rows = []
    for document in desk.documents.values():
        origin, copies = origins.get(document.id), repeated[document.id]
        of = [f"{copy.how} of {desk.source(copy.original)} ({copy.containment:.0%})" for copy in copies]
        known = (desk.source(document.id), document.title, f"origin {origin.house}" if origin else None, *of)
        rows.append(
            {
                "line": " · ".join(part for part in known if part),
                "document": document.id,
                "outlet": document.outlet,
                "published": document.published,
                "title": document.title,
                "origin": origin.house if origin else None,
                "basis": str(origin.basis) if origin else None,
                "original": origin.original if origin else None,
                "copies": [{"original": c.original, "how": str(c.how), "containment": c.containment} for c in copies],
            }
        )
    return rows


def stories(view: View) -> list[Row]:
    """Stories with their documents, why each belongs, and how many independent origins they have; the earliest first."""
    desk = Desk(view)
    members: dict[str, list[Member]] = defaultdict(list)
    for member in view.members():
        members[member.story].append(member)
    houses = {origin.document: origin.house for origin in view.origins()}
    rows = []
    for story in view.stories():
        inside = members[story.id]
        origins = len({houses.get(member.document, member.document) for member in inside})
        lines = [
            f"    {desk.source(m.document)}" + (f", because: {', '.join(m.because)}" if m.because else "")
            for m in inside
        ]
        rows.append(
            {
                "line": "\n".join(
                    [
                        f"{cut(story.label, 120)}: {_counted(len(inside), 'report')}, {_counted(origins, 'origin')}",
                        *lines,
                    ]
                ),
                "story": story.id,
                "first": story.first,
                "last": story.last,
                "label": story.label,
                "origins": origins,
                "documents": [{"document": m.document, "score": m.score, "because": list(m.because)} for m in inside],
            }
        )
    return rows


def judgements(view: View) -> list[Row]:
    """What readers judged, the first one first."""
    return [_judged(one) for one in view.judgements()]


def _judged(one: Judgement) -> Row:
    ends = " and ".join(end for end in (one.left, one.right) if end)
    parts = (
        one.at,
        f"{one.verdict}: {ends}",
        f"by {one.by}",
        one.reason,
        one.withdrawn_at and f"withdrawn {one.withdrawn_at}",
    )
    return {"line": " · ".join(part for part in (*parts, one.id) if part), **asdict(one), "verdict": str(one.verdict)}


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
