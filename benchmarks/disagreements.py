"""disagreements: pairs of short reports of our own, with a disagreement of each type planted, and pairs with none.

Of planted ones the share that is found by its type is told; of clean ones every difference found is an invented one.
"""
# ruff: noqa: S311 - chance need not be secret

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from random import Random

import msgspec
import yaml

from dragoman import extract, link, world
from dragoman.reconcile.facts import Fact, facts, keys
from dragoman.reconcile.relations import SAME, related
from dragoman.text.parser import Parser
from dragoman.types.claims import Difference
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.outcomes import ReadDocument
from dragoman.types.spans import Span

CLEAN_PAIRS = 500
SEED = 11


Scene = dict[str, str]
"""Two who speak for their states, and a day on which they did."""
Words = list[str]
"""Of the first report and the second."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What `disagreements.yaml` holds."""

    scenes: list[Scene]
    quote: str
    changed: str
    planted: dict[Difference, list[Words]]
    clean: list[Words]

    @classmethod
    def load(cls) -> "Plan":
        """Read it."""
        raw = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
        plan: Plan = msgspec.convert(raw, cls)
        return plan


def main(_arguments: list[Path]) -> int:
    """Print what was found of what was planted, and what was invented."""
    reader = _Reader(Plan.load())
    for difference, pairs in reader.plan.planted.items():
        found = [difference in reader.differences(scene, pair) for scene in reader.plan.scenes for pair in pairs]
        print(f"{difference}: {sum(found)} of {len(found)} found")
    invented = Counter[str]()
    tried = 0
    for left, right in clean_pairs(reader):
        tried += 1
        for sort, one, other in differing(left, right):
            invented[sort] += 1
            print(f"  invented, {sort}: {one.label!r} | {other.label!r}")
    print(f"clean: {sum(invented.values())} differences invented in {tried} pairs")
    return 0


def clean_pairs(reader: "_Reader") -> Iterator[tuple[list[Fact], list[Fact]]]:
    """Pairs of reports that do not differ: both of one scene, then of different scenes."""
    scenes, clean = reader.plan.scenes, reader.plan.clean
    yield from (reader.pair(scene, pair) for scene in scenes for pair in clean)
    told = [(scene["first"], reader.pair(scene, pair)[0]) for scene in scenes for pair in clean]
    across = [(a, b) for (one, a), (other, b) in combinations(told, 2) if one != other]
    yield from Random(SEED).sample(across, CLEAN_PAIRS - len(scenes) * len(clean))


def differing(left: list[Fact], right: list[Fact]) -> Iterator[tuple[str, Fact, Fact]]:
    """The differences between facts that meet under a key."""
    for one in left:
        for other in right:
            found = related(one, other) if set(keys(one)) & set(keys(other)) else None
            if found is not None and found.sort != SAME:
                yield found.sort, one, other


class _Reader:
    """Reads short texts, each but once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.parser, self.knowledge = Parser.load(), world.load()
        self._read: dict[str, list[Fact]] = {}

    def differences(self, scene: Scene, pair: Words) -> set[str]:
        """The sorts of difference found in a pair."""
        return {sort for sort, _, _ in differing(*self.pair(scene, pair))}

    def pair(self, scene: Scene, pair: Words) -> tuple[list[Fact], list[Fact]]:
        """The facts of both reports; the second is of the next day."""
        year, month, day = scene["day"].split("-")
        days = scene["day"], f"{year}-{month}-{int(day) + 1:02}"
        left, right = (self.facts(self.told(scene, text), d) for text, d in zip(pair, days, strict=True))
        return left, right

    def told(self, scene: Scene, text: str) -> str:
        """The words of a report."""
        words = text.format(**scene, quote=self.plan.quote, changed=self.plan.changed)
        return words[:1].upper() + words[1:]

    def facts(self, text: str, day: str) -> list[Fact]:
        """What is read of a text."""
        if f"{day} {text}" not in self._read:
            block = Block(span=Span(0, len(text)), kind=BlockKind.BODY)
            document = Document(text=text, blocks=(block,), published=day, outlet=f"Outlet {len(self._read)}")
            (parsed,) = self.parser.parse([document])
            reading = extract.reading(parsed, self.knowledge)
            resolution = link.resolve(parsed, reading, self.knowledge)
            one = ReadDocument(document=document, reading=reading, resolution=resolution)
            self._read[f"{day} {text}"] = list(facts(one, self.knowledge))
        return self._read[f"{day} {text}"]
