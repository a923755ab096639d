"""Claims: facts of several documents about one proposition, and how each stands to it.

Two facts are related by `relations`; what is about one thing is one claim. Its leading value is the one with most independent origins, then
the earliest; what agrees with it supports it, what differs contradicts it in a named way. A later state of a thing that changes is a claim
of its own, and supersedes the earlier one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.reconcile.clusters import clusters
from dragoman.reconcile.facts import EventFact, Fact, FigureFact, SpeechFact
from dragoman.reconcile.relations import SAME, related
from dragoman.types.across import Concern, Pair
from dragoman.types.claims import Claim, ClaimKind, Difference, Evidence, Stance
from dragoman.types.copies import Copy, Origin, Repeat
from dragoman.types.ids import content_id
from dragoman.types.judgements import Judgement, Verdict

KINDS = {EventFact: ClaimKind.EVENT, FigureFact: ClaimKind.FIGURE, SpeechFact: ClaimKind.STATEMENT}


@dataclass(frozen=True, slots=True)
class Found:
    """What settling gives."""

    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose word each fact is: the origins of documents, and what they repeat."""

    origins: Mapping[str, Origin]
    copies: Mapping[str, Sequence[Copy]]

    def of(self, fact: Fact) -> str:
        """The independent origin of a fact: a named speaker, the agency it came through, the report it was copied from, or the house."""
        if fact.teller is not None and fact.teller.identified:
            return f"said by {fact.teller.key}"
        if fact.agency:
            return fact.agency
        return self._house(fact)

    def corrects(self, later: Fact, earlier: Fact) -> bool:
        """Whether the one stands in a later version of the report in which the other stands."""
        repeated = (copy for copy in self.copies.get(later.document, ()) if copy.how is Repeat.VERSION)
        mine, other = self.origins.get(later.document), self.origins.get(earlier.document)
        one_line = mine is not None and other is not None and mine.original == other.original
        return one_line and any(True for _ in repeated)

    def _house(self, fact: Fact) -> str:
        for copy in self.copies.get(fact.document, ()):
            added = any(span.start <= fact.start < span.end for span in copy.added)
            if copy.how is Repeat.EMBEDS and not added and copy.original in self.origins:
                return self.origins[copy.original].house
        origin = self.origins.get(fact.document)
        return origin.house if origin else fact.document


def compare(one: Fact, other: Fact) -> Pair | None:
    """What was found of two facts; None when they are about two things."""
    relation = related(one, other)
    if relation is None:
        return None
    left, right = sorted((one, other), key=_order)
    return Pair(
        concern=Concern.CLAIMS,
        left=left.id,
        right=right.id,
        left_document=left.document,
        right_document=right.document,
        sort=relation.sort,
        score=relation.score,
        because=relation.because,
    )


def _order(fact: Fact) -> tuple[str, str]:
    return fact.published or "9999", fact.id


def settle(facts: Mapping[str, Fact], pairs: Iterable[Pair], judgements: Iterable[Judgement], voices: Voices) -> Found:
    """The claims of these facts, and how each stands to its own."""
    hand = tuple(judgements)
    wrong = {j.left for j in hand if j.holds and j.verdict is Verdict.WRONG}
    held = {item: fact for item, fact in facts.items() if item not in wrong}
    kept = [pair for pair in pairs if pair.left in held and pair.right in held]
    uniting = [pair for pair in _real(kept, held) if pair.sort != Difference.UPDATED]
    groups = clusters(held, uniting, hand)
    settled = [_Settled.of([held[item] for item in group], uniting, hand, voices) for group in groups]
    home = {fact.id: one.claim.id for one in settled for fact in one.facts}
    evidence = [piece for one in settled for piece in one.evidence]
    evidence += _superseding(kept, held, home, voices)
    unique = {(piece.claim, piece.record): piece for piece in reversed(evidence)}
    return Found(tuple(one.claim for one in settled), tuple(unique[key] for key in sorted(unique)))


