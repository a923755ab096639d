"""An attribution before it becomes a statement, and the page it is found on."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.extract.attribution.lexicon import Lexicon
from dragoman.text.datelines import dateline
from dragoman.text.parser import Parsed, Sentence
from dragoman.text.quotations import Quotation
from dragoman.types.documents import Block
from dragoman.types.readings import Reading
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

Range = tuple[int, int]
"""Code points, half open."""
METHOD = "attribution-rules/2"
FORECASTS = "forecast-rules/1"
"""The method of forecasts that the report makes itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Who said what with which words, as tokens and ranges."""

    speaker: "Token | None"
    """Head of the noun phrase that names who speaks."""
    speaker_span: Span | None = None
    """The words that name who speaks, where they are known better than the parse tells."""
    verb: "Token | None" = None
    """Head of the cue."""
    cue: tuple[Range, ...] = ()
    content: tuple[Range, ...]
    head: "Token | None" = None
    """Head of the content."""
    act: str = "assert"
    held: bool = False
    addressees: tuple["Token", ...] = ()
    via: tuple["Token", ...] = ()
    score: float = 0.9
    carried: bool = False
    """Whether the speaker is carried over from another sentence."""
    beside: tuple[Range, ...] = ()
    """What else is said under the same cue, in statements of its own."""
    turn: bool = False
    """Whether it is a turn of a transcript: the speaker's own words without marks."""
    method: str = METHOD

    @property
    def place(self) -> int:
        """Where the cue stands; the content where there is none."""
        if self.verb is not None:
            return int(self.verb.idx)
        return self.cue[0][0] if self.cue else self.content[0][0]

    @property
    def own(self) -> bool:
        """Whether it is the report that speaks."""
        return self.method == FORECASTS

    def holds(self, offset: int) -> bool:
        """Whether a code point stands in what is said."""
        return any(start <= offset < end for start, end in (*self.content, *self.beside))


@dataclass(frozen=True)
class Page:
    """A parsed document with its quotations by token, and the cues to look for."""

    parsed: Parsed
    found: Reading
    lexicon: Lexicon
    doc: "Doc" = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "doc", self.parsed.doc)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.document.text

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, in text order."""
        return self.parsed.quotations

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a code point."""
        return self.parsed.sentence_at(offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [quotation.outer.start for quotation in self.quotations]

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation that holds a code point, its marks included."""
        position = bisect_right(self._starts, offset) - 1
        if position < 0:
            return None
        quotation = self.quotations[position]
        return quotation if offset < quotation.outer.end else None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a code point."""
        blocks = self.parsed.document.blocks
        position = bisect_right(blocks, offset, key=lambda block: block.span.start) - 1
        return blocks[position] if position >= 0 and offset < blocks[position].span.end else None

    def dateline_end(self, offset: int) -> int:
        """Where the dateline ends that opens the block of a code point; 0 where none does."""
        sentence = self.sentence_at(offset)
        found = dateline(self.text, sentence.block.span) if sentence is not None else None
        return found.end if found is not None else 0

    def in_dateline(self, offset: int) -> bool:
        """Whether a code point stands in a dateline."""
        return offset < self.dateline_end(offset)

    def quoted(self, token: "Token") -> bool:
        """Whether a token stands inside quotation marks."""
        return self.quotation_at(token.idx) is not None

    def tokens(self, start: int, end: int) -> "Tokens":
        """The tokens that a range, which is not empty, touches."""
        found = self.doc.char_span(start, end, alignment_mode="expand")
        assert found is not None  # noqa: S101 - every code point belongs to a token
        return found

    def range_of(self, first: "Token", last: "Token") -> Range:
        """From the start of one token to the end of another."""
        return first.idx, last.idx + len(last)
