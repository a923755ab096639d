"""Quotation marks: where quoted words stand, and that they close."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.types.spans import Span

CLOSING = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"', "‟": "”", "''": "''", "``": "''"}
"""Double marks that open a quotation, each with those that close it."""
PAIRED = frozenset({"''", "``"})
"""Marks typed as two characters."""
STRAIGHT_CLOSES = re.compile(r"(?<=[^\s\d(“])\"(?!\w)")
"""A straight mark that can close what a curly one opened: after a word or punctuation, and before no word."""
OPENS = re.compile(r"“|(?<![^\s(])\"(?=\w)")
"""A mark that opens the next quotation."""
LONGEST_UNCLOSED = 1500
"""Code points after which a mark that never closed in its paragraph is taken for a stray one."""
SINGLE_OPENS = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"$£€])(?!\d0s\b)(?![’'])")
"""A single mark opens before a word and not within one; `'90s` is a decade."""
SINGLE_CLOSES = re.compile(r"(?:(?<=[,.?!…;])|(?<=[^\Ws]))[’'](?![\w’'])|(?<=s)[’'](?=[,.;:?!)]|\s*$)")
"""A single mark closes after punctuation or the end of a word; after `s` only before punctuation, as it may make a genitive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Quoted words with their marks."""

    outer: Span
    """Marks included."""
    inner: Span
    """The words between the marks."""
    closed: bool
    """False when the closing mark is missing: the next paragraph goes on quoting, or the page lost it."""


def quotations(text: str, within: Span) -> tuple[Quotation, ...]:
    """The quotations in one paragraph, in text order; a mark without words is left out."""
    return tuple(_double(text, within)) or tuple(_single(text, within))


def _double(text: str, within: Span) -> Iterator[Quotation]:
    position = within.start
    while position < within.end:
        mark = _opening(text, position)
        if mark is None:
            position += 1
            continue
        inner = position + len(mark)
        end, width = _close(text, inner, within.end, mark)
        if end is None:
            words = text[inner : within.end].strip()
            if words and mark not in {'"', "''"} and within.end <= position + LONGEST_UNCLOSED:
                yield _quotation(position, inner, within.end, within.end)
                return
            position = inner
            continue
        if text[inner:end].strip():
            yield _quotation(position, inner, end, end + width)
        position = end + width


def _opening(text: str, position: int) -> str | None:
    """The mark that opens a quotation at a position. A straight one right after a digit measures something: `a 6" gun`."""
    pair = text[position : position + 2]
    if pair in PAIRED:
        return pair
    mark = text[position]
    if mark not in CLOSING or (mark == '"' and position > 0 and text[position - 1].isdigit()):
        return None
    return mark


def _close(text: str, start: int, stop: int, mark: str) -> tuple[int | None, int]:
    """Where the quotation opened by `mark` ends, and how wide its closing mark is."""
    closing = CLOSING[mark]
    if mark in PAIRED:
        end = text.find(closing, start, stop)
        return (end, len(closing)) if end >= 0 else (None, 0)
    mixed = _close_mixed(text, start, stop, mark)
    if mixed is not None:
        return mixed, 1
    ends = [end for end in (text.find(sign, start, stop) for sign in closing) if end >= 0]
    return (min(ends), 1) if ends else (None, 0)


def _close_mixed(text: str, start: int, stop: int, mark: str) -> int | None:
    """Where a curly opening is closed by a straight mark, or a straight one by a curly; None where its own mark closes it.

    The first mark that follows must be of the other sort; a straight one closes only where no curly one does before
    the next quotation opens.
    """
    if mark not in {"“", '"'}:
        return None
    first = min((at for at in (text.find(sign, start, stop) for sign in '“”"') if at >= 0), default=None)
    if first is None or text[first] == mark or text[first] == "“":
        return None
    if mark == '"':
        return first
    if text[first] == "”" or not STRAIGHT_CLOSES.match(text, first):
        return None
    opening = OPENS.search(text, first + 1, stop)
    before = opening.start() if opening else stop
    return first if text.find("”", first, before) < 0 else None


def _single(text: str, within: Span) -> Iterator[Quotation]:
    position = within.start
    while opening := SINGLE_OPENS.search(text, position, within.end):
        closing = SINGLE_CLOSES.search(text, opening.end(), within.end)
        if closing is None:
            return
        if text[opening.end() : closing.start()].strip():
            yield _quotation(opening.start(), opening.end(), closing.start(), closing.end())
        position = closing.end()


def _quotation(start: int, inner_start: int, inner_end: int, end: int) -> Quotation:
    return Quotation(outer=Span(start, end), inner=Span(inner_start, inner_end), closed=end > inner_end)
