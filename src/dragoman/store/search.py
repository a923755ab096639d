"""Words of the user, found in the blocks of documents; whatever is typed, it is never an error."""

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from dragoman.store.database import query
from dragoman.store.values import Hit
from dragoman.types.documents import BlockKind
from dragoman.types.ids import DocumentId
from dragoman.types.spans import Span

_TERM = re.compile(r'"([^"]+)"?|(\S+)')
"""A phrase in quotation marks, or a word."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Thai, Lao, Burmese, Khmer, kana and Chinese characters: no space parts their words, so an index of words has none."""
_LEFT, _RIGHT = "\ufdd0", "\ufdd1"
"""Two code points that Unicode keeps out of texts, to mark what was found."""


def search(connection: sqlite3.Connection, words: str, limit: int) -> list[Hit]:
    """Blocks that hold all the words, best first.

    Words are joined by *and*; `"..."` is a phrase; `troop*` stands for any ending. English endings and accents do not
    count.
    """
    terms = _terms(words)
    if not terms:
        return []
    if any(_UNSPACED.search(term) for term in terms):
        literal = json.dumps([term.removesuffix("*") for term in terms], ensure_ascii=False)
        rows = connection.execute(query("find_literally"), {"words": literal, "limit": limit})
        return [_hit(row, _literally(row[4], terms)) for row in rows]
    asked = {"expression": _expression(terms), "limit": limit, "left": _LEFT, "right": _RIGHT}
    return [_hit(row, _marked(row[5])) for row in connection.execute(query("find"), asked)]


def search_documents(connection: sqlite3.Connection, words: str) -> list[DocumentId]:
    """The documents with a block that holds all the words, in order of id."""
    no_limit = -1
    return sorted({hit.document_id for hit in search(connection, words, no_limit)})


def _terms(words: str) -> list[str]:
    found = [phrase or word for phrase, word in _TERM.findall(words)]
    return [term for term in found if any(letter.isalnum() for letter in term)]


def _expression(terms: Sequence[str]) -> str:
    """An expression of the index; every term quoted, so that nothing typed is read as its syntax."""
    return " AND ".join(_quoted(term.removesuffix("*")) + ("*" if term.endswith("*") else "") for term in terms)


def _quoted(term: str) -> str:
    clean = term.replace("\0", " ").replace('"', '""')
    return f'"{clean}"'


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The ranges between marks, counted without the marks."""
    at = 0
    for part in re.split(f"({_LEFT}[^{_RIGHT}]*{_RIGHT})", text):
        length = len(part)
        if part.startswith(_LEFT):
            length -= 2
            yield at, at + length
        at += length


def _literally(text: str, terms: Sequence[str]) -> Iterator[tuple[int, int]]:
    for term in terms:
        for match in re.finditer(re.escape(term.removesuffix("*")), text, re.IGNORECASE):
            yield match.span()


def _hit(row: Sequence[Any], ranges: Iterator[tuple[int, int]]) -> Hit:
    document_id, start, end, kind, text = row[:5]
    found = tuple(sorted(Span(start + left, start + right) for left, right in ranges))
    return Hit(document_id=document_id, block=Span(start, end), kind=BlockKind(kind), text=text, found=found)
