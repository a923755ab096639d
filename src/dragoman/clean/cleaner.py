"""From a capture to a document: the only place that sees pages as they are."""

from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

from dragoman.clean.child import Child, ChildFailed
from dragoman.clean.dates import iso_day
from dragoman.clean.decoding import Decoded, decoded, visible
from dragoman.clean.languages import language_of
from dragoman.clean.mojibake import mended
from dragoman.clean.outlets import host_of
from dragoman.clean.page import Page, Part
from dragoman.clean.pages import read_page
from dragoman.clean.pdf_pages import read_paged
from dragoman.clean.publishers import named_outlet
from dragoman.clean.texts import read_text
from dragoman.types.documents import Block, BlockKind, Capture, Document, Given, PublishedBasis, Rejected
from dragoman.types.spans import Span
from dragoman.world import Knowledge

LONGEST_TEXT = 400_000
"""Code points of a document; the longest treaties and strategy papers have fewer. What goes beyond is rejected."""
SHORTEST_BODY = 30
"""Code points of a line that may be the whole text of a report without a closing mark."""
BETWEEN = "\n\n"
"""What stands between two paragraphs of a document."""
PDF_TYPE = "application/pdf"
NOTHING = Page(parts=())
"""Of a file that could not be read at all; the note beside it says why."""
Notes = tuple[tuple[str, str], ...]
"""Reason and detail of what was lost or not used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """What became of one capture."""

    document: Document | None
    """None where no text was left; then the reason is among the rejected."""
    rejected: tuple[Rejected, ...]


class Cleaner:
    """Reads captures as documents. Pages are read in a child process, started by the first page and ended by `close`.

    What the page says of itself goes before what is given, and what is given fills in the rest: title, outlet, authors,
    day, address. Two exceptions: a given language stands, and a headline or an outlet that was only guessed from the
    lines of a text gives way to a given one. With `knowledge`, an outlet that goes by several names gets one. The same
    capture gives the same document, whatever was read before it.
    """

    def __init__(self, knowledge: Knowledge | None = None) -> None:
        self._child = Child()
        self._knowledge = knowledge

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process; the next page would start another."""
        self._child.close()

    def __call__(self, capture: Capture) -> Cleaned:
        """The document in a capture, and everything in it that is none. Nothing is raised for bad pages."""
        page, notes = self._pdf(capture) if capture.media_type == PDF_TYPE else self._text(capture)
        document, cut = _document(page, capture.given)
        document, renamed = self._named(document)
        rejected = [*notes, *renamed]
        rejected += [("page furniture", f"{kind}: {line}") for kind, line in page.furniture]
        rejected += [("too long", f"{page.beyond} further paragraphs")] if page.beyond else []
        rejected += [("too long", f"{len(part.text)} code points: {part.text[:200]}") for part in cut]
        if document is None and page is not NOTHING:
            rejected.append(("no text", "nothing was left of the page after cleaning"))
        rows = tuple(Rejected(stage="clean", reason=r, detail=d, name=capture.name) for r, d in rejected)
        return Cleaned(document=document, rejected=rows)

    def _named(self, document: Document | None) -> tuple[Document | None, tuple[tuple[str, str], ...]]:
        """The document with the known name of its outlet, and a note where the page calls it otherwise."""
        if document is None or self._knowledge is None:
            return document, ()
        named = named_outlet(document, self._knowledge)
        if named.outlet == document.outlet:
            return document, ()
        return named, (("outlet named otherwise", f"{document.outlet}: known as {named.outlet}"),)

    def _pdf(self, capture: Capture) -> tuple[Page, Notes]:
        found = self._child.read_pdf(capture.body)
        if found.failure:
            return NOTHING, ((found.reason, found.failure),)
        return read_paged(found, capture.given), ()

    def _text(self, capture: Capture) -> tuple[Page, Notes]:
        raw = decoded(capture.body)
        whole = mended(raw.text)
        seen = visible(whole.text)
        page, notes = self._page(capture, seen)
        return page, (*raw.notes, *whole.notes, *seen.notes, *notes)

    def _page(self, capture: Capture, seen: Decoded) -> tuple[Page, Notes]:
        if capture.media_type != "text/html":
            return read_text(seen.text, capture.given, markdown=capture.media_type == "text/markdown"), ()
        try:
            found = self._child.read(seen.text)
            return read_page(found, capture.given)
        except ChildFailed as error:
            return read_text(error.plain, capture.given, markdown=False), (("page not parsed", str(error)),)


def _document(page: Page, given: Given) -> tuple[Document | None, list[Part]]:
    """The document made of a page's paragraphs, and the paragraphs beyond its greatest length."""
    kept, cut = _within(_with_body(page.parts))
    text = BETWEEN.join(part.text for part in kept)
    if not any(part.kind in {BlockKind.BODY, BlockKind.CAPTION} for part in kept):
        return None, cut
    published, basis = _published(page, given)
    url = page.url or given.url
    outlet = (given.outlet or page.outlet) if page.outlet_guessed else (page.outlet or given.outlet)
    document = Document(
        text=text,
        blocks=_blocks(kept),
        title=page.title,
        outlet=outlet or host_of(url),
        authors=page.authors or given.authors,
        published=published,
        published_basis=basis,
        language=given.language or language_of(_sample(kept), page.language),
        url=url,
    )
    return document, cut


def _with_body(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The paragraphs; where none of them reads as body, the longer ones that look like headings are taken for it."""
    if any(part.kind is BlockKind.BODY for part in parts):
        return parts
    return tuple(
        replace(part, kind=BlockKind.BODY)
        if part.kind is BlockKind.SUBHEADING and len(part.text) >= SHORTEST_BODY
        else part
        for part in parts
    )


def _within(parts: tuple[Part, ...]) -> tuple[list[Part], list[Part]]:
    """The paragraphs that fit, and the others; one that is too long alone is cut."""
    kept: list[Part] = []
    cut: list[Part] = []
    left = LONGEST_TEXT
    for part in parts:
        room = max(left, 0)
        if len(part.text) > room:
            cut.append(replace(part, text=part.text[room:]))
        if fits := part.text[:room].strip():
            kept.append(replace(part, text=fits))
        left -= len(part.text) + len(BETWEEN)
    return kept, cut


def _blocks(parts: list[Part]) -> tuple[Block, ...]:
    blocks = []
    position = 0
    for part in parts:
        turn = None if part.turn is None or part.turn >= len(part.text) else position + part.turn
        span = Span(position, position + len(part.text))
        blocks.append(Block(span=span, kind=part.kind, page=part.page, page_turn=turn))
        position += len(part.text) + len(BETWEEN)
    return tuple(blocks)


def _published(page: Page, given: Given) -> tuple[str | None, PublishedBasis | None]:
    if page.published:
        return page.published, page.published_basis
    day = iso_day(given.published) if given.published else None
    return day, PublishedBasis.GIVEN if day else None


def _sample(parts: list[Part]) -> str:
    body = " ".join(part.text for part in parts if part.kind is BlockKind.BODY)
    return body or " ".join(part.text for part in parts)
