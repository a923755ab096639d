"""From lines of print to paragraphs: columns in the order of reading, heads and feet taken off, broken words mended."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from dragoman.clean.decoding import folded
from dragoman.clean.found import BROKEN, Print, Row
from dragoman.clean.paragraphs import ITEM, is_closed

EDGE_ROWS = 3
"""Lines at the top and at the bottom of a page among which heads, feet and page numbers stand."""
RUNNING_SHARE = 0.3
"""Share of pages on which the same line at the same height is a running head; left and right pages may have their own."""
HEIGHT_STEP = 4.0
"""Points within which two lines of two pages stand at the same height."""
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.|seite|pág\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
COLUMN_LETTERS = 20
"""Letters of a line in a column of text; cells of tables are shorter."""
COLUMN_ROWS = 4
HEAD_SIZE = 1.12
"""Times the size of the text from which a line is a heading."""
LONGEST_HEAD = 40
"""Words."""
NOTE_SIZE = 0.88
"""Times the size of the text up to which a line at the foot of a page is a note."""
OTHER_SIZE = 0.06
"""Share of its size by which a line differs that does not go on with the paragraph above."""
OTHER_FACE = 0.25
NEW_PARAGRAPH = 1.35
"""Times the usual distance of lines from which a new paragraph begins."""
INDENT = 0.8
"""Sizes of type by which a first line is set in."""
SHORT_LINE = 0.85
"""Share of the width of its column up to which a line was not filled."""
KEPT_HYPHEN = re.compile("anti|deputy|non|self|vice", re.IGNORECASE)
"""What keeps its hyphen before most words and is seldom only a syllable of one."""
WORD_END = re.compile(r"[^\W\d_]+$")
WORD_START = re.compile(r"[^\W\d_]+")
CELLS = " | "
BULLET = re.compile(r"[•▪●■◆▶‣◦·]\s+(?=\S)")
MARK = re.compile(r"[•▪●■◆▶‣◦·–-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]")
"""What stands before an item of a list or a numbered paragraph, often set apart by a wide blank."""


@dataclass(slots=True)
class Lines:
    """The lines of a paragraph that is being put together."""

    rows: list[Row] = field(default_factory=list)

    def print(self, body: float, hyphenated: "Hyphens") -> Print:
        """The paragraph, its lines joined."""
        text, turn = "", None
        for above, row in zip([None, *self.rows[:-1]], self.rows, strict=True):
            if above is not None:
                text = hyphenated.joined(text, row.text)
                turn = len(text) - len(row.text) if turn is None and row.page > above.page else turn
            else:
                text = BULLET.sub("", row.text)
        text = text.rstrip(BROKEN)
        size = median(row.size for row in self.rows)
        is_head = size >= HEAD_SIZE * body and len(text.split()) <= LONGEST_HEAD
        return Print(kind="head" if is_head else "p", text=text, page=self.rows[0].page, turn=turn, size=size)


def laid_out(rows: Sequence[Row]) -> tuple[list[Print], list[tuple[str, str]]]:
    """The paragraphs of a file in the order of reading, and what stands around them on its pages."""
    if not rows:
        return [], []
    body = _body_size(rows)
    pages = [_lines(list(page)) for _, page in groupby(rows, key=lambda row: row.page)]
    running = _running(pages)
    kept: list[Row] = []
    furniture: dict[tuple[str, str], None] = {}
    for page in pages:
        inner, outer = _inner(page, running, body)
        kept.extend(inner)
        furniture.update(dict.fromkeys(outer))
    return list(_paragraphs(kept, body, Hyphens.of(kept))), list(furniture)


def _body_size(rows: Iterable[Row]) -> float:
    """The size of type in which most letters are set."""
    letters: Counter[float] = Counter()
    for row in rows:
        letters[row.size] += len(row.text)
    return letters.most_common(1)[0][0]


def _lines(rows: list[Row]) -> list[Row]:
    """The lines of one page in the order of reading: across, or column by column where the page has two or more."""
    middle = _gutter(rows)
    if middle is None:
        return list(_across(rows))
    ordered: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []
    for row in sorted(rows, key=lambda row: row.top):
        if row.right <= middle:
            left.append(row)
        elif row.left >= middle:
            right.append(row)
        else:
            ordered += [*_lines(left), *_lines(right), row]
            left, right = [], []
    return [*ordered, *_lines(left), *_lines(right)]


def _gutter(rows: list[Row]) -> float | None:
    """Where a column of text begins that has another to its left; None where the page is read across."""
    starts = Counter(round(row.left) for row in rows if len(row.text) >= COLUMN_LETTERS)
    for start, count in starts.most_common(6):
        middle = start - 2.0
        left = [row for row in rows if row.right <= middle]
        right = [row for row in rows if row.left >= middle]
        crossing = len(rows) - len(left) - len(right)
        if count >= COLUMN_ROWS and crossing <= len(rows) / 3 and _is_column(left) and _is_column(right):
            return middle
    return None


def _is_column(rows: list[Row]) -> bool:
    return len(rows) >= COLUMN_ROWS and median(len(row.text) for row in rows) >= COLUMN_LETTERS


def _across(rows: list[Row]) -> Iterator[Row]:
    """The lines from top to bottom, what stands at one height made one line with bars between its parts."""
    level: list[Row] = []
    for row in sorted(rows, key=lambda row: (row.top, row.left)):
        if level and row.top - level[0].top > 0.4 * level[0].size:
            yield _level(level)
            level = []
        level.append(row)
    if level:
        yield _level(level)


def _level(rows: list[Row]) -> Row:
    cells = sorted(rows, key=lambda row: row.left)
    text = cells[0].text
    for before, cell in pairwise(cells):
        is_cell = cell.left - before.right > cell.size and not MARK.fullmatch(text)
        text += (CELLS if is_cell else " ") + cell.text
    largest = max(cells, key=lambda row: len(row.text))
    return Row(
        page=largest.page, text=text, left=cells[0].left, right=cells[-1].right, top=largest.top, size=largest.size
    )


def _running(pages: list[list[Row]]) -> set[tuple[str, int]]:
    """Line and height of what stands on so many pages at one place that it belongs to none of them."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({key for row in _edge(page) for key in _keys(row)})
    needed = max(2, RUNNING_SHARE * len(pages))
    return {key for key, count in counts.items() if count >= needed}


