"""Copies: documents that repeat another one's text, found by shared runs of words.

Shingles as in Broder (1997), sampled by value as in Manber's sif (1994) to find pairs; every pair is then measured exactly.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from dragoman.types.documents import BlockKind, Document
from dragoman.types.ids import DocumentId
from dragoman.types.outcomes import Copy

SHINGLE = 8
"""Words a shingle: long enough that two reports of one press conference share few beyond the quotations."""
SAMPLE = 8
"""One shingle in so many is looked up to find pairs; a copy of 100 words has about eleven of them."""
CONTAINED = 0.5
"""Share of a document's shingles that another must hold for it to be a copy. Shared quotations alone stay under a third."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Shingled:
    document: DocumentId
    order: tuple[str, str]
    shingles: frozenset[int]


def find_copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """The documents that repeat an earlier one, each with the first of its line; in order of id.

    The order in which the documents come changes nothing.
    """
    shingled = sorted(map(_shingled, documents), key=lambda item: item.order)
    index: dict[int, list[_Shingled]] = defaultdict(list)
    found: dict[DocumentId, Copy] = {}
    for item in shingled:
        best = max(_measured(item, index), key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= CONTAINED:
            containment, original = best
            first = found[original.document].original if original.document in found else original.document
            found[item.document] = Copy(document=item.document, original=first, containment=round(containment, 4))
        for value in item.shingles:
            if value % SAMPLE == 0:
                index[value].append(item)
    return tuple(sorted(found.values(), key=lambda copy: copy.document))


def _shingled(document: Document) -> _Shingled:
    text = " ".join(
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if block.kind in {BlockKind.BODY, BlockKind.SUBHEADING}
    )
    words = WORD.findall(text.lower())
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return _Shingled(
        document=document.id,
        order=(document.published or "9999", document.id),
        shingles=frozenset(crc32(run.encode()) for run in runs),
    )


def _measured(item: _Shingled, index: dict[int, list[_Shingled]]) -> Iterator[tuple[float, _Shingled]]:
    """The earlier documents that share a sampled shingle, with the share of `item` that each holds."""
    sampled = (value for value in sorted(item.shingles) if value % SAMPLE == 0)
    earlier = {other.document: other for value in sampled for other in index.get(value, ())}
    for other in earlier.values():
        yield len(item.shingles & other.shingles) / len(item.shingles), other
