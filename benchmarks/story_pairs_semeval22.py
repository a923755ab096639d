"""story-pairs-semeval22: how alike two news reports are (SemEval-2022 task 8), as the record sees stories."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman import extract, link, world
from dragoman.reconcile.stories import Profile, chance, profile_of
from dragoman.types.outcomes import ReadDocument


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The log-odds that two texts are of one story."""
    kept = list(rows)
    texts = ({"text": row[side]} for row in kept for side in ("text1", "text2"))
    found = profiles(texts)
    for row in kept:
        likely = chance(next(found), next(found))
        yield {"id": row["id"], "score": math.log(likely / (1 - likely))}


def profiles(rows: Iterable[dict[str, Any]]) -> Iterator[Profile]:
    """What the record keeps of each text to find its story."""
    knowledge = world.load()
    for _, parsed in parsed_texts(rows):
        reading = extract.reading(parsed, knowledge)
        resolution = link.resolve(parsed, reading, knowledge)
        yield profile_of(ReadDocument(document=parsed.document, reading=reading, resolution=resolution))
