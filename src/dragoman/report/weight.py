"""How telling a record is: whose it is, how many tell it, how central its issue is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.report.dates import day_number
from dragoman.report.periods import PERIOD_GAP, Period, periods
from dragoman.report.phrases import phrases
from dragoman.report.sides import sides
from dragoman.report.together import R, Together
from dragoman.report.view import Done, Measured, Party, Said, View
from dragoman.types.documents import Document
from dragoman.types.ids import DocumentId
from dragoman.types.readings import FigureKind, MentionKind, Status, Wording
from dragoman.types.resolutions import DateBasis

LEADER, GOVERNMENT, NAMED = 5.0, 4.0, 1.0
"""Weights of speakers and actors: heads of state or government, those who speak for a government, other named ones."""
CORROBORATED = 2.0
"""For each further independent origin, twice at most."""
CENTRAL_ISSUE = 3.0
"""Times the share of statements that are on the issue."""
STRONG_ACT, WEAK_ACT = 1.5, -1.5
STRONG_ACTS = frozenset(
    {
        "commit",
        "demand",
        "threaten",
        "deny",
        "announce",
        "warn",
        "reject",
        "agree",
        "propose",
        "offer",
        "accuse",
        "assure",
    }
)
WEAK_ACTS = frozenset({"congratulate", "thank", "praise", "decline", "apologise", "ask"})
DIRECT = 0.5
FIGURE = 1.5
ONE_SIDED = -1.5
"""For an event in which only one party is known."""
UNDATED_LATENESS = 0.6
UNDATED = -3.0
"""For an event whose day the report does not give."""
LATEST = 4.0
"""For what belongs to the latest period of the record."""
ASIDE = -4.0
"""For what nobody of the states that the record is mostly about says or does."""
BETWEEN = 2.0
"""For what passes between the states that the record is mostly about."""
MOST_SIDES = 3
FRAGMENT = -5.0
"""For contents too short to stand alone."""
PASSING = -2.0
"""For what a sentence says by the way: `claiming ...`, `noting ...`."""
INVERTED = frozenset({"assert", "announce", "predict", "warn", "doubt"})
"""Acts whose verb can follow the content without quotation marks: `..., he said`."""
SHORTEST = 35
"""Characters below which a content is a fragment."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scale:
    """What the weights of one view depend on."""

    view: View
    issues: dict[str, float]
    """Share of statements on each issue."""
    latest: Period | None
    """The last period of the record."""
    sides: frozenset[str]
    """The states that the record is mostly about, by ISO 3166-1 code."""

    @classmethod
    def of(cls, view: View) -> "Scale":
        """The scale of a view."""
        counts = Counter(issue for said in view.said for issue in said.statement.issues)
        total = max(len(view.said), 1)
        last = periods(view)[-1:]
        return cls(
            view=view,
            issues={k: n / total for k, n in counts.items()},
            latest=last[0] if last else None,
            sides=frozenset(sides(view, MOST_SIDES)),
        )

    def said(self, told: Together[Said]) -> float:
        """How telling a statement is."""
        statement = told.lead.statement
        weight = party_weight(told.lead.speaker) + self._corroboration(told.documents)
        weight += CENTRAL_ISSUE * max((self.issues.get(issue, 0.0) for issue in statement.issues), default=0.0)
        weight += STRONG_ACT * (statement.act in STRONG_ACTS) + WEAK_ACT * (statement.act in WEAK_ACTS)
        weight += DIRECT * (statement.wording is Wording.DIRECT)
        weight += FRAGMENT * (len(statement.content.text) < SHORTEST or _oddly_placed(told.lead))
        weight += PASSING * bool(statement.cue and statement.cue.text.endswith("ing"))
        weight += ASIDE * (not self._concerns([told.lead.speaker]))
        return (weight + LATEST * self.lateness(told.lead.document)) * statement.score

    def done(self, told: Together[Done]) -> float:
        """How telling an event is."""
        one = told.lead
        countries = {party.country for party in (*one.actors, *one.recipients) if party.country}
        weight = max((party_weight(party) for party in (*one.actors, *one.recipients)), default=-LEADER)
        weight += self._corroboration(told.documents) + 2 * (len(countries) > 1) + FIGURE * bool(one.event.figures)
        weight += BETWEEN * self.is_relevant(one)
        weight -= one.event.status not in {Status.HAPPENED, Status.ONGOING}
        weight += ONE_SIDED * (not one.recipients and len(one.actors) < 2)  # noqa: PLR2004 - two make a pair
        weight += ASIDE * (not self._concerns([*one.actors, *one.recipients]))
        weight += UNDATED * (one.when is None or one.when.basis is DateBasis.PUBLISHED)
        return (weight + LATEST * (0.0 if self._is_past(one) else self.lateness(one.document))) * one.event.score

    def measured(self, told: Together[Measured]) -> float:
        """How telling a figure is."""
        one = told.lead
        kinds = {FigureKind.MONEY: 4.0, FigureKind.PERCENT: 3.0, FigureKind.COUNT: 2.0}
        weight = kinds.get(one.figure.kind, 0.0) + 2 * bool(one.figure.measures) + 2 * (one.subject is not None)
        weight += self._corroboration(told.documents) + (one.period is not None)
        return (weight + LATEST * self.lateness(one.document)) * one.figure.score

    def is_relevant(self, done: Done) -> bool:
        """Whether two of those who take part belong to the states that the record is mostly about."""
        parties = [party for party in (*done.actors, *done.recipients) if party.country]
        return sum(party.country in self.sides for party in parties) >= min(len(self.sides), 2)

    def is_late(self, document: Document) -> bool:
        """Whether the document belongs to the latest period of the record, or has no date."""
        return self.latest is None or self.latest.holds(document) or document.published is None

    def _concerns(self, parties: Iterable[Party | None]) -> bool:
        return not self.sides or any(party is not None and party.country in self.sides for party in parties)

    def lateness(self, document: Document) -> float:
        """1 for a document of the latest period, 0 for an earlier one, between the two for one without a date."""
        if document.published is None:
            return UNDATED_LATENESS
        return float(self.latest is not None and self.latest.holds(document))

    def _is_past(self, done: Done) -> bool:
        """Whether the event lies long before the latest period."""
        day = day_number(done.when.start if done.when else None)
        first = day_number(self.latest.start if self.latest else None)
        return day is not None and first is not None and first - day > PERIOD_GAP

    def _corroboration(self, documents: frozenset[DocumentId]) -> float:
        return CORROBORATED * min(self.view.origin_count(documents) - 1, 2)


