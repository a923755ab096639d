"""What happened: events by day, those that several documents tell made one."""

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import day_number, label
from dragoman.report.telling import done_sentence
from dragoman.report.together import Together, all_ids, same_done
from dragoman.report.view import Done
from dragoman.report.weight import Scale
from dragoman.report.wording import left_out
from dragoman.types.readings import Status

EVENTS = 9
TOLD_AS_EVENTS = frozenset({Status.HAPPENED, Status.ONGOING, Status.DENIED})
"""What is planned, possible or predicted belongs to the expectations."""


def timeline(scale: Scale, told: frozenset[str]) -> Section | None:
    """The most telling events, in order of time."""
    events = [d for d in scale.view.done if d.event.status in TOLD_AS_EVENTS and (d.actors or d.recipients)]
    groups = [one for one in same_done(events) if not one.ids & told]
    if not groups:
        return None
    cap = grown(EVENTS, scale.view)
    shown = _distinct(sorted(groups, key=lambda one: (-scale.done(one), sorted(one.ids))), cap)
    lines = tuple(
        Line(label=label(one.lead.when, one.lead.document.published), sentence=done_sentence(scale.view, one))
        for one in sorted(shown, key=_day)
    )
    return Section(
        key="happened",
        title="What happened",
        blocks=(Lines(lines=lines),),
        remark=left_out(len(groups), len(shown)),
        records=all_ids(shown),
    )


def _distinct(ordered: list[Together[Done]], most: int) -> list[Together[Done]]:
    """The first ones, no sentence of a report told twice."""
    chosen: dict[object, Together[Done]] = {}
    for one in ordered:
        chosen.setdefault((one.lead.document.id, one.lead.event.evidence.span), one)
    return list(chosen.values())[:most]


def _day(one: Together[Done]) -> tuple[int, int, str]:
    when = one.lead.when.start if one.lead.when else one.lead.document.published
    return day_number(when) or 0, one.lead.event.evidence.span.start, one.lead.id
