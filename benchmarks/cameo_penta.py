"""cameo-penta: the CAMEO penta class of a sentence's main event, with who does it and to whom."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.cameo_multicoder import rooted
from benchmarks.plain import parsed_texts
from dragoman import extract, world
from dragoman.types.ids import MentionId
from dragoman.types.readings import Reading

PENTA = {
    **dict.fromkeys(("01", "02"), 0),
    **dict.fromkeys(("03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}
"""The five classes of CAMEO roots."""
COMMONEST = 0
"""The class given where nothing was read: the scorer knows no `none`."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        reading = extract.reading(parsed, knowledge)
        root, event = next(iter(rooted(parsed, reading, knowledge)), (None, None))
        yield {
            "id": row["id"],
            "penta": PENTA[root] if root is not None else COMMONEST,
            "source_spans": _spans(reading, event.actors if event is not None else ()),
            "target_spans": _spans(reading, event.recipients if event is not None else ()),
        }


def _spans(reading: Reading, parties: Sequence[MentionId]) -> list[list[int]]:
    spans = {mention.id: mention.words.span for mention in reading.mentions}
    return [[spans[party].start, spans[party].end] for party in parties]
