"""UTF-8 that was once read as Windows-1252: `GuantÃ¡namo` for `Guantánamo`."""

import re

from dragoman.clean.decoding import Decoded

CONTINUATION = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
"""What the second and later bytes of a UTF-8 letter look like when each is read as a letter of its own."""
SEQUENCE = re.compile(
    rf"[\xc2-\xdf][{re.escape(CONTINUATION)}]|[\xe0-\xef][{re.escape(CONTINUATION)}]{{2}}|[\xf0-\xf4][{re.escape(CONTINUATION)}]{{3}}"
)
QUOTATION = "“”‘’"
FOREIGN = re.compile(r"[^\W\d_\x00-\x7f]")


def mended(text: str) -> Decoded:
    """The text with such letters read again, where that is beyond doubt: else as it is.

    It is beyond doubt where every such sequence gives one letter or mark, at least one of them holds more than a letter
    before a quotation mark, and no other letter of the text is beyond ASCII: a text half of which was read well may
    mean what it says.
    """
    if text.isascii():
        return Decoded(text=text)
    found = [match.group() for match in SEQUENCE.finditer(text)]
    sure = any(len(sequence) > len("Ã¡") or sequence[1] not in QUOTATION for sequence in found)
    if not sure or FOREIGN.search(SEQUENCE.sub("", text)) or not all(_letter(sequence) for sequence in found):
        return Decoded(text=text)
    whole = SEQUENCE.sub(lambda match: _letter(match.group()), text)
    return Decoded(text=whole, notes=(("characters mended", f"{len(found)} letters were UTF-8 read as Windows-1252"),))


def _letter(sequence: str) -> str:
    """The letter or mark that a sequence stands for; nothing where it stands for none."""
    try:
        return bytes(map(_byte, sequence)).decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _byte(letter: str) -> int:
    return 0x80 + CONTINUATION.index(letter) if letter in CONTINUATION else ord(letter)
