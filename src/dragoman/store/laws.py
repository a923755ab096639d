"""The laws that one document's values must keep before they may enter the record, and whenever it is verified."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from dragoman.store.tables import READ, RESOLVED
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Change, Event, Figure, Statement
from dragoman.types.resolutions import About, Dated, Link, Moment, Place
from dragoman.types.spans import Passage, Span, Words

REFERENCES: dict[type, dict[str, tuple[str, ...]]] = {
    Statement: {
        "speaker": ("mentions",),
        "via": ("mentions",),
        "addressees": ("mentions",),
        "said": ("times",),
        "within": ("statements",),
    },
    Event: {
        "actors": ("mentions",),
        "recipients": ("mentions",),
        "when": ("times",),
        "where": ("mentions",),
        "statement": ("statements",),
        "figures": ("figures",),
    },
    Figure: {
        "subject": ("mentions",),
        "counterpart": ("mentions",),
        "period": ("times",),
        "equals": ("figures",),
        "statement": ("statements",),
    },
    Change: {"since": ("times",)},
    Link: {"mention": ("mentions",), "entity": ("entities",)},
    Dated: {"time": ("times",)},
    Moment: {"of": ("statements", "events", "figures")},
    Place: {"mention": ("mentions",)},
    About: {"statement": ("statements",), "entities": ("entities",)},
}
"""Which fields name other values of the same document, and in which tables those lie."""


def broken(read: ReadDocument) -> Iterator[str]:
    """What does not hold of one document, its reading and its resolution, a sentence each; nothing when all is well."""
    identity = read.document.id
    tables = _tables(read)
    for table, values in tables.items():
        yield from _strangers(table, values, identity)
        yield from _twice(table, values)
        for value in values:
            yield from (f"{_name(value)}: {trouble}" for trouble in differing(value, read.document.text))
    yield from _dangling(tables)
    if {read.reading.document_id, read.resolution.document_id} != {identity}:
        yield f"{identity}: its reading or resolution names another document"


def differing(value: Any, text: str) -> Iterator[str]:
    """The fields of a value whose words are not the words at their span of the text."""
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, Words | Passage):
            there = " ".join(text[span.start : span.end] for span in _spans(part))
            if there != part.text:
                yield f"{field.name} says {part.text!r}, the text says {there!r}"
        elif is_dataclass(part) and not isinstance(part, Span):
            yield from differing(part, text)


def _spans(part: Words | Passage) -> tuple[Span, ...]:
    return (part.span,) if isinstance(part, Words) else part.spans


def _tables(read: ReadDocument) -> dict[str, tuple[Any, ...]]:
    return {
        **{table.name: getattr(read.reading, table.name) for table in READ},
        **{table.name: getattr(read.resolution, table.name) for table in RESOLVED},
    }


def _strangers(table: str, values: Iterable[Any], identity: str) -> Iterator[str]:
    for value in values:
        if getattr(value, "document_id", identity) != identity:
            yield f"{table}: {_name(value)} names another document, {value.document_id}"


def _twice(table: str, values: Iterable[Any]) -> Iterator[str]:
    counts = Counter(value.id for value in values if hasattr(value, "id"))
    yield from (f"{table}: {identity} stands there {count} times" for identity, count in counts.items() if count > 1)


def _dangling(tables: dict[str, tuple[Any, ...]]) -> Iterator[str]:
    ids = {table: {value.id for value in values if hasattr(value, "id")} for table, values in tables.items()}
    for values in tables.values():
        for value in values:
            for name, missing in _missing(value, ids):
                yield f"{_name(value)}: {name} names {missing}, which the document does not hold"


def _missing(value: Any, ids: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    for name, targets in REFERENCES.get(type(value), {}).items():
        named = getattr(value, name)
        for identity in named if isinstance(named, tuple) else (named,):
            if identity is not None and not any(identity in ids[target] for target in targets):
                yield name, identity
    if isinstance(value, Figure) and value.change is not None:
        yield from _missing(value.change, ids)


def _name(value: Any) -> str:
    return getattr(value, "id", None) or type(value).__name__.lower()
