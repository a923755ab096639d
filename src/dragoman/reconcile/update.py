"""Brings what the record finds across documents up to date: new documents compared with those that share keys, then what they touch settled.

The outcome depends on the documents and the judgements that hold, and on nothing else: neither their order, nor how many come at once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dragoman.reconcile import claims, copies, facts, stories
from dragoman.reconcile.clusters import linked
from dragoman.store import Ledger, Record, Writer
from dragoman.types.across import Concern, Pair, Trace
from dragoman.types.copies import Copy, Origin
from dragoman.types.ids import DocumentId
from dragoman.types.outcomes import ReadDocument
from dragoman.world import Knowledge

VERSION = "1"
"""Changed when other traces are kept or pairs found: everything is then reconciled anew."""
BATCH = 32
"""Documents that are compared and settled in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How one concern is traced, compared and settled."""

    concern: Concern
    trace: Callable[[ReadDocument, Knowledge], Iterable[Trace]]
    read: Callable[[str], Any]
    compare: Callable[[Any, Any], Pair | None]
    least: int
    """Keys that two traces must share to be compared."""
    settle: Callable[[Ledger, Mapping[str, Any], Sequence[Pair]], None]


def update(record: Record, writer: Writer, knowledge: Callable[[], Knowledge]) -> int:
    """Reconcile every document that is new, and whatever judgements touched; how many documents were new.

    Raises:
        RecordError: the record cannot be written.
    """
    with writer.ledger() as ledger:
        ledger.start_over(VERSION)
        pending = ledger.unread(VERSION)
    for batch in _batches(pending):
        with record.view() as view:
            reads = [view.read_document(identity) for identity in batch]
        with writer.ledger() as ledger:
            _take_in(ledger, reads, knowledge())
            ledger.settled(batch, VERSION)
    with writer.ledger() as ledger:
        _settle_all(ledger, {})
    return len(pending)


def _batches(pending: Sequence[DocumentId]) -> Iterator[tuple[DocumentId, ...]]:
    remaining = iter(pending)
    while batch := tuple(islice(remaining, BATCH)):
        yield batch


def _take_in(ledger: Ledger, reads: Sequence[ReadDocument], knowledge: Knowledge) -> None:
    """Trace new documents, compare them with all that share keys, and settle what that touches."""
    touched: dict[Concern, set[str]] = {}
    for rule in RULES:
        items = touched.setdefault(rule.concern, set())
        for read in reads:
            for trace in rule.trace(read, knowledge):
                items.add(trace.item)
                ledger.put_trace(trace)
                ledger.put_pairs(_compared(ledger, rule, trace))
    _settle_all(ledger, touched)


def _compared(ledger: Ledger, rule: Rule, trace: Trace) -> Iterator[Pair]:
    own = rule.read(trace.body)
    for body in ledger.sharing(trace, rule.least).values():
        pair = rule.compare(own, rule.read(body))
        if pair is not None:
            yield pair


def _settle_all(ledger: Ledger, touched: Mapping[Concern, set[str]]) -> None:
    for rule in RULES:
        items = touched.get(rule.concern, set()) | ledger.unsettled(rule.concern)
        if items:
            reached, pairs = _reached(ledger, rule.concern, items)
            bodies = ledger.bodies(rule.concern, reached)
            rule.settle(ledger, {item: rule.read(body) for item, body in bodies.items()}, pairs)


def _reached(ledger: Ledger, concern: Concern, items: set[str]) -> tuple[set[str], list[Pair]]:
    """All that hangs together with the items, by pairs or by a reader's hand, and the pairs."""
    reached, ahead = set(items), set(items)
    pairs: dict[tuple[str, str], Pair] = {}
    hand = list(linked(ledger.judgements()))
    while ahead:
        found = ledger.pairs(concern, ahead)
        pairs.update(((pair.left, pair.right), pair) for pair in found)
        ends = {end for pair in found for end in (pair.left, pair.right)}
        ends |= {end for ends_ in hand if ahead.intersection(ends_) for end in ends_}
        ahead = ends - reached
        reached |= ahead
    return reached, [pairs[ends] for ends in sorted(pairs)]


def _trace_copies(read: ReadDocument, knowledge: Knowledge) -> Iterator[Trace]:
    yield copies.trace(read.document, knowledge)


def _settle_copies(ledger: Ledger, printed: Mapping[str, copies.Printed], pairs: Sequence[Pair]) -> None:
    """Settle copies and origins; claims on documents whose origin changed are to be settled too."""
    before = _known(ledger, printed)
    found = copies.settle(printed, pairs, ledger.judgements())
    ledger.set_copies(printed.keys(), found.copies, found.origins)
    after = _known(ledger, printed)
    changed = [item for item in printed if before.get(item) != after.get(item)]
    ledger.unsettle(Concern.CLAIMS, ledger.records_of(changed))


def _known(ledger: Ledger, items: Iterable[str]) -> dict[str, tuple[Origin | None, tuple[Copy, ...]]]:
    origins, repeated = ledger.origins(items), ledger.copies(items)
    return {item: (origins.get(item), tuple(repeated.get(item, ()))) for item in items}


def _settle_stories(ledger: Ledger, profiles: Mapping[str, stories.Profile], pairs: Sequence[Pair]) -> None:
    found = stories.settle(profiles, pairs, ledger.judgements())
    ledger.set_stories(profiles.keys(), found.stories, found.members)


def _settle_claims(ledger: Ledger, known: Mapping[str, facts.Fact], pairs: Sequence[Pair]) -> None:
    documents = {fact.document for fact in known.values()}
    voices = claims.Voices(ledger.origins(documents), ledger.copies(documents))
    found = claims.settle(known, pairs, ledger.judgements(), voices)
    ledger.set_claims(known.keys(), found.claims, found.evidence)


RULES = (
    Rule(
        concern=Concern.COPIES,
        trace=_trace_copies,
        read=copies.read,
        compare=copies.compare,
        least=copies.LEAST_SHARED,
        settle=_settle_copies,
    ),
    Rule(
        concern=Concern.STORIES,
        trace=stories.traces,
        read=stories.read,
        compare=stories.compare,
        least=stories.LEAST_SHARED,
        settle=_settle_stories,
    ),
    Rule(
        concern=Concern.CLAIMS,
        trace=facts.traces,
        read=facts.read,
        compare=claims.compare,
        least=1,
        settle=_settle_claims,
    ),
)
"""In this order: claims count by the origins that copies give."""
