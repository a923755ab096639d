"""Records of several documents that tell the same, as one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from dragoman.report.amounts import measure_key, measure_name
from dragoman.report.dates import day_number
from dragoman.report.view import Done, Measured, Said, View
from dragoman.types.ids import DocumentId
from dragoman.types.readings import Wording
from dragoman.types.resolutions import DateBasis
from dragoman.types.spans import Passage

SAME_WORDS = 0.7
"""Share of the shorter statement's content words that the longer one must hold."""
LEAST_WORDS = 4
"""Content words below which two statements are never the same by their words."""
SAME_DAYS = 10
"""Days within which one speaker's like words count as said once."""
CONTENT_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d.,]*")


class Record(Protocol):
    """What every record of the view has."""

    @property
    def id(self) -> str: ...  # noqa: D102 - said by the class

    @property
    def document_id(self) -> DocumentId: ...  # noqa: D102 - said by the class

    @property
    def evidence(self) -> Passage: ...  # noqa: D102 - said by the class


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together(Generic[R]):
    """Records that tell the same; the first speaks for them."""

    records: tuple[R, ...]

    @property
    def lead(self) -> R:
        """The record whose words are shown."""
        return self.records[0]

    @property
    def documents(self) -> frozenset[DocumentId]:
        """The documents that tell it."""
        return frozenset(record.document_id for record in self.records)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all its records."""
        return frozenset(record.id for record in self.records)


def same_said(said: Iterable[Said]) -> list[Together[Said]]:
    """Statements of one speaker in like words within days of each other, as one; the fullest direct one leads."""
    by_speaker: dict[str | None, list[_Worded]] = {}
    for one in sorted(said, key=lambda s: (-len(s.statement.content.text), s.id)):
        key = one.speaker.key if one.speaker else None
        by_speaker.setdefault(key, []).append(_Worded(one, content_words(one.statement.content.text)))
    groups = (group for worded in by_speaker.values() for group in _alike(worded))
    return [Together(records=tuple(sorted((w.said for w in group), key=_fullness))) for group in groups]


@dataclass(frozen=True, slots=True)
class _Worded:
    said: Said
    words: frozenset[str]


def _alike(worded: Iterable[_Worded]) -> list[list[_Worded]]:
    groups: list[list[_Worded]] = []
    for one in worded:
        home = next((group for group in groups if _same_statement(group[0], one)), None)
        groups.append([one]) if home is None else home.append(one)
    return groups


def _fullness(said: Said) -> tuple[bool, int, str]:
    return said.statement.wording is not Wording.DIRECT, -len(said.statement.content.text), said.id


def _same_statement(left: _Worded, right: _Worded) -> bool:
    first, second = left.said, right.said
    if first.id in {second.statement.repeats, second.id} or first.statement.repeats == second.id:
        return True
    if first.document_id == second.document_id and _overlap(first.statement.content, second.statement.content):
        return True
    shorter = min(len(left.words), len(right.words))
    alike = shorter >= LEAST_WORDS and len(left.words & right.words) >= SAME_WORDS * shorter
    return alike and _near(first, second)


def content_words(text: str) -> frozenset[str]:
    """The longer words and the numbers of a text."""
    return frozenset(word.casefold() for word in CONTENT_WORD.findall(text))


def _overlap(left: Passage, right: Passage) -> bool:
    return any(a.overlaps(b) for a in left.spans for b in right.spans)


def _near(left: Said, right: Said) -> bool:
    days = day_number(_day(left)), day_number(_day(right))
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= SAME_DAYS


def _day(said: Said) -> str | None:
    return said.when.start if said.when else said.document.published


def same_done(done: Iterable[Done]) -> list[Together[Done]]:
    """Events of one type between the same parties on the same day, as one."""

    def key(one: Done) -> object:
        dated = one.when is not None and one.when.basis is not DateBasis.PUBLISHED
        day = (one.when.start, one.when.end) if one.when and dated else one.document_id
        return (
            one.event.type,
            day,
            parties_of(one),
            one.event.status,
            None if len(parties_of(one)) > 1 else one.event.trigger.text.casefold(),
        )

    return _grouped(done, key, fullness=lambda one: (one.event.mode is None, -one.event.score, one.id))


def parties_of(done: Done) -> frozenset[str]:
    """Who takes part, whatever the role."""
    return frozenset(party.key for party in (*done.actors, *done.recipients))


def same_measured(measured: Iterable[Measured]) -> list[Together[Measured]]:
    """Figures with one value, unit, measure and subject, as one."""

    def key(one: Measured) -> object:
        figure = one.figure
        return (
            figure.value,
            figure.unit,
            measure_name(figure),
            subject_key(one),
            figure.change and figure.change.direction,
        )

    return _grouped(measured, key, fullness=lambda one: (one.period is None, one.figure.measures is None, one.id))


def lasting(view: View) -> list[Measured]:
    """The figures of a measure that we know, without those that only give another's amount in another currency."""
    known = view.knowledge.vocabulary.measures
    return [one for one in view.measured if measure_key(one.figure) in known and not one.figure.equals]


def subject_key(one: Measured) -> str | None:
    """Whose figure it is: the country where there is one."""
    return None if one.subject is None else one.subject.country or one.subject.key


def _grouped(
    records: Iterable[R], key: Callable[[R], object], *, fullness: Callable[[R], tuple[object, ...]]
) -> list[Together[R]]:
    groups: dict[object, list[R]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return [Together(records=tuple(sorted(group, key=fullness))) for group in groups.values()]
