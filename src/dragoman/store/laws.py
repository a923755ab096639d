"""The laws that one document's values must keep before they may enter the record, and whenever it is verified."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import Any, get_type_hints

from dragoman.store.codecs import required
from dragoman.store.tables import ENTITIES, READ, RESOLVED
from dragoman.types.errors import LawBroken
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Change, Event, Figure, Statement
from dragoman.types.resolutions import About, Dated, Link, Moment, Place, When
from dragoman.types.spans import Passage, Span, Words

REFERENCES: dict[type, dict[str, tuple[str, ...]]] = {
    Statement: {
        "speaker": ("mentions",),
        "via": ("mentions",),
        "addressees": ("mentions",),
        "said": ("times",),
        "within": ("statements",),
        "repeats": ("statements",),
    },
    Event: {
        "actors": ("mentions",),
        "recipients": ("mentions",),
        "when": ("times",),
        "where": ("mentions",),
        "statement": ("statements",),
        "figures": ("figures",),
        "repeats": ("events",),
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


def lawful(read: ReadDocument) -> ReadDocument:
    """The same, if the record may take it.

    Raises:
        LawBroken: it may not; the text names the first trouble and counts the others.
    """
    troubles = list(broken(read))
    if troubles:
        more = f" (and {len(troubles) - 1} more)" if len(troubles) > 1 else ""
        raise LawBroken(f"{read.document.id}: {troubles[0]}{more}")
    return read


def broken(read: ReadDocument) -> Iterator[str]:
    """What does not hold of one document, its reading and its resolution, a sentence each; nothing when all is well."""
    identity, text = read.document.id, read.document.text
    tables = _tables(read)
    ids = {table.name: [value.id for value in tables[table.name]] for table in (*READ, ENTITIES)}
    if {read.reading.document_id, read.resolution.document_id} != {identity}:
        yield f"{identity}: its reading or resolution names another document"
    yield from _strangers(tables, identity)
    yield from _twice(ids)
    for values in tables.values():
        yield from (f"{_name(value)}: {trouble}" for value in values for trouble in differing(value, text))
    yield from _dangling(tables, {name: set(listed) for name, listed in ids.items()})


def differing(value: Any, text: str) -> Iterator[str]:
    """The fields of a value whose words are not the words at their span of the text."""
    for name in _WORDED[type(value)]:
        part = getattr(value, name)
        if isinstance(part, Words | Passage):
            there = " ".join(text[span.start : span.end] for span in _spans(part))
            if there != part.text:
                yield f"{name} says {part.text!r}, the text says {there!r}"
        elif isinstance(part, When) and part.span and part.text != text[part.span.start : part.span.end]:
            yield f"{name} says {part.text!r}, the text says {text[part.span.start : part.span.end]!r}"


def _worded(kind: type) -> tuple[str, ...]:
    """The fields of a class that keep words beside spans."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if required(hints[field.name])[0] in {Words, Passage, When})


_WORDED = {table.value: _worded(table.value) for table in (*READ, *RESOLVED)}


def _spans(part: Words | Passage) -> tuple[Span, ...]:
    return (part.span,) if isinstance(part, Words) else part.spans


def _tables(read: ReadDocument) -> dict[str, tuple[Any, ...]]:
    return {
        **{table.name: getattr(read.reading, table.name) for table in READ},
        **{table.name: getattr(read.resolution, table.name) for table in RESOLVED},
    }


def _strangers(tables: Mapping[str, Sequence[Any]], identity: str) -> Iterator[str]:
    for table in READ:
        for value in tables[table.name]:
            if value.document_id != identity:
                yield f"{value.id}: names another document, {value.document_id}"


def _twice(ids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for listed in ids.values():
        yield from (f"{one}: stands there {count} times" for one, count in Counter(listed).items() if count > 1)


def _dangling(tables: Mapping[str, Sequence[Any]], ids: Mapping[str, AbstractSet[str]]) -> Iterator[str]:
    for values in tables.values():
        for value in values:
            for name, missing in _missing(value, ids):
                yield f"{_name(value)}: {name} names {missing}, which the document does not hold"


def _missing(value: Any, ids: Mapping[str, AbstractSet[str]]) -> Iterator[tuple[str, str]]:
    for name, targets in REFERENCES.get(type(value), {}).items():
        named = getattr(value, name)
        for identity in named if isinstance(named, tuple) else (named,):
            if identity is not None and not any(identity in ids[target] for target in targets):
                yield name, identity
    if isinstance(value, Figure) and value.change is not None:
        yield from _missing(value.change, ids)


def _name(value: Any) -> str:
    return getattr(value, "id", None) or type(value).__name__.lower()
