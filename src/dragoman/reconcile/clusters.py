"""Clusters of what belongs together: pairs united from the surest down, readers' judgements before all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dragoman.types.across import Pair
from dragoman.types.judgements import Judgement, Verdict

Group = frozenset[str]
Fits = Callable[[Group, Group], bool]
"""Whether two clusters that a pair would unite may be united."""


def always(_left: Group, _right: Group) -> bool:
    """For concerns in which one pair is enough."""
    return True


def clusters(
    items: Iterable[str],
    pairs: Iterable[Pair],
    judgements: Iterable[Judgement],
    *,
    fits: Fits = always,
    sames: bool = True,
) -> list[list[str]]:
    """The items in clusters, each in order of id, the clusters in order of their first items.

    The same items, pairs and judgements give the same clusters, in whatever order they come. Two items that a reader calls
    different never share a cluster; with `sames`, two that a reader calls the same always do, unless another judgement parts them.
    """
    known = sorted(items)
    hand = _Hand.of(judgements, set(known))
    joined = _Joined({item: frozenset({item}) for item in known}, hand)
    for left, right in hand.same if sames else ():
        joined.unite(left, right, always)
    for pair in sorted(pairs, key=lambda p: (-p.score, p.left, p.right)):
        if pair.left in joined.groups and pair.right in joined.groups:
            joined.unite(pair.left, pair.right, fits)
    return sorted(sorted(group) for group in set(joined.groups.values()))


@dataclass(frozen=True, slots=True)
class _Hand:
    """What readers say of pairs."""

    same: tuple[tuple[str, str], ...]
    different: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement], items: set[str]) -> "_Hand":
        held = [j for j in judgements if j.holds and j.right is not None and {j.left, j.right} <= items]
        return cls(
            tuple(sorted(_ends(j) for j in held if j.verdict is Verdict.SAME)),
            frozenset(_ends(j) for j in held if j.verdict is Verdict.DIFFERENT),
        )

    def parts(self, left: Group, right: Group) -> bool:
        return any((a in left and b in right) or (b in left and a in right) for a, b in self.different)


def _ends(judgement: Judgement) -> tuple[str, str]:
    left, right = sorted((judgement.left, judgement.right or ""))
    return left, right


@dataclass(frozen=True, slots=True)
class _Joined:
    groups: dict[str, Group]
    hand: _Hand = field()

    def unite(self, left: str, right: str, fits: Fits) -> None:
        one, other = self.groups[left], self.groups[right]
        if one is other or self.hand.parts(one, other) or not fits(one, other):
            return
        whole = one | other
        for item in whole:
            self.groups[item] = whole


def linked(judgements: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """The pairs that readers judged to be the same."""
    yield from (_ends(j) for j in judgements if j.holds and j.right is not None and j.verdict is Verdict.SAME)
