"""What a file is, told by its content first and by its suffix only where the content leaves it open."""

import re
import zlib
from enum import StrEnum
from pathlib import PurePosixPath

SNIFFED = 64 * 1024
"""Bytes at the start of a file that decide what it is."""
MOST_CONTROLS = 0.05
"""Share of control characters from which bytes are taken for binary. A text with stray NULs stays far below."""
MOST_NULS = 0.2
"""Share of NULs from which bytes without a byte-order mark are taken for UTF-16: Western text has a half."""


class Form(StrEnum):
    """What a file holds."""

    HTML = "text/html"
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    JSON = "application/json"
    FEED = "application/feed"
    ZIP = "application/zip"
    PDF = "application/pdf"
    MAIL = "message/rfc822"
    MAILBOX = "application/mbox"
    WARC = "application/warc"
    TABLE = "text/csv"
    EMPTY = "empty"
    BINARY = "binary"
    OTHER_XML = "XML of another kind"


BINARY_STARTS = (
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd", b"\x89PNG", b"\xff\xd8\xff",
    b"GIF8", b"RIFF", b"ID3", b"OggS", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"PAR1", b"SQLite format 3", b"wOF",
    b"ustar",
)  # fmt: skip
"""How files begin that are surely not text: documents, archives, pictures, sound, programs."""
BEFORE_PDF = b"\xef\xbb\xbf \t\r\n\0"
"""What may stand before a PDF."""
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
SUFFIXES = {
    ".html": Form.HTML, ".htm": Form.HTML, ".xhtml": Form.HTML, ".md": Form.MARKDOWN, ".markdown": Form.MARKDOWN,
    ".eml": Form.MAIL, ".mbox": Form.MAILBOX, ".csv": Form.TABLE, ".tsv": Form.TABLE,
    ".json": Form.JSON, ".jsonl": Form.JSON, ".ndjson": Form.JSON, ".rss": Form.FEED, ".atom": Form.FEED,
}  # fmt: skip
MAIL_START = re.compile(
    rb"(?=(?:.*\n(?!\r?\n)){0,80}(?:message-id|received|return-path|mime-version|delivered-to|dkim-signature):)"
    rb"(?:(?:[A-Za-z-]+:.*|[ \t].*)\r?\n){3}",
    re.IGNORECASE,
)
"""Three lines of headers, among them or soon below them one that only a mail server writes."""
MAILBOX_START = re.compile(
    rb"From (?:\S+@\S+|-|\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b).*\r?\n(?:>From .*\r?\n)?[A-Za-z-]+:"
)
WARC_START = b"WARC/"
GZIP_START = b"\x1f\x8b"
ROWS_START = re.compile(rb'\s*(?:\[\s*)?\{\s*"')
FEED_ROOT = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]", re.IGNORECASE)
HTML_START = re.compile(
    rb"\s*+(?>(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|script|link|style|div|article|section|main|header|p|h[1-6]|table|span)\b",
    re.IGNORECASE | re.DOTALL,
)
XML_START = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|rss|feed|rdf:RDF)\b", re.IGNORECASE)
CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def form_of(head: bytes, name: str) -> Form:
    """What a file is that begins with `head` and is called `name`."""
    suffix = SUFFIXES.get(PurePosixPath(name).suffix.lower())
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Form.ZIP
    if head[:SNIFFED].lstrip(BEFORE_PDF).startswith(b"%PDF-"):
        return Form.PDF
    if _unpacked(head).startswith(WARC_START):
        return Form.WARC
    start = _latin(head[:SNIFFED])
    if not start.strip():
        return Form.EMPTY
    if _is_binary(head[:SNIFFED], start):
        return Form.BINARY
    return _markup(start, suffix) or _plain(start, suffix)


def _unpacked(head: bytes) -> bytes:
    """The first bytes of what a gzip holds, or of the file itself."""
    if not head.startswith(GZIP_START):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, len(WARC_START))
    except zlib.error:
        return b""


def _latin(head: bytes) -> bytes:
    """The bytes as they would be in an encoding that keeps ASCII, without a byte-order mark."""
    if head.startswith(BYTE_ORDER_MARKS[0]):
        return head[3:]
    if head.startswith(BYTE_ORDER_MARKS[1:]) or head.count(0) > MOST_NULS * len(head):
        return head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return head


def _is_binary(head: bytes, start: bytes) -> bool:
    if head.startswith(BINARY_STARTS):
        return True
    return len(start) - len(start.translate(None, CONTROLS)) > MOST_CONTROLS * len(start)


def _markup(start: bytes, suffix: Form | None) -> Form | None:
    if HTML_START.match(start):
        return Form.HTML
    if not XML_START.match(start):
        return None
    if FEED_ROOT.search(start):
        return Form.FEED
    return Form.HTML if b"<html" in start.lower() or suffix is Form.HTML else Form.OTHER_XML


def _plain(start: bytes, suffix: Form | None) -> Form:
    if ROWS_START.match(start):
        return Form.JSON
    if suffix in {None, Form.MAIL, Form.MAILBOX} and MAILBOX_START.match(start):
        return Form.MAILBOX
    if suffix is None and MAIL_START.match(start):
        return Form.MAIL
    return suffix or Form.TEXT
