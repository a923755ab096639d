"""What was not used, and why: counted by reason."""

from collections import Counter

from dragoman.report.brief import Section
from dragoman.report.told import Told
from dragoman.report.weight import Scale


def unused(scale: Scale, _told: Told) -> Section | None:
    """How often each reason kept something out of the record, in one line."""
    counts = Counter(
        rejected.reason for read in scale.view.read for rejected in {*read.rejected, *read.reading.rejected}
    )
    if not counts:
        return None
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    words = "; ".join(f"{reason} {count:,}" for reason, count in ordered)
    return Section(key="not-used", title="Not used", remark=f"Kept out of the record, by reason: {words}.")
