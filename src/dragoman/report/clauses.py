"""What an event's own words say: who does it, named in full, and the predicate as the report has it."""

import re
from dataclasses import dataclass
from itertools import pairwise

from dragoman.report.dates import known
from dragoman.report.phrases import phrases
from dragoman.report.view import Done, Party
from dragoman.report.wording import flat, listed, named, whole_words
from dragoman.types.readings import MentionForm, MentionKind
from dragoman.types.resolutions import When

WORD = re.compile(r"[\w’'-]+")
BETWEEN_ACTORS = re.compile(r"\s*(?:,\s*)?(?:and\s+|&\s*)?(?:[A-Z][\w.’'-]*\s+|(?:\w+\s+){0,3})*?", re.DOTALL)
"""What may stand between two that act together: a comma or `and`, and the title of the second."""
JOINED = re.compile(r"\s*,|\band\b|&")
BROKEN = re.compile(r"[/:;–—(]|\s-\s")
"""Signs that part an actor from the clause: of a dateline, a colon."""
APPOSITION = re.compile(r"\s*,[^,.;:]{3,80},\s*")
ADVERB = re.compile(r"^(?:also|later|then|again|still)\s+")
PAST_PERFECT = re.compile(r"^had\s+(?:also\s+)?(?=\w+ed\b|told\b|said\b|met\b|sent\b|made\b|held\b)")
"""A tense that a day in front of the sentence makes needless."""
WEEKDAY = re.compile(
    r"\s*,?\s*\b(?:an?|one|two|three|four|five|six|\d+) (?:hour|day|week|month|year)s? (?:ago|earlier)\b"
    r"|\s*,?\s*\b(?:yesterday|today|tomorrow|earlier this (?:week|month|year)|(?:last|this) (?:week|month))\b"
    r"|\s*,?\s*\b(?:(?:on|last|this|early|late)\s+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?\b"
)
OF_HERS = re.compile(
    r"her\s+(?!(?:that|to|on|in|at|by|with|about|for|and|or|but|if|when|before|after|over)\b)[^\W\d_]", re.IGNORECASE
)
"""A `her` that says whose the next word is."""
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|us|[Mm]y|[Oo]ur|[Yy]our?)\b")
"""Words of somebody who speaks of himself: what he says is told as a statement."""
BEHIND_WHO = re.compile(r"\s*,?\s*(?:who|which)\s+")
MOST_JOINED = 15
"""Words between a subject and its second verb."""
SHORTEST_PREDICATE, LONGEST_PREDICATE = 12, 170
"""Characters of a predicate."""
UNRESOLVED_UNTIL = 30
"""Characters of a predicate within which a pronoun can hardly mean something named before it in the same predicate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Who, by name, and what the report says of him."""

    subject: str
    predicate: str


def clause(done: Done) -> Clause | None:
    """The event as a clause with a subject by name; None where the report's words do not make one."""
    actors = _subject(done)
    if not actors:
        return None
    start = _predicate_start(done, actors[-1].span.end)
    if start is None:
        return None
    predicate = shortened(done.document.text[start : done.event.evidence.span.end], done.when)
    if (
        FIRST_PERSON.search(predicate)
        or len(predicate) < SHORTEST_PREDICATE
        or not finite(predicate)
        or unresolved(predicate)
    ):
        return None
    return Clause(subject=listed(dict.fromkeys(map(named, actors))), predicate=predicate)


def shortened(words: str, when: When | None) -> str:
    """The words without their day, which the line's own replaces, cut after a clause where they are long."""
    bare = ADVERB.sub("", undated(words, when))
    return whole_words(ADVERB.sub("", PAST_PERFECT.sub("", bare)), LONGEST_PREDICATE)


def undated(words: str, when: When | None) -> str:
    """The words without weekdays and without the expression that gives their day."""
    bare = WEEKDAY.sub("", flat(words))
    if when is not None and when.text and known(when):
        bare = re.sub(
            rf"\s*,?(?:\s+\b(?:on|in|at|last|by|for|since|late|early))*\s+{re.escape(flat(when.text))}\b", "", bare
        )
    return bare.strip(" ,.;:–—")


def finite(words: str) -> bool:
    """Whether the words start with a verb in a tense, adverbs and `also` left aside."""
    verbs = phrases()
    for word in (match.group().casefold() for match in WORD.finditer(words)):
        if word in verbs.finite or (word.endswith("ed") and len(word) > 3):  # noqa: PLR2004 - `red`, `bed`
            return True
        if not (word in verbs.links or word.endswith("ly")):
            return False
    return False


def unresolved(words: str) -> bool:
    """Whether a pronoun near the start means somebody that the words do not name."""
    start = words[:UNRESOLVED_UNTIL]
    return any(
        match.group().casefold() in phrases().unresolved and not OF_HERS.match(words, match.start())
        for match in WORD.finditer(start)
    )


def _subject(done: Done) -> tuple[Party, ...]:
    """The actors that stand together in front of the trigger, those of a dateline left out; none where they do not."""
    inside = done.event.evidence.span
    before = [one for one in done.actors if inside.covers(one.span) and one.span.end <= done.event.trigger.span.start]
    ordered = sorted(before, key=lambda one: one.span.start)
    chain = ordered[-1:]
    for left, right in reversed(list(pairwise(ordered))):
        gap = done.document.text[left.span.end : right.span.start]
        if BROKEN.search(gap) or not JOINED.match(gap.lstrip(" ") or gap) or not BETWEEN_ACTORS.fullmatch(gap):
            break
        chain.insert(0, left)
    return tuple(chain) if all(map(nameable, chain)) else ()


def nameable(party: Party) -> bool:
    """Whether the party can stand as who does something: named, or described and not only pointed at."""
    if party.kind in {MentionKind.AGREEMENT, MentionKind.DOCUMENT}:
        return False
    if party.name:
        return True
    first, *rest = flat(party.text).casefold().split(" ")
    pointed_at = first == "the" and len(rest) == 1
    return party.anonymous and party.form is not MentionForm.PRONOUN and not pointed_at


def _predicate_start(done: Done, after: int) -> int | None:
    """Where the predicate starts: behind the subject, or at a verb that `and` joins to an earlier one."""
    text, trigger = done.document.text, done.event.trigger.span
    gap = text[after : trigger.start]
    appended = APPOSITION.match(gap)
    start = after + (appended.end() if appended else 0)
    between = text[start : trigger.start]
    words = [match.group().casefold() for match in WORD.finditer(between)]
    if BROKEN.search(between):
        return None
    if all(word in phrases().links or word.endswith("ly") for word in words):
        who = BEHIND_WHO.match(between)
        return start + (who.end() if who else 0)
    return trigger.start if words[-1:] == ["and"] and len(words) < MOST_JOINED else None
