"""The lines of print in a PDF, with their places: pdfium reads the file, in the child process only."""

import ctypes
import re
from collections.abc import Iterator
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import raw

from dragoman.clean.dates import iso_day
from dragoman.clean.found import BROKEN, Paged, Row
from dragoman.clean.pdf_layout import laid_out

MOST_PAGES = 2000
MOST_LETTERS = 1_000_000
"""Letters of a file; a document holds fewer."""
FEWEST_LETTERS = 20
"""Letters a page under which a file of pictures counts as scanned, whatever stamp or page number was set on them."""
WIDE_GAP = 2.0
"""Blank between two words, in sizes of type, that sets apart columns and cells."""
STRAIGHT = 0.1
"""Radians by which a line may be turned; others are watermarks and notes up the margin."""
HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
"""What pdfium gives for the hyphen at the end of a line, with the break taken away."""
LINE_ENDS = frozenset({0x0A, 0x0D})
NOTHING_SEEN = frozenset({0x00, 0x20})
LAST_UNIT = 0x10FFFF
CREATED = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
REFUSALS = {
    raw.FPDF_ERR_PASSWORD: ("encrypted", "the PDF needs a password; save a copy without one"),
    raw.FPDF_ERR_SECURITY: ("encrypted", "the PDF is locked in a way that is not read; save a copy without it"),
}


def paged(data: bytes) -> Paged:
    """The paragraphs of a PDF and what it says of itself; a `failure` where it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason, failure = REFUSALS.get(
            getattr(error, "err_code", None), ("broken PDF", f"{error}; half a download, perhaps: fetch it again")
        )
        return Paged(reason=reason, failure=failure)
    if len(document) > MOST_PAGES:
        return Paged(reason="too large", failure=f"{len(document)} pages, more than {MOST_PAGES}; cut it")
    rows = list(_rows(document))
    letters = sum(len(row.text) for row in rows)
    if letters < FEWEST_LETTERS * max(len(document), 1):
        failure = f"{len(document)} pages without text, most likely pictures of paper; have the letters recognised (OCR) and read the result"
        return Paged(reason="no text layer", failure=failure, pages=len(document))
    prints, furniture = laid_out(rows)
    info = document.get_metadata_dict()
    return Paged(
        prints=tuple(prints),
        furniture=tuple(furniture),
        pages=len(document),
        title=info.get("Title") or None,
        author=info.get("Author") or None,
        created=_day(info.get("CreationDate") or ""),
    )


def _day(moment: str) -> str | None:
    found = CREATED.match(moment)
    return iso_day("-".join(found.groups())) if found else None


def _rows(document: Any) -> Iterator[Row]:
    """The lines of every page, in the order in which the file gives them; a broken page has none."""
    left = MOST_LETTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            continue
        for row in _rows_of(page, text, number + 1):
            left -= len(row.text)
            if left < 0:
                return
            yield row


def _rows_of(page: Any, text: Any, number: int) -> Iterator[Row]:
    height = page.get_height()
    turned = bool(page.get_rotation() % 180)
    for place, (start, end) in enumerate(_segments(text)):
        words = _words(text, start, end)
        if not words.strip(BROKEN + " "):
            continue
        size = _size(text, start, end)
        if turned:  # its coordinates run the other way: the order of the file stands
            yield Row(page=number, text=words, left=0, right=len(words), top=place * 1.2 * size, size=size)
        elif abs(raw.FPDFText_GetCharAngle(text, start)) < STRAIGHT:
            first, last = _box(text, start), _box(text, end - 1)
            yield Row(page=number, text=words, left=first[0], right=last[1], top=height - first[2], size=size)


def _segments(text: Any) -> Iterator[tuple[int, int]]:
    """Where each run of letters stands that no end of a line and no wide blank divides."""
    start = last = None
    for at in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in NOTHING_SEEN:
            continue
        ends = code in LINE_ENDS
        if start is not None and last is not None and (ends or (at - last > 1 and _is_wide(text, last, at))):
            yield start, last + 1
            start = None
        if ends:
            continue
        start, last = (at if start is None else start), at
        if code in HYPHENS:
            yield start, at + 1
            start = None
    if start is not None and last is not None:
        yield start, last + 1


def _is_wide(text: Any, left: int, right: int) -> bool:
    gap = _box(text, right)[0] - _box(text, left)[1]
    return gap > WIDE_GAP * max(float(raw.FPDFText_GetFontSize(text, left)), 1.0)


def _words(text: Any, start: int, end: int) -> str:
    codes = [raw.FPDFText_GetUnicode(text, at) for at in range(start, end)]
    letters = (BROKEN if code in HYPHENS else chr(code) for code in codes if 0 < code <= LAST_UNIT)
    return " ".join("".join(letters).encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())


def _size(text: Any, start: int, end: int) -> float:
    """The size of type of a line, as it is printed: the height that its letters are given."""
    places = range(start, end, max((end - start) // 5, 1))
    heights = [box[3] - box[2] for at in places if (box := _box(text, at))[3] > box[2]]
    return round(median(heights), 1) if heights else 10.0


def _box(text: Any, at: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a letter with the room that its type gives it."""
    box = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
        return box.left, box.right, box.bottom, box.top
    return 0.0, 0.0, 0.0, 0.0
