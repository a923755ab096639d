"""Sentences of a document as sets of words, quick to compare, and samples of its runs of words to find what to compare."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from dragoman.text.quotations import quotations
from dragoman.types.documents import BlockKind, Document
from dragoman.types.spans import Span, trimmed

RUN = 5
"""Words a run: at one word in five changed a third of the runs still stand."""
SAMPLE = 4
"""One run in so many is kept, by its hash: FracMinHash (Irber et al. 2022), which finds a short report within a long one."""
CONTENT = 4
"""Letters from which a word tells something; numbers always do."""
QUOTED = 0.5
"""Share of a sentence between quotation marks from which it is a quotation."""
WORD = re.compile(r"\w+")
END = re.compile(r"(?<=[.!?])[\"”’']*\s+(?=[\"“‘']?[A-Z0-9])")
TOLD = frozenset({BlockKind.BODY, BlockKind.SUBHEADING})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands and which words it has."""

    start: int
    end: int
    words: tuple[int, ...]
    """Hashes of its telling words, each once, in order of value."""
    quoted: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the body, in order; those without a telling word are left out."""
    return tuple(sentence for span, quoted in _parts(document) if (sentence := _sentence(document, span, quoted)).words)


def _parts(document: Document) -> Iterator[tuple[Span, Sequence[Span]]]:
    text = document.text
    for block in document.blocks:
        if block.kind not in TOLD:
            continue
        quoted = [one.outer for one in quotations(text, block.span)]
        cuts = [block.span.start, *(found.end() for found in END.finditer(text, block.span.start, block.span.end))]
        for start, end in zip(cuts, [*cuts[1:], block.span.end], strict=True):
            start, end = trimmed(text, start, end)  # noqa: PLW2901 - the same range, without white space
            if start < end:
                yield Span(start, end), quoted


def _sentence(document: Document, span: Span, quotes: Sequence[Span]) -> Sentence:
    inside = sum(max(0, min(span.end, q.end) - max(span.start, q.start)) for q in quotes)
    words = {hashed(word) for word in WORD.findall(document.text[span.start : span.end].lower()) if _tells(word)}
    return Sentence(span.start, span.end, tuple(sorted(words)), quoted=inside >= QUOTED * len(span))


def _tells(word: str) -> bool:
    return len(word) >= CONTENT or word.isdigit()


def hashed(words: str) -> int:
    """A number for words, the same everywhere."""
    return crc32(words.encode())


def samples(document: Document, parts: Iterable[Sentence]) -> tuple[str, ...]:
    """A sample of the runs of words outside quotations, as keys."""
    told = " ".join(document.text[part.start : part.end] for part in parts if not part.quoted)
    words = WORD.findall(told.lower())
    runs = {hashed(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}
    return tuple(f"{run:x}" for run in sorted(runs) if run % SAMPLE == 0)
