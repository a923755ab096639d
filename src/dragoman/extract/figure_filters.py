"""Numbers that are no figures: dates, names, ages, editions, addresses, anaphoric counts."""

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.extract.noun_phrases import LONGEST_NAME
from dragoman.extract.numerals import alternatives
from dragoman.extract.quantities import Quantity
from dragoman.text.parser import Parsed
from dragoman.types.readings import FigureKind, MentionForm, Reading, TimeKind
from dragoman.types.vocabularies.figure_words import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

AGE = re.compile(r"[\s-]*(?:years?[\s-]+old|year-olds?|years\s+of\s+age)\b", re.IGNORECASE)
AGE_ASIDE = re.compile(r"[A-Za-z][\w.’'-]+,\s*$")
PART_OF_A_TOKEN = re.compile(r"-sum\b|\+\d|/\d|x\d")
"""Behind a number: `zero-sum`, `2+2`, `24/7`."""
TIED = re.compile(r"\d[+/x]$")
AND_ANOTHER = re.compile(r"\s*(?:and|or|to|,|-|–)\s*")
"""Between a date and another day of its month: `October 8 and 13`."""
LAST_DAY = 31
SMALLEST_COUNT_IN_WORDS = 10


OCCASION_BEFORE = re.compile(
    r"\b(?:last|past|next|coming|previous|following|preceding|(?:over|during|throughout)\s+the)\s+$", re.IGNORECASE
)
"""`over the past 24 hours`, `in the next two weeks`."""
OCCASION_AFTER = re.compile(
    r"\s+(?:ago|away|later|earlier|before|after|prior|hence|since|from\s+(?:now|today)|to\s+go|on(?=[,.;]))(?!\w)",
    re.IGNORECASE,
)
"""`two months away`, `three days after the vote`."""
FIRST_SINCE = re.compile(
    r"\b(?:first|only|last|[a-z]{3,}est|worst|best|most)\b[^.;]{0,90}\b(?:in|for)\s+(?:over\s+|more\s+than\s+|nearly\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
"""`the first visit in 11 years`."""
PHONE = re.compile(r"\d{3}[-.\s]\d{3}[-.\s]\d{4}|\+\d[\d\s()-]{7,}|1-\d{3}-\d{3}-\d{4}")
AGE_LIMIT = re.compile(
    r"\b(?:people|those|anyone|children|voters|men|women|adults|workers|youth)\s+(?:aged\s+)?(?:under|over|above|below)\s+$|\bages\s+(?:of\s+)?(?:\d+\s+(?:and|to)\s+)?$",
    re.IGNORECASE,
)
"""`people under 30`, `between the ages of 17 and 20`."""
WHOLLY = re.compile(r"(?:100|a\s+hundred|one\s+hundred)\s*(?:%|per\s?cent)", re.IGNORECASE)
"""`100 per cent sure` measures nothing."""


def is_no_figure(parsed: Parsed, found: Reading, quantity: Quantity, root: "Token", noun: "Token | None") -> bool:
    """Whether the number is not to be kept as a figure."""
    return is_no_quantity(parsed, found, quantity, root, noun) or (
        bool(AGE.match(parsed.document.text, quantity.number.end))
        or _is_age_aside(parsed.document.text, quantity)
        or _is_calibre(parsed.document.text, quantity)
        or _is_occasion(parsed.document.text, quantity)
        or bool(AGE_LIMIT.search(parsed.document.text, max(0, quantity.number.start - 40), quantity.number.start))
        or _is_wholly(parsed.document.text, quantity, root)
        or _is_empty(parsed.document.text, quantity, noun)
    )


def is_no_quantity(parsed: Parsed, found: Reading, quantity: Quantity, root: "Token", noun: "Token | None") -> bool:
    """Whether the number counts nothing at all: it dates, names, numbers or addresses."""
    text, span = parsed.document.text, quantity.span
    before = text[max(0, span.start - 30) : span.start]
    return (
        _in_phone_number(text, quantity)
        or _in_time(found, quantity)
        or _in_name(found, quantity)
        or _is_another_day(text, found, quantity)
        or (_is_count(quantity) and bool(_before("naming", r"s?\.?\s*[#№]?\s*").search(before)))
        or (_is_count(quantity) and bool(PART_OF_A_TOKEN.match(text, quantity.number.end) or TIED.search(before)))
        or _is_designation(quantity, noun)
        or (quantity.unit is None and noun is None and not _stands_alone(text, quantity, root))
        or bool(_before("furniture", r"\b[\s:.,#+()\d-]*").search(before))
    )


def _in_phone_number(text: str, quantity: Quantity) -> bool:
    start, end = quantity.number.start, quantity.number.end
    around = PHONE.finditer(text, max(0, start - 16), min(len(text), end + 16))
    return quantity.unit is None and any(m.start() <= start and end <= m.end() for m in around)


def _is_count(quantity: Quantity) -> bool:
    return quantity.unit is None or quantity.unit.kind is FigureKind.COUNT


def _is_age_aside(text: str, quantity: Quantity) -> bool:
    """`the president, 73, flew`."""
    start, end = quantity.span.start, quantity.span.end
    return (
        quantity.unit is None
        and text[end : end + 1] in {",", ")"}
        and bool(AGE_ASIDE.search(text[max(0, start - 30) : start]))
    )


def _is_calibre(text: str, quantity: Quantity) -> bool:
    """`155mm shells` are of a kind; nothing is measured."""
    named = quantity.unit is not None and quantity.unit.name in words_of("calibre")
    return named and re.match(r"[\s-]+[a-z]", text[quantity.span.end :]) is not None


def _is_occasion(text: str, quantity: Quantity) -> bool:
    """Whether a duration only says when something was."""
    if quantity.unit is None or quantity.unit.kind is not FigureKind.DURATION:
        return False
    before = text[max(0, quantity.span.start - 120) : quantity.span.start]
    return bool(
        OCCASION_BEFORE.search(before) or OCCASION_AFTER.match(text, quantity.span.end) or FIRST_SINCE.search(before)
    )


def _is_wholly(text: str, quantity: Quantity, root: "Token") -> bool:
    """`100 per cent sure`."""
    if WHOLLY.fullmatch(text, quantity.span.start, quantity.span.end) is None:
        return False
    tokens = root.doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    following = root.doc[tokens.end : tokens.end + 1] if tokens is not None else ()
    return root.dep_ in {"npadvmod", "advmod"} or any(token.pos_ in {"ADJ", "ADV"} for token in following)


def _is_another_day(text: str, found: Reading, quantity: Quantity) -> bool:
    if quantity.unit is not None or quantity.value > LAST_DAY:
        return False
    gaps = (
        text[time.words.span.end : quantity.span.start]
        for time in found.times
        if time.words.span.end <= quantity.span.start
    )
    return any(AND_ANOTHER.fullmatch(gap) for gap in gaps if len(gap) <= len(" and "))


@cache
def _before(group: str, ending: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(tuple(words_of(group)))})(?:{ending})$", re.IGNORECASE)


