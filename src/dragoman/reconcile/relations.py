"""How two facts stand to one another: about one thing and the same, about one thing and different in a named way, or about two things."""

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.reconcile.days import DAY_LENGTH, days_apart
from dragoman.reconcile.facts import EventFact, Fact, FigureFact, SpeechFact
from dragoman.reconcile.figures import figures_related
from dragoman.reconcile.speeches import speeches_related
from dragoman.reconcile.terms import likeness
from dragoman.types.claims import Difference

SAME = "same"

NEAR = 1
"""Days by which reports may differ on the day of one event, for the sake of time zones."""
REPORTED_NEAR = 4
"""Days from an event within which a report that gives no day of its own tells of it."""
MISDATED = 7
"""Days apart up to which two reports of one event may contradict each other on its day."""
LIKE, VERY_LIKE = 0.25, 0.5
"""Likeness of two sentences from which they may, and must, tell of one event."""
REAL = frozenset({"happened", "ongoing"})
AHEAD = frozenset({"planned"})


@dataclass(frozen=True, slots=True)
class Relation:
    """Two facts are about one thing."""

    sort: str
    """`same`, or a `Difference`."""
    score: float
    because: tuple[str, ...]


def related(left: Fact, right: Fact) -> Relation | None:
    """How two facts of different documents stand to one another; None when they are about two things. The order does not matter."""
    first, second = sorted((left, right), key=lambda fact: fact.id)
    if isinstance(first, EventFact) and isinstance(second, EventFact):
        return _events_related(first, second)
    if isinstance(first, FigureFact) and isinstance(second, FigureFact):
        found = figures_related(first, second)
    elif isinstance(first, SpeechFact) and isinstance(second, SpeechFact):
        found = speeches_related(first, second)
    else:
        return None
    return Relation(*found) if found else None


def _events_related(left: EventFact, right: EventFact) -> Relation | None:
    like = likeness(left.terms, right.terms)
    if left.type != right.type or not _one_happening(left, right, like):
        return None
    tests: tuple[tuple[Callable[[EventFact, EventFact], bool], str], ...] = (
        (_one_denies, Difference.DENIAL),
        (_other_day, Difference.DATE),
        (_other_place, Difference.PLACE),
    )
    sort = next((str(name) for test, name in tests if test(left, right)), SAME)
    if sort == Difference.DATE and like < VERY_LIKE:
        return None
    return Relation(sort, round(0.5 + like / 2, 4), _shared(left, right))


def _one_happening(left: EventFact, right: EventFact, like: float) -> bool:
    """Whether parties, certainty and days let two events be one."""
    if left.mode and right.mode and left.mode != right.mode:
        return False
    return _same_parties(left, right, like) and _same_certainty(left, right) and _near_enough(left, right, like)


def _same_parties(left: EventFact, right: EventFact, like: float) -> bool:
    """The same persons or bodies on both sides, or states that stand for them; of one party alone the sentences must be much alike."""
    mine, others = _sides(left), _sides(right)
    if not mine or not others or _clashing(left, right):
        return False
    fewest = min(len(mine), len(others))
    if fewest > 1:
        return mine <= others or others <= mine
    return bool(mine & others) and like >= VERY_LIKE


def _sides(fact: EventFact) -> set[str]:
    return {party.country or party.key for party in (*fact.actors, *fact.recipients)}


def _clashing(left: EventFact, right: EventFact) -> bool:
    """Whether one state is represented by two different persons."""
    mine = {p.country: p.key for p in (*left.actors, *left.recipients) if p.person and p.country}
    others = {p.country: p.key for p in (*right.actors, *right.recipients) if p.person and p.country}
    return any(others.get(country, key) != key for country, key in mine.items())


def _same_certainty(left: EventFact, right: EventFact) -> bool:
    """What happened and what is denied may meet; what is planned meets only what is planned."""
    both = {left.status, right.status}
    return both <= REAL | {"denied"} or both <= AHEAD or left.status == right.status


def _near_enough(left: EventFact, right: EventFact, like: float) -> bool:
    apart = days_apart(left.day or left.published, right.day or right.published)
    if apart is None:
        return like >= VERY_LIKE
    if _dated(left) and _dated(right):
        return apart <= (MISDATED if like >= VERY_LIKE else NEAR)
    if apart <= REPORTED_NEAR and like >= LIKE:
        return True
    return apart <= NEAR and len(_persons(left) & _persons(right)) > 1


def _persons(fact: EventFact) -> set[str]:
    return {party.key for party in (*fact.actors, *fact.recipients) if party.person}


def _dated(fact: EventFact) -> bool:
    return fact.day is not None and len(fact.day) >= DAY_LENGTH


def _one_denies(left: EventFact, right: EventFact) -> bool:
    return (left.status == "denied") != (right.status == "denied")


def _other_day(left: EventFact, right: EventFact) -> bool:
    apart = days_apart(left.day, right.day) if _dated(left) and _dated(right) else None
    return apart is not None and apart > NEAR


def _other_place(left: EventFact, right: EventFact) -> bool:
    """Places of one sort that differ; a state and a town within it are told apart by nobody here."""
    if left.place is None or right.place is None or left.place == right.place:
        return False
    return left.place.partition("/")[0] == right.place.partition("/")[0] == "place"


def _shared(left: EventFact, right: EventFact) -> tuple[str, ...]:
    names = {p.key: p.name for p in (*left.actors, *left.recipients)}
    both = [names[p.key] for p in (*right.actors, *right.recipients) if p.key in names]
    countries = sorted(_sides(left) & _sides(right))
    day = left.day if left.day == right.day else None
    return (
        *dict.fromkeys(both or countries),
        " ".join(filter(None, (left.type, left.mode or right.mode))),
        *filter(None, [day]),
    )
