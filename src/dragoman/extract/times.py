"""Times of one document."""

from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading
from dragoman.world import Knowledge


def find_times(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its times added."""
    return found
