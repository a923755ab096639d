"""From bytes to text: the encoding that is declared, shown by a mark or found, and characters that carry no words."""

import codecs
import html
import re
import unicodedata
from dataclasses import dataclass

SAMPLED = 64 * 1024
"""Bytes from which an undeclared encoding is found."""
DECLARED_WITHIN = 4096
"""Bytes at the start of a page in which its encoding may be declared."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
MISNAMED = {"iso8859-1": "cp1252", "ascii": "cp1252", "euc_kr": "cp949", "gb2312": "gb18030", "shift_jis": "cp932"}
"""Encodings that pages declare and the wider ones that browsers read them as (WHATWG Encoding Standard)."""
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, soft hyphens, marks of direction and joining, halves of pairs: nothing that a reader sees."""
HARMLESS = "\xad\u200b\ufeff"
"""Those of them that ordinary pages hold: soft hyphens, places to break a word, marks of the encoding."""
BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BLANKS = re.compile(r"[^\S\n ]")
LOST = "\ufffd"
MOST_LOST = 0.2
"""Share of the letters beyond ASCII that may be broken in what is still taken for UTF-8."""
ASCII = 127
MOST_ACCENTS = 0.15
"""Share of bytes beyond ASCII up to which a text is taken for Western; German has 0.03, Russian and Greek above 0.7."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, and what a reader should know of how it came about."""

    text: str
    notes: tuple[tuple[str, str], ...] = ()
    """Reason and detail of what was lost or taken away."""


def decoded(body: bytes) -> Decoded:
    """The bytes as text, in the first encoding that fits: marked, UTF-8, declared, likeliest."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return _strictly(body[len(mark) :], encoding) or _lossily(body[len(mark) :], encoding)
    if body.count(0) > len(body) // 5 and (utf16 := _unmarked_utf16(body)):
        return utf16
    for found in (_utf8, _declared):
        if (name := found(body)) and (result := _strictly(body, name)):
            return result
    if nearly := _nearly_utf8(body):
        return nearly
    for found in (_western, _likeliest):
        if (name := found(body)) and (result := _strictly(body, name)):
            return result
    return _lossily(body, _declared(body) or "utf-8")


def visible(text: str) -> Decoded:
    """The text with plain line ends and blanks and without characters that no reader sees; all others stay."""
    letters = "".join(set(text))  # some hundred, in which to look is quicker than in a long page
    plain = BREAKS.sub("\n", text) if BREAKS.search(letters) else text
    plain = plain.replace("\t", "    ")
    for blank in BLANKS.findall(letters):
        plain = plain.replace(blank, " ")
    harmful = 0
    for unseen in INVISIBLE.findall(letters):
        harmful += 0 if unseen in HARMLESS else plain.count(unseen)
        plain = plain.replace(unseen, "")
    note = (("characters removed", f"{harmful} control or direction characters"),) if harmful else ()
    return Decoded(text=plain, notes=note)


def unescaped(text: str) -> str:
    """The text with HTML entities read, also those that were escaped twice."""
    once = ENTITY.sub(_character, text)
    return ENTITY.sub(_character, once) if "&amp;" in text else once


def folded(text: str) -> str:
    """The text as it is compared: compatibility forms made one, no case, no difference of marks and blanks."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", plain))


def _character(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def _strictly(body: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=body.decode(encoding))
    except (UnicodeError, LookupError):
        return None


def _lossily(body: bytes, encoding: str) -> Decoded:
    try:
        text = body.decode(encoding, "replace")
    except LookupError:
        text = body.decode("utf-8", "replace")
    lost = text.count(LOST)
    return Decoded(text=text, notes=(("characters lost", f"{lost} places are not {encoding}"),) if lost else ())


def _utf8(_body: bytes) -> str:
    return "utf-8"


def _nearly_utf8(body: bytes) -> Decoded | None:
    """UTF-8 with a few broken places, as in half a download; None where too much of it is broken."""
    result = _lossily(body, "utf-8")
    whole = sum(letter > "\x7f" for letter in result.text)
    return result if result.text.count(LOST) <= MOST_LOST * whole else None


def _western(body: bytes) -> str | None:
    """Text that is ASCII but for some letters is in the encoding that Western systems used before Unicode."""
    return "cp1252" if sum(byte > ASCII for byte in body[:SAMPLED]) < MOST_ACCENTS * len(body[:SAMPLED]) else None


def _unmarked_utf16(body: bytes) -> Decoded | None:
    """UTF-16 without a mark: the NULs of Western text stand at every second byte."""
    encoding = "utf-16-le" if body[1::2].count(0) > body[::2].count(0) else "utf-16-be"
    return _strictly(body, encoding) or _strictly(body[: len(body) // 2 * 2], encoding)


def _declared(body: bytes) -> str | None:
    found = DECLARED.search(body[:DECLARED_WITHIN])
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    return MISNAMED.get(name, name)


def _likeliest(body: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most reports are UTF-8 and never need it

    best = from_bytes(body[:SAMPLED], preemptive_behaviour=False).best()
    return best.encoding if best else None
