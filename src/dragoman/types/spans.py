"""Where words stand: spans, and the words kept beside them. Offsets are Unicode code points of `Document.text`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from dragoman.types.errors import InvalidSpan, WordsDiffer


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in a document's text.

    Raises:
        InvalidSpan: unless 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidSpan(f"a span must have 0 <= start < end, got {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether every character of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Words:
    """A span and the words at it. Made by `Words.at`, so that they cannot differ.

    Raises:
        WordsDiffer: when the words are not as long as the span.
    """

    span: Span
    text: str

    def __post_init__(self) -> None:
        if len(self.text) != len(self.span):
            raise WordsDiffer(f"{self.text!r} does not fill the span {self.span.start}-{self.span.end}")

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Self:
        """The words of `text` from `start` up to `end`, without white space at either side.

        Raises:
            InvalidSpan: when nothing is left.
        """
        start, end = trimmed(text, start, end)
        return cls(Span(start, end), text[start:end])


@dataclass(frozen=True, slots=True)
class Passage:
    """One or more spans in text order, and their words joined by one space."""

    spans: tuple[Span, ...]
    text: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise InvalidSpan("a passage needs at least one span")
        if len(self.text) != sum(map(len, self.spans)) + len(self.spans) - 1:
            raise WordsDiffer(f"{self.text!r} does not fill its spans")

    @property
    def start(self) -> int:
        """Where its first word starts."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.spans[-1].end

    @classmethod
    def at(cls, text: str, *ranges: tuple[int, int]) -> Self:
        """The words of `text` at each range, trimmed of white space; ranges that touch or overlap become one.

        Raises:
            InvalidSpan: when nothing is left.
        """
        spans = merged(Span(*trimmed(text, start, end)) for start, end in ranges if text[start:end].strip())
        return cls(spans, " ".join(text[span.start : span.end] for span in spans))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at either side; empty ranges come back with start == end."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)
