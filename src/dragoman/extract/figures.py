"""Figures of one document: numbers with their units, what they measure, whose they are and when they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import (
    as_party,
    as_words,
    counted_noun,
    governing_verb,
    other_party,
    owner,
    page_words,
    period_of,
    respective_parties,
    root_of,
    statement_at,
)
from dragoman.extract.figure_filters import is_no_figure
from dragoman.extract.figure_phrases import phrase_of
from dragoman.extract.figure_signs import change_of, change_words, rate_after
from dragoman.extract.measures import Setting, measure_of, named
from dragoman.extract.quantities import Quantity, quantities_in, units
from dragoman.text.certainty import status_of
from dragoman.text.parser import READ_KINDS, Parsed, Sentence
from dragoman.types.ids import FigureId
from dragoman.types.readings import Change, Figure, FigureKind, Mention, Reading, Status
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.units import Unit
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "figure-rules/1"
VAGUE_NUMBERS = frozenset({"tens", "dozens", "hundreds", "thousands", "millions", "billions", "trillions"})
HYPHENED = re.compile(r"-([A-Za-z]{3,})\b")
"""A word that a number is tied to: `5.1-magnitude`."""
STRONG = re.compile(r"-strong\b", re.IGNORECASE)
"""`the 28,500-strong force` counts people."""
SAME_AMOUNT = re.compile(
    r"(?:\s*\(|\s+or\b|,\s+(?=about\b|or\b))\s*(?:about|around|some|roughly|approximately|nearly|or|equal to|equivalent to|\s)*",
    re.IGNORECASE,
)
"""What stands between an amount and the same amount in other money or another unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quantity with its place in the sentence."""

    quantity: Quantity
    sentence: Sentence
    root: "Token"
    noun: "Token | None"
    span: Span
    """With the counted noun, where one follows."""


def find_figures(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its figures added, and the mentions that are their subjects and counterparts."""
    figures: list[Figure] = []
    mentions: list[Mention] = []
    for places in _places(parsed, found, knowledge):
        for index, place in enumerate(places):
            figure, parties = _figure(parsed, found, knowledge, place, _list_around(places, index))
            figures.append(_with_equal(parsed, figures[-1] if figures else None, figure))
            mentions += parties
    return replace(found, figures=(*found.figures, *figures)).with_mentions(*mentions)


