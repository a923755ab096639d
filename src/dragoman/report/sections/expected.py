"""What is expected: forecasts with who makes them, then what is planned, possible or conditional with its day."""

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import label
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import looks_ahead, stands_alone, tellable
from dragoman.report.telling import done_sentence
from dragoman.report.together import Together, same_done, same_said
from dragoman.report.told import Told
from dragoman.report.view import Done
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out
from dragoman.types.readings import Status
from dragoman.types.resolutions import DateBasis

FORECASTS, PLANS = 3, 3
LIMIT = 180
"""Characters of a forecast."""
OPEN = frozenset({Status.PREDICTED, Status.PLANNED, Status.CONDITIONAL, Status.POSSIBLE})


def expected(scale: Scale, told: Told) -> Section | None:
    """The weightiest forecasts and plans that no earlier section told."""
    forecasts = same_said(s for s in tellable(scale.view) if looks_ahead(s) and stands_alone(s))
    plans = same_done(d for d in scale.view.done if _is_open(d))
    first = told.fresh(ranked(forecasts, scale.said), grown(FORECASTS, scale.view))
    second = told.fresh(ranked(plans, scale.done), grown(PLANS, scale.view))
    if not first and not second:
        return None
    blocks = (
        Lines(lines=tuple(Line(sentence=said_sentence(scale.view, one, limit=LIMIT)) for one in first)),
        Lines(lines=tuple(_plan(scale, one) for one in second)),
    )
    return Section(
        key="expected",
        title="Expected",
        blocks=tuple(block for block in blocks if block.lines),
        remark=left_out(len(forecasts) + len(plans), len(first) + len(second)),
    )


def _is_open(done: Done) -> bool:
    return done.event.status in OPEN and bool(done.actors or done.recipients)


def _plan(scale: Scale, one: Together[Done]) -> Line:
    when = one.lead.when
    known = when is not None and when.basis is not DateBasis.PUBLISHED
    return Line(label=label(when, None) if known else "no day given", sentence=done_sentence(scale.view, one))
