"""What happened: events by day, those that several documents tell made one."""

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import day_number, label
from dragoman.report.telling import done_sentence
from dragoman.report.together import Together, same_done
from dragoman.report.told import Told
from dragoman.report.view import Done
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out
from dragoman.types.readings import Status

EVENTS = 6
UNDATED = 10**7
"""Sorts what has no day behind everything that has one."""
TOLD_AS_EVENTS = frozenset({Status.HAPPENED, Status.ONGOING, Status.DENIED})
"""What is planned, possible or predicted belongs to the expectations."""


def timeline(scale: Scale, told: Told) -> Section | None:
    """The most telling events, in order of time."""
    events = [d for d in scale.view.done if d.event.status in TOLD_AS_EVENTS and (d.actors or d.recipients)]
    groups = [one for one in same_done(events) if not told.has(one.lead)]
    if not groups:
        return None
    cap = grown(EVENTS, scale.view)
    shown = told.fresh(ranked(groups, scale.done), cap)
    lines = tuple(
        Line(label=label(one.lead.when, one.lead.document.published), sentence=done_sentence(scale.view, one))
        for one in sorted(shown, key=_day)
    )
    return Section(
        key="happened",
        title="What happened",
        blocks=(Lines(lines=lines),),
        remark=left_out(len(groups), len(shown)),
    )


def _day(one: Together[Done]) -> tuple[int, int, str]:
    when = one.lead.when.start if one.lead.when else one.lead.document.published
    return day_number(when) or UNDATED, one.lead.event.evidence.span.start, one.lead.id
