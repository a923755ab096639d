"""Figures of one document: numbers with their units, what they measure, whose they are and when they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import (
    as_party,
    as_words,
    governing_verb,
    other_party,
    owner,
    page_words,
    period_of,
    respective_parties,
    statement_at,
    statement_holding,
)
from dragoman.extract.figure_phrases import phrase_of
from dragoman.extract.figure_places import Place, completed, counts, list_around, places_of
from dragoman.extract.figure_signs import change_of, change_words, rate_after
from dragoman.extract.measures import Setting, measure_of, named
from dragoman.text.certainty import status_of
from dragoman.text.parser import Parsed
from dragoman.types.ids import FigureId
from dragoman.types.readings import Bound, Change, Figure, FigureKind, Mention, Reading, Status
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.figure_words import words_of
from dragoman.types.vocabularies.units import Unit
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "figure-rules/1"
TOPIC_REACH = 900
"""Code points before a sentence that may have named what its amounts are about."""
VOTES = re.compile(
    r"(\d+)\s*(?:[-–—]|to)\s*(\d+)(?=[\s-]+votes?\b)|(?<=\bvoted )(\d+)\s*(?:[-–—]|to)\s*(\d+)|(?<=\bvote of )(\d+)\s*(?:[-–—]|to)\s*(\d+)"
)
"""`an 80-19 vote`: so many for it, so many against."""
VOTE_MEASURES = ("votes for", "votes against")
CONDITION = re.compile(r"\b(?:if|unless|were|had|provided|should|otherwise|in\s+case)\b", re.IGNORECASE)
"""Words without which `would` tells of what was agreed: `under the deal Seoul would pay ...`."""
SAME_AMOUNT = re.compile(
    r"(?:\s*\(|\s+or\b|,\s+(?=about\b|or\b))\s*(?:about|around|some|roughly|approximately|nearly|or|equal to|equivalent to|\s)*",
    re.IGNORECASE,
)
"""What stands between an amount and the same amount in other money or another unit."""


def find_figures(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its figures added, and the mentions that are their subjects and counterparts."""
    figures: list[Figure] = []
    mentions: list[Mention] = []
    for one in quantities_said(parsed, found, knowledge):
        figures.append(_with_equal(parsed, figures[-1] if figures else None, one.figure))
        mentions += one.parties
    return replace(found, figures=(*found.figures, *figures)).with_mentions(*mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified:
    """A figure with what was found on the way."""

    figure: Figure
    parties: tuple[Mention, ...]
    around: str | None
    """The words that belong to it by grammar, of which `Figure.measures` keeps the noun phrase."""


def quantities_said(
    parsed: Parsed, found: Reading, knowledge: Knowledge, *, everything: bool = False
) -> Iterator[Quantified]:
    """The figures of a document in text order; with `everything`, also ages, calibres and counts that say nothing."""
    counted: Place | None = None
    for places in places_of(parsed, found, knowledge, everything=everything):
        for index, found_place in enumerate(places):
            place = places[index] = completed(found_place, counted)
            counted = place if counts(place) else counted
            yield _figure(parsed, found, knowledge, place, list_around(places, index))


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
    named = last.like or last
    phrase = phrase_of(
        named.root,
        named.noun or _counted_root(named),
        _number_and_unit(named),
        change_words(vocabulary),
        adverbial=named.noun is None and _is_adverbial(named),
    )
    return Said(
        around=_without(words, others),
        phrase=_without(phrase, others),
        subject=subject,
        counterpart=counterpart,
        status=_status(parsed, found, place if place.noun or place is last else last),
    )


def _whose(last: Place, place: Place) -> "Token | None":
    """Who pays, has or does it; the force itself of a `28,500-strong force`."""
    if place.quantity.strong and last.noun is not None:
        return last.noun
    if place.like is not None and _stands_for_it(place):
        return owner(place.like.root, place.like.noun, place.like.span)
    return owner(last.root, last.noun, place.span)


def _stands_for_it(place: Place) -> bool:
    """`puts their number at 28,500`: whoever puts it there neither has nor hosts them."""
    verb = governing_verb(place.root, place.span)
    return verb is not None and any(child.lower_ in words_of("standing for") for child in verb.children)


def _measure(parsed: Parsed, knowledge: Knowledge, place: Place, words: str | None) -> str | None:
    for match in VOTES.finditer(parsed.document.text, place.sentence.start, place.sentence.end):
        pro, contra = (group for group in (1, 2, 3, 4, 5, 6) if match[group])
        if place.quantity.number.start in {match.start(pro), match.start(contra)}:
            return VOTE_MEASURES[place.quantity.number.start != match.start(pro)]
    if place.like is not None:
        return _measure(parsed, knowledge, place.like, words)
    unit = place.quantity.unit
    kind = unit.kind if unit else FigureKind.OTHER
    setting = Setting(
        text=parsed.document.text,
        within=place.sentence.span,
        span=place.span,
        unit=unit.name if unit else "",
        head=place.noun.lower_ if place.noun else None,
        page_words=words,
        before=max(0, place.sentence.start - TOPIC_REACH),
        verb=_verb_lemma(place),
        near=unit is None or kind is not FigureKind.COUNT or unit.name in knowledge.vocabulary.units,
    )
    return measure_of(knowledge.vocabulary, kind, setting)


def _verb_lemma(place: Place) -> str | None:
    verb = governing_verb(place.root, place.span)
    return verb.lemma_.lower() if verb is not None else None


def _figure(parsed: Parsed, found: Reading, knowledge: Knowledge, place: Place, group: list[Place]) -> Quantified:
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
        measures=named(measure, None if measure in VOTE_MEASURES else said.phrase),
        subject=said.subject.id if said.subject else None,
        counterpart=said.counterpart.id if said.counterpart else None,
        period=period,
        rate=rate_after(text, place.span.end, sentence.end),
        change=Change(direction=direction, since=since) if direction else None,
        status=said.status,
        statement=statement_at(found, place.span),
        method=METHOD,
    )
    parties = tuple(mention for mention in (said.subject, said.counterpart) if mention is not None)
    return Quantified(figure=figure, parties=parties, around=said.around)