def ranked(groups: Iterable[Together[R]], weight: Callable[[Together[R]], float]) -> list[Together[R]]:
    """The groups, the weightiest first; equal ones by their ids."""
    return sorted(groups, key=lambda group: (-weight(group), sorted(group.ids)))


def _oddly_placed(said: Said) -> bool:
    """Whether indirect content stands before a cue that seldom follows its content."""
    statement = said.statement
    if statement.cue is None or statement.wording is not Wording.INDIRECT:
        return False
    return statement.content.start < statement.cue.start and statement.act not in INVERTED


def party_weight(party: Party | None) -> float:
    """How much it matters who it is."""
    if party is None or not party.identified:
        return 0.0
    if leads(party):
        return LEADER
    if governs(party):
        return GOVERNMENT
    return NAMED if party.name else 0.0


def leads(party: Party) -> bool:
    """Whether the party leads a government or state."""
    return (party.office or "").casefold().startswith(phrases().leaders)


def governs(party: Party) -> bool:
    """Whether the party is a state or speaks for a government."""
    office = (party.office or "").casefold()
    if phrases().names_one(phrases().not_in_office, office):
        return False
    if party.kind is MentionKind.STATE or party.sector in {"GOV", "MIL"}:
        return True
    return phrases().names_one(phrases().governments, office)
