"""One document as the linkers look at it: mentions with their words, heads and surroundings, and what has been linked so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from dragoman.text.datelines import dateline
from dragoman.text.parser import Parsed, Sentence
from dragoman.types.ids import EntityId, MentionId
from dragoman.types.readings import Mention, Reading, Statement
from dragoman.types.resolutions import Candidate, Entity, Link
from dragoman.types.spans import Span
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.link.whereabouts import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Who one mention means, before it is a row: `entity` None where it is nobody we could name."""

    entity: Entity | None = None
    name: str | None = None
    office: str | None = None
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    anonymous: bool = False
    candidates: tuple[tuple[EntityId, float], ...] = ()
    method: str
    score: float = 1.0

    @classmethod
    def of(
        cls, entity: Entity, method: str, score: float, *, office: str | None = None, sector: str | None = None
    ) -> Self:
        """An entity as what is meant, with its own name, country and sector where nothing else is said."""
        return cls(
            entity=entity,
            name=entity.name,
            office=office,
            country=entity.country,
            sector=sector or entity.sector,
            candidates=((entity.id, score),),
            method=method,
            score=score,
        )

    def link(self, mention: MentionId) -> Link:
        """The row that says so."""
        return Link(
            mention=mention,
            entity=self.entity.id if self.entity else None,
            name=self.name,
            office=self.office,
            role=self.role,
            country=self.country,
            sector=self.sector,
            anonymous=self.anonymous,
            candidates=tuple(Candidate(entity=entity, score=score) for entity, score in self.candidates),
            method=self.method,
            score=self.score,
        )


@dataclass(frozen=True, eq=False)
class Scene:
    """What the linkers of one document share; `meant` fills as they go, in text order."""

    parsed: Parsed
    reading: Reading
    knowledge: Knowledge
    meant: dict[MentionId, Meant] = field(default_factory=dict)
    spots: "dict[MentionId, Spot]" = field(default_factory=dict)
    """Where the names of places and states lie, once that is settled."""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.parsed.document.text

    @property
    def day(self) -> str | None:
        """The day on which offices are looked up: that of publication."""
        return self.parsed.document.published

    @cached_property
    def mentions(self) -> dict[MentionId, Mention]:
        """The mentions by id, in text order."""
        return {mention.id: mention for mention in self.reading.mentions}

    @cached_property
    def heads(self) -> "dict[MentionId, Token]":
        """The head word of each mention."""
        found: dict[MentionId, Token] = {}
        for mention in self.reading.mentions:
            span = self.parsed.doc.char_span(mention.words.span.start, mention.words.span.end, alignment_mode="expand")
            if span is not None and len(span):
                found[mention.id] = span.root
        return found

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Where each sentence starts, in text order."""
        return tuple(sentence.start for sentence in self.parsed.sentences)

    def sentence_number(self, offset: int) -> int:
        """Which sentence holds the code point at `offset`; headlines count with the sentence before."""
        return bisect_right(self.sentence_starts, offset) - 1

    def block_number(self, offset: int) -> int:
        """Which block holds the code point at `offset`."""
        return bisect_right(self.parsed.document.blocks, offset, key=lambda block: block.span.start) - 1

    def sentence(self, mention: Mention) -> Sentence | None:
        """The sentence of a mention."""
        number = self.sentence_number(mention.words.span.start)
        return self.parsed.sentences[number] if 0 <= number < len(self.parsed.sentences) else None

    def quotation_at(self, offset: int) -> Span | None:
        """The quotation that holds the code point at `offset`."""
        quotations = self.parsed.quotations
        position = bisect_left(quotations, offset, key=lambda quotation: quotation.outer.start) - 1
        last = quotations[position].outer if position >= 0 else None
        return last if last is not None and offset < last.end else None

    def statement_with(self, offset: int) -> Statement | None:
        """The innermost statement whose quoted or reported content holds the code point at `offset`."""
        holding = [
            s
            for s in self.reading.statements
            if s.content.start <= offset < s.content.end
            and any(span.start <= offset < span.end for span in s.content.spans)
        ]
        return min(holding, key=lambda s: sum(map(len, s.content.spans)), default=None)

    def country_in(self, phrase: str) -> str | None:
        """The first state that a phrase names."""
        return next(iter(self.knowledge.countries_in(phrase)), None)

    def country_in_words(self, phrase: str) -> str | None:
        """The state that a phrase names by its name, capital or adjective; None where it names none or only a body of it."""
        words = phrase.removeprefix("the ").removesuffix("'s").removesuffix("’s").replace(",", "").split()
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                part = " ".join(words[start : start + length])
                found = self.knowledge.country_of_name(part) or self.knowledge.country_of_adjective(part)
                if found:
                    return found
        return None

    def before(self, mention: Mention) -> Iterator[Mention]:
        """The mentions before one, the nearest first; a dateline names where the report was filed, and nobody in it."""
        start = mention.words.span.start
        yield from (
            other
            for other in reversed(self.reading.mentions_from(0, start))
            if other.words.span.end <= start and not self.in_dateline(other.words.span.start)
        )

    def before_in(self, mention: Mention, number: int) -> Iterator[Mention]:
        """Of the mentions before one those in a sentence by its number, the nearest first."""
        opening = self.sentence_starts[number] if number >= 0 else 0
        for other in self.before(mention):
            if other.words.span.start < opening:
                return
            if self.sentence_number(other.words.span.start) == number:
                yield other

    def in_dateline(self, offset: int) -> bool:
        """Whether the code point at `offset` stands in a dateline."""
        position = bisect_right(self._datelines, offset, key=lambda span: span.start) - 1
        return position >= 0 and offset < self._datelines[position].end

    @cached_property
    def _datelines(self) -> tuple[Span, ...]:
        found = (dateline(self.text, block.span) for block in self.parsed.document.blocks)
        return tuple(span for span in found if span is not None)
