"""Which earlier noun phrase each noun phrase of a document takes up, by the learned scorer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from dragoman.link.pairs import Pairs
from dragoman.link.people import People
from dragoman.link.phrases import Phrase, phrases
from dragoman.link.scene import Meant, Scene
from dragoman.link.scorer import scorer
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention

NONE = -1


class Antecedents:
    """The antecedents of the pronouns and descriptions of one document whose names are linked."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.scene = scene
        self.people = people

    def shares(self, mention: Mention) -> Mapping[int, float]:
        """How likely each earlier phrase is what a mention takes up, by the number of its head word; `NONE`: none of them."""
        head = self.scene.heads.get(mention.id)
        n = self._position.get(head.i) if head is not None else None
        if n is None:
            return {NONE: 1.0}
        candidates = self._pairs.candidates(n)
        scores = scorer().scores(self._pairs, n, candidates)
        found = {self._pairs.phrases[c].head.i: float(p) for c, p in zip(candidates, scores, strict=False)}
        return {**found, NONE: float(scores[-1])}

    def likeliest(self, mention: Mention, fits: Callable[[Meant], bool]) -> tuple[Meant, float] | None:
        """Of those that earlier mentions mean and that fit the one with the largest share, and this share."""
        shares = self.shares(mention)
        total: dict[EntityId, float] = {}
        means: dict[EntityId, Meant] = {}
        counted: set[int] = set()
        for other in self.scene.before(mention):
            head, meant = self.scene.heads.get(other.id), self.scene.meant.get(other.id)
            if head is None or head.i in counted or head.i not in shares or meant is None or meant.entity is None:
                continue
            if fits(meant):
                counted.add(head.i)
                means.setdefault(meant.entity.id, meant)
                total[meant.entity.id] = total.get(meant.entity.id, 0.0) + shares[head.i]
        best = max(total, key=lambda entity: total[entity], default=None)
        return (means[best], total[best]) if best is not None else None

    @cached_property
    def _pairs(self) -> Pairs:
        """One phrase a head word: of several mentions with one head the longest."""
        longest: dict[int, Mention] = {}
        for mention in self.scene.reading.mentions:
            head = self.scene.heads.get(mention.id)
            if head is not None:
                other = longest.get(head.i)
                if other is None or len(other.words.span) < len(mention.words.span):
                    longest[head.i] = mention
        return pairs_of(self.scene, self.people, longest.values(), chunks=True)

    @cached_property
    def _position(self) -> Mapping[int, int]:
        return {phrase.head.i: n for n, phrase in enumerate(self._pairs.phrases)}


def pairs_of(scene: Scene, people: People, mentions: Iterable[Mention], *, chunks: bool) -> Pairs:
    """The phrases of the mentions (with `chunks` every other noun phrase too), ready to be compared; names must be linked."""
    found = phrases(scene, people, mentions, chunks=chunks)
    return Pairs(found, tuple(_speakers(scene, found)))


def _speakers(scene: Scene, found: tuple[Phrase, ...]) -> Iterator[int]:
    """For each phrase the position of the one who says what it stands in; `NONE` for the reporter."""
    positions = {phrase.head.i: n for n, phrase in enumerate(found)}
    for phrase in found:
        statement = scene.statement_with(phrase.span.start)
        head = scene.heads.get(statement.speaker) if statement is not None and statement.speaker else None
        yield positions.get(head.i, NONE) if head is not None else NONE
