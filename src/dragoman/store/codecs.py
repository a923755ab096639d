"""How a value becomes cells of a row and a value again, derived from the types of its fields."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from itertools import accumulate
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

from dragoman.types.resolutions import Candidate
from dragoman.types.spans import Passage, Span, Words

Cell = str | int | float | None
Pack = Callable[[Any], tuple[Cell, ...]]
Unpack = Callable[..., Any]
"""From the cells of its columns; a dataclass takes the fields that are kept elsewhere by name."""


class Storage(StrEnum):
    """How SQLite keeps a column."""

    TEXT = "TEXT"
    INTEGER = "INTEGER"
    REAL = "REAL"


class Sort(StrEnum):
    """What a column holds, for those who read an export."""

    TEXT = "text"
    INTEGER = "integer"
    REAL = "real"
    BOOLEAN = "boolean"
    TEXTS = "list of text"
    """JSON array of strings."""
    SPANS = "list of spans"
    """JSON array of [start, end]."""
    CANDIDATES = "list of candidates"
    """JSON array of {entity, score}."""

    @property
    def storage(self) -> Storage:
        """How SQLite keeps it; lists are JSON text."""
        return _STORAGES.get(self, Storage.TEXT)


_STORAGES = {Sort.INTEGER: Storage.INTEGER, Sort.REAL: Storage.REAL, Sort.BOOLEAN: Storage.INTEGER}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    sort: Sort
    nullable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How one type of value is kept: in which columns, and the way there and back."""

    columns: tuple[Column, ...]
    pack: Pack
    unpack: Unpack


def codec_of(kind: type, *, without: frozenset[str] = frozenset()) -> Codec:
    """The codec of a dataclass: the columns of its fields in order, except those that are kept elsewhere."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind) if field.name not in without)
    codecs = tuple(_field_codec(name, hints[name]) for name in names)
    packs = tuple(zip(names, [codec.pack for codec in codecs], strict=True))
    return Codec(
        columns=tuple(column for codec in codecs for column in codec.columns),
        pack=lambda value: tuple(cell for name, pack in packs for cell in pack(getattr(value, name))),
        unpack=_unpack_fields(kind, names, codecs),
    )


def _unpack_fields(kind: type, names: Sequence[str], codecs: Sequence[Codec]) -> Unpack:
    """How cells become the fields of a dataclass; cells that are values already are taken as they are, for speed."""
    ends = list(accumulate(len(codec.columns) for codec in codecs))
    slices = [slice(end - len(codec.columns), end) for codec, end in zip(codecs, ends, strict=True)]
    steps = list(zip(names, codecs, slices, strict=True))
    plain = [(name, part.start) for name, codec, part in steps if codec.unpack is _first]
    others = [(name, codec.unpack, part) for name, codec, part in steps if codec.unpack is not _first]

    def unpack(cells: Sequence[Any], **values: Any) -> Any:
        for name, at in plain:
            values[name] = cells[at]
        for name, unpack_field, part in others:
            values[name] = unpack_field(cells[part])
        return kind(**values)

    return unpack


def _first(cells: Sequence[Any]) -> Any:
    return cells[0]


def _field_codec(name: str, hint: Any) -> Codec:
    wanted, optional = required(hint)
    codec = _named(name, _type_codec(wanted))
    return _optional(codec) if optional else codec


def required(hint: Any) -> tuple[Any, bool]:
    """A type without its `| None`, and whether it had one; a union of ids is text."""
    if get_origin(hint) not in {Union, UnionType}:
        return hint, False
    rest = [part for part in get_args(hint) if part is not NoneType]
    bare = {_bare(part) for part in rest}
    if len(bare) != 1:
        raise TypeError(f"a column cannot hold {hint}")
    return rest[0], len(rest) < len(get_args(hint))


def _bare(hint: Any) -> Any:
    return hint.__supertype__ if isinstance(hint, NewType) else hint


def _type_codec(hint: Any) -> Codec:
    kind = _bare(hint)
    if kind in _PLAIN:
        return _plain(_PLAIN[kind])
    if kind in _OWN:
        return _OWN[kind]
    if get_origin(kind) is tuple:
        return _list(kind)
    if issubclass(kind, StrEnum):
        members = {member.value: member for member in kind}
        return _codec([("", Sort.TEXT)], lambda value: (value.value,), lambda cells: members[cells[0]])
    if isinstance(kind, type) and is_dataclass(kind):
        return codec_of(kind)
    raise TypeError(f"a column cannot hold {hint}")


_PLAIN = {str: Sort.TEXT, int: Sort.INTEGER, float: Sort.REAL}


def _codec(columns: Sequence[tuple[str, Sort]], pack: Pack, unpack: Unpack) -> Codec:
    return Codec(columns=tuple(Column(name, sort) for name, sort in columns), pack=pack, unpack=unpack)


def _plain(sort: Sort) -> Codec:
    return _codec([("", sort)], lambda value: (value,), _first)


def _list(kind: Any) -> Codec:
    element = _bare(get_args(kind)[0])
    if element is Span:
        return _codec([("", Sort.SPANS)], lambda spans: (_spans_as_json(spans),), lambda cells: _spans_of(cells[0]))
    sort = Sort.CANDIDATES if element is Candidate else Sort.TEXTS
    decoder = msgspec.json.Decoder(tuple[element, ...])  # type: ignore[valid-type]  # known only now
    return _codec(
        [("", sort)],
        lambda value: (msgspec.json.encode(value).decode(),),
        lambda cells: () if cells[0] == "[]" else decoder.decode(cells[0]),
    )


def _spans_of(cell: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in msgspec.json.decode(cell))


def _spans_as_json(spans: Sequence[Span]) -> str:
    return msgspec.json.encode([(span.start, span.end) for span in spans]).decode()


def _unpack_passage(cells: Sequence[Any]) -> Passage:
    return Passage(_spans_of(cells[0]), cells[1])


def _pack_passage(passage: Passage) -> tuple[Cell, ...]:
    return _spans_as_json(passage.spans), passage.text


_OWN = {
    bool: _codec([("", Sort.BOOLEAN)], lambda value: (int(value),), lambda cells: bool(cells[0])),
    datetime: _codec([("", Sort.TEXT)], lambda v: (v.isoformat(),), lambda cells: datetime.fromisoformat(cells[0])),
    Span: _codec(
        [("start", Sort.INTEGER), ("end", Sort.INTEGER)],
        lambda span: (span.start, span.end),
        lambda cells: Span(cells[0], cells[1]),
    ),
    Words: _codec(
        [("start", Sort.INTEGER), ("end", Sort.INTEGER), ("text", Sort.TEXT)],
        lambda words: (words.span.start, words.span.end, words.text),
        lambda cells: Words(Span(cells[0], cells[1]), cells[2]),
    ),
    Passage: _codec([("spans", Sort.SPANS), ("text", Sort.TEXT)], _pack_passage, _unpack_passage),
}


def _named(name: str, codec: Codec) -> Codec:
    columns = tuple(Column(_joined(name, part.name), part.sort, part.nullable) for part in codec.columns)
    return Codec(columns=columns, pack=codec.pack, unpack=codec.unpack)


def _joined(name: str, part: str) -> str:
    return f"{name}_{part}" if part else name


def _optional(codec: Codec) -> Codec:
    nothing = (None,) * len(codec.columns)
    return Codec(
        columns=tuple(Column(column.name, column.sort, nullable=True) for column in codec.columns),
        pack=lambda value: nothing if value is None else codec.pack(value),
        unpack=_first if codec.unpack is _first else lambda cells: None if cells == nothing else codec.unpack(cells),
    )
