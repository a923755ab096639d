"""Figures of one document."""

from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.world import Knowledge


def find_figures(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its figures added."""
    return found
