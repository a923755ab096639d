"""Figures of one document: numbers with their units, what they measure, whose they are and when they hold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import (
    content_words,
    governing_verb,
    page_words,
    period_of,
    statement_at,
)
from dragoman.extract.figure_parties import (
    as_party,
    as_words,
    describers,
    named_party,
    other_party,
    owners,
    place_after,
    respective_parties,
)
from dragoman.extract.figure_phrases import phrase_of, rank_phrase
from dragoman.extract.figure_places import Place, completed, counts, list_around, places_of
from dragoman.extract.figure_signs import change_of, change_words, rate_after
from dragoman.extract.figure_status import status_at
from dragoman.extract.measures import Setting, measure_of, named
from dragoman.text.parser import Parsed
from dragoman.types.ids import FigureId
from dragoman.types.readings import Bound, Change, Figure, FigureKind, Mention, Reading, Status
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.figure_words import names_of, words_of
from dragoman.types.vocabularies.units import Unit
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "figure-rules/2"
TOPIC_REACH = 900
"""Code points before a sentence that may have named what its amounts are about."""
NAMED_ALONE = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.DURATION, FigureKind.OTHER})
"""Kinds whose measure the page's own phrase tells better than words near by; not counts, of which a verb further on may tell."""
HANDFUL = 3
"""Up to it a count of things that nobody keeps count of is no figure."""
VOTES = re.compile(
    r"(\d+)\s*(?:[-–—]|to)\s*(\d+)(?=[\s-]+votes?\b)|(?<=\bvoted )(\d+)\s*(?:[-–—]|to)\s*(\d+)|(?<=\bvote of )(\d+)\s*(?:[-–—]|to)\s*(\d+)"
)
"""`an 80-19 vote`: so many for it, so many against."""
STRENGTH = "military strength"
VOTE_MEASURES = ("votes for", "votes against")
SAME_AMOUNT = re.compile(
    r"(?:\s*\(|\s+or\b|,\s+(?=about\b|or\b))\s*(?:about|around|some|roughly|approximately|nearly|or|equal to|equivalent to|\s)*",
    re.IGNORECASE,
)
"""What stands between an amount and the same amount in other money or another unit."""


ITS_CHANGE = re.compile(
    r"[^.;]{0,60}?,\s+(?:which\s+is\s+|representing\s+|or\s+)?(?:up|down|an?\s+\w+\s+of|an?)\s+(?:about\s+|around\s+|some\s+|nearly\s+|by\s+)*",
    re.IGNORECASE,
)
"""What stands between an amount and by how much it changed."""


