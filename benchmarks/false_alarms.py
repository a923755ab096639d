"""False alarms: how many events are read in news that tells of none between states, parties or peoples, for 1,000 sentences."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import extract, world
from dragoman.types.spans import Span

SHORTEST = 6
"""Words of a sentence that counts; what is shorter is a headline or debris of a page."""


def count(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Sentences, events, events for 1,000 sentences, and events by type. `spans`, where a row has it, are the sentences that count."""
    knowledge = world.load()
    sentences, types = 0, Counter[str]()
    for row, parsed in parsed_texts(rows):
        chosen = [Span(*pair) for pair in row.get("spans", ())] or [s.span for s in parsed.sentences]
        told = [span for span in chosen if len(parsed.document.text[span.start : span.end].split()) >= SHORTEST]
        sentences += len(told)
        events = extract.reading(parsed, knowledge).events
        types.update(e.type for e in events if any(span.covers(e.trigger.span) for span in told))
    total = sum(types.values())
    return {
        "sentences": sentences,
        "events": total,
        "per_1000": round(1000 * total / max(sentences, 1), 1),
        "types": dict(types.most_common()),
    }
