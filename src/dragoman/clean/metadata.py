"""What a page says of itself: JSON-LD first, then meta tags, then the elements that a reader sees."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from dragoman.clean.bylines import authors_in, is_name
from dragoman.clean.dates import day_in, iso_day
from dragoman.clean.decoding import folded, unescaped
from dragoman.clean.found import Said
from dragoman.clean.headlines import without_suffix

ARTICLE_TYPE = re.compile(r"(?:Article|NewsArticle|Report|BlogPosting|LiveBlogPosting|Posting)$")
DEEPEST_JSON = 12
MOST_NODES = 5000
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
DAYS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "article.published", "dc.date", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
    "rnews:datepublished", "originalpublicationdate",
)  # fmt: skip
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "byline")
OUTLETS = ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:app:name:iphone")
URL_DAY = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)")
UPDATE = re.compile(r"modif|updat|edited", re.IGNORECASE)
LONGEST_OUTLET = 60


def said_by(tree: HtmlElement) -> Said:
    """The metadata of a page."""
    meta = _meta(tree)
    article = _main_article(tree, meta)
    outlet = _outlet(article, meta) or _site_in_title(tree)
    url = _url(tree, meta, article)
    return Said(
        title=_title(tree, article, meta, outlet),
        outlet=outlet,
        authors=_authors(tree, article, meta),
        published=_published(tree, article, meta, url),
        language=_first(
            _text(article.get("inLanguage")), tree.get("lang"), meta.get("og:locale"), meta.get("language")
        ),
        url=url,
    )


def _main_article(tree: HtmlElement, meta: dict[str, str]) -> dict[str, Any]:
    """The object that describes the page's report: of several, the one with the page's own headline."""
    nodes = [node for node in _json_ld(tree) if _is_article(node)]
    shown = {folded(_content(head)) for head in tree.iter("h1")} | {folded(meta.get(name, "")) for name in TITLES}
    own = (node for node in nodes if folded(unescaped(_text(node.get("headline")) or "")) in shown - {""})
    return next(own, nodes[0] if nodes else {})


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD; blocks that are no JSON are passed by."""
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        raw = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            data = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data)


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [(data, 0)]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node, depth = waiting.pop(0)
        if isinstance(node, dict):
            yield node
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        if depth < DEEPEST_JSON:
            waiting.extend((child, depth + 1) for child in children if isinstance(child, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and ARTICLE_TYPE.search(name) for name in names)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The meta tags by lower-case name; the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _title(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    heads = [_content(head) for head in tree.iter("h1")]
    shown = heads[0] if len(heads) == 1 else None
    title_tag = tree.find(".//title")
    page_title = _content(title_tag) if title_tag is not None else None
    named = _first(_text(article.get("headline")), *(meta.get(name) for name in TITLES))
    if shown and page_title and shown.lower() in page_title.lower():
        return unescaped(shown)
    title = named or shown or page_title
    if title is None:
        return None
    plain = " ".join(unescaped(title).split())
    return without_suffix(plain, outlet)[0] if outlet or named else without_suffix(plain)[0]


def _outlet(article: dict[str, Any], meta: dict[str, str]) -> str | None:
    publisher = article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    found = _first(_text(named), *(meta.get(name) for name in OUTLETS))
    if found is None or len(found) > LONGEST_OUTLET or found.startswith("http"):
        return None
    return " ".join(unescaped(found).split()).removeprefix("@")


def _site_in_title(tree: HtmlElement) -> str | None:
    """The name behind the page's only heading in the title of its window: `Talks reopen - Coast Courier`."""
    heads = [_content(head) for head in tree.iter("h1")]
    title_tag = tree.find(".//title")
    if len(heads) != 1 or title_tag is None:
        return None
    title, site = without_suffix(_content(title_tag))
    return site if folded(title) == folded(heads[0]) else None


def _authors(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    listed = article.get("author") or article.get("creator")
    entries = listed if isinstance(listed, list) else [listed]
    names = [_text(entry.get("name") if isinstance(entry, dict) else entry) for entry in entries]
    found = [author for name in names if name for author in authors_in(name)]
    if not found:
        found = [author for name in AUTHORS if name in meta for author in authors_in(meta[name])]
    if not found:
        seen = tree.xpath(
            '(//*[@rel="author"] | //*[@itemprop="author"] | //*[contains(@class, "byline")])[position() <= 4]'
        )
        found = [author for element in seen for author in authors_in(_content(element)) if is_name(author)]
    return tuple(dict.fromkeys(found))


def _published(tree: HtmlElement, article: dict[str, Any], meta: dict[str, str], url: str | None) -> str | None:
    values = [
        _text(article.get("datePublished")),
        *(meta.get(name) for name in DAYS),
        _text(article.get("dateCreated")),
    ]
    times = [time for time in tree.iter("time") if time.get("datetime") and not _is_update(time)]
    seen = tree.xpath('//*[@itemprop="datePublished"]/@content | //*[@itemprop="datePublished"]/@datetime')
    seen += [time.get("datetime") for time in times if time.get("pubdate") is not None or _is_in_head(time)]
    values += [str(value) for value in seen[:3]]
    first = next((value for value in values if value and iso_day(value)), None)
    if first:
        return _shown_day(first, values, times) or iso_day(first)
    in_url = URL_DAY.search(url or "")
    return (iso_day("-".join(part.zfill(2) for part in in_url.groups())) if in_url else None) or _only_time(times)


def _shown_day(value: str, others: Sequence[str | None], times: Sequence[HtmlElement]) -> str | None:
    """The day of a moment given in UTC as the page shows it: in its own zone elsewhere, or in words to the reader."""
    moment = _moment(value)
    if moment is None or moment.utcoffset():
        return None
    same = (other for text in others if text and (other := _moment(text)) == moment and other and other.utcoffset())
    words = (day_in(_content(time)) for time in times if _moment(time.get("datetime", "")) == moment)
    local = next(same, None)
    return local.date().isoformat() if local else next((day for day in words if day), None)


def _moment(value: str) -> datetime | None:
    """A time with its zone; None for what names no zone."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _is_update(time: HtmlElement) -> bool:
    """Whether a `<time>` says when the page was changed."""
    return (
        UPDATE.search(f"{time.get('class', '')} {time.get('itemprop', '')} {time.getparent().get('class', '')}")
        is not None
    )


def _is_in_head(time: HtmlElement) -> bool:
    return any(above.tag in {"article", "header"} for above in time.iterancestors())


def _only_time(times: Sequence[HtmlElement]) -> str | None:
    """The day of the page's `<time>`, where all of them agree."""
    days = {day for time in times if (day := iso_day(time.get("datetime")))}
    return days.pop() if len(days) == 1 else None


def _url(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    links = tree.xpath('//link[@rel="canonical"]/@href')
    page = article.get("mainEntityOfPage")
    named = page.get("@id") if isinstance(page, dict) else page
    values = (*map(str, links), meta.get("og:url"), _text(article.get("url")), _text(named))
    return next(
        (value.strip() for value in values if value and value.strip().startswith(("http://", "https://"))), None
    )


def _content(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value.strip() or None if isinstance(value, str) else None


def _first(*values: str | None) -> str | None:
    return next((value.strip() for value in values if value and value.strip()), None)
