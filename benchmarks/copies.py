"""copies: wire copies made of our own examples, found again; precision and recall at several rates of editing.

Every example is copied whole, cut, reordered and within another report, with one word in so many changed; all pairs of examples that are
not copies must stay apart.
"""
# ruff: noqa: S311 - chance need not be secret

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from dragoman import clean, world
from dragoman.acquire import captures
from dragoman.reconcile.copies import find_copies
from dragoman.types.documents import Block, BlockKind, Capture, Document, Given
from dragoman.types.spans import Span

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RATES = (0.0, 0.1, 0.2, 0.3)
CUT = 0.4
"""Share of the paragraphs that a cut copy keeps."""
SEED = 7


def main(_arguments: list[Path]) -> int:
    """Print precision and recall for each way of copying and each rate."""
    originals = examples()
    print(f"{len(originals)} examples; edits: one word in so many is changed, left out or put in")
    for rate in RATES:
        rows = {name: scored(originals, name, rate) for name in WAYS}
        cells = ", ".join(f"{name} P {p:.3f} R {r:.3f}" for name, (p, r) in rows.items())
        print(f"edited {rate:.0%}: {cells}")
    return 0


def examples() -> list[Document]:
    """Our own examples as documents."""
    found = [one for one in captures([str(EXAMPLES)], given=Given()) if isinstance(one, Capture)]
    with clean.Cleaner(world.load()) as cleaner:
        cleaned = [cleaner(capture).document for capture in found]
    return [document for document in cleaned if document is not None]


def scored(originals: list[Document], way: str, rate: float) -> tuple[float, float]:
    """Precision and recall of the pairs found among the examples and a copy of each."""
    random = Random(SEED)
    copies = [WAYS[way](document, originals, rate, random) for document in originals]
    knowledge = world.load()
    lines = {origin.document: origin.original for origin in find_copies(originals, knowledge).origins}
    truth = {(b.id, lines[a.id]) for a, b in zip(originals, copies, strict=True)}
    found = find_copies([*originals, *copies], knowledge).copies
    pairs = {(copy.document, copy.original) for copy in found if copy.document not in lines}
    right = len(pairs & truth)
    return right / len(pairs) if pairs else 1.0, right / len(truth)


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of the body."""
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind is BlockKind.BODY]


def edited(text: str, rate: float, random: Random, words: list[str]) -> str:
    """The text with words changed, left out or put in at a rate."""
    kept: list[str] = []
    for word in text.split():
        kept += (
            random.choice(([random.choice(words)], [], [word, random.choice(words)]))
            if random.random() < rate
            else [word]
        )
    return " ".join(kept)


def copied(document: Document, parts: Iterable[str], rate: float, random: Random) -> Document:
    """A later document of another outlet with these paragraphs, edited."""
    words = re.findall(r"\w+", document.text)
    told = [edited(part, rate, random, words) for part in parts]
    return of_paragraphs(
        told, replace(document, outlet="The Other Paper", published="2030-01-01", title=None, url=None)
    )


def of_paragraphs(parts: Iterable[str], like: Document) -> Document:
    """A document of these paragraphs."""
    kept = [part for part in parts if part.strip()]
    starts = _starts(kept)
    blocks = tuple(
        Block(span=Span(start, start + len(part)), kind=BlockKind.BODY)
        for start, part in zip(starts, kept, strict=True)
    )
    return replace(like, text="\n\n".join(kept), blocks=blocks)


def _starts(parts: list[str]) -> Iterator[int]:
    at = 0
    for part in parts:
        yield at
        at += len(part) + 2


def whole(document: Document, _others: list[Document], rate: float, random: Random) -> Document:
    """All of it."""
    return copied(document, paragraphs(document), rate, random)


def cut(document: Document, _others: list[Document], rate: float, random: Random) -> Document:
    """Its first paragraphs."""
    parts = paragraphs(document)
    return copied(document, parts[: max(2, int(CUT * len(parts)))], rate, random)


def reordered(document: Document, _others: list[Document], rate: float, random: Random) -> Document:
    """All of it in another order."""
    parts = paragraphs(document)
    random.shuffle(parts)
    return copied(document, parts, rate, random)


def embedded(document: Document, others: list[Document], rate: float, random: Random) -> Document:
    """Between the sentences of a longer report of its own, made of words of another example out of their order."""
    other = others[(others.index(document) + 5) % len(others)]
    words = re.findall(r"\w+", other.text)
    own = [" ".join(random.sample(words, 25)).capitalize() + "." for _ in range(2 * len(paragraphs(document)))]
    middle = [edited(part, rate, random, re.findall(r"\w+", document.text)) for part in paragraphs(document)]
    return copied(document, [*own[: len(own) // 2], *middle, *own[len(own) // 2 :]], 0.0, random)


WAYS = {"whole": whole, "cut": cut, "reordered": reordered, "embedded": embedded}
"""Ways of copying."""