def _with_doer(doer: str, words: str | None) -> str | None:
    """The words with the thing they are said of, when that is not among them."""
    return " ".join(part for part in ("" if doer in (words or "") else doer, words) if part) or None


def _unsaid(place: Place) -> Span:
    """What of the figure is left out of the words that say what it measures: the number, and its unit unless that is what is counted."""
    unit, noun = place.quantity.unit, place.noun
    counted = unit is None or unit.kind is FigureKind.COUNT
    describes = noun is not None and noun.idx >= place.quantity.span.end and place.span == place.quantity.span
    return place.quantity.number if counted and not describes else place.span


def _counted_root(place: Place) -> "Token | None":
    """`soldiers` of `10,000 soldiers`, which is unit and noun in one."""
    unit, root = place.quantity.unit, place.root
    counts = unit is not None and unit.kind is FigureKind.COUNT and root.pos_ == "NOUN" and not root.like_num
    return root if counts and root.idx >= place.quantity.number.end else None


def _is_adverbial(place: Place) -> bool:
    unit = place.quantity.unit
    return unit is not None and unit.kind in {FigureKind.DURATION, FigureKind.RATIO}


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
    """Defence spending in per cent is a share of output, said or not; a number whose unit is nowhere said is a count."""
    if unit is None:
        return "count"
    return "% of GDP" if unit.name == "%" and measure == "defence spending" else unit.name


def _status(parsed: Parsed, found: Reading, place: Place) -> Status:
    """How surely the amount is put; one that is being paid or kept holds as much as one that was."""
    top = place.noun or place.root
    if _is_presupposed(place):
        return Status.HAPPENED
    by_noun = status_of(top) if top.pos_ in {"NOUN", "PROPN"} else Status.HAPPENED
    verb = governing_verb(top, place.span)
    status = by_noun if by_noun is not Status.HAPPENED or verb is None else status_of(verb)
    if status is Status.CONDITIONAL and not CONDITION.search(
        parsed.document.text, place.sentence.start, place.sentence.end
    ):
        status = Status.PLANNED
    if status in {Status.HAPPENED, Status.PLANNED} and _is_demanded(found, place.span):
        return Status.DEMANDED
    return Status.HAPPENED if status is Status.ONGOING else status


def _is_presupposed(place: Place) -> bool:
    """`his five-year term`, `the 28,500-strong force`: what the figure describes is there, whatever is said of it."""
    noun = place.noun
    if noun is None or noun.tag_ in {"NNS", "NNPS"} or noun.idx < place.quantity.span.end:
        return False
    definite = any(child.dep_ == "poss" or (child.dep_ == "det" and child.lower_ == "the") for child in noun.children)
    return (
        definite
        and place.quantity.unit is not None
        and place.quantity.unit.kind in {FigureKind.DURATION, FigureKind.COUNT}
    )


def _is_demanded(found: Reading, span: Span) -> bool:
    """Whether the figure stands in what someone demands."""
    inner = statement_holding(found, span)
    return inner is not None and (inner.act == "demand" or inner.status is Status.DEMANDED)


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
        figure, equals=same, bound=before.bound if figure.bound is Bound.EXACT else figure.bound,
        measures=before.measures, subject=before.subject, counterpart=before.counterpart,
        period=figure.period or before.period, status=before.status, change=before.change,
    )  # fmt: skip
