"""The pages of the desk as plain values: each a question, an answer, rows with their evidence, and a cursor where it is long."""

from dragoman.report.pages.across import contested, expected, figures, sources, timeline
from dragoman.report.pages.actors import actor, actors
from dragoman.report.pages.front import front
from dragoman.report.pages.listing import documents
from dragoman.report.pages.page import Page
from dragoman.report.pages.pairs import pair, pairs
from dragoman.report.pages.reading import document
from dragoman.report.pages.records import record
from dragoman.report.pages.searching import search

__all__ = [
    "Page",
    "actor",
    "actors",
    "contested",
    "document",
    "documents",
    "expected",
    "figures",
    "front",
    "pair",
    "pairs",
    "record",
    "search",
    "sources",
    "timeline",
]
