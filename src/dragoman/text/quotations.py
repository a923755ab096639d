"""Quotation marks: where quoted words stand, and that they close."""

from dataclasses import dataclass

from dragoman.types.spans import Span

OPENING = {"“": "”", "„": "“”", "«": "»", "「": "」", '"': '"', "‟": "”"}
"""Double marks that open a quotation, each with those that close it. Single marks are read only inside double ones, where they change nothing."""
LONGEST_UNCLOSED = 1500
"""Code points after which a mark that never closed in its paragraph is taken for a stray one."""


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
    found: list[Quotation] = []
    position = within.start
    while position < within.end:
        closing = OPENING.get(text[position])
        if closing is None or _is_inches(text, position):
            position += 1
            continue
        end = next((i for i in range(position + 1, within.end) if text[i] in closing), None)
        if end is None:
            if within.end - position <= LONGEST_UNCLOSED and text[position] != '"' and position + 1 < within.end:
                found.append(_quotation(position, within.end, closed=False))
            break
        if end > position + 1:
            found.append(_quotation(position, end + 1, closed=True))
        position = end + 1
    return tuple(found)


def _quotation(start: int, end: int, *, closed: bool) -> Quotation:
    return Quotation(outer=Span(start, end), inner=Span(start + 1, end - 1 if closed else end), closed=closed)


def _is_inches(text: str, position: int) -> bool:
    """A straight mark right after a digit measures something: `a 6" gun`."""
    return text[position] == '"' and position > 0 and text[position - 1].isdigit()
