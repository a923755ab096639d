"""meantime: how sure the text is of each event, whether it lies ahead, and the times of each text."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from benchmarks.lines import parsed_lines
from dragoman import world
from dragoman.extract.times import find_times
from dragoman.link.dates import link_dates
from dragoman.link.tense import FUTURE, tense_above
from dragoman.text.certainty import status_of
from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading, Status
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

CERTAINTY = {Status.CONDITIONAL: "POSSIBLE", Status.POSSIBLE: "POSSIBLE", Status.PREDICTED: "PROBABLE"}
"""Here also what is planned is certain, as long as nobody doubts it."""
AHEAD = frozenset({Status.PLANNED, Status.PREDICTED, Status.CONDITIONAL})


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Certainty, polarity and time of each event at its span, and the time expressions, one object a text."""
    knowledge = world.load()
    for row, parsed in parsed_lines((row, row["text"], row.get("dct")) for row in rows):
        tokens = {token.idx: token for token in parsed.doc}
        yield {
            "id": row["id"],
            "events": [_event(tokens.get(event["start"])) for event in row["events"]],
            "timexes": list(timexes(parsed, knowledge)),
        }


def timexes(parsed: Parsed, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """The times of one text with TIMEX3 type and value."""
    reading = find_times(parsed, Reading(document_id=parsed.document.id), knowledge)
    dates = link_dates(parsed, reading, Resolution(document_id=parsed.document.id), knowledge).dates
    for time, dated in zip(reading.times, dates, strict=True):
        span = time.words.span
        yield {"start": span.start, "end": span.end, "type": time.kind.upper(), "value": dated.value}


def _event(token: "Token | None") -> dict[str, Any]:
    if token is None:
        return {}
    status = status_of(token)
    ahead = status in AHEAD or (status is Status.POSSIBLE and tense_above(token) == FUTURE)
    return {
        "certainty": CERTAINTY.get(status, "CERTAIN"),
        "polarity": "NEG" if status is Status.DENIED else "POS",
        "time": "FUTURE" if ahead else "NON_FUTURE",
    }
