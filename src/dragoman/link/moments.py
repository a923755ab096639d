"""Moments that one reading means."""

from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge


def link_moments(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its moments added."""
    return resolution
