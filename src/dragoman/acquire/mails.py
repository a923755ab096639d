"""E-mails and mailboxes: each message as its sender wrote it, and every attachment for itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, BinaryIO

from dragoman.acquire.limits import Limits
from dragoman.acquire.rows import Part, bounded_lines
from dragoman.types.documents import Given, Rejected

LONGEST_HEADER = 2000
"""Code points of a header that are looked at."""
ENOUGH_WORDS = 0.5
"""Share of the words of the HTML part from which the plain part is taken: some only say where the HTML can be seen."""
PARTS = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
DIVIDERS = re.compile(rb"^--\S", re.MULTILINE)
MOST_DIVIDERS = 20_000
"""Lines that may divide parts: the standard parser takes a second for so many."""
MOST_LINES = 1_000_000
"""Lines of a message; the largest that we take, full of attachments, has nine in ten of them."""
BEGINS = re.compile(rb"From (?:\S+@\S+|-|\S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)")
"""The line that begins a message in a mailbox: `From someone@example.org Fri Nov  8 06:00:00 2024`."""
ESCAPED = re.compile(rb"^>(?=>*From )")
FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}[ \t]*(?:forwarded|original) message[ \t]*-{2,}|begin forwarded message:)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
FIELD = re.compile(r"[ \t>*]{0,20}(from|date|sent|subject|to|cc|reply-to)[ \t]*:\**[ \t]*(.*)", re.IGNORECASE)
MOST_FIELDS = 14
"""Lines that the headers of a forwarded message may take in its text."""
REPLY_MARKS = re.compile(r"^(?:\s*(?:fwd?|re|aw|wg|tr|rv)\s*:\s*)+", re.IGNORECASE)
UNSHOWN = re.compile(r"<(style|script)\b.*?(?:</\1|$)|<[^<>]*>|https?://\S+", re.IGNORECASE | re.DOTALL)
BROKEN = (RecursionError, ValueError, LookupError, TypeError, AttributeError, HeaderParseError)
"""What the standard parser raises for headers and parts that it cannot follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a message. Its name is for messages and is never used as a path."""

    name: str
    body: bytes


def messages(lines: BinaryIO, name: str, limits: Limits) -> Iterator[Attachment | Rejected]:
    """Each message of a mailbox as a file of its own; nothing but one message is held at a time."""
    held: list[bytes] = []
    number = size = 0
    after_gap = True
    for line in bounded_lines(lines, limits.report):
        if after_gap and BEGINS.match(line):
            yield from _held(held[:-1], size, f"{name}#{number}", limits)  # the blank line is the mailbox's
            held, size, number = [], 0, number + 1
        elif number:
            size += len(line)
            held += [ESCAPED.sub(b"", line)] if size <= limits.listing else []
        after_gap = not line.strip()
    yield from _held(held, size, f"{name}#{number}", limits)


def _held(lines: list[bytes], size: int, name: str, limits: Limits) -> Iterator[Attachment | Rejected]:
    if size > limits.listing:
        detail = f"a message of {size} bytes, more than {limits.listing}"
        yield Rejected(stage="acquire", reason="too large", detail=detail, name=name)
    elif lines:
        yield Attachment(name=name, body=b"".join(lines))


def message(data: bytes, name: str, limits: Limits) -> Iterator[Part | Attachment | Rejected]:
    """The text of one message, then what is attached to it."""
    if excess := _excess(data, limits):
        yield Rejected(stage="acquire", reason="archive bomb", detail=excess, name=name)
        return
    try:
        parsed = message_from_bytes(data)
        leaves = list(_leaves(parsed))
        text = _text(parsed, [leaf for leaf in leaves if not _file_name(leaf)], name)
        attached = [_attachment(leaf, name) for leaf in leaves if _file_name(leaf) or _is_message(leaf)]
    except BROKEN as error:
        yield Rejected(stage="acquire", reason="broken e-mail", detail=f"its parts cannot be told: {error}", name=name)
        return
    if text is None and not attached:
        yield Rejected(stage="acquire", reason="empty", detail="the message has no text", name=name)
    yield from [text] if text else []
    yield from attached


def _excess(data: bytes, limits: Limits) -> str:
    """What there is too much of in a message, looked at before it is taken apart; nothing where it is fit."""
    if len(PARTS.findall(data)) > limits.parts:
        return f"parts within parts, more than {limits.parts}"
    if sum(1 for _ in DIVIDERS.finditer(data)) > MOST_DIVIDERS:
        return f"more than {MOST_DIVIDERS} parts"
    return f"more than {MOST_LINES} lines" if data.count(b"\n") > MOST_LINES else ""


def _leaves(part: Message) -> Iterator[Message]:
    """The parts of a message that hold something themselves; a message within it is one of them."""
    payload = part.get_payload()
    if _is_message(part) or not isinstance(payload, list):
        yield part
        return
    for inner in payload:
        if isinstance(inner, Message):
            yield from _leaves(inner)


def _is_message(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822"


def _file_name(part: Message) -> str:
    """The name of an attachment; an image or a table shown inside the message is one too."""
    disposition = part.get_content_disposition()
    named = part.get_filename() or ""
    is_text = part.get_content_maintype() == "text" or _is_message(part)
    if disposition == "attachment" or (named and not is_text) or (named and disposition != "inline"):
        return _read(named) or "attachment"
    return "" if is_text else "part"


def _attachment(part: Message, name: str) -> Attachment:
    inner: Any = part.get_payload()
    whole = isinstance(inner, list) and inner and isinstance(inner[0], Message)
    body = inner[0].as_bytes() if whole else part.get_payload(decode=True)
    label = "message.eml" if _is_message(part) else _file_name(part)
    label = "".join(letter if letter.isprintable() else "?" for letter in label)[:200]
    return Attachment(name=f"{name}!{label}", body=body if isinstance(body, bytes) else b"")


def _text(parsed: Message, parts: list[Message], name: str) -> Part | None:
    """The fuller of the plain part and the HTML part; the plain one where both say the same."""
    plain = next((body for part in parts if part.get_content_type() == "text/plain" and (body := _body(part))), None)
    page = next((body for part in parts if part.get_content_type() == "text/html" and (body := _body(part))), None)
    takes_plain = page is None or (plain is not None and _words(plain) >= ENOUGH_WORDS * _words(page))
    body = (plain if takes_plain else page) or ""
    if not body.strip():
        return None
    given = _given(parsed)
    if takes_plain:
        body, given = _forwarded(body, given)
    media_type = "text/plain" if takes_plain else "text/html"
    return Part(body=body.encode("utf-8", "surrogatepass"), media_type=media_type, name=name, given=given)


def _body(part: Message) -> str:
    """The words of a part, in the encoding that it declares or the first that fits."""
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return ""
    for encoding in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return body.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def _words(text: str) -> int:
    return len(UNSHOWN.sub(" ", text).split())


def _given(parsed: Message) -> Given:
    return _said(
        _read(str(parsed.get("Subject", ""))), _read(str(parsed.get("From", ""))), _read(str(parsed.get("Date", "")))
    )


def _said(subject: str, sender: str, moment: str) -> Given:
    """What the headers of a message say: who sent it is the likeliest outlet."""
    shown, address = parseaddr(sender)
    host = address.rpartition("@")[2].strip(" >\r\n").lower()
    return Given(
        title=REPLY_MARKS.sub("", subject).strip() or None,
        outlet=shown.strip("\"' ") or host or None,
        published=_day(moment),
    )


def _read(header: str) -> str:
    """A header with its encoded words read and its lines joined."""
    try:
        read = str(make_header(decode_header(header[:LONGEST_HEADER])))
    except BROKEN:
        read = header[:LONGEST_HEADER]
    return " ".join(read.split())


def _day(moment: str) -> str | None:
    """The day in the sender's own time zone; a moment that is written otherwise is handed on as it is."""
    try:
        return parsedate_to_datetime(moment).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return moment.strip() or None


def _forwarded(text: str, given: Given) -> tuple[str, Given]:
    """The message that another one hands on, with its own headers; what was written above it is not of it."""
    mark = FORWARDED.search(text)
    if mark is None:
        return text, given
    lines = text[mark.end() :].lstrip().splitlines(keepends=True)
    fields: dict[str, str] = {}
    end = 0
    for end, line in enumerate(lines[:MOST_FIELDS]):  # noqa: B007 - where the fields end is used below
        field = FIELD.match(line.rstrip())
        if field:
            fields.setdefault(field[1].lower(), field[2])
        elif fields and not line.strip(" >\t\r\n"):
            break
    if "from" not in fields:
        return text, given
    moment = fields.get("date") or fields.get("sent") or ""
    own = _said(fields.get("subject", ""), fields["from"], moment)
    return "".join(lines[end:]).strip(), own
