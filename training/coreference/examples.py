"""Annotated texts as the numbers that the scorer is trained on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dragoman.extract.given_spans import with_spans
from dragoman.extract.mentions import find_mentions
from dragoman.extract.statements import find_statements
from dragoman.link.coreference import pairs_of
from dragoman.link.entities import named_scene
from dragoman.link.pairs import PAIR, Array
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.spans import Span, trimmed
from dragoman.world import Knowledge
from training.coreference.corpora import Annotated


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """The phrases of one text: `pairs[i]` compares phrase `later[i]` with `earlier[i]`; `same[i]` says whether they corefer."""

    id: str
    own: Array
    later: Array
    earlier: Array
    pairs: Array
    same: Array
    asked: Array
    """Phrases that are judged."""
    open: bool
    """Whether a phrase may have no antecedent."""
    measured: bool


def examples(texts: Iterable[Annotated], parser: Parser, knowledge: Knowledge) -> Iterator[Example]:
    """One example a text, in order."""
    kept = list(texts)
    for text, parsed in zip(kept, parser.parse(map(_document, kept)), strict=True):
        yield _example(text, parsed, knowledge)


def _document(text: Annotated) -> Document:
    cuts = sorted({0, *text.breaks, len(text.text)})
    ranges = [trimmed(text.text, start, end) for start, end in pairwise(cuts)]
    blocks = tuple(Block(span=Span(start, end), kind=BlockKind.BODY) for start, end in ranges if start < end)
    return Document(text=text.text, blocks=blocks)


def _example(text: Annotated, parsed: Parsed, knowledge: Knowledge) -> Example:
    named = find_mentions(parsed, Reading(document_id=parsed.document.id), knowledge)
    reading, mentions = with_spans(
        parsed, find_statements(parsed, named, knowledge), (Span(*span) for span in text.chains)
    )
    scene, people = named_scene(parsed, reading, knowledge)
    pairs = pairs_of(scene, people, mentions, chunks=text.only is not None)
    chain = [text.chains.get((p.span.start, p.span.end)) for p in pairs.phrases]
    later, earlier, rows = [], [], []
    asked = []
    for n, phrase in enumerate(pairs.phrases):
        if text.only is not None and (phrase.span.start, phrase.span.end) != text.only:
            continue
        candidates = np.array([c for c in pairs.candidates(n) if chain[c] is not None], dtype=int)
        if text.only is not None and not any(chain[c] == chain[n] for c in candidates):
            continue
        asked.append(n)
        if len(candidates):
            later.append(np.full(len(candidates), n))
            earlier.append(candidates)
            rows.append(pairs.shared(n, candidates).astype(np.float16))
    same = [[chain[c] == chain[n[0]] for c in cs] for n, cs in zip(later, earlier, strict=True)]
    return Example(
        id=text.id,
        own=pairs.own.astype(np.float16),
        later=np.concatenate(later) if later else np.zeros(0, dtype=int),
        earlier=np.concatenate(earlier) if earlier else np.zeros(0, dtype=int),
        pairs=np.concatenate(rows) if rows else np.zeros((0, len(PAIR)), dtype=np.float16),
        same=np.concatenate([np.array(s) for s in same]) if same else np.zeros(0, dtype=bool),
        asked=np.array(asked),
        open=text.only is None,
        measured=text.measured,
    )
