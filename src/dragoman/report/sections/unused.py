"""What was not used, and why: counted by reason."""

from collections import Counter

from dragoman.report.brief import Column, Row, Section, Table
from dragoman.report.told import Told
from dragoman.report.weight import Scale

COLUMNS = (Column(label="Reason", wide=True), Column(label="Stage"), Column(label="Times", numeric=True))


def unused(scale: Scale, _told: Told) -> Section | None:
    """How often each reason kept something out of the record."""
    counts = Counter(
        (rejected.reason, rejected.stage)
        for read in scale.view.read
        for rejected in {*read.rejected, *read.reading.rejected}
    )
    if not counts:
        return None
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    rows = tuple(Row(head=reason, cells=(stage, f"{count:,}")) for (reason, stage), count in ranked)
    table = Table(caption="Kept out of the record, by reason", columns=COLUMNS, rows=rows)
    return Section(key="not-used", title="Not used", blocks=(table,), overview=True)
