"""A text dump read: its header, its lines judged, and what they say of the report itself."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.clean.bylines import authors_in
from dragoman.clean.credits import caption_of
from dragoman.clean.dates import iso_day, line_day
from dragoman.clean.decoding import folded, unescaped, visible
from dragoman.clean.features import SHORT
from dragoman.clean.front_matter import Header, split_header
from dragoman.clean.headlines import headline_of, without_suffix
from dragoman.clean.lines import Judged, Role, judged
from dragoman.clean.outlets import host_of, outlet_of
from dragoman.clean.page import MOST_PARAGRAPHS, Page, Part
from dragoman.clean.paragraphs import Line, paragraphs
from dragoman.clean.runons import Hint, Piece, pieces
from dragoman.clean.vocabulary import agency_names
from dragoman.types.documents import BlockKind, Given, PublishedBasis

OPEN_LABEL = re.compile(r"(?<=[.!?”\"] )(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED)\s*:\s*$")
"""A label at the end of a paragraph: what it announces has run into the next one."""
LONGEST_READ = 600_000
"""Code points of a text dump that are looked at; a document holds fewer."""
LONGEST_LINE = 100_000
LONGEST_WORD = 4000
"""Letters without a blank; scripts that set none reach a thousand in a paragraph."""
FIRST_PARAGRAPHS = 4
"""Lines within which a wire report's dateline may end a header."""


def read_text(text: str, given: Given, *, markdown: bool) -> Page:
    """The report in a text dump."""
    header = split_header(text)
    rest = visible(unescaped(header.rest)).text
    rows = paragraphs(rest[:LONGEST_READ], markdown=markdown)
    found = _pieces(rows[:MOST_PARAGRAPHS])
    known = header.first("title", "headline", "subject") or given.title
    place = headline_of(found, known)
    lines = judged(found, place)
    title, site = _title(found, place, known)
    page = replace(_page(lines, place, title, site, rest), beyond=len(rows[MOST_PARAGRAPHS:]))
    return _from_header(header, page)


def _pieces(rows: Sequence[Line]) -> list[Piece]:
    found: list[Piece] = []
    label = ""
    for number, row in enumerate(rows):
        line = replace(row, text=f"{label} {row.text}" if label else row.text)
        label = ""
        if open_label := OPEN_LABEL.search(line.text):
            label = open_label.group()
            line = replace(line, text=line.text[: open_label.start()])
        if unread := unreadable(line.text):
            found.append(Piece(text=unread, hint=Hint.FURNITURE, kind="no words"))
        elif line.heading:
            found.append(Piece(text=line.text, hint=Hint.HEADING))
        else:
            found.extend(pieces(line.text, first=number < FIRST_PARAGRAPHS))
    return found


def unreadable(text: str) -> str:
    """The start of a line that no person reads: data in letters, or a line without end."""
    endless = len(text) > LONGEST_LINE or max(map(len, text.split()), default=0) > LONGEST_WORD
    return text[:100] if endless else ""


def _title(found: Sequence[Piece], place: int | None, known: str | None) -> tuple[str | None, str | None]:
    """The title, and the site that stood behind it."""
    if known:
        return known, None
    if place is None:
        return None, None
    title = found[place].text
    longer = [p.text for p in found if folded(p.text).startswith(folded(title) + " ")]
    site = next((site for text in longer if (site := without_suffix(text)[1])), None)
    return title.rstrip("; ").strip() or None, site


def _page(lines: Sequence[Judged], place: int | None, title: str | None, site: str | None, text: str) -> Page:
    parts, furniture = parted(lines, place, title)
    published = day_told(lines, text)
    outlet = site or outlet_of(lines)
    return Page(
        parts=tuple(parts),
        furniture=tuple(furniture),
        title=title,
        outlet=outlet,
        authors=authors_told(lines, outlet or ""),
        published=published,
        published_basis=PublishedBasis.TEXT if published else None,
        outlet_guessed=True,
    )


def day_told(lines: Sequence[Judged], text: str) -> str | None:
    """The day on the first date line that names one."""
    dates = [line.text for line in lines if line.role is Role.FURNITURE and line.kind in {"date line", "byline"}]
    return next((day for line in dates if (day := line_day(line, text))), None)


def parted(lines: Sequence[Judged], place: int | None, title: str | None) -> tuple[list[Part], list[tuple[str, str]]]:
    """The paragraphs that stay and the lines that do not; a paragraph that stands there twice stays once."""
    parts: list[Part] = [Part(text=title, kind=BlockKind.HEADLINE)] if title else []
    furniture: list[tuple[str, str]] = []
    known = {folded(title)} if title else set()
    for number, line in enumerate(lines):
        caption = caption_of(line.text) if line.role is Role.CAPTION else None
        text = caption.text if caption else line.text
        if number == place:
            continue
        if line.role is Role.FURNITURE:
            furniture.append((line.kind, line.text))
        elif (folded(text) in known and len(text.split()) > SHORT) or _is_title_with_site(text, title):
            furniture.append(("repeated", line.text))
        else:
            parts.extend([Part(text=text, kind=BlockKind(line.role))] if folded(text) else [])
            furniture.extend([("credit", caption.credit)] if caption and caption.credit else [])
            known.add(folded(text))
    return parts, furniture


def _is_title_with_site(text: str, title: str | None) -> bool:
    return title is not None and folded(without_suffix(text)[0]) == folded(title)


def authors_told(lines: Sequence[Judged], outlet: str) -> tuple[str, ...]:
    """The people in the bylines; `By Outlet staff` and `Name, Outlet` name the outlet beside them."""
    bylines = [line.text for line in lines if line.role is Role.FURNITURE and line.kind == "byline"]
    notes = [line.text.split(",")[0] for line in lines if line.role is Role.FURNITURE and line.kind == "author note"]
    named = dict.fromkeys(author for text in bylines or notes for author in authors_in(text))
    others = {_known(outlet), *map(_known, agency_names())}
    return tuple(author for author in named if _known(author) not in others)


def _known(name: str) -> str:
    return folded(name).removeprefix("the ")


def _from_header(header: Header, page: Page) -> Page:
    """The page with what its header says, which goes before what its lines show."""
    day = header.first(
        "published", "published_at", "published_time", "pubdate", "date", "datepublished", "publish_date"
    )
    published = iso_day(day) if day else None
    url = header.first("url", "source_url", "canonical", "canonical_url", "link", "permalink")
    outlet = header.first("publisher", "outlet", "site_name", "sitename", "site", "source_name")
    author = header.first("authors", "author", "byline", "creator", "from")
    return replace(
        page,
        outlet=outlet or page.outlet or host_of(url),
        authors=(authors_in(author) if author else ()) or page.authors,
        published=published or page.published,
        published_basis=PublishedBasis.PAGE if published else page.published_basis,
        url=url,
        language=header.first("language", "lang"),
        outlet_guessed=not outlet,
    )
