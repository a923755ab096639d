"""Which place a name means and where it lies, and what a report points back to."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.extract.mentions import find_mentions
from dragoman.link.entities import link_entities
from dragoman.link.whereabouts import kilometres
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Mention, MentionKind, Reading
from dragoman.types.resolutions import Resolution
from dragoman.types.spans import Span
from dragoman.world import Knowledge

FOLDER = Path(__file__).parents[1] / "cases"
PLACES = yaml.safe_load((FOLDER / "places.yaml").read_text(encoding="utf-8"))
THINGS = yaml.safe_load((FOLDER / "things.yaml").read_text(encoding="utf-8"))
NEAR = 160
"""Kilometres; the distance by which geoparsers are commonly judged."""


def read(case: dict[str, Any], parser: Parser, knowledge: Knowledge) -> tuple[Parsed, Reading, Resolution]:
    text = case["text"]
    body = Block(span=Span(0, len(text)), kind=BlockKind.BODY)
    document = Document(text=text, blocks=(body,), published=case.get("published"), url=case.get("url"))
    page = next(iter(parser.parse([document])))
    reading = find_mentions(page, Reading(document_id=document.id), knowledge)
    return page, reading, link_entities(page, reading, Resolution(document_id=document.id), knowledge)


def named(page: Parsed, reading: Reading, row: dict[str, Any]) -> Mention | None:
    start = -1
    for _ in range(row.get("nth", 1)):
        start = page.document.text.index(row["words"], start + 1)
    exact = (start, start + len(row["words"]))
    return next((m for m in reading.mentions if (m.words.span.start, m.words.span.end) == exact), None)


@pytest.mark.parametrize("name", PLACES)
def test_names_mean_the_places_they_should(
    name: str, parser: Parser, knowledge: Knowledge, request: pytest.FixtureRequest
) -> None:
    case = PLACES[name]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    page, reading, resolution = read(case, parser, knowledge)
    links = {link.mention: link for link in resolution.links}
    places = {place.mention: place for place in resolution.places}
    for row in case.get("places", ()):
        mention = named(page, reading, row)
        assert mention is not None, (row, [m.words.text for m in reading.mentions])
        link, place = links[mention.id], places.get(mention.id)
        if "entity" in row:
            assert link.entity == row["entity"], link
        if "country" in row:
            assert link.country == row["country"], link
        if "near" in row:
            assert place is not None, (row, link)
            assert place.latitude is not None
            assert place.longitude is not None
            assert kilometres((place.latitude, place.longitude), tuple(row["near"])) < NEAR, place
    for words in case.get("none", ()):
        places_read = [m.words.text for m in reading.mentions if m.kind is MentionKind.PLACE]
        assert not any(words in text for text in places_read), places_read


@pytest.mark.parametrize("name", THINGS)
def test_reports_point_back_to_what_they_should(
    name: str, parser: Parser, knowledge: Knowledge, request: pytest.FixtureRequest
) -> None:
    case = THINGS[name]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    page, reading, resolution = read(case, parser, knowledge)
    links = {link.mention: link.entity for link in resolution.links}
    for row in case["meant"]:
        mention = named(page, reading, row)
        found = links.get(mention.id) if mention is not None else None
        assert found == row["entity"], [(m.words.text, m.method, links.get(m.id)) for m in reading.mentions]
