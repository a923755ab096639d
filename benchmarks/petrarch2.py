"""petrarch2: who does what to whom in stylised sentences about states that exist only in the set's own dictionaries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import permutations, product
from typing import Any

from benchmarks.petrarch_words import UNKNOWN, Words
from benchmarks.plain import parsed_texts
from benchmarks.plover import noun_phrase, plover_type
from benchmarks.sets import data_folder
from dragoman import extract, world
from dragoman.text.parser import Parsed
from dragoman.types.ids import EntityId, MentionId
from dragoman.types.readings import Event
from dragoman.world import Knowledge
from dragoman.world.entries import Organisation

BOTH_WAYS = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which those who take part do the same to each other."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    words = Words.read(data_folder() / "petrarch2")
    knowledge = with_actors(world.load(), words.names())
    for row, parsed in parsed_texts(rows, published="date"):
        day = str(row.get("date", "")).replace("-", "")
        yield {"id": row["id"], "events": list(_coded(parsed, knowledge, words, day))}


def with_actors(knowledge: Knowledge, names: Iterable[str]) -> Knowledge:
    """The knowledge with further actors, known only by name."""
    own = {EntityId(f"organisation/{name.lower()}"): Organisation(name=name, label=name) for name in names}
    fresh = {entity: actor for entity, actor in own.items() if not knowledge.named(actor.label)}
    organisations = {**fresh, **knowledge.atlas.organisations}
    return replace(knowledge, atlas=replace(knowledge.atlas, organisations=organisations))


def _coded(parsed: Parsed, knowledge: Knowledge, words: Words, day: str) -> Iterator[dict[str, str]]:
    reading = extract.reading(parsed, knowledge)
    codes = {
        m.id: words.code(noun_phrase(parsed, m), day, knowledge.countries_in(m.words.text)) for m in reading.mentions
    }
    for event in reading.events:
        kind = plover_type(event)
        if kind is not None:
            for source, target in dict.fromkeys(_pairs(event, codes)):
                yield {"source": source, "target": target, "event": kind}


def _pairs(event: Event, codes: Mapping[MentionId, str]) -> Iterator[tuple[str, str]]:
    sources = [codes[mention] for mention in event.actors] or [UNKNOWN]
    targets = [codes[mention] for mention in event.recipients]
    if not targets and event.type in BOTH_WAYS and len(sources) > 1:
        yield from permutations(sources, 2)
        return
    yield from product(sources, targets or [UNKNOWN])
    if event.type == "CONSULT":
        yield from product(targets, sources)
