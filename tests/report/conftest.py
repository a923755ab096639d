"""Briefs for the tests, composed once."""

import pytest
from briefings import old_report, seoul_report, tokyo_report

from dragoman.report.brief import Brief
from dragoman.report.compose import compose
from dragoman.types.outcomes import ReadDocument
from dragoman.world import Knowledge


@pytest.fixture(scope="session")
def read_documents() -> tuple[ReadDocument, ...]:
    """Three reports of two years."""
    return tuple(report.read() for report in (tokyo_report(), seoul_report(), old_report()))


@pytest.fixture(scope="session")
def brief(read_documents: tuple[ReadDocument, ...], knowledge: Knowledge) -> Brief:
    """Their brief."""
    return compose(read_documents, copies=(), topic=None, knowledge=knowledge)
