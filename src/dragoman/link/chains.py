"""Chains of phrases that mean the same, over all the noun phrases of a document that are asked for: rules and learned scorer together."""

from collections.abc import Sequence

import numpy as np

from dragoman.link.coreference import pairs_of
from dragoman.link.people import People
from dragoman.link.phrases import Phrase
from dragoman.link.scene import Scene
from dragoman.link.scorer import Scorer, scorer
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.spans import Span

SURE = 0.6
"""Score from which the entity that the rules give a description or pronoun decides its chain."""
RELUCTANCE = 0.4
"""How many times likelier than none an antecedent must be."""


class Chains:
    """The chains of some mentions of one document whose mentions are all linked."""

    def __init__(self, scene: Scene, people: People, mentions: Sequence[Mention]) -> None:
        self.scene = scene
        self.pairs = pairs_of(scene, people, mentions, chunks=False)
        self.label: list[int] = []
        self.entity: dict[int, EntityId] = {}
        """What the members of a chain mean, by its label."""
        model = scorer()
        for n in range(len(self.pairs.phrases)):
            self._place(n, model)

    def labels(self) -> dict[Span, int]:
        """The label of the chain of each phrase, by its span."""
        return {p.span: self.label[n] for n, p in enumerate(self.pairs.phrases)}

    def _place(self, n: int, model: Scorer) -> None:
        phrase = self.pairs.phrases[n]
        entity = self._meant(phrase)
        known = next((label for label, other in self.entity.items() if entity is not None and other == entity), None)
        label = known if known is not None else self._taken_up(n, model, entity)
        self.label.append(label)
        if entity is not None:
            self.entity.setdefault(label, entity)

    def _meant(self, phrase: Phrase) -> EntityId | None:
        meant = self.scene.meant.get(phrase.mention) if phrase.mention is not None else None
        if meant is None or meant.entity is None or (phrase.form != "name" and meant.score < SURE):
            return None
        told = meant.entity.known or meant.entity.kind is MentionKind.PERSON
        return meant.entity.id if told else None

    def _taken_up(self, n: int, model: Scorer, entity: EntityId | None) -> int:
        """The chain of the best antecedent that means nothing else; a new one where none is likelier."""
        fresh = max(self.label, default=-1) + 1
        candidates = self.pairs.candidates(n)
        if not len(candidates):
            return fresh
        scores = model.scores(self.pairs, n, candidates)
        for k in np.argsort(-scores[:-1]):
            label = self.label[int(candidates[k])]
            if scores[k] < RELUCTANCE * scores[-1]:
                return fresh
            if entity is None or self.entity.get(label, entity) == entity:
                return label
        return fresh


def chains(scene: Scene, people: People, mentions: Sequence[Mention]) -> dict[Span, int]:
    """A label for each mention, by its span; equal labels mean the same. Every mention of the scene must have been linked."""
    return Chains(scene, people, mentions).labels()
