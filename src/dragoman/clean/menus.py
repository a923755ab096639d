"""Menus: lines of the names of a site's sections, languages or buttons."""

import re

from dragoman.clean.decoding import folded
from dragoman.clean.paragraphs import is_closed
from dragoman.clean.vocabulary import sections

BARS = re.compile(r"\s*[|•·»›>/\u30fb]\s*|\s{2,}")
FEWEST_ENTRIES = 3
LONGEST_ENTRY = 3
"""Words of one entry."""
ENTRY = re.compile(r"(?:[^\W\d_a-z]|[A-Z])[^.!?,;:“”\"]*")
"""An entry begins with a capital, or in a script that has none, and holds no mark of a sentence."""
SECTION_SHARE = 0.6
"""Share of the words of a line without bars that must be known names of sections."""


def is_menu(line: str) -> bool:
    """Whether a line is a menu: short entries between bars, or names of sections one after the other."""
    entries = [entry for entry in BARS.split(line.strip(" |•·»›>/")) if entry]
    if len(entries) >= FEWEST_ENTRIES:
        return all(ENTRY.fullmatch(entry) and len(entry.split()) <= LONGEST_ENTRY for entry in entries)
    return _is_sections(line)


def _is_sections(line: str) -> bool:
    words = folded(line).split()
    if len(words) < FEWEST_ENTRIES or is_closed(line) or any(word[0].islower() for word in line.split()):
        return False
    return sum(word in sections() for word in words) >= SECTION_SHARE * len(words)
