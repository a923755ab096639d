"""Entities that one reading means."""

from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge


def link_entities(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its entities added."""
    return resolution