def _in_time(found: Reading, quantity: Quantity) -> bool:
    """Inside a date; durations are figures too, unless they only place something in time (`two days later`)."""
    for time in found.times:
        if time.words.span.overlaps(quantity.number):
            return not (
                time.kind is TimeKind.DURATION
                and quantity.unit is not None
                and quantity.unit.kind is FigureKind.DURATION
            )
    return False


def _in_name(found: Reading, quantity: Quantity) -> bool:
    """`Group of Seven`, `F-35`, `Expo 2030`: part of a name and not all of what it says."""
    return any(
        mention.form is MentionForm.NAME
        and mention.words.span.covers(quantity.number)
        and mention.words.span != quantity.number
        for mention in found.mentions_from(quantity.number.start - LONGEST_NAME, quantity.number.start + 1)
    ) and not (quantity.unit is not None and quantity.unit.kind is not FigureKind.COUNT)


def _is_designation(quantity: Quantity, noun: "Token | None") -> bool:
    """`575 Wilbraham Road`, `the 787 Dreamliner`, `the 2nd Infantry`: digits before a singular name that is no unit."""
    return noun is not None and noun.tag_ == "NNP" and (quantity.unit is None or quantity.unit.name == noun.lower_)


def _stands_alone(text: str, quantity: Quantity, root: "Token") -> bool:
    """A number used as a noun: subject or object of a verb, or digits that a preposition takes."""
    digits = text[quantity.number.start].isdigit() and quantity.value >= SMALLEST_COUNT_IN_WORDS
    relations = {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "pobj", "appos", "conj"}
    return digits and root.pos_ in {"NUM", "NOUN"} and root.dep_ in relations


def _is_empty(text: str, quantity: Quantity, noun: "Token | None") -> bool:
    """Counts that say nothing: `one of`, `the two leaders`, `three things`."""
    written = text[quantity.number.start : quantity.number.end].lower()
    if quantity.unit is not None and quantity.unit.name == "points":
        return written == "one"
    if quantity.unit is not None and quantity.unit.kind is not FigureKind.COUNT:
        return False
    if (
        written == "one"
        or (quantity.unit is not None and quantity.unit.name in words_of("empty"))
        or (noun is not None and noun.lower_ in words_of("empty"))
    ):
        return True
    if quantity.value >= SMALLEST_COUNT_IN_WORDS or not written.isalpha():
        return False
    words = re.findall(r"[\w’']+", text[max(0, quantity.span.start - 20) : quantity.span.start].lower())
    return bool(words) and (words[-1] in words_of("pointing back") or words[-1].endswith(("'s", "’s")))
