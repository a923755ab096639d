"""Copies: documents that repeat another one's text, whole, cut, reordered, edited or within a longer report.

Candidates share sampled runs of words (FracMinHash, Irber et al. 2022, each sample a band of its own, kept in the record);
every candidate is then measured exactly, sentence by sentence, quotations left out: two reports of one press conference share those.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import msgspec

from dragoman.reconcile.clusters import clusters
from dragoman.reconcile.days import day_number
from dragoman.reconcile.houses import credited, house_of
from dragoman.reconcile.sentences import Sentence, samples, sentences
from dragoman.types.across import Concern, Pair, Trace
from dragoman.types.copies import Copy, Origin, OriginBasis, Repeat
from dragoman.types.documents import Document
from dragoman.types.ids import DocumentId
from dragoman.types.judgements import Judgement
from dragoman.world import Knowledge

LEAST_SHARED = 2
"""Sampled runs that two documents must share to be compared."""
HELD = 0.6
"""Share of a sentence's telling words that one sentence of the other document must hold; the least where one word in three was changed."""
SHORTEST = 3
"""Telling words below which a sentence counts neither way."""
CONTAINED = 0.5
"""Share of a document's words in held sentences from which it is a copy."""
EMBEDDED = 0.7
"""The same for a document that another one holds within a report of its own."""
VERSION = 0.3
"""The same for two reports of one house under one title."""
LEAST_WORDS = 12
"""Telling words that must be held in all."""
VERSION_DAYS = 3
SAME_TITLE = 0.6
"""Share of the shorter title's words that the other must have."""
MARKER = re.compile(
    r"^\W*(?:(?P<urgent>urgent|breaking)|(?P<lead>lead|(?P<nth>\d)(?:st|nd|rd|th) ld|updated?(?: (?P<number>\d+))?))\b\W*",
    re.IGNORECASE,
)
"""`(LEAD)`, `(2nd LD)`, `UPDATE 2-`, `Updated:`, `(URGENT)` before a title."""


