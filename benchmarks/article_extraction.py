"""article-extraction: the body text of saved pages, one `ID.html.gz` each."""

import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from dragoman.clean import Cleaner
from dragoman.types.documents import BlockKind, Capture, Document, Given

SCORED = frozenset({BlockKind.BODY, BlockKind.SUBHEADING})
"""The kinds of block that make up an article's body as the benchmark understands it."""
SEEN = datetime(2020, 1, 1, tzinfo=UTC)


def predict(folders: Iterable[Path]) -> dict[str, dict[str, str]]:
    """The body text of each page in the folders, by the page's id."""
    with Cleaner() as clean:
        return {
            path.name.removesuffix(".html.gz"): {"articleBody": _body(clean(_capture(path)).document)}
            for folder in folders
            for path in sorted(folder.glob("*.html.gz"))
        }


def _capture(path: Path) -> Capture:
    body = gzip.decompress(path.read_bytes())
    return Capture(body=body, media_type="text/html", name=path.name, given=Given(), seen=SEEN)


def _body(document: Document | None) -> str:
    if document is None:
        return ""
    return "\n".join(document.text[b.span.start : b.span.end] for b in document.blocks if b.kind in SCORED)
