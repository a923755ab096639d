"""The answer first: the most telling records in up to five dated sentences."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.report.brief import Line, Lines, Section, Sentence
from dragoman.report.dates import day_number
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import denies, stands_alone, tellable
from dragoman.report.telling import SURE, done_sentence, measured_sentence
from dragoman.report.together import Together, content_words, lasting, same_done, same_measured, same_said
from dragoman.report.told import Told
from dragoman.report.view import Done, Measured, Said
from dragoman.report.weight import GOVERNMENT, Scale, party_weight

MOST_SENTENCES = 5
MOST_OF_A_KIND = {"said": 3, "done": 2, "measured": 1}
MOST_OF_A_SPEAKER = 1
ANSWER_LIMIT = 200
"""Characters of a quotation in the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    weight: float
    kind: str
    whose: str
    day: int
    words: frozenset[str]
    ids: frozenset[str]
    tell: Callable[[], Sentence]


def answer(scale: Scale, _told: Told) -> Section | None:
    """Up to five sentences, the most telling records of different people and kinds, in order of time."""
    chosen = _chosen([*_said(scale), *_done(scale), *_measured(scale)])
    if not chosen:
        return Section(key="answer", title="The answer", remark="Not in the reports.")
    lines = tuple(Line(sentence=one.tell()) for one in sorted(chosen, key=lambda one: (one.day, -one.weight)))
    return Section(key="answer", title="The answer", blocks=(Lines(lines=lines),))


def _chosen(candidates: list[_Candidate]) -> list[_Candidate]:
    chosen: list[_Candidate] = []
    kinds, speakers = Counter[str](), Counter[str]()
    for one in sorted(candidates, key=lambda c: (-c.weight, sorted(c.ids))):
        full = kinds[one.kind] >= MOST_OF_A_KIND[one.kind] or speakers[one.whose] >= MOST_OF_A_SPEAKER
        if full or len(chosen) == MOST_SENTENCES or any(_alike(one, other) for other in chosen):
            continue
        chosen.append(one)
        kinds[one.kind] += 1
        speakers[one.whose] += 1
    return chosen


def _alike(left: _Candidate, right: _Candidate) -> bool:
    shared = len(left.words & right.words)
    return shared > min(len(left.words), len(right.words)) // 2


def _said(scale: Scale) -> list[_Candidate]:
    def candidate(told: Together[Said]) -> _Candidate:
        said = told.lead
        return _Candidate(
            weight=scale.said(told),
            kind="said",
            whose=said.speaker.key if said.speaker else "",
            day=_day(said),
            words=content_words(said.statement.evidence.text),
            ids=told.ids,
            tell=lambda: said_sentence(scale.view, told, limit=ANSWER_LIMIT),
        )

    told_in_full = [one for one in same_said(tellable(scale.view)) if stands_alone(one.lead) and not denies(one.lead)]
    official = [one for one in told_in_full if party_weight(one.lead.speaker) >= GOVERNMENT]
    return [candidate(told) for told in official or told_in_full]


def _done(scale: Scale) -> list[_Candidate]:
    def candidate(told: Together[Done]) -> _Candidate:
        return _Candidate(
            weight=scale.done(told),
            kind="done",
            whose="event of " + (told.lead.actors[0].key if told.lead.actors else ""),
            day=_day(told.lead),
            words=content_words(told.lead.event.evidence.text),
            ids=told.ids,
            tell=lambda: done_sentence(scale.view, told, dated=True),
        )

    events = [done for done in scale.view.done if done.event.status in SURE and (done.actors or done.recipients)]
    return [candidate(told) for told in same_done(events)]


def _measured(scale: Scale) -> list[_Candidate]:
    def candidate(told: Together[Measured]) -> _Candidate:
        return _Candidate(
            weight=scale.measured(told),
            kind="measured",
            whose="figure",
            day=day_number(told.lead.document.published) or 0,
            words=content_words(told.lead.figure.evidence.text),
            ids=told.ids,
            tell=lambda: measured_sentence(scale.view, told),
        )

    return [candidate(told) for told in same_measured(lasting(scale.view))]


def _day(record: Said | Done) -> int:
    return day_number(record.when.start if record.when else record.document.published) or 0