def _real(pairs: Sequence[Pair], facts: Mapping[str, Fact]) -> Iterator[Pair]:
    """The pairs without differences that a report has in itself: where the same words give it a further fact that agrees."""
    agreeing: dict[str, list[Fact]] = {}
    for pair in pairs:
        if pair.sort == SAME:
            agreeing.setdefault(pair.left, []).append(facts[pair.right])
            agreeing.setdefault(pair.right, []).append(facts[pair.left])
    for pair in pairs:
        left, right = facts[pair.left], facts[pair.right]
        within = any(_in_words_of(other, right) for other in agreeing.get(left.id, ()))
        if pair.sort == SAME or not (within or any(_in_words_of(other, left) for other in agreeing.get(right.id, ()))):
            yield pair


def _in_words_of(one: Fact, other: Fact) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def _superseding(
    pairs: Iterable[Pair], facts: Mapping[str, Fact], home: Mapping[str, str], voices: Voices
) -> Iterator[Evidence]:
    """Later states of things that change, as evidence on the earlier ones."""
    for pair in pairs:
        if pair.sort == Difference.UPDATED and home[pair.left] != home[pair.right]:
            yield _piece(facts[pair.right], home[pair.left], voices, Stance.SUPERSEDES, pair)


@dataclass(frozen=True, slots=True)
class _Settled:
    claim: Claim
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]

    @classmethod
    def of(cls, group: Sequence[Fact], pairs: Iterable[Pair], hand: Sequence[Judgement], voices: Voices) -> "_Settled":
        ordered = sorted(group, key=_order)
        inside = {fact.id for fact in ordered}
        mine = [pair for pair in pairs if pair.left in inside and pair.right in inside]
        values = _values(ordered, mine, hand)
        leading = min(values, key=lambda value: (-len({voices.of(fact) for fact in value}), _order(value[0])))
        claim = _claim(ordered[0], leading[0])
        evidence = tuple(_stands(fact, claim.id, leading, mine, voices) for fact in ordered)
        return cls(claim, tuple(ordered), evidence)


def _values(ordered: Sequence[Fact], pairs: Iterable[Pair], hand: Sequence[Judgement]) -> list[list[Fact]]:
    """The facts that agree with one another, each agreeing group in order."""
    known = {fact.id: fact for fact in ordered}
    differing = {frozenset((pair.left, pair.right)) for pair in pairs if pair.sort != SAME}

    def fits(left: frozenset[str], right: frozenset[str]) -> bool:
        return not any(frozenset((a, b)) in differing for a in left for b in right)

    same = [pair for pair in pairs if pair.sort == SAME]
    groups = clusters(known, same, hand, fits=fits)
    return [sorted((known[item] for item in group), key=_order) for group in groups]


def _claim(first: Fact, lead: Fact) -> Claim:
    return Claim(
        id=content_id("claim", first.id),
        kind=KINDS[type(first)],
        label=lead.label,
        lead=lead.id,
        since=min(filter(None, (first.day, first.published)), default=None),
    )


def _stands(fact: Fact, claim: str, leading: Sequence[Fact], pairs: Iterable[Pair], voices: Voices) -> Evidence:
    lead = {one.id for one in leading}
    if fact.id in lead:
        return _piece(fact, claim, voices, Stance.SUPPORTS, None)
    own = [pair for pair in pairs if fact.id in {pair.left, pair.right} and pair.sort != SAME]
    best = max(own, key=lambda pair: (bool({pair.left, pair.right} & lead), pair.score, pair.left), default=None)
    if best is None:
        return _piece(fact, claim, voices, Stance.SUPPORTS, None)
    other = next(one for one in leading)
    stance = Stance.CORRECTS if voices.corrects(fact, other) else Stance.CONTRADICTS
    return _piece(fact, claim, voices, stance, best)


def _piece(fact: Fact, claim: str, voices: Voices, stance: Stance, pair: Pair | None) -> Evidence:
    against = None if pair is None else pair.left if pair.right == fact.id else pair.right
    return Evidence(
        claim=claim,
        record=fact.id,
        document=fact.document,
        stance=stance,
        difference=Difference(pair.sort) if pair else None,
        against=against,
        origin=voices.of(fact),
        anonymous=fact.teller is not None and fact.teller.anonymous,
        because=pair.because if pair else (),
    )
