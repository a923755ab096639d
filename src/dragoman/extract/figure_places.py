"""Where the numbers of a document stand: each with its sentence, the noun it counts, and its unit."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import counted_noun, root_of
from dragoman.extract.figure_filters import is_no_figure, is_no_quantity
from dragoman.extract.quantities import Quantity, quantities_in, units
from dragoman.text.parser import READ_KINDS, Parsed, Sentence
from dragoman.types.readings import FigureKind, Reading
from dragoman.types.spans import Span
from dragoman.types.vocabularies.units import Unit
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

VAGUE_NUMBERS = frozenset({"tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"})
HYPHENED = re.compile(r"-([A-Za-z]{3,})\b")
"""A word that a number is tied to: `5.1-magnitude`."""
STRONG = re.compile(r"-strong\b", re.IGNORECASE)
"""`the 28,500-strong force` counts people."""
SMALLEST_ALONE = 10
"""Below it a number without a unit is not taken for a count."""
NEXT_SENTENCE = 200
"""Code points between the sentences of a count and of one that leaves its unit out."""
ALIKE = 1000.0
"""How many times larger a number may be than the one whose unit it takes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quantity with its place in the sentence."""

    quantity: Quantity
    sentence: Sentence
    root: "Token"
    noun: "Token | None"
    span: Span
    """With the counted noun, where one follows."""
    like: "Place | None" = None
    """The count before it whose unit it shares without saying so."""


def places_of(parsed: Parsed, found: Reading, knowledge: Knowledge, *, everything: bool) -> Iterator[list[Place]]:
    """The figures of each sentence that has any, in text order."""
    leave_out = is_no_quantity if everything else is_no_figure
    text = parsed.document.text
    by_block: dict[Span, list[Sentence]] = defaultdict(list)
    for sentence in parsed.sentences:
        by_block[sentence.block.span].append(sentence)
    for block in parsed.document.blocks:
        if block.kind not in READ_KINDS:
            continue
        quantities = quantities_in(text, block.span, knowledge.vocabulary)
        for sentence in by_block[block.span]:
            inside = [q for q in quantities if sentence.start <= q.span.start and q.span.end <= sentence.end]
            places = [_place(parsed, sentence, quantity, knowledge) for quantity in inside]
            kept = [
                place
                for place in places
                if place is not None and not leave_out(parsed, found, place.quantity, place.root, place.noun)
            ]
            if kept:
                yield kept


def _place(parsed: Parsed, sentence: Sentence, quantity: Quantity, knowledge: Knowledge) -> Place | None:
    root = root_of(parsed, quantity.span)
    if root is None:
        return None
    text, span = parsed.document.text, quantity.span
    noun = counted_noun(root, span)
    place = Place(quantity=quantity, sentence=sentence, root=root, noun=noun, span=span)
    if quantity.unit is not None:
        return replace(place, noun=noun or _unit_noun(parsed, quantity))
    if STRONG.match(text, span.end):
        return _tied(place, knowledge.vocabulary.units["people"], span.end + len("-strong"), strong=True)
    if noun is None and (noun := _noun_after_of(root)) is not None:
        return _counting(place, noun, knowledge)
    if hyphened := HYPHENED.match(text, span.end):
        name = hyphened.group(1).lower()
        unit = knowledge.vocabulary.units.get(name) or Unit(name=name, kind=FigureKind.COUNT, forms=())
        return _tied(place, unit, hyphened.end())
    return _counting(place, noun, knowledge) if noun is not None and noun.idx + len(noun) <= sentence.end else place


def _tied(place: Place, unit: Unit, end: int, *, strong: bool = False) -> Place:
    """The place of a number with the word that a hyphen ties to it."""
    quantity = replace(place.quantity, unit=unit, strong=strong, span=Span(place.span.start, end))
    return replace(place, quantity=quantity, span=quantity.span)


def _counting(place: Place, noun: "Token", knowledge: Knowledge) -> Place:
    """The place of a number with the noun it counts as its unit."""
    unit = _noun_unit(knowledge, noun)
    return replace(
        place,
        quantity=replace(place.quantity, unit=unit),
        noun=noun,
        span=Span(place.span.start, noun.idx + len(noun)),
    )


def _unit_noun(parsed: Parsed, quantity: Quantity) -> "Token | None":
    """`Americans` of `millions of Americans`, which is unit and noun in one."""
    if quantity.unit is None or quantity.unit.kind is not FigureKind.COUNT or quantity.number.end >= quantity.span.end:
        return None
    tokens = parsed.doc.char_span(quantity.number.end, quantity.span.end, alignment_mode="contract")
    last = tokens[-1] if tokens is not None else None
    return last if last is not None and last.pos_ in {"NOUN", "PROPN"} else None


def counts(place: Place) -> bool:
    """Whether a later number may leave out its unit because this one has it."""
    unit = place.quantity.unit
    return unit is not None and unit.kind is FigureKind.COUNT and place.quantity.value >= SMALLEST_ALONE


def completed(place: Place, before: Place | None) -> Place:
    """The place with the unit of the count before it, where it leaves its own out: `28,500 troops in Korea and 54,000 in Japan`."""
    quantity = place.quantity
    if before is None or quantity.unit is not None or place.noun is not None or quantity.value < SMALLEST_ALONE:
        return place
    near = place.sentence.block is before.sentence.block and place.sentence.start - before.sentence.end <= NEXT_SENTENCE
    alike = max(quantity.value, before.quantity.value) <= ALIKE * min(quantity.value, before.quantity.value)
    return (
        replace(place, quantity=replace(quantity, unit=before.quantity.unit), like=before) if near and alike else place
    )


def _noun_after_of(root: "Token") -> "Token | None":
    """`soldiers` of `tens of thousands of Filipino soldiers`."""
    if root.lower_ not in VAGUE_NUMBERS:
        return None
    of = next(
        (child for child in root.children if child.dep_ == "prep" and child.lower_ == "of" and child.i > root.i), None
    )
    while of is not None:
        noun = next((child for child in of.children if child.dep_ == "pobj"), None)
        if noun is None or noun.lower_ not in VAGUE_NUMBERS:
            return noun
        of = next((child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"), None)
    return None


def _noun_unit(knowledge: Knowledge, noun: "Token") -> Unit:
    """The unit that a counted noun is a form of; else the noun itself."""
    known = units(knowledge.vocabulary).words
    beside = noun.nbor(-1).lower_ if noun.i else ""
    unit = known.get(f"{beside} {noun.lower_}") or known.get(noun.lower_) or known.get(noun.lemma_.lower())
    return unit or Unit(name=noun.lower_, kind=FigureKind.COUNT, forms=(noun.lower_,))


def list_around(places: list[Place], index: int) -> list[Place]:
    """The places of one list of numbers (`54,000 and 28,500 troops`) that holds this one."""
    last = index
    while places[last].quantity.listed and last + 1 < len(places):
        last += 1
    first = index
    while first > 0 and places[first - 1].quantity.listed:
        first -= 1
    return places[first : last + 1]
