"""gum-news: chains of the noun phrases given by their spans (GUM, Zeldes 2017)."""

from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.given_spans import linked_texts
from dragoman.link.chains import chains


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The chain of each span, numbered within its document."""
    for row, linked in linked_texts(rows, published="date"):
        labels = chains(linked.scene, linked.people, linked.given)
        found = [{"start": span.start, "end": span.end, "chain": chain} for span, chain in labels.items()]
        yield {"id": row["id"], "mentions": found}
