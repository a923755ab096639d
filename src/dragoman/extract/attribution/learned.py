"""Attributions by the learned reader: spans of source, cue and content from word states, linked by pointers.

Trained on PolNeAR (Newell et al. 2018); roles as tags in a chain, links as bilinear pointers from content to cue and from cue
to source (after Dozat and Manning 2017). Known misses: transcripts, contents longer than a window, attributions within others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dragoman.text.encoder import Encoded
from dragoman.text.encoding import Floats, Numbers
from dragoman.text.heads import best_path, runs

SOURCE, CUE, CONTENT = 1, 3, 5
"""Numbers of the tags with which a run of each role begins."""
SWITCH = -2.0
"""What it costs, in log probability, to hand the next word of a content to another cue; nothing where a new run begins."""
WEAK = 0.1
"""Mean probability below which a cue that got no content is given up."""

Run = tuple[int, int]
"""Words from the first up to the one after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Runs of words, each role in text order; `score` is the mean probability of its links."""

    source: tuple[Run, ...]
    cue: tuple[Run, ...]
    content: tuple[Run, ...]
    score: float


def attributions(encoded: Encoded) -> list[Attribution]:
    """All attributions of a document, in the order of their cues."""
    tags = encoded.tags()
    cues = _joined(runs(tags, CUE), encoded)
    anchors = np.array(sorted(cues), dtype=np.int64)
    contents = _assigned(runs(tags, CONTENT), anchors, encoded)
    sources = _sources(anchors, runs(tags, SOURCE), encoded)
    return [
        Attribution(
            source=sources[anchor],
            cue=tuple(cues[anchor]),
            content=tuple(sorted(run for run, _ in contents[anchor])),
            score=round(float(np.mean([score for _, score in contents[anchor]])), 3),
        )
        for anchor in anchors.tolist()
        if anchor in contents
    ]


def _joined(found: list[Run], encoded: Encoded) -> dict[int, list[Run]]:
    """The runs of each cue by its first word; a run that points to that of another cue belongs to it."""
    starts = np.array([start for start, _ in found], dtype=np.int64)
    best = encoded.pointer("cue", starts, starts)[:, :-1].argmax(axis=1) if found else starts
    cues: dict[int, list[Run]] = {}
    for number, run in enumerate(found):
        anchor = int(best[number]) if best[best[number]] == best[number] else number
        cues.setdefault(int(starts[anchor]), []).append(run)
    return {min(start for start, _ in parts): sorted(parts) for parts in cues.values()}


def _sources(anchors: Numbers, found: list[Run], encoded: Encoded) -> dict[int, tuple[Run, ...]]:
    """The source of each cue, where it has one."""
    starts = np.array([start for start, _ in found], dtype=np.int64)
    best = encoded.pointer("source", anchors, starts).argmax(axis=1)
    return {
        int(anchor): (found[number],) if number < len(found) else ()
        for anchor, number in zip(anchors, best.tolist(), strict=True)
    }


def _assigned(
    found: list[Run], anchors: Numbers, encoded: Encoded
) -> dict[int, list[tuple[Run, float]]]:
    """The runs of content of each cue with their probability, cut where the words of one run belong to several."""
    given: dict[int, list[tuple[Run, float]]] = {}
    if not len(anchors):
        return given
    offers = [(run, encoded.pointer("cue", np.arange(*run), anchors)[:, :-1]) for run in found]
    for run, likely in offers:
        for part, owner in _parts(run, likely):
            score = float(likely[part[0] - run[0] : part[1] - run[0], owner].mean())
            given.setdefault(int(anchors[owner]), []).append((part, score))
    _fill(given, anchors, offers)
    return given


def _parts(run: Run, likely: Floats) -> Iterator[tuple[Run, int]]:
    """A run in parts, each with the number of its cue."""
    owners = best_path(np.log(likely + 1e-6), SWITCH * (1 - np.eye(likely.shape[1], dtype=np.float32)))
    cuts = [0, *(np.flatnonzero(np.diff(owners)) + 1).tolist(), len(owners)]
    for first, last in zip(cuts, cuts[1:], strict=False):
        yield (run[0] + first, run[0] + last), int(owners[first])


def _fill(given: dict[int, list[tuple[Run, float]]], anchors: Numbers, offers: list[tuple[Run, Floats]]) -> None:
    """Give a cue that got no content the run that points to it most, if another run is left to that run's cue."""
    for number, anchor in enumerate(anchors.tolist()):
        if anchor in given or not offers:
            continue
        run, likely = max(offers, key=lambda offer: float(offer[1][:, number].mean()))
        share = float(likely[:, number].mean())
        holders = [other for other, parts in given.items() if any(part == run for part, _ in parts)]
        if share < WEAK or any(len(given[other]) < 2 for other in holders):
            continue
        for other in holders:
            given[other] = [(part, score) for part, score in given[other] if part != run]
        given[anchor] = [(run, share)]
