"""factuality-uw: how sure the text is that each predicate happened, on the scale of Stanovsky et al. (2017)."""

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman.text.certainty import status_of
from dragoman.text.parser import Parsed
from dragoman.types.readings import Status

SCORES = {
    Status.HAPPENED: 3.0,
    Status.ONGOING: 2.8,
    Status.PLANNED: 2.2,
    Status.PREDICTED: 2.0,
    Status.DEMANDED: 1.5,
    Status.POSSIBLE: 1.4,
    Status.CONDITIONAL: 1.2,
    Status.DENIED: -1.2,
}
"""What crowd workers say of predicates of each status: medians of the development part, -3 to 3."""


LEARNED = 0.8
"""The share of the learned score; the rest is the rules', which see negation and modals that the encoder passes over."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    for row, parsed in parsed_texts(rows):
        starts = [predicate["start"] for predicate in row["predicates"]]
        learned = parsed.encoded.factuality(starts).tolist() if parsed.encoded is not None and starts else []
        ruled = _ruled(parsed, starts)
        yield {"id": row["id"], "scores": _mixed(learned, ruled) if learned else ruled}


def _ruled(parsed: Parsed, starts: list[int]) -> list[float | None]:
    tokens = {token.idx: token for token in parsed.doc}
    return [SCORES[status_of(tokens[start])] if start in tokens else None for start in starts]


def _mixed(learned: list[float], ruled: list[float | None]) -> list[float]:
    pairs = zip(learned, ruled, strict=True)
    return [LEARNED * score + (1 - LEARNED) * rule if rule is not None else score for score, rule in pairs]
