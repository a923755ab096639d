"""What is expected: predictions, plans and conditions, with who expects it and until when."""

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import label
from dragoman.report.sections.answer import tellable
from dragoman.report.telling import done_sentence, said_sentence
from dragoman.report.together import Together, same_done, same_said
from dragoman.report.view import Done, Said
from dragoman.report.weight import Scale
from dragoman.report.wording import left_out
from dragoman.types.readings import Status
from dragoman.types.resolutions import DateBasis, When

FORECASTS, PLANS = 6, 4
LIMIT = 180
"""Characters of a forecast."""
OPEN = frozenset({Status.PREDICTED, Status.PLANNED, Status.CONDITIONAL, Status.POSSIBLE})


def expected(scale: Scale, told: frozenset[str]) -> Section | None:
    """Statements that look ahead, then events that are planned, predicted or conditional."""
    forecasts = [one for one in same_said(s for s in tellable(scale.view) if _looks_ahead(s)) if not one.ids & told]
    plans = [one for one in same_done(d for d in scale.view.done if _is_open(d)) if not one.ids & told]
    if not forecasts and not plans:
        return None
    first = sorted(forecasts, key=lambda one: (-scale.said(one), sorted(one.ids)))[: grown(FORECASTS, scale.view)]
    second = sorted(plans, key=lambda one: (-scale.done(one), sorted(one.ids)))[: grown(PLANS, scale.view)]
    lines = (*(_forecast(scale, one) for one in first), *(_plan(scale, one) for one in second))
    return Section(
        key="expected",
        title="Expected",
        blocks=(Lines(lines=lines),),
        remark=left_out(len(forecasts) + len(plans), len(lines)),
        records=frozenset[str]().union(*(one.ids for one in first), *(one.ids for one in second)),
    )


def _looks_ahead(said: Said) -> bool:
    return said.statement.act == "predict" or said.statement.status is Status.PREDICTED


def _is_open(done: Done) -> bool:
    return done.event.status in OPEN and bool(done.actors or done.recipients)


def _forecast(scale: Scale, one: Together[Said]) -> Line:
    return Line(label="predicted", sentence=said_sentence(scale.view, one, limit=LIMIT))


def _plan(scale: Scale, one: Together[Done]) -> Line:
    return Line(label=_horizon(one.lead.when), sentence=done_sentence(scale.view, one))


def _horizon(when: When | None) -> str:
    return "no day given" if when is None or when.basis is DateBasis.PUBLISHED else label(when, None)
