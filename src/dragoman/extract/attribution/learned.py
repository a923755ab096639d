"""Attributions by the learned reader: spans of source, cue and content from word states, linked by pointers.

Trained on PolNeAR (Newell et al. 2018); roles as tags in a chain; links from content to cue and from cue to source
scored by pair. Known misses: transcripts, contents longer than a window, attributions within others.
"""

from dataclasses import dataclass

import numpy as np

from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.extract.attribution.proposals import proposal
from dragoman.text.encoder import Encoded
from dragoman.text.encoding import Floats
from dragoman.text.heads import runs
from dragoman.text.links import Run
from dragoman.types.spans import Span

METHOD = "attribution-reader/1"
SOURCE, CUE, CONTENT = 1, 3, 5
"""Numbers of the tags with which a run of each role begins."""
WEAK = 0.1
"""Mean probability below which a cue that got no content is given up."""

Given = dict[Run, list[tuple[Run, float]]]
"""The runs of content of each cue, each with the probability of its link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Runs of words; `score` is the mean probability of its links."""

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    score: float


def proposed(page: Page) -> list[Draft]:
    """The attributions that the reader proposes for a page; none without an encoder."""
    encoded = page.parsed.encoded
    return [_draft(one, encoded, page) for one in attributions(encoded)] if encoded is not None else []


def _draft(one: Attribution, encoded: Encoded, page: Page) -> Draft:
    return proposal(
        page,
        speaker=span_of(one.source, encoded) if one.source is not None else None,
        cue=[span_of(one.cue, encoded)],
        content=[span_of(run, encoded) for run in one.content],
        score=one.score,
        method=METHOD,
    )


def span_of(run: Run, encoded: Encoded) -> Span:
    """The code points from the start of a run's first word to the end of its last."""
    return Span(int(encoded.words.starts[run[0]]), int(encoded.words.ends[run[1] - 1]))


def attributions(encoded: Encoded) -> list[Attribution]:
    """All attributions of a document, in the order of their cues."""
    tags = encoded.tags()
    cues = runs(tags, CUE)
    contents = _assigned(runs(tags, CONTENT), cues, encoded)
    sources = _sources(cues, runs(tags, SOURCE), encoded)
    return [
        Attribution(
            source=source,
            cue=cue,
            content=tuple(sorted(run for run, _ in contents[cue])),
            score=round(float(np.mean([score for _, score in contents[cue]])), 3),
        )
        for cue, source in zip(cues, sources, strict=True)
        if cue in contents
    ]


def _sources(cues: list[Run], found: list[Run], encoded: Encoded) -> list[Run | None]:
    """The source of each cue, where it has one."""
    best = encoded.linked("source", cues, found).argmax(axis=1).tolist()
    return [found[number] if number < len(found) else None for number in best]


def _assigned(found: list[Run], cues: list[Run], encoded: Encoded) -> Given:
    """The runs of content of each cue with their probability; one that belongs to none is left out."""
    likely = encoded.linked("content", found, cues)
    given: Given = {}
    for run, row in zip(found, likely, strict=True):
        owner = int(row.argmax())
        if owner < len(cues):
            given.setdefault(cues[owner], []).append((run, float(row[owner])))
    return _filled(given, found, likely, cues)


def _filled(given: Given, found: list[Run], likely: Floats, cues: list[Run]) -> Given:
    """The same, with a run for each cue that got none: that which points to it most, if its own cue has another."""
    for number, cue in enumerate(cues):
        if cue in given or not found:
            continue
        best = int(likely[:, number].argmax())
        share, owner = float(likely[best, number]), int(likely[best].argmax())
        held = given.get(cues[owner], []) if owner < len(cues) else []
        if share < WEAK or len(held) == 1:
            continue
        if held:
            given[cues[owner]] = [(run, score) for run, score in held if run != found[best]]
        given[cue] = [(found[best], share)]
    return given
