"""RSS and Atom files: one report an entry."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from dragoman.acquire.rows import Part
from dragoman.types.documents import Given, Rejected

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
"""A feed needs no entities of its own; a bomb does, and a fetch of another file does."""


def entries(data: bytes, name: str) -> Iterator[Part | Rejected]:
    """The reports of one feed, in its order. Nothing is ever fetched: feedparser sees bytes and no address."""
    if ENTITY.search(data.replace(b"\0", b"")):
        detail = "the feed declares entities of its own, which can blow up or fetch other files"
        yield Rejected(stage="acquire", reason="unsafe XML", detail=detail, name=name)
        return
    feed = _parsed(data)
    if not feed.entries:
        detail = str(feed.get("bozo_exception") or "the feed has no entries")
        yield Rejected(stage="acquire", reason="broken feed" if feed.bozo else "empty", detail=detail, name=name)
    for number, entry in enumerate(feed.entries, start=1):
        yield _part(entry, feed.feed, f"{name}#{number}")
    if feed.entries and feed.bozo and not isinstance(feed.bozo_exception, UnicodeError):
        detail = f"read as far as it goes: {feed.bozo_exception}"
        yield Rejected(stage="acquire", reason="broken feed", detail=detail, name=name)


def _parsed(data: bytes) -> Any:
    import feedparser  # noqa: PLC0415 - heavy, and most inputs are not feeds

    return feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _part(entry: Any, feed: Any, label: str) -> Part | Rejected:
    body, is_html = _body(entry)
    if not body.strip():
        detail = f"the entry {entry.get('title', '')!r} has no content; save the page it links to"
        return Rejected(stage="acquire", reason="empty", detail=detail, name=label)
    media_type = "text/html" if is_html else "text/plain"
    return Part(body=body.encode("utf-8", "replace"), media_type=media_type, name=label, given=_given(entry, feed))


def _body(entry: Any) -> tuple[str, bool]:
    """The longest of an entry's contents and its summary, and whether it is HTML."""
    contents = [(item.get("value") or "", item.get("type") or "") for item in entry.get("content", ())]
    detail = entry.get("summary_detail") or {}
    contents.append((entry.get("summary") or "", detail.get("type") or ""))
    value, media_type = max(contents, key=lambda item: len(item[0]))
    return value, "html" in media_type and "<" in value


def _given(entry: Any, feed: Any) -> Given:
    authors = [author.get("name") for author in entry.get("authors", ()) if author.get("name")]
    return Given(
        title=_plain(entry.get("title")),
        outlet=_plain((entry.get("source") or {}).get("title") or feed.get("title")),
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        language=(entry.get("language") or feed.get("language") or "")[:2].lower() or None,
        url=entry.get("link") or None,
        authors=tuple(authors),
    )


def _plain(value: str | None) -> str | None:
    return re.sub(r"<[^>]*>", "", value).strip() or None if value else None


def _day(parsed: Any) -> str | None:
    return date(*parsed[:3]).isoformat() if parsed else None
