"""Names of places that our own files do not list: cities, divisions and counties of GeoNames, where something shows that a place is named.

A capitalised word that is also a town is mostly something else (`Congress`, `Lincoln`), so each needs a reason: the parser takes it for a
place, its state or division follows, a preposition of place stands before it, it is a large city, or the document has named it so elsewhere.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.spotted import Spotted, overlaps_any, read_blocks
from dragoman.text.datelines import dateline
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionKind
from dragoman.types.spans import Span
from dragoman.world import Knowledge
from dragoman.world.geonames import FIRST, GeoName

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

METHOD = "geonames/1"
SHORT = "division/1"
TRUST = 3
WORD = r"(?:St\.|Ft\.|Mt\.|[A-ZÀ-ÖØ-ÞĀ-Ž][\w’']*(?<![’']s))"
RUN = re.compile(rf"{WORD}(?:(?:-|[ \u00a0])(?:(?:of|the|de|la|du|del|al|el|upon|on|am|sur|en)[- ])?{WORD})*")
"""A run of capitalised words, with the small words that names of places have."""
LONGEST = 4
"""Words of the longest name that is looked up."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
NEVER = frozenset({"DATE", "TIME", "LANGUAGE", "MONEY", "LAW", "WORK_OF_ART"})
INSIDE = re.compile(
    r"\b(?:in|near|outside|around|inside|across|throughout|downtown|central|northern|southern|eastern|western)\s(?:the\s)?$",
    re.IGNORECASE,
)
TOWARDS = re.compile(
    r"\b(?:from|to|at|of|into|through|via|and|or|between|towards?|leaving|visiting)\s(?:the\s)?$", re.IGNORECASE
)
JOINED = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)$")
LARGE = 300_000
"""Inhabitants from which a name needs no further reason."""
TOWN = 15_000
"""Inhabitants from which a preposition is reason enough."""
AFTER = re.compile(r"(?:,\s|\s\()((?:(?:[A-Z]\.){2,}|[A-Z][\w’'-]*\.?)(?:\s[A-Z][\w’'-]*){0,2})")
"""What may be the state or division of a place, right after it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """One run of words that is the name of places."""

    span: Span
    surface: str
    places: tuple[GeoName, ...]
    alone: bool
    """Whether no further capitalised word belongs to it."""


def place_names(parsed: Parsed, knowledge: Knowledge, names: Sequence[Spotted]) -> Iterator[Spotted]:
    """The names of places outside the `names` found so far, which lie in text order and apart from each other.

    A word that the document also writes in small letters is no name: `Alliance`.
    """
    taken = [name.span for name in names]
    surnames = {_text(parsed, name.span).split()[-1] for name in names if name.kind is MentionKind.PERSON}
    common = {token.text for token in parsed.doc if token.text.islower()}
    found = [
        one
        for one in _found(parsed, knowledge)
        if one.surface.lower() not in common and not overlaps_any(taken, one.span)
    ]
    ends = {name.span.end for name in names if name.kind in {MentionKind.PLACE, MentionKind.STATE}}
    sure: set[str] = set()
    for one in found:
        if _is_place(parsed, knowledge, one, surnames) or _listed_with(parsed, one, ends):
            sure.add(one.surface)
            ends.add(one.span.end)
    for one in found:
        if one.surface in sure and (one.alone or _label(parsed, one.span) in PLACES):
            yield Spotted(span=one.span, kind=MentionKind.PLACE, method=METHOD, trust=TRUST)
    yield from _short_forms(parsed, knowledge, [*taken, *(one.span for one in found if one.surface in sure)])


def _found(parsed: Parsed, knowledge: Knowledge) -> Iterator[_Found]:
    for block in read_blocks(parsed):
        for run in RUN.finditer(parsed.document.text, block.span.start, block.span.end):
            yield from _in_run(knowledge, run.group(), run.start())


def _in_run(knowledge: Knowledge, run: str, offset: int) -> Iterator[_Found]:
    """The longest names in a run of words, from the left."""
    words = list(re.finditer(r"[^\s\u00a0-]+", run))
    position = 0
    while position < len(words):
        for length in range(min(LONGEST, len(words) - position), 0, -1):
            start, end = words[position].start(), words[position + length - 1].end()
            surface = run[start:end]
            places = knowledge.geonames.named(surface) if len(surface) > 2 else ()  # noqa: PLR2004 - no name of a town has two letters
            if places:
                alone = length == len(words)
                yield _Found(Span(offset + start, offset + end), surface, places, alone)
                position += length
                break
        else:
            position += 1


def _is_place(parsed: Parsed, knowledge: Knowledge, found: _Found, surnames: set[str]) -> bool:
    """Whether something shows that a place is named here."""
    label = _label(parsed, found.span)
    if label in NEVER:
        return False
    if _in_dateline(parsed, found.span) or _followed_by_holder(parsed, knowledge, found):
        return True
    if found.surface in surnames or not found.alone:
        return False
    return label in PLACES or _placed(parsed, found, label)


def _placed(parsed: Parsed, found: _Found, label: str) -> bool:
    """Whether what stands before a name makes it a place, or the name is that of a large city."""
    before = parsed.document.text[max(0, found.span.start - 24) : found.span.start]
    population = _inhabitants(found)
    if INSIDE.search(before):
        return population >= TOWN
    if label == "PERSON":
        return False
    return population >= (TOWN if TOWARDS.search(before) else LARGE)


def _listed_with(parsed: Parsed, found: _Found, ends: Collection[int]) -> bool:
    """Whether a name goes on a list of places: `Ulsan, Geoje and Mokpo`."""
    joined = JOINED.search(parsed.document.text, max(0, found.span.start - 6), found.span.start)
    return joined is not None and joined.start() in ends and found.alone and _inhabitants(found) >= TOWN


def _inhabitants(found: _Found) -> int:
    return max(place.population for place in found.places)


def _followed_by_holder(parsed: Parsed, knowledge: Knowledge, found: _Found) -> bool:
    """Whether the state or division that one of the places lies in stands right after the name."""
    after = AFTER.match(parsed.document.text, found.span.end)
    if after is None:
        return False
    words = after[1].split()
    for length in range(len(words), 0, -1):
        holder = " ".join(words[:length])
        state = knowledge.country_of_name(holder)
        divisions = [
            d for d in (*knowledge.geonames.named(holder), *knowledge.divisions.named(holder)) if d.sort == FIRST
        ]
        within = {(d.country, d.division) for d in divisions}
        if any(p.country == state or (p.country, p.division) in within for p in found.places):
            return True
    return False


def _in_dateline(parsed: Parsed, span: Span) -> bool:
    block = next((b for b in read_blocks(parsed) if b.span.covers(span)), None)
    found = dateline(parsed.document.text, block.span) if block is not None else None
    return found is not None and found.covers(span) and "(" not in parsed.document.text[found.start : span.start]


def _short_forms(parsed: Parsed, knowledge: Knowledge, named: Sequence[Span]) -> Iterator[Spotted]:
    """`Ky.` after the name of a town, and `B.C.` wherever it stands."""
    text = parsed.document.text
    ends = {span.end for span in named}
    for found in re.finditer(r"(?<=[\w.]),\s(?P<form>(?:[A-Z]\.){2,3}|[A-Z][A-Za-z]{1,4}\b\.?)", text):
        if found.start() in ends and knowledge.divisions.named(found["form"]):
            yield Spotted(span=Span(*found.span("form")), kind=MentionKind.PLACE, method=SHORT, trust=TRUST)
    for found in knowledge.divisions.alone.finditer(text):
        yield Spotted(span=Span(*found.span()), kind=MentionKind.PLACE, method=SHORT, trust=TRUST)


def _label(parsed: Parsed, span: Span) -> str:
    """What the parser takes the words for; empty where nothing, or several things."""
    tokens: Tokens | None = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    labels = {token.ent_type_ for token in tokens} if tokens is not None else set()
    return labels.pop() if len(labels) == 1 else ""


def _text(parsed: Parsed, span: Span) -> str:
    return parsed.document.text[span.start : span.end]
