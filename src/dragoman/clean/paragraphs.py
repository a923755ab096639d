"""From the lines of a text file to its paragraphs: markup taken off, hard-wrapped lines joined."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

WIDEST_WRAP = 110
"""Code points of the longest line in a hard-wrapped text; e-mail and print wrap at 60 to 100."""
FULL_PAIRS = 0.7
"""Share of neighbouring lines that must be filled to the width before a text counts as hard-wrapped."""
FEWEST_PAIRS = 3
SHORTEST_BROKEN = 40
"""Code points under which a line that ends without a mark is a line of its own, whatever follows."""
MARKUP = re.compile(r"^ {0,3}#{1,6} \S|\*\*\S|\]\(https?://|^ *<!--", re.MULTILINE)
FEWEST_MARKS = 2
TERMINAL = re.compile(r"""[.!?…。！？:;][)\]"'”’»」』*_]*[\s■□▪◼●◆#]*$""")
ITEM = re.compile(r"\s*(?:[-*+•▪●■◆▶‣]|\(?\d{1,2}[.)])\s+(?=\S)")
COLUMNS = re.compile(r" {2,}")
FEWEST_COLUMNS = 3
WIDEST_COLUMN = 3
"""Words of a column of a menu."""
RULE = re.compile(r"[\W_]*")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TAG = re.compile(
    r"</?(?:u|b|i|em|strong|sup|sub|span|p|div|font|center|a|small|blockquote)\b[^<>]{0,300}>", re.IGNORECASE
)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\)")
EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
LOOSE_EMPHASIS = re.compile(r"\*{2,3}")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
WHOLE_BOLD = re.compile(r"(?:\*\*\*?|__)(?!\s)([^*]+?)(?:\*\*\*?|__):?\s*")
RUN_IN = re.compile(r"\*\*(?P<head>[^*]{3,90}?)(?::\s*\*\*|\*\*\s*:)\s*(?P<rest>\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph as it stands in the file."""

    text: str
    heading: bool = False
    """True where markup makes it a heading."""
    after_gap: bool = True
    """True where a blank line goes before it."""


def paragraphs(text: str, *, markdown: bool) -> tuple[Line, ...]:
    """The paragraphs of a text; lines without a letter or digit separate and say nothing."""
    marked = markdown or len(MARKUP.findall(text)) >= FEWEST_MARKS
    if marked:
        text = BREAK.sub("\n", COMMENT.sub("\n", text))
    rows = [row.rstrip() for row in text.split("\n")]
    joined = _joined(rows, _wrap_width(rows))
    lines = [unmarked for line in joined for unmarked in (_unmarked(line) if marked else [line])]
    return tuple(tidy for line in lines if (tidy := replace(line, text=_tidy(line.text))).text)


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(TERMINAL.search(text))


def _tidy(text: str) -> str:
    """The text with single blanks; columns of a few words each, set apart by wide blanks, get bars between them."""
    columns = [" ".join(column.split()) for column in COLUMNS.split(text.strip())]
    if len(columns) >= FEWEST_COLUMNS and not any(is_closed(c) or len(c.split()) > WIDEST_COLUMN for c in columns):
        return " | ".join(columns)
    return " ".join(columns)


def _wrap_width(rows: list[str]) -> int | None:
    """The width at which a text was wrapped; None where each line is a paragraph."""
    lengths = sorted(len(row) for row in rows if row.strip())
    pairs = [(a, b) for a, b in pairwise(rows) if a.strip() and b.strip() and not ITEM.match(b)]
    if not lengths or len(pairs) < FEWEST_PAIRS:
        return None
    width = lengths[int(len(lengths) * 0.98) - 1]
    full = sum(len(a) + 1 + len(b.split()[0]) > width - 1 for a, b in pairs)
    return width if width <= WIDEST_WRAP and full >= FULL_PAIRS * len(pairs) else None


def _joined(rows: list[str], width: int | None) -> Iterator[Line]:
    """The rows, those that go on from the row before joined to it."""
    current, gap = "", True
    for row in rows:
        if not RULE.fullmatch(row) and current and _goes_on(current.rsplit("\n", 1)[-1], row, width):
            current += "\n" + row
            continue
        if current:
            yield Line(text=current, after_gap=gap)
            gap = False
        current = "" if RULE.fullmatch(row) else row
        gap = gap or not current
    if current:
        yield Line(text=current, after_gap=gap)


def _goes_on(above: str, below: str, width: int | None) -> bool:
    if ITEM.match(below) or below.lstrip().startswith("#") or WHOLE_BOLD.fullmatch(TAG.sub("", above).strip()):
        return False
    if width is not None and (len(above) + 1 + len(below.split(maxsplit=1)[0]) > width - 1 or not is_closed(above)):
        return True
    return below.lstrip()[0].islower() and not is_closed(above) and len(above) > SHORTEST_BROKEN


def _unmarked(line: Line) -> Iterator[Line]:
    """A paragraph without its Markdown; a bold lead that ends in a colon becomes a heading of its own."""
    text = " ".join(line.text.split())
    marks = re.match(r"#{1,6}\s+", text)
    item = ITEM.match(text)
    text = text[item.end() :] if item else text[marks.end() :] if marks else text
    run_in = RUN_IN.match(text)
    if run_in:
        yield Line(text=_plain(run_in["head"]), heading=True)
        yield Line(text=_plain(run_in["rest"]))
        return
    text = TAG.sub("", text)
    heading = bool(marks) or (WHOLE_BOLD.fullmatch(text) is not None and not is_closed(text.strip("*_ ")))
    yield replace(line, text=_plain(text), heading=heading)


def _plain(text: str) -> str:
    text = LINK.sub(r"\1", TAG.sub("", text))
    text = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", text))
    return ESCAPED.sub(r"\1", LOOSE_EMPHASIS.sub("", text)).strip()
