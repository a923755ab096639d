"""factuality-uw: how sure the text is that each predicate happened, on the scale of Stanovsky et al. (2017)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.text.certainty import status_of
from dragoman.text.parser import Parser
from dragoman.types.readings import Status
from benchmarks.plain import document

SCORES = {
    Status.HAPPENED: 2.8,
    Status.ONGOING: 2.2,
    Status.PLANNED: 1.3,
    Status.PREDICTED: 1.2,
    Status.DEMANDED: 0.7,
    Status.POSSIBLE: 0.6,
    Status.CONDITIONAL: 0.5,
    Status.DENIED: -1.6,
}
"""What crowd workers say of each status on average: the means of the development part, rounded."""


def predict(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One prediction a row, in order."""
    kept = list(rows)
    documents = [document(str(row["text"])) for row in kept]
    for row, parsed in zip(kept, Parser.load().parse(documents), strict=True):
        tokens = {token.idx: token for token in parsed.doc}
        scores = [SCORES[status_of(tokens[p["start"]])] if p["start"] in tokens else None for p in row["predicates"]]
        yield {"id": row["id"], "scores": scores}