def _edge(page: list[Row]) -> list[Row]:
    ordered = sorted(page, key=lambda row: row.top)
    return ordered if len(ordered) <= EDGE_ROWS else [*ordered[:EDGE_ROWS], *ordered[-EDGE_ROWS:]]


def _keys(row: Row) -> tuple[tuple[str, int], tuple[str, int]]:
    """A line without its numbers, at the two steps of height that it may be counted in."""
    plain = " ".join(re.sub(r"\d+", " ", folded(row.text)).split())
    step = round(row.top / HEIGHT_STEP)
    return (plain, step), (plain, step + (1 if row.top / HEIGHT_STEP > step else -1))


def _inner(page: list[Row], running: set[tuple[str, int]], body: float) -> tuple[list[Row], list[tuple[str, str]]]:
    """The lines of a page that are of its text, and the others."""
    edge = {id(row) for row in _edge(page)}
    notes = _notes(page, body)
    inner: list[Row] = []
    outer: list[tuple[str, str]] = []
    for row in page:
        if id(row) in edge and PAGE_NUMBER.fullmatch(row.text) and _is_outermost(row, page):
            outer.append(("page number", row.text))
        elif id(row) in edge and any(key in running for key in _keys(row)):
            outer.append(("running head", row.text))
        elif id(row) in notes:
            outer.append(("note at the foot", row.text))
        else:
            inner.append(row)
    return inner, outer


def _is_outermost(row: Row, page: list[Row]) -> bool:
    """Whether nothing else stands on one side of a line, but for another edge line or two."""
    above = sum(other.top < row.top for other in page)
    return min(above, len(page) - 1 - above) < EDGE_ROWS - 1


