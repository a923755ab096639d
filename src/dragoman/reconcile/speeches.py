"""How two statements stand to one another: one utterance or two, told alike or not, one denying the other."""

import re
from itertools import pairwise

from dragoman.reconcile.days import days_apart
from dragoman.reconcile.facts import SpeechFact
from dragoman.reconcile.terms import Vector, shared, weight
from dragoman.types.claims import Difference

Related = tuple[str, float, tuple[str, ...]]
"""Sort, score, because."""

SAME = "same"
NEAR = 5
"""Days between two reports of one utterance."""
HELD = 0.6
"""Share of the shorter content's telling words, by weight, that the longer must hold for one utterance of one speaker."""
OTHER_MOUTH = 0.85
"""The same for words in two mouths."""
LEAST_TERMS = 4
LONG_QUOTE = 6
"""Words of a quotation that two mouths do not use by chance."""
QUOTE_SHARED = 0.6
"""Share of the shorter quotation's words in the longest run that both have, or in all runs, from which they are one quotation."""
OPPOSED = 0.5
"""Share of telling words that a denial must hold of what it denies."""
DRIFTED = 0.4
"""Share of the longer content's words that the shorter must have for the condition of the one to be missed in the other."""
DENYING = frozenset({"deny", "reject"})
STATING = frozenset({"assert", "announce", "commit", "assure", "agree", "accuse", "warn", "threaten"})
OPEN = frozenset({"conditional", "possible"})
CONDITION = re.compile(r"\b(?:if|unless|provided that|in case)\b", re.IGNORECASE)
NEGATION = re.compile(r"\b(?:not|no|never|nobody|none|cannot|without|n[’']t)\b|n[’']t\b", re.IGNORECASE)
WORD = re.compile(r"\w+")


def speeches_related(left: SpeechFact, right: SpeechFact) -> Related | None:
    """How two statements stand to one another; None when they are two utterances that have nothing to do with one another."""
    if left.teller is None or right.teller is None:
        return None
    apart = days_apart(left.day or left.published, right.day or right.published)
    if apart is not None and apart > NEAR:
        return None
    held = _held(left.terms, right.terms)
    because = tuple(shared(left.terms, right.terms)[:4])
    if left.teller.key == right.teller.key:
        return _one_speaker(left, right, held, (left.teller.name, *because))
    return _two_speakers(left, right, held, because)


def _one_speaker(left: SpeechFact, right: SpeechFact, held: float, because: tuple[str, ...]) -> Related | None:
    quoted = _quoted_alike(left, right)
    if quoted < QUOTE_SHARED and (held < HELD or min(len(left.terms), len(right.terms)) < LEAST_TERMS):
        return None
    score = round(max(held, quoted), 4)
    if _negated(left) != _negated(right) and _held_by_shorter(left, right) >= OTHER_MOUTH:
        return str(Difference.WORDING), score, because
    if _misquoted(left, right):
        return str(Difference.WORDING), score, because
    if _drifted(left, right) and _held_by_shorter(left, right) >= DRIFTED:
        return str(Difference.CERTAINTY), score, because
    return SAME, score, because


def _two_speakers(left: SpeechFact, right: SpeechFact, held: float, because: tuple[str, ...]) -> Related | None:
    if (
        _opposed(left, right)
        and held >= _enough(left, right)
        and min(len(left.terms), len(right.terms)) >= LEAST_TERMS - 1
    ):
        return str(Difference.DENIAL), round(held, 4), because
    if left.teller is None or right.teller is None or not (left.teller.person and right.teller.person):
        return None
    if _longest_quote(left) >= LONG_QUOTE and _quoted_alike(left, right) >= OTHER_MOUTH:
        return str(Difference.ATTRIBUTION), round(held, 4), because
    return None


def _enough(left: SpeechFact, right: SpeechFact) -> float:
    """Share of words that a denial must hold of what it denies: more where nobody calls it a denial."""
    return OPPOSED if {left.act, right.act} & DENYING else OTHER_MOUTH


def _held(left: Vector, right: Vector) -> float:
    """Share by weight of the shorter one's terms that the longer one has."""
    one, other = sorted((left, right), key=len)
    total = sum(weight(term) for term in one)
    return sum(weight(term) for term in one if term in other) / total if total else 0.0


def _held_by_shorter(left: SpeechFact, right: SpeechFact) -> float:
    """Share by weight of the longer one's terms that the shorter one has: low where the one only says part of the other."""
    one, other = sorted((left.terms, right.terms), key=len)
    total = sum(weight(term) for term in other)
    return sum(weight(term) for term in other if term in one) / total if total else 0.0


def _opposed(left: SpeechFact, right: SpeechFact) -> bool:
    """Whether one denies and the other states."""
    denying = {_denies(left), _denies(right)}
    stating = left if _denies(right) else right
    return denying == {True, False} and stating.act in STATING


def _denies(fact: SpeechFact) -> bool:
    return fact.act in DENYING or (fact.status == "denied" and fact.act == "assert")


def _negated(fact: SpeechFact) -> bool:
    return bool(NEGATION.search(fact.content))


def _drifted(left: SpeechFact, right: SpeechFact) -> bool:
    """Whether what the one has under a condition, the other has as plain."""
    return _conditional(left) != _conditional(right)


def _conditional(fact: SpeechFact) -> bool:
    return fact.status in OPEN or bool(CONDITION.search(fact.content))


def _misquoted(left: SpeechFact, right: SpeechFact) -> bool:
    """Whether two quotations of the same words are not the same words: neither holds the other, and one word stands for another."""
    return any(_differ(_words(a), _words(b)) for a in left.quotes for b in right.quotes)


def _differ(left: list[str], right: list[str]) -> bool:
    if min(len(left), len(right)) < LONG_QUOTE:
        return False
    first, second = _runs(left), _runs(right)
    alike = len(first & second) / min(len(first), len(second))
    if alike < QUOTE_SHARED or alike == 1.0:
        return False
    return _changed_within(left, right)


def _changed_within(left: list[str], right: list[str]) -> bool:
    """Whether words between two shared stretches differ; a cut at either end, or left-out words, are no change."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only for likely misquotations

    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    inner = steps[1:-1]
    return any(name == "replace" for name, *_ in inner)


def _quoted_alike(left: SpeechFact, right: SpeechFact) -> float:
    """How much of a quotation of the one stands in a quotation of the other, 0 to 1."""
    return max((_share(_words(a), _words(b)) for a in left.quotes for b in right.quotes), default=0.0)


def _share(left: list[str], right: list[str]) -> float:
    if min(len(left), len(right)) < LEAST_TERMS:
        return 0.0
    first, second = _runs(left), _runs(right)
    return len(first & second) / min(len(first), len(second))


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(pairwise(words))


def _longest_quote(fact: SpeechFact) -> int:
    return max((len(_words(quote)) for quote in fact.quotes), default=0)


def _words(quote: str) -> list[str]:
    return WORD.findall(quote.casefold())
