"""How two figures stand to one another: of one thing or of two, equal, in conflict, or one the later state of the other."""

from dragoman.reconcile.days import days_apart
from dragoman.reconcile.facts import FigureFact, Party
from dragoman.reconcile.terms import likeness
from dragoman.types.claims import Difference

Related = tuple[str, float, tuple[str, ...]]
"""Sort, score, because."""

SAME = "same"
ABOUT = 0.1
"""By what share a value given as `about` may differ from an exact one."""
UNLIKE = 2.0
"""Times the lesser value from which on two figures are hardly of one thing."""
LIKE = 0.3
"""Likeness of two sentences from which figures of a passing thing may be of one."""
VERY_LIKE = 0.55
"""The same for figures whose measure we do not know."""
NEAR = 3
"""Days between reports of one meeting, call or incident."""
SAME_NEWS = 45
"""Days between reports of a lasting thing of which neither can have been overtaken."""
CONTACTS = frozenset({"length of call", "length of meeting"})
LASTING = frozenset(
    {
        "troops stationed",
        "troops",
        "defence spending",
        "cost-sharing contribution",
        "share of hosting costs",
        "tariff rate",
        "nuclear warheads",
        "membership",
    }
)
"""Measures of a state of things, which hold until they change."""
CLASSES = {
    "happened": "stated",
    "ongoing": "stated",
    "planned": "stated",
    "denied": "stated",
    "demanded": "demanded",
    "conditional": "open",
    "possible": "open",
    "predicted": "open",
}
"""A demand and an agreement are two claims, and so is what may be."""
TOLD_AS = {
    "predict": "open",
    "doubt": "open",
    "propose": "open",
    "threaten": "open",
    "demand": "demanded",
    "request": "demanded",
}
"""What the act of a speaker makes of a figure that is plain in itself."""
DURATIONS = frozenset({"duration"})


def figures_related(left: FigureFact, right: FigureFact) -> Related | None:
    """How two figures stand to one another; None when they are of two things."""
    if not _comparable(left, right) or not _one_thing(left, right):
        return None
    because = tuple(filter(None, (left.measure or left.words, *_places(left, right))))
    score = round(0.6 + 0.4 * likeness(left.terms, right.terms), 4)
    amounts = _in_one_unit(left, right)
    if amounts is None:
        return None
    if _agree(left, right, *amounts):
        return SAME, score, because
    if _moved_on(left, right):
        return str(Difference.UPDATED), score, because
    low, high = sorted(amounts)
    if low <= 0 or high > UNLIKE * low:
        return None
    return str(Difference.NUMBER), score, because


def _comparable(left: FigureFact, right: FigureFact) -> bool:
    if left.kind != right.kind or left.measure != right.measure or left.change != right.change:
        return False
    if _class(left) != _class(right) or left.kind == "rank":
        return False
    return not (left.rate and right.rate and left.rate != right.rate)


def _class(fact: FigureFact) -> str:
    return TOLD_AS.get(fact.told or "", CLASSES.get(fact.status, "stated"))


def _one_thing(left: FigureFact, right: FigureFact) -> bool:
    if _others_than(left, right) or _other_period(left, right):
        return False
    apart, like = days_apart(left.published, right.published), likeness(left.terms, right.terms)
    if left.measure in CONTACTS:
        return _within(apart, NEAR) and len(set(left.people) & set(right.people)) > 1
    if left.measure in LASTING:
        return _within(apart, SAME_NEWS) and _same_places(left, right)
    if left.measure:
        return _within(apart, NEAR) and like >= LIKE and _same_places(left, right)
    return _within(apart, NEAR) and like >= VERY_LIKE and bool(set(left.words.split()) & set(right.words.split()))


def _within(apart: int | None, most: int) -> bool:
    return apart is not None and apart <= most


def _others_than(left: FigureFact, right: FigureFact) -> bool:
    """Whether the figures are of other states: where both say whose and where, these differ; else who is known of the one is not in the other."""
    mine, others = _sides(left), _sides(right)
    if None not in mine and None not in others:
        return mine != others
    fewer, more = sorted((left, right), key=lambda fact: len(set(_sides(fact)) - {None}))
    named = set(_sides(more)) if None not in _sides(more) else {*_sides(more), *more.countries}
    return not set(_sides(fewer)) - {None} <= named


def _sides(fact: FigureFact) -> tuple[str | None, str | None]:
    """Whose it is and of whom or where, by state."""
    return _state(fact.subject), _state(fact.counterpart)


def _state(party: Party | None) -> str | None:
    return party.country if party else None


def _same_places(left: FigureFact, right: FigureFact) -> bool:
    """Whether the states that matter are the same: those of the parties where they are known, else those that the sentences name."""
    mine, others = _states(left), _states(right)
    return bool(mine) and bool(others) and (mine <= others or others <= mine)


def _states(fact: FigureFact) -> set[str]:
    parties = {party.country for party in (fact.subject, fact.counterpart) if party and party.country}
    return parties if len(parties) > 1 else parties | set(fact.countries)


def _places(left: FigureFact, right: FigureFact) -> list[str]:
    return sorted(_states(left) & _states(right))


def _other_period(left: FigureFact, right: FigureFact) -> bool:
    """Whether both say for when they hold, and the one lies outside the other."""
    if left.day is None or right.day is None or _moving(left):
        return False
    shorter = min(len(left.day), len(right.day))
    return left.day[:shorter] != right.day[:shorter] and left.measure not in CONTACTS


def _moving(fact: FigureFact) -> bool:
    return fact.kind in DURATIONS


def _in_one_unit(left: FigureFact, right: FigureFact) -> tuple[float, float] | None:
    """Both values in a unit that both are given in; None where there is none."""
    mine = {left.unit: left.value, **{unit: value for value, unit in left.equals}}
    others = {right.unit: right.value, **{unit: value for value, unit in right.equals}}
    shared = sorted(mine.keys() & others.keys())
    return (mine[shared[0]], others[shared[0]]) if shared else None


def _agree(left: FigureFact, right: FigureFact, mine: float, other: float) -> bool:
    """Whether two values can be one: vague agrees with exact when it fits, and a rounded value with the one it rounds."""
    if _rounds(mine, other) or _rounds(other, mine):
        return True
    first, second = _range(left, mine), _range(right, other)
    return first[0] <= second[1] and second[0] <= first[1]


def _rounds(rough: float, fine: float) -> bool:
    """Whether the one is the other with fewer digits: 1.52 and 1.5192, but not 356 and 357."""
    digits = _digits(rough)
    return digits > 1 and digits < _digits(fine) and float(f"{fine:.{digits}g}") == rough


def _digits(value: float) -> int:
    return len(f"{value:.12e}".partition("e")[0].replace(".", "").rstrip("0"))


def _range(fact: FigureFact, value: float) -> tuple[float, float]:
    if fact.low is not None and fact.high is not None:
        return fact.low, fact.high
    if fact.bound == "at least":
        return value, value * UNLIKE
    if fact.bound == "at most":
        return value / UNLIKE, value
    slack = ABOUT if fact.bound == "about" else 0.0
    return value * (1 - slack), value * (1 + slack)


def _moved_on(left: FigureFact, right: FigureFact) -> bool:
    """Whether the values differ as days that are counted do when days go by: 356 days, and 357 the next day."""
    apart = days_apart(left.published, right.published)
    if not _moving(left) or left.unit != "days" or right.unit != "days" or not apart:
        return False
    later, earlier = (left, right) if (left.published or "") > (right.published or "") else (right, left)
    return abs(later.value - earlier.value - apart) < 1
