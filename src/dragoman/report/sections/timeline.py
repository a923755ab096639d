"""What happened: events by day, those that several documents tell made one."""

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import day_number, known, label
from dragoman.report.telling import done_sentence, told_events
from dragoman.report.together import Together, same_done
from dragoman.report.told import Told
from dragoman.report.view import Done
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out
from dragoman.types.readings import Status

EVENTS = 5
ENOUGH = 4
"""Events with a day besides which those without one are left to the record."""
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT"})
"""What is done in words stands with what was said."""
UNDATED = 10**7
"""Sorts what has no day behind everything that has one."""
TOLD_AS_EVENTS = frozenset({Status.HAPPENED, Status.ONGOING, Status.DENIED})
"""What is planned, possible or predicted belongs to the expectations."""


def timeline(scale: Scale, told: Told) -> Section | None:
    """The most telling events, in order of time."""
    events = [
        d for d in told_events(scale.view.done) if d.event.status in TOLD_AS_EVENTS and d.event.type not in SPOKEN
    ]
    groups = [one for one in same_done(events) if not told.has(one.lead)]
    if not groups:
        return None
    cap = grown(EVENTS, scale.view)
    ordered = ranked(groups, scale.done)
    shown = told.fresh([one for one in ordered if known(one.lead.when)], cap)
    shown += told.with_all(shown).fresh(
        [one for one in ordered if not known(one.lead.when)], max(ENOUGH - len(shown), 0)
    )
    lines = tuple(
        Line(
            label=label(one.lead.when, one.lead.document.published),
            sentence=done_sentence(scale.view, one, dated=False),
        )
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
