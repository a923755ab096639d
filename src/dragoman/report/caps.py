"""How much each section holds: two pages for five reports, more for more."""

from dragoman.report.view import View

FEW_REPORTS = 5
"""Reports for which the caps of the sections are meant."""
MOST_GROWTH = 1.35
"""However many reports, no section grows beyond this many times its cap."""
REPORTS_A_STEP = 50
"""Further reports that add a section's cap once more."""


def grown(cap: int, view: View) -> int:
    """The cap of a section for as many reports as the view has."""
    more = max(len(view.documents) - FEW_REPORTS, 0)
    return round(cap * min(1 + more / REPORTS_A_STEP, MOST_GROWTH))
