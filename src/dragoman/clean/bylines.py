"""Names of authors, as bylines and header fields write them."""

import re

from dragoman.clean.dates import is_date_line
from dragoman.clean.paragraphs import is_closed

LEAD = re.compile(
    r"^\W*(?:(?:story|text|words|written|reported|posted|published|report)\s+)?"
    r"(?:by\b|authors?\s*:|reporter\s*:|contributor\s*:)\s*:?\s*",
    re.IGNORECASE,
)
TRAIL = re.compile(
    r"\s*(?:[\[(<|].*$|(?<![\w.+-])[\w.+-]{1,64}@\S.*$|,\s*(?:in|for|of|at)\b.*$|\b(?:기자|특파원|선임기자|記者)\b.*$)",
    re.IGNORECASE,
)
ROLES = re.compile(
    r",?\s*\b(?:staff|senior|chief|foreign|political|diplomatic|defen[cs]e|white house|special|asia|national|world)?\s*"
    r"(?:writers?|reporters?|correspondents?|editors?|contributors?|columnists?|bureau chief)\b.*$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\s*(?:,|;|\||/|·|&|\band\b|\bAND\b|\bwith\b)\s*")
PARTICLE = "de|van|von|der|den|la|le|bin|al|el"
NAME = re.compile(rf"(?:[A-Z][\w.’'-]*|{PARTICLE})(?: (?:[A-Z][\w.’'-]*|{PARTICLE})){{1,4}}")
EASTERN_NAME = re.compile(r"[가-힣]{2,4}|[\u4e00-\u9fff]{2,5}(?:[ ・]?[\u3040-\u30ff\u4e00-\u9fff]{1,5})?")
NO_NAME = re.compile(
    r"\b(?:news|times|post|press|staff|desk|agency|agencies|daily|herald|journal|media|online|editor|team|reuters|afp|ap|service|services|"
    r"home|top|ad|street|ave|physical|address|read|more|share|leave|reply|view|all|sign|subscribe|north|south|white|house|united|states|election|elections)\b",
    re.IGNORECASE,
)  # fmt: skip
MOST_NAMES = 8
IN_PLACE = re.compile(r"\s+(?:in|for|of|at) (?:the |The )?[A-Z].*$")
"""`in Port Ann`, `for The Outlet`, behind a name."""
LONGEST_BYLINE = 16
DAY_MARK = re.compile(r"\s*[,|–—·•-]\s+|\s*\|\s*")


def authors_in(line: str) -> tuple[str, ...]:
    """The names in a byline, in its order and each once; names all in capitals get the usual ones."""
    text = ROLES.sub("", TRAIL.sub("", LEAD.sub("", without_day(line)))).strip(" .,:")
    names = [_cased(IN_PLACE.sub("", part).strip(" .")) for part in BETWEEN.split(text) if part.strip(" .")]
    return tuple(dict.fromkeys(name for name in names if is_name(name)))[:MOST_NAMES]


def is_name(text: str) -> bool:
    """Whether a text looks like the name of one person."""
    if EASTERN_NAME.fullmatch(text):
        return True
    return NAME.fullmatch(text) is not None and not NO_NAME.search(text) and not any(map(str.isdigit, text))


def is_byline(line: str) -> bool:
    """Whether a line is `By` and names, or names with the day: `A B, 18 June 2024`."""
    if is_closed(line) or len(line.split()) > LONGEST_BYLINE:
        return False
    rest = without_day(line)
    return (rest != line and is_names(rest)) or (LEAD.match(line) is not None and bool(authors_in(line)))


def is_names_in_places(line: str) -> bool:
    """Whether a line says who wrote where: `A B in Port Ann and C D in Westhaven`."""
    parts = BETWEEN.split(line.strip())
    return IN_PLACE.search(line) is not None and all(is_name(IN_PLACE.sub("", part)) for part in parts)


def without_day(line: str) -> str:
    """A line without the day and the clock time that end it; the line itself where they do not."""
    marks = (mark for mark in DAY_MARK.finditer(line) if is_date_line(line[mark.end() :]))
    return next((line[: mark.start()] for mark in marks), line)


def is_names(line: str) -> bool:
    """Whether a line is made of Western names alone, as `A B and C D`; names in capitals count only after `By`."""
    parts = BETWEEN.split(line.strip())
    return bool(parts) and all(is_name(part) and not part.isupper() and part.isascii() for part in parts)


def _cased(name: str) -> str:
    return name.title() if name.isupper() and name.isascii() else name
