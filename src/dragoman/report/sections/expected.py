"""What is expected: forecasts with who makes them, then what is planned, possible or conditional with its day."""

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import label
from dragoman.report.tellable import looks_ahead, tellable
from dragoman.report.telling import done_sentence, said_sentence
from dragoman.report.together import Together, all_ids, same_done, same_said
from dragoman.report.view import Done
from dragoman.report.weight import Scale
from dragoman.report.wording import left_out
from dragoman.types.readings import Status
from dragoman.types.resolutions import DateBasis

FORECASTS, PLANS = 5, 5
LIMIT = 180
"""Characters of a forecast."""
OPEN = frozenset({Status.PREDICTED, Status.PLANNED, Status.CONDITIONAL, Status.POSSIBLE})


def expected(scale: Scale, told: frozenset[str]) -> Section | None:
    """The weightiest forecasts and plans that no earlier section told."""
    forecasts = [one for one in same_said(s for s in tellable(scale.view) if looks_ahead(s)) if not one.ids & told]
    plans = [one for one in same_done(d for d in scale.view.done if _is_open(d)) if not one.ids & told]
    first = sorted(forecasts, key=lambda one: (-scale.said(one), sorted(one.ids)))[: grown(FORECASTS, scale.view)]
    second = sorted(plans, key=lambda one: (-scale.done(one), sorted(one.ids)))[: grown(PLANS, scale.view)]
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
        records=all_ids(first) | all_ids(second),
    )


def _is_open(done: Done) -> bool:
    return done.event.status in OPEN and bool(done.actors or done.recipients)


def _plan(scale: Scale, one: Together[Done]) -> Line:
    when = one.lead.when
    known = when is not None and when.basis is not DateBasis.PUBLISHED
    return Line(label=label(when, None) if known else "no day given", sentence=done_sentence(scale.view, one))
