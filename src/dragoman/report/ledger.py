"""The ledger of figures: for each measure and subject every value, what it equals, and how the values stand to each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from dragoman.report.amounts import amount, measure_key, measure_words
from dragoman.report.comparing import Comparison, Verdict, compared
from dragoman.report.dates import known
from dragoman.report.derived import Derived, derived
from dragoman.report.rates import Rate, rate
from dragoman.report.sides import country_of, side_names
from dragoman.report.sums import for_forces
from dragoman.report.together import Together
from dragoman.report.view import Measured, Party, View
from dragoman.report.wording import named
from dragoman.types.ids import FigureId
from dragoman.types.readings import FigureKind, MentionKind
from dragoman.types.vocabularies import Vocabulary

IN = "USD"
"""The currency into which amounts are converted for comparison."""
FORCE_MEASURES = {"military strength": "troops stationed", "troops": "troops stationed"}
"""Measures of forces abroad that count the same as another one."""

Key = tuple[str, str | None, str | None, str]
"""Measure, subject, counterpart, and where neither of the two is known, what the page calls it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """An amount of money in another currency by a reference rate: for comparison only, never read from a page."""

    value: float
    rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value with all that report it alike."""

    told: Together[Measured]
    equals: tuple[Measured, ...]
    """The same amount in another currency or unit, as the page itself gives it."""
    conversion: Conversion | None

    @property
    def lead(self) -> Measured:
        """The figure that speaks for the entry."""
        return self.told.lead


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All values of one measure and subject."""

    measure: str
    subject: str | None
    counterpart: str | None
    is_known: bool
    """Whether the measure is one of the vocabulary."""
    entries: tuple[Entry, ...]
    comparisons: tuple[tuple[Entry, Entry, Comparison], ...]
    derived: tuple[Derived, ...]
    words: str = ""
    """What the page calls it, where it is not known whose it is."""

    @property
    def label(self) -> str:
        """What is measured, of whom, towards whom."""
        more = self.words if self.words.casefold() != self.measure.casefold() else ""
        measure = ": ".join(filter(None, (self.measure[:1].upper() + self.measure[1:], more)))
        return " → ".join(filter(None, (", ".join(filter(None, (measure, self.subject))), self.counterpart)))

    @property
    def verdict(self) -> Verdict | None:
        """Differ where two values do; else agree where two do; None for a single value."""
        found = {comparison.verdict for _, _, comparison in self.comparisons}
        return next((v for v in (Verdict.DIFFER, Verdict.AGREE, Verdict.APART) if v in found), None)


def ledger(view: View) -> tuple[Account, ...]:
    """The accounts of all figures that measure something: those with several values first, then by name."""
    equals = _equals(view.measured)
    told = [for_forces(one) for one in view.measured if not one.figure.equals and one.figure.measures]
    groups: dict[Key, list[Measured]] = {}
    for one in told:
        groups.setdefault(_key(view, one), []).append(one)
    merged = _merged(groups)
    more = derived(view, [one for group in merged.values() for one in group])
    accounts = [_account(view, key, group, equals, more) for key, group in merged.items()]
    return tuple(sorted(accounts, key=lambda a: (not a.is_known, len(a.entries) == 1, a.label)))


def _equals(measured: Iterable[Measured]) -> Mapping[FigureId, tuple[Measured, ...]]:
    found: dict[FigureId, tuple[Measured, ...]] = {}
    for one in measured:
        if one.figure.equals:
            found[one.figure.equals] = (*found.get(one.figure.equals, ()), one)
    return found


def _key(view: View, one: Measured) -> Key:
    key = measure_key(one.figure)
    measures = view.knowledge.vocabulary.measures
    subject, counterpart = _side(one.subject), _side(one.counterpart)
    if key in FORCE_MEASURES and (host := counterpart or _named_host(view, one.subject)):
        key, counterpart = FORCE_MEASURES[key], host
    sided = key in measures and measures[key].sided
    towards = counterpart if sided else None
    return key, subject, towards, "" if subject or towards else measure_words(one.figure)