def _places(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Iterator[list[Place]]:
    """The figures of each sentence that has any, in text order."""
    text = parsed.document.text
    for block in parsed.document.blocks:
        if block.kind not in READ_KINDS:
            continue
        quantities = quantities_in(text, block.span, knowledge.vocabulary)
        for sentence in (s for s in parsed.sentences if s.block is block):
            inside = [q for q in quantities if sentence.start <= q.span.start and q.span.end <= sentence.end]
            places = [_place(parsed, sentence, quantity, knowledge) for quantity in inside]
            kept = [
                place
                for place in places
                if place is not None and not is_no_figure(parsed, found, place.quantity, place.root, place.noun)
            ]
            if kept:
                yield kept


def _place(parsed: Parsed, sentence: Sentence, quantity: Quantity, knowledge: Knowledge) -> Place | None:
    root = root_of(parsed, quantity.span)
    if root is None:
        return None
    noun = counted_noun(root, quantity.span)
    span = quantity.span
    if quantity.unit is None and STRONG.match(parsed.document.text, span.end):
        people = knowledge.vocabulary.units["people"]
        quantity = replace(quantity, unit=people, strong=True, span=Span(span.start, span.end + len("-strong")))
        return Place(quantity=quantity, sentence=sentence, root=root, noun=noun, span=quantity.span)
    if quantity.unit is None and noun is None and (noun := _noun_after_of(root)) is not None:
        return Place(
            quantity=replace(quantity, unit=_noun_unit(knowledge, noun)),
            sentence=sentence,
            root=root,
            noun=noun,
            span=Span(span.start, noun.idx + len(noun)),
        )
    if quantity.unit is None and (hyphened := HYPHENED.match(parsed.document.text, span.end)):
        unit = Unit(name=hyphened.group(1).lower(), kind=FigureKind.COUNT, forms=())
        quantity = replace(quantity, unit=unit, span=Span(span.start, hyphened.end()))
        return Place(quantity=quantity, sentence=sentence, root=root, noun=noun, span=quantity.span)
    if quantity.unit is None and noun is not None and noun.idx + len(noun) <= sentence.end:
        unit = _noun_unit(knowledge, noun)
        span = Span(span.start, noun.idx + len(noun))
        quantity = replace(quantity, unit=unit)
    return Place(quantity=quantity, sentence=sentence, root=root, noun=noun, span=span)


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
    unit = known.get(noun.lower_) or known.get(noun.lemma_.lower())
    return unit or Unit(name=noun.lower_, kind=FigureKind.COUNT, forms=(noun.lower_,))


def _list_around(places: list[Place], index: int) -> list[Place]:
    """The places of one list of numbers (`54,000 and 28,500 troops`) that holds this one."""
    last = index
    while places[last].quantity.listed and last + 1 < len(places):
        last += 1
    first = index
    while first > 0 and places[first - 1].quantity.listed:
        first -= 1
    return places[first : last + 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the sentence says of one figure."""

    around: str | None
    """The words that belong to it by grammar."""
    phrase: str | None
    """What it measures, as the page names it."""
    subject: Mention | None
    counterpart: Mention | None
    status: Status


def _said(parsed: Parsed, found: Reading, vocabulary: Vocabulary, place: Place, group: list[Place]) -> Said:
    """What the sentence says of a figure; the numbers of a list share what it says of the last."""
    last = group[-1] if place.quantity.listed else place
    doer = _whose(last, place)
    subject = as_party(parsed, found, doer) if doer is not None else None
    words = page_words(last.root, last.noun, _unsaid(place))
    if doer is not None and subject is None:
        words = _with_doer(as_words(doer), words)
    counterpart = other_party(found, last.root, last.noun, subject, place.span)
    text = parsed.document.text
    respective = (
        respective_parties(found, place.sentence, group[-1].span.end, len(group), text) if len(group) > 1 else []
    )
    if respective:
        counterpart = respective[group.index(place)]
    others = [mention for mention in respective if mention is not counterpart]
    phrase = phrase_of(last.root, last.noun, _number_and_unit(last), change_words(vocabulary))
    return Said(
        around=_without(words, others),
        phrase=_without(phrase, others),
        subject=subject,
        counterpart=counterpart,
        status=_status(last.root, last.noun, place.span),
    )


def _whose(last: Place, place: Place) -> "Token | None":
    """Who pays, has or does it; the force itself of a `28,500-strong force`."""
    if place.quantity.strong and last.noun is not None:
        return last.noun
    return owner(last.root, last.noun, place.span)


def _measure(parsed: Parsed, knowledge: Knowledge, place: Place, words: str | None) -> str | None:
    unit = place.quantity.unit
    kind = unit.kind if unit else FigureKind.OTHER
    setting = Setting(
        text=parsed.document.text,
        within=place.sentence.span,
        span=place.span,
        head=place.noun.lower_ if place.noun else None,
        page_words=words,
        paragraph=place.sentence.block.span,
        verb=_verb_lemma(place),
        near=unit is None or kind is not FigureKind.COUNT or unit.name in knowledge.vocabulary.units,
    )
    return measure_of(knowledge.vocabulary, kind, setting)


def _verb_lemma(place: Place) -> str | None:
    verb = governing_verb(place.root, place.span)
    return verb.lemma_.lower() if verb is not None else None


def _figure(
    parsed: Parsed, found: Reading, knowledge: Knowledge, place: Place, group: list[Place]
) -> tuple[Figure, list[Mention]]:
    quantity, text, sentence = place.quantity, parsed.document.text, place.sentence
    said = _said(parsed, found, knowledge.vocabulary, place, group)
    measure = _measure(parsed, knowledge, place, said.around)
    period, since = period_of(found, sentence, place.span, text)
    direction = change_of(parsed, knowledge.vocabulary, place.root, place.noun, place.span)
    figure = Figure(
        document_id=found.document_id,
        words=parsed.document.words(place.span.start, place.span.end),
        evidence=parsed.document.words(sentence.start, sentence.end),
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=_unit_name(quantity.unit, None if direction else measure),
        kind=quantity.unit.kind if quantity.unit else FigureKind.OTHER,
        measures=named(measure, said.phrase),
        subject=said.subject.id if said.subject else None,
        counterpart=said.counterpart.id if said.counterpart else None,
        period=period,
        rate=rate_after(text, place.span.end, sentence.end),
        change=Change(direction=direction, since=since) if direction else None,
        status=said.status,
        statement=statement_at(found, place.span),
        method=METHOD,
    )
    return figure, [mention for mention in (said.subject, said.counterpart) if mention is not None]


def _with_doer(doer: str, words: str | None) -> str | None:
    """The words with the thing they are said of, when that is not among them."""
    return " ".join(part for part in ("" if doer in (words or "") else doer, words) if part) or None


def _unsaid(place: Place) -> Span:
    """What of the figure is left out of the words that say what it measures: the number, and its unit unless that is what is counted."""
    unit, noun = place.quantity.unit, place.noun
    counted = unit is None or unit.kind is FigureKind.COUNT
    describes = noun is not None and noun.idx >= place.quantity.span.end and place.span == place.quantity.span
    return place.quantity.number if counted and not describes else place.span


def _number_and_unit(place: Place) -> Span:
    """The figure's own words without the noun that is counted."""
    unit, noun = place.quantity.unit, place.noun
    counted = unit is None or unit.kind is FigureKind.COUNT
    inside = noun is None or noun.idx < place.quantity.span.end
    return place.quantity.number if counted and inside else place.quantity.span


def _without(words: str | None, others: list[Mention]) -> str | None:
    for mention in others:
        words = re.sub(rf"(?:\b(?:and|in|to)\s+)*{re.escape(mention.words.text)}", "", words or "")
    return re.sub(r"\s+", " ", words).strip() if words else None


def _unit_name(unit: Unit | None, measure: str | None) -> str:
    """Defence spending in per cent is a share of output, said or not."""
    if unit is None:
        return ""
    return "% of GDP" if unit.name == "%" and measure == "defence spending" else unit.name


def _status(root: "Token", noun: "Token | None", span: Span) -> Status:
    """How surely the amount is put; one that is being paid or kept holds as much as one that was."""
    top = noun or root
    by_noun = status_of(top) if top.pos_ in {"NOUN", "PROPN"} else Status.HAPPENED
    verb = governing_verb(top, span)
    status = by_noun if by_noun is not Status.HAPPENED or verb is None else status_of(verb)
    return Status.HAPPENED if status is Status.ONGOING else status


def _with_equal(parsed: Parsed, before: Figure | None, figure: Figure) -> Figure:
    """The figure, tied to the one before it where it says the same in other money or another unit."""
    if (
        before is None
        or before.kind is not figure.kind
        or before.unit == figure.unit
        or figure.kind is FigureKind.COUNT
    ):
        return figure
    between = parsed.document.text[before.words.span.end : figure.words.span.start]
    if not SAME_AMOUNT.fullmatch(between):
        return figure
    same: FigureId = before.equals or before.id
    return replace(
        figure, equals=same, bound=before.bound, measures=before.measures, subject=before.subject, counterpart=before.counterpart,
        period=figure.period or before.period, status=before.status, change=before.change,
    )  # fmt: skip
