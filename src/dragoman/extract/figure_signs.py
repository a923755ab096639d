"""Signs that a figure is a change or a rate."""

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.extract.figure_context import governing_verb
from dragoman.text.parser import Parsed
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.figure_words import names_of, words_of
from dragoman.types.vocabularies.numbers import NumberWordKind

if TYPE_CHECKING:
    from spacy.tokens import Token

RATE = re.compile(
    r"\s*(?:\([^()]{1,30}\)\s*)?(?:(?:an?|per|each|every|for\s+each)[\s-]+(?P<unit>(?:square\s+|sq\s+)?[a-z]+)(?!\s+(?:earlier|later|ago|before|after|on)\b)|(?<=[a-z])-an?-(?P<tied>[a-z]+)|(?P<adverb>annually|yearly|daily|monthly|weekly))\b",
    re.IGNORECASE,
)
"""A rate, also behind the same amount in brackets."""

TO_A_LEVEL = re.compile(
    r"\bto\s+(?:an?\s+)?(?:(?:record|about|around|nearly|almost|some|just|over|under)\s+){0,2}$", re.IGNORECASE
)
"""Before what something came to, and not by how much it changed."""


def rate_after(text: str, start: int, end: int) -> str | None:
    """`per year` when the words after a figure say so."""
    match = RATE.match(text, start, end)
    if match is None:
        return None
    if match["adverb"]:
        return f"per {names_of('adverbs of rate')[match['adverb'].lower()]}"
    word = " ".join((match["unit"] or match["tied"]).lower().split())
    period = names_of("periods").get(word) or (word if word.rpartition(" ")[2] in words_of("pieces") else None)
    return f"per {period}" if period else None


def change_of(parsed: Parsed, vocabulary: Vocabulary, root: "Token", noun: "Token | None", span: Span) -> str | None:
    """`up` or `down` when the figure says by how much something changed, and not what it came to."""
    words = _change_words(vocabulary)
    text = parsed.document.text
    if TO_A_LEVEL.search(text, max(0, span.start - 30), span.start):
        return None
    before = re.search(
        r"([a-z]+)\s+(?:(?:by|of)\s+)?(?:an?\s+)?(?:(?:about|around|nearly|almost|some|more than|at least|another|just|over)\s+)?$",
        text[max(0, span.start - 50) : span.start].lower(),
    )
    if before and before.group(1) in words and _may_change(text[max(0, span.start - 50) : span.start]):
        return words[before.group(1)]
    if noun is not None and noun.lower_ in words:
        return words[noun.lower_]
    after = re.match(r"\s+(higher|lower|more|less|fewer)\b(?!\s+than\s+\d)", text[span.end : span.end + 20].lower())
    if after:
        return "up" if after.group(1) in {"higher", "more"} else "down"
    verb = governing_verb(root, span)
    if verb is None or verb.lower_ not in words:
        return None
    by = root.head.lower_ == "by" and root.dep_ == "pobj" and root.head.head in {verb, *verb.children}
    return words[verb.lower_] if by or (root.head == verb and root.dep_ in {"npadvmod", "dobj", "advmod"}) else None


def _may_change(before: str) -> bool:
    """`cuts of 5 per cent`, `rose 5 per cent`; not `raise to`, and not the bounds `over` and `under`."""
    return re.search(r"\b(?:to|at|from)\s+$", before.lower()) is None


def change_words(vocabulary: Vocabulary) -> frozenset[str]:
    """Words that say that something rose or fell."""
    return frozenset(_change_words(vocabulary))


@cache
def _change_words(vocabulary: Vocabulary) -> dict[str, str]:
    kinds = {NumberWordKind.UP: "up", NumberWordKind.DOWN: "down"}
    return {form: kinds[word.kind] for word in vocabulary.numbers.values() if word.kind in kinds for form in word.forms}
