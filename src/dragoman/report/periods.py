"""The periods of a record: runs of reports with long gaps between them."""

from dataclasses import dataclass, replace

from dragoman.report.dates import day_number, printed_range
from dragoman.report.view import View
from dragoman.types.documents import Document

PERIOD_GAP = 300
"""Days without a report that divide two periods: longer than a campaign, shorter than a term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The first and the last day on which its reports were published, ISO 8601 or a prefix of it."""

    start: str
    end: str
    undated: bool = False
    """Whether reports without a date are counted in: with the last period, and its label says so."""

    @property
    def label(self) -> str:
        """As the head of a column: `8 Nov 2024`, `Jun-Nov 2024`."""
        return " and ".join(filter(None, (self.days, "undated reports" if self.undated else "")))

    @property
    def days(self) -> str:
        """Its days alone; empty when none of its reports has one."""
        return printed_range(self.start, self.end) if self.start else ""

    def holds(self, document: Document) -> bool:
        """Whether the document belongs to it."""
        return self.start <= document.published <= self.end if document.published else self.undated


def periods(view: View) -> list[Period]:
    """The periods in order; reports without a date are counted with the last."""
    runs: list[Period] = []
    for published in sorted({document.published for document in view.documents if document.published}):
        day = day_number(published)
        last = day_number(runs[-1].end) if runs else None
        if day is not None and last is not None and day - last <= PERIOD_GAP:
            runs[-1] = Period(start=runs[-1].start, end=published)
        elif day is not None:
            runs.append(Period(start=published, end=published))
    if all(document.published for document in view.documents):
        return runs
    newest = runs.pop() if runs else Period(start="", end="")
    return [*runs, replace(newest, undated=True)]
