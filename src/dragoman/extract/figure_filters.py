"""Numbers that are no figures: dates, names, ages, editions, addresses, anaphoric counts."""

import re
from typing import TYPE_CHECKING

from dragoman.extract.quantities import Quantity
from dragoman.text.parser import Parsed
from dragoman.types.readings import FigureKind, MentionForm, Reading, TimeKind

if TYPE_CHECKING:
    from spacy.tokens import Token

AGE = re.compile(r"[\s-]*(?:years?[\s-]+old|year-olds?|years\s+of\s+age)\b", re.IGNORECASE)
NUMBERED = re.compile(
    r"(?:\b(?:no|nos|number|article|section|chapter|page|paragraph|resolution|flight|room|phase|part|level|type|model|mark|channel|highway|route|"
    r"operation|project|agenda|vision|title|amendment|pillar|tier|step|version|grade|age|aged|figure|table|item|box|suite|floor|act|annex|note|"
    r"district|group|track|game|zip|code|crew|apollo|sputnik|expo|brigade|division|battalion|regiment|squadron|volume|vol|line)s?\.?\s*|[#№]\s*)$",
    re.IGNORECASE,
)
"""Words before a number that only names something."""
AGE_ASIDE = re.compile(r"[A-Za-z][\w.’'-]+,\s*$")
FURNITURE = re.compile(r"\b(?:tel|phone|fax|street|st|ave|avenue|road|blvd|zip|copyright|©)\b", re.IGNORECASE)
WORD_NUMBERS_THAT_POINT_BACK = frozenset({"the", "these", "those", "its", "their", "both", "our", "his", "her", "all"})
EMPTY_NOUNS = frozenset(
    [
        "thing",
        "things",
        "way",
        "ways",
        "reason",
        "reasons",
        "side",
        "sides",
        "fold",
        "hand",
        "one",
        "ones",
        "time",
        "point",
        "question",
        "word",
        "words",
        "step",
        "steps",
        "top",
        "story",
        "matter",
        "kind",
        "lot",
        "number",
        "half",
        "part",
        "parts",
        "piece",
        "type",
        "bit",
    ]
)
SMALLEST_COUNT_IN_WORDS = 10


def is_no_figure(parsed: Parsed, found: Reading, quantity: Quantity, root: "Token", noun: "Token | None") -> bool:
    """Whether the number is not to be kept as a figure."""
    text, span = parsed.document.text, quantity.span
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 20]
    return (
        _in_time(found, quantity)
        or _in_name(found, quantity)
        or ((quantity.unit is None or quantity.unit.kind is FigureKind.COUNT) and bool(NUMBERED.search(before)))
        or bool(AGE.match(text, quantity.number.end))
        or (quantity.unit is None and bool(AGE_ASIDE.search(before)) and after[:1] in {",", ")"})
        or _is_designation(quantity, noun)
        or (quantity.unit is None and noun is None and not _stands_alone(text, quantity, root))
        or _is_empty(text, quantity, noun)
        or bool(FURNITURE.search(before))
    )


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
        for mention in found.mentions
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
        or (quantity.unit is not None and quantity.unit.name in EMPTY_NOUNS)
        or (noun is not None and noun.lower_ in EMPTY_NOUNS)
    ):
        return True
    if quantity.value >= SMALLEST_COUNT_IN_WORDS or not written.isalpha():
        return False
    words = re.findall(r"[\w’']+", text[max(0, quantity.span.start - 20) : quantity.span.start].lower())
    return bool(words) and (words[-1] in WORD_NUMBERS_THAT_POINT_BACK or words[-1].endswith(("'s", "’s")))