class Printed(msgspec.Struct, frozen=True):
    """What is kept of a document to find its copies."""

    document: DocumentId
    published: str | None
    title: tuple[str, ...]
    version: int
    house: str | None
    basis: OriginBasis
    outlet: str | None
    credited: tuple[str, ...]
    """Lower-case names of those whose report it says it is."""
    sentences: tuple[Sentence, ...]

    def order(self, among: "Iterable[Printed]") -> tuple[str, bool, int, str]:
        """Earlier ones come first; of one day those that credit none of the others, then the lower version, then the least id."""
        credits_one = any(other.outlet in self.credited and other.outlet != self.outlet for other in among)
        return self.published or "9999", credits_one, self.version, self.document

    @property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that are no quotations; all of them where there are hardly others."""
        own = tuple(s for s in self.sentences if not s.quoted and len(s.words) >= SHORTEST)
        return own if sum(len(s.words) for s in own) >= LEAST_WORDS else self.sentences


@dataclass(frozen=True, slots=True)
class Found:
    """What settling gives: the copies and the origins of the documents."""

    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]


def trace(document: Document, knowledge: Knowledge) -> Trace:
    """What is kept of a document."""
    parts = sentences(document)
    house = house_of(document, knowledge)
    version, title = _versioned(document.title or "")
    printed = Printed(
        document=document.id,
        published=document.published,
        title=title,
        version=version,
        house=house.name if house else None,
        basis=house.basis if house else OriginBasis.ITSELF,
        outlet=(document.outlet or "").casefold() or None,
        credited=tuple(name.casefold() for name in credited(document)),
        sentences=parts,
    )
    body = msgspec.json.encode(printed).decode()
    return Trace(
        concern=Concern.COPIES, item=document.id, document=document.id, body=body, keys=samples(document, parts)
    )


def read(body: str) -> Printed:
    """What was kept."""
    return msgspec.json.decode(body, type=Printed)


def compare(one: Printed, other: Printed) -> Pair | None:
    """How the later of two documents repeats the earlier; None when it does not."""
    left, right = sorted((one, other), key=lambda printed: printed.order((one, other)))
    later, earlier = _held(right, left), _held(left, right)
    how = _how(left, right, later, earlier)
    if how is None:
        return None
    share = earlier.share if how is Repeat.EMBEDS else later.share
    return Pair(
        concern=Concern.COPIES,
        left=left.document,
        right=right.document,
        left_document=left.document,
        right_document=right.document,
        sort=how,
        score=round(share, 4),
        because=(f"{share:.0%} of its sentences",),
    )


@dataclass(frozen=True, slots=True)
class _Held:
    """How many telling words of a document stand in sentences that another one holds."""

    words: int
    share: float


def _held(document: Printed, by: Printed) -> _Held:
    own = document.told
    total = sum(len(sentence.words) for sentence in own)
    held = sum(len(sentence.words) for sentence in own if _holds(by.sentences, sentence))
    return _Held(held, held / total if total else 0.0)


def _holds(sentences_: Sequence[Sentence], wanted: Sentence) -> bool:
    words, least = set(wanted.words), HELD * len(wanted.words)
    return any(len(words.intersection(sentence.words)) >= least for sentence in sentences_)


def _how(left: Printed, right: Printed, later: _Held, earlier: _Held) -> Repeat | None:
    if max(later.words, earlier.words) < LEAST_WORDS:
        return None
    if max(later.share, earlier.share) >= VERSION and _one_report(left, right):
        return Repeat.VERSION
    if later.share >= CONTAINED:
        return Repeat.COPY
    return Repeat.EMBEDS if earlier.share >= EMBEDDED else None


def _one_report(left: Printed, right: Printed) -> bool:
    """Whether two documents are forms of one report: one house, one title, days apart at most."""
    days = day_number(left.published), day_number(right.published)
    near = days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= VERSION_DAYS
    return near and left.house is not None and left.house == right.house and _same_title(left.title, right.title)


def _same_title(left: Sequence[str], right: Sequence[str]) -> bool:
    shorter = min(len(set(left)), len(set(right)))
    return shorter > 1 and len(set(left) & set(right)) >= SAME_TITLE * shorter


def _versioned(title: str) -> tuple[int, tuple[str, ...]]:
    """The number of the version that a title names, 0 for none, and the words of the bare title."""
    rank = 0
    while marker := MARKER.match(title):
        named = int(marker["nth"] or marker["number"] or 1)
        rank = min(rank, -1) if marker["urgent"] else max(rank, named)
        title = title[marker.end() :]
    return rank, tuple(re.findall(r"\w+", title.casefold()))


def settle(printed: Mapping[str, Printed], pairs: Iterable[Pair], judgements: Iterable[Judgement]) -> Found:
    """The copies and origins of documents, made of what was found of all pairs among them."""
    kept = [pair for pair in pairs if pair.left in printed and pair.right in printed]
    lines = [pair for pair in kept if pair.sort != Repeat.EMBEDS]
    groups = clusters(printed, lines, judgements, sames=False)
    first = {
        item: lead.document for group in groups for lead in [_first([printed[i] for i in group])] for item in group
    }
    copies = [copy for item in sorted(printed) for copy in _copies(printed[item], printed, kept, first)]
    origins = [_origin(printed[item], printed[first[item]]) for item in sorted(printed)]
    return Found(tuple(copies), tuple(origins))


def _first(group: Sequence[Printed]) -> Printed:
    return min(group, key=lambda printed: printed.order(group))


def _copies(
    one: Printed, printed: Mapping[str, Printed], pairs: Iterable[Pair], first: Mapping[str, str]
) -> Iterator[Copy]:
    """What a document repeats: the first of its line, and the lines it embeds."""
    mine = [pair for pair in pairs if pair.right == one.document]
    line = [pair for pair in mine if pair.sort != Repeat.EMBEDS and first[pair.left] == first[one.document]]
    if line:
        how = Repeat.VERSION if all(pair.sort == Repeat.VERSION for pair in line) else Repeat.COPY
        yield _copy(one, printed[first[one.document]], how, [printed[pair.left] for pair in line])
    roots = {first[pair.left]: pair for pair in mine if pair.sort == Repeat.EMBEDS}
    for root in sorted(roots.keys() - {first[one.document]}):
        yield _copy(one, printed[root], Repeat.EMBEDS, [printed[roots[root].left]])


def _copy(one: Printed, original: Printed, how: Repeat, holders: Sequence[Printed]) -> Copy:
    held = [s for other in {o.document: o for o in (original, *holders)}.values() for s in other.sentences]
    added = tuple(s.span for s in one.sentences if not _holds(held, s))
    total = sum(len(s.words) for s in one.told)
    share = sum(len(s.words) for s in one.told if _holds(held, s)) / total if total else 0.0
    return Copy(document=one.document, original=original.document, containment=round(share, 4), how=how, added=added)


def _origin(one: Printed, first: Printed) -> Origin:
    basis = one.basis if one is first else OriginBasis.COPIED
    return Origin(document=one.document, original=first.document, house=first.house or first.document, basis=basis)


def find_copies(documents: Iterable[Document], knowledge: Knowledge) -> Found:
    """The copies and origins of these documents by themselves, as the record finds them; for checking and measuring."""
    traces: dict[str, Trace] = {document.id: trace(document, knowledge) for document in documents}
    printed = {item: read(one.body) for item, one in traces.items()}
    compared = (compare(printed[a], printed[b]) for a, b in _candidates(traces))
    return settle(printed, [pair for pair in compared if pair], ())


def _candidates(traces: Mapping[str, Trace]) -> list[tuple[str, str]]:
    """Pairs of documents that share enough sampled runs."""
    holders: dict[str, list[str]] = {}
    for item in sorted(traces):
        for key in traces[item].keys:
            holders.setdefault(key, []).append(item)
    shared = Counter(pair for items in holders.values() for pair in combinations(items, 2))
    return sorted(pair for pair, count in shared.items() if count >= LEAST_SHARED)
