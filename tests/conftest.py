"""What every test may ask for."""

import pytest

from dragoman import world
from dragoman.text.parser import Parser
from dragoman.world import Knowledge


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The parser, loaded once."""
    return Parser.load()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """All knowledge that comes with Dragoman."""
    return world.load()
