"""The child process itself: pages and PDFs come in on standard input, what stands on them goes out on standard output."""

import faulthandler
import sys
from typing import BinaryIO

import msgspec
from lxml import etree, html

from dragoman.clean.bodies import paragraphs_of
from dragoman.clean.child import HTML, LENGTH
from dragoman.clean.found import Found, Paged
from dragoman.clean.metadata import said_by

PARSER = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
"""As trafilatura parses: it loses text after comments."""
UNSHOWN = frozenset({"script", "style", "noscript", "template"})
DEEPEST = 512
"""Levels of elements within elements; news pages have 20 to 40."""
MOST_ELEMENTS = 30_000
"""Elements of a page; news pages have 500 to 5,000. A fixed number, so that a busy machine reads the same pages."""


def main(memory: int, seconds: float, pdf_seconds: float) -> None:
    """Answer page after page until standard input ends; one that takes longer than its seconds ends the process."""
    _limit_memory(memory)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _send(answers, b"ready")
    while kind := requests.read(1):
        data = requests.read(LENGTH.unpack(requests.read(LENGTH.size))[0])
        faulthandler.dump_traceback_later(seconds if kind == HTML else pdf_seconds, exit=True)
        found = _found(data) if kind == HTML else _paged(data)
        faulthandler.cancel_dump_traceback_later()
        _send(answers, msgspec.msgpack.encode(found))


def _found(page: bytes) -> Found:
    try:
        tree = html.document_fromstring(page, parser=PARSER)
    except (etree.LxmlError, ValueError) as error:
        return Found(failure=f"no page could be made of it: {error}")
    if _depth(tree) > DEEPEST:
        return Found(failure=f"elements nested more than {DEEPEST} deep")
    elements = list(tree.iter())  # held, so that lxml makes the Python side of each element once and not for every look
    if len(elements) > MOST_ELEMENTS:
        return Found(failure=f"{len(elements)} elements, more than {MOST_ELEMENTS}")
    return Found(paragraphs=tuple(paragraphs_of(tree)), said=said_by(tree), words=_words(elements))


def _paged(data: bytes) -> Paged:
    from dragoman.clean.pdf_rows import paged  # noqa: PLC0415 - most children never see a PDF

    return paged(data)


def _words(elements: list[html.HtmlElement]) -> int:
    """How many words a page shows, scripts and styles not counted."""
    shown = (element for element in elements if element.tag not in UNSHOWN)
    return sum(len((element.text or "").split()) + len((element.tail or "").split()) for element in shown)


def _depth(tree: html.HtmlElement) -> int:
    """How deep elements are nested, told without going down by calls."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _send(stream: BinaryIO, data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def _limit_memory(memory: int) -> None:
    """Hold the process to so many bytes of address space, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Unix alone has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