def _side(party: Party | None) -> str | None:
    """The country where there is one, else who it is."""
    return None if party is None else country_of(party) or party.key


def _named_host(view: View, force: Party | None) -> str | None:
    """The country that the name of a force abroad ends in: `US Forces Korea`."""
    if force is None or force.kind is not MentionKind.FORCE:
        return None
    host = view.knowledge.country_of_name((force.name or force.text).split()[-1])
    return host if host != force.country else None


def _merged(groups: Mapping[Key, list[Measured]]) -> dict[Key, list[Measured]]:
    """The groups, one whose subject no report names put to the only other one of its measure and counterpart."""
    merged = {key: list(group) for key, group in groups.items()}
    for key in groups:
        measure, subject, counterpart, _ = key
        others = [k for k in merged if k[0] == measure and k[2] == counterpart and k[1] is not None]
        if subject is None and counterpart is not None and len(others) == 1:
            merged[others[0]] += merged.pop(key)
    return merged


def _account(
    view: View, key: Key, group: list[Measured], equals: Mapping[FigureId, tuple[Measured, ...]], more: list[Derived]
) -> Account:
    entries = tuple(_entry(told, equals) for told in _alike(group))
    measures = view.knowledge.vocabulary.measures
    pairs = combinations(entries, 2)
    ids = {one.id for one in group}
    return Account(
        measure=key[0],
        subject=_name(view, key[1], group[0].subject),
        counterpart=_name(view, key[2], group[0].counterpart),
        is_known=key[0] in measures,
        entries=entries,
        comparisons=tuple((a, b, _compared(a, b, view.knowledge.vocabulary)) for a, b in pairs),
        derived=tuple(one for one in more if one.of[0].id in ids),
        words=key[3],
    )


def _compared(left: Entry, right: Entry, vocabulary: Vocabulary) -> Comparison:
    """How two values stand to each other: those that one sentence gives side by side are of two things."""
    if any(_side_by_side(a, b) for a in left.told.records for b in right.told.records):
        return Comparison(verdict=Verdict.APART, reason="one sentence gives both")
    return compared(left.lead, right.lead, vocabulary)


def _side_by_side(left: Measured, right: Measured) -> bool:
    one, other = left.figure, right.figure
    return one.value != other.value and left.document_id == right.document_id and one.evidence == other.evidence


def _name(view: View, key: str | None, party: Party | None) -> str | None:
    if key is None:
        return None
    return side_names(view).get(key) or (named(party) if party is not None else key)


def _alike(group: Iterable[Measured]) -> list[Together[Measured]]:
    """Values that are told alike: same amount, status, period, claimant and words, in order of the day of their reports."""
    found: dict[object, list[Measured]] = {}
    for one in group:
        when = (one.period.start, one.period.end) if known(one.period) and one.period else None
        speaker = one.claimed_by.speaker.key if one.claimed_by and one.claimed_by.speaker else None
        key = (amount(one.figure), one.figure.status, when, speaker, measure_words(one.figure))
        found.setdefault(key, []).append(one)
    return [Together(records=tuple(records)) for records in found.values()]


def _entry(told: Together[Measured], equals: Mapping[FigureId, tuple[Measured, ...]]) -> Entry:
    same = tuple(equal for one in told.records for equal in equals.get(one.id, ()))
    once = tuple({amount(one.figure): one for one in same}.values())
    return Entry(told=told, equals=once, conversion=_conversion(told.lead, once))


def _conversion(one: Measured, equals: Iterable[Measured]) -> Conversion | None:
    """The amount in dollars where the page gives none."""
    figure = one.figure
    if figure.kind is not FigureKind.MONEY or IN in {figure.unit, *(equal.figure.unit for equal in equals)}:
        return None
    found = rate(figure.unit, IN, one.document.published)
    return Conversion(value=figure.value * found.factor, rate=found) if found else None
