"""Paragraphs that lost their line breaks, taken apart again: credits, headings and furniture that ran into the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dragoman.clean.credits import glued_credit, slashed_credit
from dragoman.clean.vocabulary import cuts, openers

LATEST_DATELINE = 500
"""Code points within which a wire report's dateline ends its header."""
LONGEST_HEADING = 90
SPLIT = "\x1f"
"""A control character, so that no cleaned text holds it."""
DATELINE = re.compile(
    r"(?P<place>(?:ST\. )?[A-Z][A-Z’'-]{2,}(?:[ /][A-Z][A-Z’'-]+)*(?:, [A-Z][\w. ]+?)?),? "
    r"(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}),? )?\((?P<agency>[A-Z][\w. ]{1,30})\)\s*(?:--|—|–|-|=) ?"
)
"""`PLACE, Mon. D (Agency) --`, as wire reports begin."""
GLUED = re.compile(
    r"(?<=[a-z0-9%)][a-z0-9%)][.!?])(?=[“‘]?[A-Z][a-z’']*[ ,])"
    r"|(?<=[a-z0-9%)][.!?][”’])(?=[“‘]?[A-Z])"
    r"|(?<=[가-힣]\.)(?=[“‘\"']?[가-힣A-Z美中日北韓△▷]|\d+[가-힣])"
    r"|(?<=[가-힣][”\"]\.)(?=\S)"
    r"|\x1f"
)
"""Where a sentence ends and the next begins without a blank between them."""
GLUED_MARK = re.compile(r"(?<=[a-z][.!?])\"(?=[A-Z])")
"""The same with a straight mark between them, which closes or opens."""


class Hint(StrEnum):
    """What a piece is already known to be."""

    NONE = "none"
    CAPTION = "caption"
    HEADING = "heading"
    QUOTE = "quote"
    """Marked as quoted from elsewhere: text, however short."""
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, or a part of one that lost its breaks."""

    text: str
    hint: Hint = Hint.NONE
    kind: str = ""
    """Of furniture: what it is."""


def pieces(text: str, *, first: bool) -> Iterator[Piece]:
    """The paragraphs that a line holds, in their order; `first` allows for the header of a wire report."""
    if first and (dateline := _header_end(text)):
        yield Piece(text=text[:dateline].strip(), hint=Hint.FURNITURE, kind="wire header")
        text = text[dateline:]
    body, removed = _cut(text)
    for part in _captions_apart(body):
        yield from [part] if part.hint is Hint.CAPTION else _headings_apart(part.text)
    yield from removed


def _header_end(text: str) -> int:
    """Where the dateline of a wire report begins when a header stands before it; else 0."""
    dateline = DATELINE.search(text[:LATEST_DATELINE])
    return dateline.start() if dateline else 0


def _cut(text: str) -> tuple[str, list[Piece]]:
    removed: list[Piece] = []
    for kind, pattern in cuts():
        found = (match.group().strip() for match in pattern.finditer(text))
        removed.extend(Piece(text=cut, hint=Hint.FURNITURE, kind=kind) for cut in found)
        text = pattern.sub(" ", text) if removed else text
    return text.strip(), [piece for piece in removed if piece.text]


def _captions_apart(text: str) -> Iterator[Piece]:
    """The text in parts, each caption that a credit inside it ends a part of its own."""
    position = 0
    ends = sorted({match.end() for pattern in (glued_credit(), slashed_credit()) for match in pattern.finditer(text)})
    for end in ends:
        start = _sentence_start(text, position, end)
        yield from _glued_apart(text[position:start])
        yield Piece(text=text[start:end].strip(), hint=Hint.CAPTION)
        position = end
    yield from _glued_apart(text[position:])


def _sentence_start(text: str, position: int, end: int) -> int:
    """Where the sentence before a credit begins: that sentence is the caption."""
    body = text[position:end].rstrip()
    credit = max(body.rfind(". "), body.rfind(".” "), body.rfind("* "), body.rfind('." '))
    starts = [
        match.end()
        for match in re.finditer(r"(?<=[a-z0-9%)][a-z0-9%)][.!?])[”\"]? (?=[“\"A-Z])|" + GLUED.pattern, body[:credit])
    ]
    return position + (starts[-1] if starts else 0)


def _glued_apart(text: str) -> Iterator[Piece]:
    for part in GLUED.split(_marks_told(text)):
        if part.strip():
            yield Piece(text=part.replace(SPLIT, "").strip())


def _marks_told(text: str) -> str:
    """The text with a split set beside each glued straight mark: after one that closes, before one that opens."""

    def told(mark: re.Match[str]) -> str:
        before = text[: mark.start()]
        is_open = (before.count('"') + before.count("“") - before.count("”")) % 2
        return f'"{SPLIT}' if is_open else f'{SPLIT}"'

    return GLUED_MARK.sub(told, text)


def _headings_apart(text: str) -> Iterator[Piece]:
    """A heading that ran into its paragraph, and the paragraph."""
    found = re.match(
        rf"[A-Z][^.!?“”\"]{{8,{LONGEST_HEADING}}}?(?:[a-z]|[A-Z](?=[A-Z][a-z]))(?=(?:{openers()})[ ,])", text
    )
    if found:
        yield Piece(text=found.group(), hint=Hint.HEADING)
        text = text[found.end() :]
    yield Piece(text=text)
