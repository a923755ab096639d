"""What is expected: forecasts with who makes them, then what is planned, possible or conditional with its day."""

from collections.abc import Callable

from dragoman.report.brief import Line, Lines, Part, Section, Sentence
from dragoman.report.caps import grown
from dragoman.report.context import begins_sentence
from dragoman.report.dates import day_number, known, label
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import by_the_outlet, looks_ahead, tellable
from dragoman.report.telling import cited, done_sentence, told_events
from dragoman.report.together import Together, same_done, same_said
from dragoman.report.told import Told
from dragoman.report.view import Done, Said
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out, outlet_and_day, quotation, sentence, standing
from dragoman.types.readings import Status

FORECASTS, PLANS, OWN = 2, 2, 1
LIMIT = 170
"""Characters of a forecast."""
SHORTEST = 40
"""Characters below which an outlet's own forecast says too little."""
ONLY_POSSIBLE = 3.0
"""For what may be, and nobody is named who says so."""
PLAN_WITH_DAY = 2.0
"""For a plan whose day is known."""
OPEN = frozenset({Status.PREDICTED, Status.PLANNED, Status.CONDITIONAL, Status.POSSIBLE})


def expected(scale: Scale, told: Told) -> Section | None:
    """The weightiest forecasts and plans that no earlier section told, and what an outlet expects by itself."""
    forecasts = same_said(s for s in tellable(scale.view) if looks_ahead(s) and scale.is_late(s.document))
    plans = same_done(d for d in told_events(scale.view.done) if d.event.status in OPEN and _is_ahead(scale, d))
    outlets = same_said(s for s in by_the_outlet(scale.view) if _whole(s))
    first = told.fresh(ranked(forecasts, scale.said), grown(FORECASTS, scale.view))
    second = told.with_all(first).fresh(ranked(plans, _weight(scale)), grown(PLANS, scale.view))
    own = told.with_all(first).with_all(second).fresh(ranked(outlets, scale.said), OWN)
    lines = (
        *(Line(sentence=said_sentence(scale.view, one, limit=LIMIT)) for one in first),
        *(Line(sentence=_own(scale, one)) for one in own),
    )
    blocks = (Lines(lines=lines), Lines(lines=tuple(_plan(scale, one) for one in second)))
    if not any(block.lines for block in blocks):
        return None
    return Section(
        key="expected",
        title="Expected",
        blocks=tuple(block for block in blocks if block.lines),
        remark=left_out(len(forecasts) + len(plans) + len(outlets), len(first) + len(second) + len(own)),
    )


def _is_ahead(scale: Scale, done: Done) -> bool:
    """Whether it lies, as far as its day is known, after the last report."""
    if not scale.is_late(done.document):
        return False
    as_of = day_number(scale.latest.end) if scale.latest else None
    day = day_number(done.when.end) if done.when is not None and known(done.when) else None
    return day is None or as_of is None or day >= as_of


def _weight(scale: Scale) -> Callable[[Together[Done]], float]:
    return lambda one: scale.done(one) + PLAN_WITH_DAY * known(one.lead.when) - ONLY_POSSIBLE * _only_possible(one)


def _only_possible(one: Together[Done]) -> bool:
    return one.lead.event.status is Status.POSSIBLE and one.lead.told_by is None


def _whole(said: Said) -> bool:
    text = said.statement.content.text
    return len(text) >= SHORTEST and begins_sentence(said.document, said.statement.content.spans[0])


def _own(scale: Scale, one: Together[Said]) -> Sentence:
    """Marked as the outlet's own: nobody is named who expects it."""
    by = Part(f"{outlet_and_day(one.lead.document, dated=True)}, by itself: ")
    words = quotation(one.lead.statement.content.text, LIMIT)
    return sentence((by, words), cited(one), standing(scale.view, one.documents))


def _plan(scale: Scale, one: Together[Done]) -> Line:
    when = one.lead.when
    day = label(when, None) if known(when) else one.lead.event.status.value
    return Line(label=day, sentence=done_sentence(scale.view, one, dated=False))
