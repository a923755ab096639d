"""timex-tempeval3: time expressions of news, on the calendar."""

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import world
from dragoman.extract.times import find_times
from dragoman.link.dates import link_dates
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The times of each text with TIMEX3 type and value."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows, published="dct"):
        empty = Resolution(document_id=parsed.document.id)
        reading = find_times(parsed, Reading(document_id=parsed.document.id), knowledge)
        dates = {dated.time: dated for dated in link_dates(parsed, reading, empty, knowledge).dates}
        yield {
            "id": row["id"],
            "timexes": [
                {
                    "start": time.words.span.start,
                    "end": time.words.span.end,
                    "type": time.kind.upper(),
                    "value": dates[time.id].value,
                }
                for time in reading.times
            ],
        }
