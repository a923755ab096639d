"""Who is quoted, and how often."""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.report.brief import Column, Part, Row, Section, Sentence, Table
from dragoman.report.tellable import by_somebody
from dragoman.report.telling import cited
from dragoman.report.together import Together, same_said
from dragoman.report.told import Told
from dragoman.report.view import Said, View
from dragoman.report.weight import Scale
from dragoman.report.wording import counted, cut, entry, named
from dragoman.types.ids import DocumentId

SPEAKERS = 6
"""Named ones; all unnamed ones have a row together."""
UNNAMED = "Unnamed speakers"
OFFICE_LIMIT = 60
"""Characters of an office."""
FEWEST_SPEAKERS = 2
"""Below this many there is nothing to compare."""
COLUMNS = (
    Column(label="Speaker"),
    Column(label="Office", share=1.0),
    Column(label="In"),
    Column(label="Statements", numeric=True),
)

Statements = Sequence[Together[Said]]


def quoted(scale: Scale, told: Told) -> Section | None:
    """The speakers with the most statements; all unnamed ones count as one row."""
    by_speaker: dict[str, list[Together[Said]]] = defaultdict(list)
    for one in same_said(said for said in scale.view.said if by_somebody(said)):
        by_speaker[_who(one)].append(one)
    if len(by_speaker) < FEWEST_SPEAKERS:
        return None
    ranked = sorted(by_speaker, key=lambda who: (-len(by_speaker[who]), who))
    people = [who for who in ranked if who != UNNAMED]
    shown = [*people[:SPEAKERS], *(who for who in ranked if who == UNNAMED)]
    rows = tuple(_row(scale, told, who, by_speaker[who]) for who in shown)
    total = counted(sum(map(len, by_speaker.values())), "statement")
    table = Table(caption=f"{total}; one that several reports have counts once", columns=COLUMNS, rows=rows, bars=True)
    left = len(people) - SPEAKERS
    remark = f"{counted(left, 'further speaker')} in the record." if left > 0 else None
    return Section(key="quoted", title="Who is quoted", blocks=(table,), overview=True, remark=remark)


def _who(one: Together[Said]) -> str:
    speaker = one.lead.speaker
    return speaker.key if speaker and speaker.name else UNNAMED


def _row(scale: Scale, told: Told, who: str, statements: Statements) -> Row:
    best = min(statements, key=lambda one: (not told.has(one.lead), -scale.said(one), one.lead.id))
    speaker = best.lead.speaker
    head = named(speaker) if speaker and who != UNNAMED else UNNAMED
    office = speaker.office or "" if speaker and who != UNNAMED else ""
    return Row(
        head=head[:1].upper() + head[1:],
        cells=(cut(office, OFFICE_LIMIT) or "—", (_spread(scale.view, statements, best),), str(len(statements))),
    )


def _spread(view: View, statements: Statements, best: Together[Said]) -> Sentence:
    """In how many reports, and from how many origins where these are fewer; the note has one of the statements."""
    documents = frozenset[DocumentId]().union(*(one.documents for one in statements))
    origins = view.origin_count(documents)
    words = counted(len(documents), "report")
    if origins < len(documents):
        words += f", {counted(origins, 'origin')}"
    return entry((Part(words),), cited(best)[:1])
