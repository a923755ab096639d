"""cameo-multicoder: whether a sentence of general news holds anything that CAMEO codes, and the roots of it, the main one first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.plain import parsed_texts
from benchmarks.plover import plover_type
from dragoman import extract, world
from dragoman.extract.happening.parties import Cast
from dragoman.text.parser import Parsed
from dragoman.types.readings import Event, Reading, Statement
from dragoman.types.vocabularies.cameo import root_of
from dragoman.world import Knowledge

STATEMENT = "01"
"""The root of what is only said."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    knowledge = world.load()
    for row, parsed in parsed_texts(rows):
        reading = extract.reading(parsed, knowledge)
        roots = [root for root, _ in rooted(parsed, reading, knowledge)]
        yield {"id": row["id"], "relevant": bool(roots), "roots": list(dict.fromkeys(roots))}


def rooted(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> list[tuple[str, Event | None]]:
    """The CAMEO roots of a text with the events they come from, what its main clause tells first.

    What someone in politics says is a statement where its words amount to no event of their own.
    """
    found: list[tuple[tuple[int, int], str, Event | None]] = []
    for event in reading.events:
        root = _root(event, knowledge)
        if root is not None:
            found.append((_rank(parsed, event.trigger.span.start), root, event))
    cues = {event.trigger.span.start for _, _, event in found if event is not None}
    for statement in _political(parsed, reading, knowledge):
        start = statement.cue.start if statement.cue else statement.content.start
        if start not in cues:
            found.append((_rank(parsed, start), STATEMENT, None))
    return [(root, event) for _, root, event in sorted(found, key=lambda each: each[0])]


def _root(event: Event, knowledge: Knowledge) -> str | None:
    kind = plover_type(event)
    types = knowledge.vocabulary.events
    if kind is None or kind == event.type:
        return root_of(event, event.trigger.text, types) if kind is not None else None
    return types[kind].cameo


def _rank(parsed: Parsed, start: int) -> tuple[int, int]:
    """How deep in its sentence a word stands, and where: the main clause goes first."""
    sentence = parsed.sentence_at(start)
    token = next((t for t in sentence.tokens if t.idx <= start < t.idx + len(t)), None) if sentence else None
    return (sum(1 for above in token.ancestors if above.pos_ in {"VERB", "AUX"}) if token is not None else 0), start


def _political(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> Sequence[Statement]:
    """The statements of those who are in politics."""
    cast = Cast.meet(parsed, reading, knowledge)
    speakers = {mention.id: mention for mention in reading.mentions}
    return [s for s in reading.statements if s.speaker is not None and cast.is_political(speakers[s.speaker])]
