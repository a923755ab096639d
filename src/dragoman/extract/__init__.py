"""Document -> Reading: mentions, times, statements, figures and events, each with its spans; one module a kind."""

from collections.abc import Callable

from dragoman.extract.events import find_events
from dragoman.extract.figures import find_figures
from dragoman.extract.mentions import find_mentions
from dragoman.extract.statements import find_statements
from dragoman.extract.times import find_times
from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.world import Knowledge

Extractor = Callable[[Parsed, Reading, Knowledge], Reading]

EXTRACTORS: tuple[Extractor, ...] = (find_mentions, find_times, find_statements, find_figures, find_events)
"""In order: each sees what the earlier ones found and returns it with its own added."""

VERSION = "2"
"""Raised whenever an extractor would read the same document otherwise."""


def reading(parsed: Parsed, knowledge: Knowledge) -> Reading:
    """What one document says."""
    found = Reading(document_id=parsed.document.id)
    for extractor in EXTRACTORS:
        found = extractor(parsed, found, knowledge)
    return found
