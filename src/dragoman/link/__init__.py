"""Who and when is meant: mentions -> entities, offices on the day, coreference, places, dates on the calendar."""

from collections.abc import Callable

from dragoman.link.dates import link_dates
from dragoman.link.entities import link_entities
from dragoman.link.moments import link_moments
from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge

Linker = Callable[[Parsed, Reading, Resolution, Knowledge], Resolution]

LINKERS: tuple[Linker, ...] = (link_entities, link_dates, link_moments)
"""In order: each sees what the earlier ones resolved and returns it with its own added."""

VERSION = "2"
"""Raised whenever a linker would resolve the same reading otherwise."""


def resolve(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> Resolution:
    """Who and when is meant in one reading."""
    resolution = Resolution(document_id=reading.document_id)
    for linker in LINKERS:
        resolution = linker(parsed, reading, resolution, knowledge)
    return resolution
