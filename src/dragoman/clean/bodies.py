"""The body of a page, paragraph by paragraph: trafilatura finds it, and the captions of its pictures are put back."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

FEWEST_CAPTION_WORDS = 5
KEY = 60
"""Letters and digits by which a paragraph is found again on the page."""
CAPTIONS = (
    '//figcaption | //*[contains(concat(" ", normalize-space(@class), " "), " caption ")]'
    ' | //*[contains(@class, "caption-text") or contains(@class, "image-caption") or contains(@class, "photo-caption")'
    ' or contains(@class, "image__caption") or contains(@class, "media-caption")]'
)
BLOCKS = {
    "p": "p", "head": "head", "item": "item", "quote": "quote", "row": "row",
    "code": "p", "ab": "p", "list": "p", "table": "p",
}  # fmt: skip
"""Elements of trafilatura's tree that make a paragraph, and of which kind."""
WORD = re.compile(r"\w")
OUTSIDE = frozenset({"nav", "aside", "footer", "form"})


def paragraphs_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """Kind and text of each paragraph of the body, captions where they stand on the page."""
    captions = _captions(tree)
    body = _body(tree)
    known = {_key(text) for _, text in captions}
    leaves = _leaves(body) if body is not None else ()
    found = [item for item in leaves if _key(item[1]) not in known and not _is_gallery(item[1], captions)]
    if all(kind == "head" for kind, _ in found):
        return [*found, *(("caption", text) for _, text in captions)]
    return _placed(tree, found, captions)


def _is_gallery(text: str, captions: list[tuple[HtmlElement, str]]) -> bool:
    """Whether a paragraph is several captions run together: a page of pictures without a text of its own."""
    return sum(caption in text for _, caption in captions) > 1


def _body(tree: HtmlElement) -> Any:
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to import, and only the child does

    copy = deepcopy(tree)
    held = list(copy.iter())  # as in the worker: each element made once
    document = bare_extraction(copy, fast=True, include_comments=False, with_metadata=False)
    held.clear()
    return getattr(document, "body", None)


def _leaves(body: Any) -> Iterator[tuple[str, str]]:
    """The paragraphs of trafilatura's tree, a row of a table as one; text beside its blocks is a paragraph too."""
    kind, text = "p", ""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_start = event == "start"
        if element.tag in BLOCKS or element.tag == "lb":
            if WORD.search(text):
                yield kind, " ".join(text.split())
            kind, text = (BLOCKS.get(element.tag, "p") if is_start or element.tag == "lb" else "p"), ""
        elif element.tag == "cell" and not is_start:
            text += " | "
        text += (element.text if is_start else element.tail) or ""
    if WORD.search(text):
        yield kind, " ".join(text.split())


def _captions(tree: HtmlElement) -> list[tuple[HtmlElement, str]]:
    found: list[tuple[HtmlElement, str]] = []
    seen: set[str] = set()
    for element in tree.xpath(CAPTIONS):
        text = " ".join(etree.tostring(element, method="text", encoding="unicode", with_tail=False).split())
        inside = any(above.tag in OUTSIDE for above in element.iterancestors())
        if len(text.split()) >= FEWEST_CAPTION_WORDS and not inside and _key(text) not in seen:
            seen.add(_key(text))
            found.append((element, text))
    return found


def _placed(
    tree: HtmlElement, paragraphs: list[tuple[str, str]], captions: list[tuple[HtmlElement, str]]
) -> list[tuple[str, str]]:
    """The paragraphs with each caption after the last paragraph above it; those below the body are other pictures'."""
    if not captions:
        return paragraphs
    places = {_key(text): number for number, (_, text) in reversed(list(enumerate(paragraphs)))}
    waiting: dict[int, list[str]] = {}
    at = dict(captions)
    last = -1
    for element in tree.iter():
        if element in at:
            waiting.setdefault(last, []).append(at[element])
        elif isinstance(element.tag, str) and element.tag in {"p", "h1", "h2", "h3", "li", "div", "blockquote"}:
            last = max(last, places.get(_key(_start(element)), -1))
    return [
        item
        for number in range(-1, len(paragraphs) - 1)
        for item in (
            *([paragraphs[number]] if number >= 0 else []),
            *(("caption", text) for text in waiting.get(number, [])),
        )
    ] + paragraphs[-1:]


def _start(element: HtmlElement) -> str:
    """The first words of an element, without reading all of a large one."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > KEY * 4:
            break
    return text


def _key(text: str) -> str:
    return "".join(re.findall(r"\w", text))[:KEY]
