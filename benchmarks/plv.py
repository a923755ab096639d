"""plv: the PLOVER root of the relation between two given parties of a sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.plain import parsed_texts
from benchmarks.plover import plover_type
from dragoman import extract, world
from dragoman.text.encoder import Encoded
from dragoman.types.readings import Event, Reading
from dragoman.types.spans import Span

ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""PLOVER types by their names in the set."""
COMMONEST = "CONSULT"
"""The root given where nothing was read: the scorer knows no `none`."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        if parsed.encoded is not None:
            root = _learned_root(parsed.encoded, len(row["text"]), row["source_spans"], row["target_spans"])
        else:
            root = _root(extract.reading(parsed, knowledge), row["source_spans"], row["target_spans"])
        yield {"id": row["id"], "root": root}


def _learned_root(
    encoded: Encoded, length: int, sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]]
) -> str:
    """The likeliest root, by the learned relation between the two."""
    spans = ([Span(*span) for span in given] for given in (sources, targets))
    roots: dict[str, float] = defaultdict(float)
    for leaf, share in encoded.relation(Span(0, length), *spans).items():
        roots[ROOTS.get(leaf, leaf)] += share
    return max((root for root in roots if root not in {"STATEMENT", "NONE"}), key=lambda root: roots[root])


def _root(reading: Reading, sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]]) -> str:
    """The root of the event that best joins the two: the source as actor, the target as recipient or else in its clause."""
    best = max(reading.events, key=lambda event: _fit(reading, event, sources, targets), default=None)
    kind = plover_type(best) if best is not None else None
    return ROOTS.get(kind, kind) if kind is not None else COMMONEST


def _fit(
    reading: Reading, event: Event, sources: Sequence[Sequence[int]], targets: Sequence[Sequence[int]]
) -> tuple[int, int, int, int]:
    spans = {mention.id: mention.words.span for mention in reading.mentions}

    def holds(mentions: Sequence[Any], wanted: Sequence[Sequence[int]]) -> bool:
        return any(spans[m].start < end and start < spans[m].end for m in mentions for start, end in wanted)

    coded = int(plover_type(event) is not None)
    acts, receives = int(holds(event.actors, sources)), int(holds(event.recipients, targets))
    inside = sum(event.evidence.span.start <= start < event.evidence.span.end for start, _ in targets)
    return coded, acts + receives, inside, -event.trigger.span.start
