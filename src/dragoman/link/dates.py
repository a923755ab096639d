"""Dates that one reading means."""

from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge


def link_dates(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its dates added."""
    return resolution