def find_figures(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its figures added, and the mentions that are their subjects and counterparts."""
    figures: list[Figure] = []
    mentions: list[Mention] = []
    for one in quantities_said(parsed, found, knowledge):
        figures.append(one.figure)
        mentions += one.parties
    return replace(found, figures=(*found.figures, *figures)).with_mentions(*mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified:
    """A figure with what was found on the way."""

    figure: Figure
    parties: tuple[Mention, ...]
    content: tuple[str, ...]
    """The nouns, names and adjectives that belong to it by grammar, of which `Figure.measures` keeps the noun phrase."""
    written: str
    """The unit as it stands on the page."""


def quantities_said(
    parsed: Parsed, found: Reading, knowledge: Knowledge, *, everything: bool = False
) -> Iterator[Quantified]:
    """The figures of a document in text order; with `everything`, also ages, calibres and counts that say nothing."""
    counted: Place | None = None
    before: Quantified | None = None
    for places in places_of(parsed, found, knowledge, everything=everything):
        for index, found_place in enumerate(places):
            place = places[index] = completed(found_place, counted)
            counted = place if counts(place) else counted
            one = _figure(parsed, found, knowledge, place, list_around(places, index))
            if not everything and _says_nothing(one.figure, knowledge.vocabulary):
                continue
            before = one if before is None else _beside(parsed, before, one)
            yield before


def _says_nothing(figure: Figure, vocabulary: Vocabulary) -> bool:
    """`two goals`, `three key areas`: a handful of what no unit or measure knows."""
    unknown = figure.kind is FigureKind.COUNT and figure.unit not in vocabulary.units
    measured = (figure.measures or "").partition(":")[0] in vocabulary.measures
    return unknown and not measured and figure.value <= HANDFUL and figure.bound is Bound.EXACT


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
    content: tuple[str, ...]
    """The nouns, names and adjectives around it."""


def _said(parsed: Parsed, found: Reading, vocabulary: Vocabulary, place: Place, group: list[Place]) -> Said:
    """What the sentence says of a figure; the numbers of a list share what it says of the last."""
    last = group[-1] if place.quantity.listed else place
    doers = _whose(last, place)
    subject = _subject(parsed, found, last, doers)
    words = page_words(last.root, last.noun, _unsaid(place))
    if doers and subject is None:
        words = _with_doer(as_words(doers[0]), words)
    counterpart = _counterpart(found, last, place, subject)
    text = parsed.document.text
    respective = (
        respective_parties(found, place.sentence, group[-1].span.end, len(group), text) if len(group) > 1 else []
    )
    if respective:
        counterpart = respective[group.index(place)]
    others = [mention for mention in respective if mention is not counterpart]
    return Said(
        around=_without(words, others),
        phrase=_without(_phrase(text, vocabulary, last.like or last), others),
        subject=subject,
        counterpart=counterpart,
        status=status_at(parsed, found, place if place.noun or place is last else last),
        content=tuple(content_words(last.root, last.noun, place.span)),
    )


def _phrase(text: str, vocabulary: Vocabulary, place: Place) -> str | None:
    if place.quantity.unit is not None and place.quantity.unit.kind is FigureKind.RANK:
        return rank_phrase(place.noun, text, place.quantity.span)
    return phrase_of(
        place.root,
        place.noun or _counted_root(place),
        _number_and_unit(place),
        change_words(vocabulary),
        adverbial=place.noun is None and _is_adverbial(place),
    )


def _whose(last: Place, place: Place) -> "list[Token]":
    """Who pays, has or does it; the force itself of a `28,500-strong force`, the body itself of a `14-nation group`."""
    unit = place.quantity.unit
    tied = unit is not None and unit.name == "nations" and last.noun is not None and last.noun.idx >= place.span.end
    if (place.quantity.strong or tied) and last.noun is not None:
        return [last.noun]
    if place.like is not None and _stands_for_it(place):
        return list(owners(place.like.root, place.like.noun, place.like.span))
    return list(owners(last.root, last.noun, place.span))


def _subject(parsed: Parsed, found: Reading, last: Place, doers: "list[Token]") -> Mention | None:
    """The first of the doers that is a party; else the party that an adjective of the noun names."""
    parties = (as_party(parsed, found, doer) for doer in doers)
    named = (named_party(found, token) for token in describers(last.noun, last.root))
    return next((party for party in (*parties, *named) if party is not None), None)


def _counterpart(found: Reading, last: Place, place: Place, subject: Mention | None) -> Mention | None:
    unit = place.quantity.unit
    if unit is not None and unit.kind is FigureKind.DISTANCE:
        measured_from = place_after(found, place.span, place.sentence.end)
        if measured_from is not None and measured_from != subject:
            return measured_from
    return other_party(found, last.root, last.noun, subject, place.span)


def _stands_for_it(place: Place) -> bool:
    """`puts their number at 28,500`: whoever puts it there neither has nor hosts them."""
    verb = governing_verb(place.root, place.span)
    return verb is not None and any(child.lower_ in words_of("standing for") for child in verb.children)


def _measure(parsed: Parsed, knowledge: Knowledge, place: Place, said: Said) -> str | None:
    for match in VOTES.finditer(parsed.document.text, place.sentence.start, place.sentence.end):
        pro, contra = (group for group in (1, 2, 3, 4, 5, 6) if match[group])
        if place.quantity.number.start in {match.start(pro), match.start(contra)}:
            return VOTE_MEASURES[place.quantity.number.start != match.start(pro)]
    if place.quantity.strong:
        return STRENGTH
    if place.like is not None:
        return _measure(parsed, knowledge, place.like, said)
    unit = place.quantity.unit
    kind = unit.kind if unit else FigureKind.OTHER
    setting = Setting(
        text=parsed.document.text,
        within=place.sentence.span,
        span=place.span,
        unit=unit.name if unit else "",
        head=place.noun.lower_ if place.noun else None,
        page_words=" ".join(filter(None, (said.around, said.phrase, _tied_word(parsed.document.text, place)))),
        before=max(0, place.sentence.start - TOPIC_REACH),
        verb=_verb_lemma(place),
        near=unit is None or kind is not FigureKind.COUNT or unit.name in knowledge.vocabulary.units,
        is_named=kind in NAMED_ALONE and _is_sharp(said.phrase),
    )
    return measure_of(knowledge.vocabulary, kind, setting)


def _is_sharp(phrase: str | None) -> bool:
    """Whether a phrase is more than the name of a verb's doing, such as `payment`."""
    return phrase is not None and phrase.split()[0].lower() not in names_of("named").values()


def _tied_word(text: str, place: Place) -> str:
    """`-nation` of a `14-nation group`."""
    tied = text[place.quantity.number.end : place.quantity.span.end]
    return tied if tied.startswith("-") else ""


def _verb_lemma(place: Place) -> str | None:
    verb = governing_verb(place.root, place.span)
    return verb.lemma_.lower() if verb is not None else None


def _figure(parsed: Parsed, found: Reading, knowledge: Knowledge, place: Place, group: list[Place]) -> Quantified:
    quantity, text, sentence = place.quantity, parsed.document.text, place.sentence
    said = _said(parsed, found, knowledge.vocabulary, place, group)
    measure = _measure(parsed, knowledge, place, said)
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
        unit=_unit_name(knowledge.vocabulary, quantity.unit, None if direction else measure),
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
    written = quantity.written or text[quantity.number.end : place.span.end].strip(" -")
    return Quantified(figure=figure, parties=parties, content=said.content, written=written)


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


def _unit_name(vocabulary: Vocabulary, unit: Unit | None, measure: str | None) -> str:
    """Defence spending in per cent is a share of output, said or not; a number whose unit is nowhere said is of its measure's only unit, else a count."""
    if unit is None:
        units = vocabulary.measures[measure].units if measure in vocabulary.measures else ()
        return units[0] if len(units) == 1 else "count"
    return "% of GDP" if unit.name == "%" and measure == "defence spending" else unit.name


def _beside(parsed: Parsed, before: Quantified, one: Quantified) -> Quantified:
    """The figure with what it takes over from the one before it, whose equal or whose change it may be."""
    figure = _with_base(parsed, before.figure, _with_equal(parsed, before.figure, one.figure))
    return replace(one, figure=figure, content=before.content if figure.equals else one.content)


def _with_equal(parsed: Parsed, before: Figure, figure: Figure) -> Figure:
    """The figure, tied to the one before it where it says the same in other money or another unit."""
    if before.kind is not figure.kind or before.unit == figure.unit or figure.kind is FigureKind.COUNT:
        return figure
    between = parsed.document.text[before.words.span.end : figure.words.span.start]
    if not SAME_AMOUNT.fullmatch(between):
        return figure
    same: FigureId = before.equals or before.id
    return replace(
        figure, equals=same, bound=before.bound if figure.bound is Bound.EXACT else figure.bound,
        measures=before.measures, subject=before.subject, counterpart=before.counterpart,
        period=figure.period or before.period, rate=figure.rate or before.rate, status=before.status, change=before.change,
    )  # fmt: skip


def _with_base(parsed: Parsed, before: Figure, figure: Figure) -> Figure:
    """The figure as a change of the amount before it: `1.52 trillion won in 2026, up 8.3 per cent`."""
    if figure.change is None or figure.kind is not FigureKind.PERCENT or before.change is not None:
        return figure
    between = parsed.document.text[before.words.span.end : figure.words.span.start]
    if before.kind not in {FigureKind.MONEY, FigureKind.COUNT} or not ITS_CHANGE.fullmatch(between):
        return figure
    return replace(
        figure, measures=before.measures, subject=before.subject, counterpart=before.counterpart,
        period=figure.period or before.period, status=before.status,
    )  # fmt: skip
