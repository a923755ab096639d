"""What the record answers across documents, as rows: a line for people under `line`, the facts under their names."""

from dragoman.report.across.comparison import compared
from dragoman.report.across.contested import contested
from dragoman.report.across.forecasts import forecasts
from dragoman.report.across.positions import positions
from dragoman.report.across.sources import judgements, sources, stories
from dragoman.report.across.timeline import timeline

__all__ = ["compared", "contested", "forecasts", "judgements", "positions", "sources", "stories", "timeline"]
