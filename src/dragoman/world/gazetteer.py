"""Names found in running text: the longest known name at each place."""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.types.ids import EntityId
from dragoman.types.spans import Span

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\.[A-Z]\b|\w+")
"""A dotted abbreviation or a run of letters and digits; hyphens and apostrophes part words."""
BETWEEN = re.compile(r"[ \t\u00a0]?[-–&'’,/]?[ \t\u00a0]?\n?|\.[ \t\u00a0]?")
"""What may stand between two words of one name; a full stop only after an abbreviation."""
ARTICLE = "the"
"""A name that begins with it gives way to a longer one after it: `the West` in `the West Sea`."""
LONGEST_ABBREVIATION = 2
"""Letters of a word that may end in a full stop inside a name: `J.`, `St.`."""
ABBREVIATION = 5
"""Letters up to which an upper-case name is an abbreviation and must be written in upper case."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text, folded for comparison."""

    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write the names of some entities."""

    folded: tuple[str, ...]
    written: tuple[str, ...]
    commas: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A known name at a place in a text."""

    span: Span
    entities: tuple[EntityId, ...]


def tokens(text: str) -> list[Token]:
    """The words of a text with their places."""
    return [Token(_folded(found.group()), *found.span()) for found in TOKEN.finditer(text)]


def key(surface: str) -> tuple[str, ...]:
    """A name as words that compare: without case, dots, hyphens and accents."""
    return tuple(_folded(word) for word in TOKEN.findall(surface))


class Gazetteer:
    """Names and the entities they can mean, searched by longest match."""

    def __init__(self, names: Iterable[tuple[str, EntityId]]) -> None:
        self._entities: dict[tuple[str, ...], list[EntityId]] = {}
        self._written: dict[tuple[str, ...], list[Name]] = {}
        self._starts: dict[str, list[tuple[str, ...]]] = {}
        for written, entity in names:
            self._add(written, entity)
        for folded in self._starts.values():
            folded.sort(key=len, reverse=True)

    def entities(self, surface: str) -> tuple[EntityId, ...]:
        """The entities that go by this name, whatever its case; those listed first come first."""
        return tuple(self._entities.get(key(surface), ()))

    def matches(self, text: str) -> Iterator[Match]:
        """The known names in a text, the longest at each place, none overlapping, in text order."""
        found = tokens(text)
        position = 0
        while position < len(found):
            folded = self._longest(text, found, position)
            if folded is not None and folded[0] == ARTICLE and position + 1 < len(found):
                after = self._longest(text, found, position + 1)
                folded = None if after is not None and len(after) >= len(folded) else folded
            if folded is None:
                position += 1
                continue
            last = found[position + len(folded) - 1]
            yield Match(Span(found[position].start, last.end), tuple(self._entities[folded]))
            position += len(folded)

    def _longest(self, text: str, found: list[Token], position: int) -> tuple[str, ...] | None:
        """The longest name at a word."""
        names = self._starts.get(found[position].folded, ())
        return next((name for name in names if self._fits(name, text, found, position)), None)

    def _add(self, written: str, entity: EntityId) -> None:
        folded = key(written)
        if not folded:
            return
        if folded not in self._entities:
            self._entities[folded] = []
            self._written[folded] = []
            self._starts.setdefault(folded[0], []).append(folded)
        if entity not in self._entities[folded]:
            self._entities[folded].append(entity)
        self._written[folded].append(Name(folded, tuple(TOKEN.findall(written)), "," in written))

    def _fits(self, folded: tuple[str, ...], text: str, found: list[Token], position: int) -> bool:
        part = found[position : position + len(folded)]
        if tuple(token.folded for token in part) != folded:
            return False
        if any(text[t.end] == "." and t.end - t.start > LONGEST_ABBREVIATION for t in part[:-1]):
            return False
        gaps = [text[left.end : right.start] for left, right in itertools.pairwise(part)]
        surfaces = [text[token.start : token.end] for token in part]
        return any(_written_so(name, surfaces, gaps) for name in self._written[folded])


def _written_so(name: Name, surfaces: list[str], gaps: list[str]) -> bool:
    """Whether a name is written in a text as it must be: capitals where it has them, and nothing odd between its words."""
    if any(not BETWEEN.fullmatch(gap) or ("," in gap and not name.commas) for gap in gaps):
        return False
    return all(_cased_so(own, surface) for own, surface in zip(name.written, surfaces, strict=True))


def _cased_so(own: str, surface: str) -> bool:
    letters = own.replace(".", "")
    if letters.isupper() and 1 < len(letters) <= ABBREVIATION:
        return surface.replace(".", "").isupper()
    return not own[0].isupper() or surface[0].isupper()


def _folded(word: str) -> str:
    """A word without case, dots and accents."""
    plain = word.replace(".", "").casefold()
    if plain.isascii():
        return plain
    return (
        "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        .replace("ı", "i")
        .replace("ø", "o")
        .replace("ł", "l")
    )