def _notes(page: list[Row], body: float) -> set[int]:
    """The lines in small type below the last line of the text."""
    last = max((row.top for row in page if row.size > NOTE_SIZE * body), default=0.0)
    small = [row for row in page if row.top > last and row.size <= NOTE_SIZE * body]
    return {id(row) for row in small} if last else set()


def _paragraphs(rows: list[Row], body: float, hyphens: "Hyphens") -> Iterator[Print]:
    pitch = _pitch(rows)
    widths = _right_edges(rows)
    lines = Lines()
    for row in rows:
        if lines.rows and _begins(lines.rows, row, pitch, widths):
            yield lines.print(body, hyphens)
            lines = Lines()
        lines.rows.append(row)
    if lines.rows:
        yield lines.print(body, hyphens)


def _pitch(rows: list[Row]) -> float:
    """The usual distance of a line from the one above it, in sizes of type."""
    gaps = [
        (below.top - above.top) / below.size
        for above, below in pairwise(rows)
        if above.page == below.page and 0 < below.top - above.top < 3 * below.size and above.size == below.size
    ]
    return median(gaps) if gaps else 1.2


def _right_edges(rows: list[Row]) -> dict[int, list[float]]:
    """The right edges of the lines of each page, sorted."""
    edges: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        edges[row.page].append(row.right)
    return {page: sorted(found) for page, found in edges.items()}


def _begins(lines: list[Row], row: Row, pitch: float, edges: dict[int, list[float]]) -> bool:
    """Whether a line begins a paragraph, after those that stand above it."""
    above = lines[-1]
    if above.text.endswith(BROKEN):
        return False
    if CELLS in row.text or CELLS in above.text or _is_other_type(above, row):
        return True
    if row.page != above.page or row.top < above.top:  # over to the next page or column
        return is_closed(above.text) or ITEM.match(row.text) is not None
    if row.top - above.top > NEW_PARAGRAPH * pitch * row.size or ITEM.match(row.text):
        return True
    if row.left - above.left > INDENT * row.size and (len(lines) == 1 or above.left - lines[0].left < 1):
        return is_closed(above.text)
    return is_closed(above.text) and not _is_filled(above, row, edges[above.page])


def _is_other_type(above: Row, row: Row) -> bool:
    """Whether a line is set in another size; a sentence may go on in another face, which measures a little differently."""
    goes_on = not is_closed(above.text) and not row.text[:1].isupper()
    return abs(row.size - above.size) > (OTHER_FACE if goes_on else OTHER_SIZE) * max(row.size, above.size)


def _is_filled(above: Row, below: Row, edges: list[float]) -> bool:
    """Whether a line goes as far to the right as those of its page that stand in its column."""
    widest = edges[min(bisect_right(edges, above.right) + len(edges) // 4, len(edges) - 1)]
    return above.right - above.left >= SHORT_LINE * (max(widest, below.right) - above.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyphens:
    """How words that were broken at the end of a line are written elsewhere in the same file."""

    words: frozenset[str]

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Hyphens":
        """What the lines hold in one piece."""
        return cls(words=frozenset(word.strip(".,;:()“”\"'").casefold() for row in rows for word in row.text.split()))

    def joined(self, above: str, below: str) -> str:
        """Two lines as one."""
        if not above.endswith((BROKEN, "-", "\u2010")):
            return f"{above} {below}"
        stem = above[:-1]
        before, after = WORD_END.search(stem), WORD_START.match(below)
        if before is None or after is None:
            return above.removesuffix(BROKEN) + ("-" if above.endswith(BROKEN) else "") + below
        return stem + ("-" if self._keeps(before.group(), after.group()) else "") + below

    def _keeps(self, before: str, after: str) -> bool:
        """Whether a word broken between these two parts is written with a hyphen in any case."""
        if f"{before}-{after}".casefold() in self.words:
            return True
        if (before + after).casefold() in self.words:
            return False
        return after[0].isupper() or KEPT_HYPHEN.fullmatch(before) is not None
