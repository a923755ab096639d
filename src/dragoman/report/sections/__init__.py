"""The sections of a brief: each a function from the view, its scale and the records already told to a section."""

from collections.abc import Callable

from dragoman.report.brief import Section
from dragoman.report.sections.agreements import agreements
from dragoman.report.sections.alliance import alliance
from dragoman.report.sections.answer import answer
from dragoman.report.sections.contested import contested
from dragoman.report.sections.expected import expected
from dragoman.report.sections.figures import figures
from dragoman.report.sections.quoted import quoted
from dragoman.report.sections.said import said
from dragoman.report.sections.sources import sources
from dragoman.report.sections.timeline import timeline
from dragoman.report.told import Told
from dragoman.report.weight import Scale

SectionMaker = Callable[[Scale, Told], Section | None]

SECTIONS: tuple[SectionMaker, ...] = (
    answer,
    alliance,
    timeline,
    said,
    figures,
    agreements,
    contested,
    expected,
    quoted,
    sources,
)

__all__ = ["SECTIONS", "SectionMaker"]
