"""factuality-uw: how sure the text is that each predicate happened, on the scale of Stanovsky et al. (2017)."""

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import parsed_texts
from dragoman.text.certainty import status_of
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


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    for row, parsed in parsed_texts(rows):
        tokens = {token.idx: token for token in parsed.doc}
        scores = [SCORES[status_of(tokens[p["start"]])] if p["start"] in tokens else None for p in row["predicates"]]
        yield {"id": row["id"], "scores": scores}
