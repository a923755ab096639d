"""Contested and denied: figures that differ, and what somebody denies or rejects."""

from itertools import combinations

from dragoman.report.amounts import amount
from dragoman.report.brief import Line, Lines, Part, Section, Sentence, Sign, Standing
from dragoman.report.caps import grown
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import denies, stands_alone, tellable
from dragoman.report.telling import cited, claimant, measure_label, period, status_word
from dragoman.report.together import Together, lasting, same_measured, same_said, subject_key
from dragoman.report.told import Told
from dragoman.report.view import Measured, Said
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out, sentence
from dragoman.types.readings import FigureKind, Status

DIFFERENCES, DENIALS = 3, 3
DENIALS_IN_WORDS = {"deny": "denied", "reject": "rejected"}
COMPARED = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT})


def contested(scale: Scale, told: Told) -> Section | None:
    """Pairs of figures that cannot both hold or stand against a demand, then denials."""
    pairs = _pairs(scale)
    denials = same_said(s for s in tellable(scale.view) if denies(s) and stands_alone(s))
    shown_pairs = pairs[: grown(DIFFERENCES, scale.view)]
    shown = told.fresh(sorted(ranked(denials, scale.said), key=_outright), grown(DENIALS, scale.view))
    lines = (
        *(Line(sentence=_against(*pair)) for pair in shown_pairs),
        *(_denial(scale, d) for d in shown),
    )
    if not lines:
        return None
    return Section(
        key="contested",
        title="Contested and denied",
        blocks=(Lines(lines=lines),),
        remark=left_out(len(pairs) + len(denials), len(lines)),
    )


def _outright(one: Together[Said]) -> bool:
    """First what is denied in so many words, then what is only put in the negative."""
    return one.lead.statement.act not in DENIALS_IN_WORDS


def _denial(scale: Scale, one: Together[Said]) -> Line:
    told = said_sentence(scale.view, one)
    word = DENIALS_IN_WORDS.get(one.lead.statement.act, "says that it is not so")
    denied = Standing(sign=Sign.DENIED, words=word)
    return Line(sentence=Sentence(parts=told.parts, citations=told.citations, standing=denied))


def _pairs(scale: Scale) -> list[tuple[Together[Measured], Together[Measured]]]:
    groups = [one for one in same_measured(lasting(scale.view)) if subject_key(one.lead)]
    ordered = ranked(groups, scale.measured)
    return [pair for pair in combinations(ordered, 2) if _differ(pair[0].lead, pair[1].lead)]


def _differ(left: Measured, right: Measured) -> bool:
    first, second = left.figure, right.figure
    same = (first.measures, subject_key(left), first.kind) == (second.measures, subject_key(right), second.kind)
    if (
        not same
        or first.kind not in COMPARED
        or first.change
        or second.change
        or first.id in {second.equals, first.equals}
    ):
        return False
    if (first.status is Status.DEMANDED) != (second.status is Status.DEMANDED):
        return first.equals is None and second.equals is None
    return (
        first.unit == second.unit
        and first.value != second.value
        and bool(period(left))
        and period(left) == period(right)
    )


def _against(left: Together[Measured], right: Together[Measured]) -> Sentence:
    demand = Status.DEMANDED in {left.lead.figure.status, right.lead.figure.status}
    words = "a demand against what holds" if demand else "two values for one thing"
    parts = (Part(f"{measure_label(left.lead)}: {_one(left.lead)} ≠ {_one(right.lead)}"),)
    return sentence(parts, (*cited(left), *cited(right)), Standing(sign=Sign.CONTESTED, words=words))


def _one(one: Measured) -> str:
    detail = ", ".join(filter(None, (status_word(one.figure.status), period(one), claimant(one))))
    return f"{amount(one.figure)}{f' ({detail})' if detail else ''}"
