"""Who is meant: names, surnames, descriptions and pronouns of one report."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.extract.mentions import find_mentions
from dragoman.link.entities import link_entities
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading, Statement, Status, Wording
from dragoman.types.resolutions import Link, Resolution
from dragoman.types.spans import Span
from dragoman.world import Knowledge

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "speakers.yaml").read_text(encoding="utf-8"))
PRONOUNS = {"he", "she", "it", "they", "him", "her", "i", "we"}


def parsed(
    parser: Parser, text: str, published: str | None = None, *, title: str | None = None, outlet: str | None = None
) -> Parsed:
    body = Block(span=Span(0, len(text)), kind=BlockKind.BODY)
    read = Document(text=text, blocks=(body,), published=published, title=title, outlet=outlet)
    return next(iter(parser.parse([read])))


def place(text: str, words: str, nth: int) -> int:
    position = -1
    for _ in range(nth):
        position = text.index(words, position + 1)
    return position


def mention(page: Parsed, row: dict[str, Any]) -> Mention:
    start = place(page.document.text, row["words"], row.get("nth", 1))
    pronoun = row["words"].lower() in PRONOUNS
    return Mention(
        document_id=page.document.id,
        words=page.document.words(start, start + len(row["words"])),
        kind=MentionKind(row.get("kind", "other")),
        form=MentionForm.PRONOUN if pronoun else MentionForm(row.get("form", "description")),
        method="test",
    )


def resolved(page: Parsed, reading: Reading, knowledge: Knowledge) -> Resolution:
    return link_entities(page, reading, Resolution(document_id=page.document.id), knowledge)


def at(page: Parsed, resolution: Resolution, reading: Reading, row: dict[str, Any]) -> Link:
    start = place(page.document.text, row["words"], row.get("nth", 1))
    ids = {m.id for m in reading.mentions if m.words.span.start == start and m.words.text == row["words"]}
    return next(link for link in resolution.links if link.mention in ids)


@pytest.mark.parametrize("name", CASES)
def test_mentions_mean_whom_they_should(name: str, parser: Parser, knowledge: Knowledge) -> None:
    case = CASES[name]
    page = parsed(parser, case["text"], case.get("published"), title=case.get("title"), outlet=case.get("outlet"))
    reading = find_mentions(page, Reading(document_id=page.document.id), knowledge)
    reading = reading.with_mentions(*(mention(page, row) for row in case["meant"]))
    resolution = resolved(page, reading, knowledge)
    entities = {entity.id: entity for entity in resolution.entities}
    for row in case["meant"]:
        link = at(page, resolution, reading, row)
        for key in ("entity", "name", "office", "role", "country", "sector", "anonymous"):
            if key in row:
                assert getattr(link, key) == row[key], (row, link)
        if "candidates" in row:
            assert [candidate.entity for candidate in link.candidates] == row["candidates"], (row, link)
        if "not" in row:
            assert link.entity != row["not"], link
        if "known" in row and link.entity:
            assert entities[link.entity].known is row["known"]


def test_every_linked_entity_is_listed(parser: Parser, knowledge: Knowledge) -> None:
    for case in CASES.values():
        page = parsed(parser, case["text"], case.get("published"))
        reading = find_mentions(page, Reading(document_id=page.document.id), knowledge)
        resolution = resolved(page, reading, knowledge)
        listed = {entity.id for entity in resolution.entities}
        assert {link.entity for link in resolution.links if link.entity} <= listed


def test_i_is_the_speaker_of_the_quotation(parser: Parser, knowledge: Knowledge) -> None:
    text = "“I will go to Seoul,” Fumio Kishida told Shinzo Abe."
    page = parsed(parser, text, "2023-05-07")
    reading = find_mentions(page, Reading(document_id=page.document.id), knowledge)
    speaker = next(m for m in reading.mentions if m.words.text == "Fumio Kishida")
    reading = reading.with_mentions(mention(page, {"words": "I"}))
    said = Statement(
        document_id=page.document.id,
        speaker=speaker.id,
        cue=None,
        content=page.document.passage((1, 20)),
        evidence=page.document.passage((0, len(text))),
        wording=Wording.DIRECT,
        act="announce",
        status=Status.PLANNED,
        method="test",
    )
    resolution = resolved(page, replace(reading, statements=(said,)), knowledge)
    assert at(page, resolution, reading, {"words": "I"}).entity == "person/fumio-kishida"
    about = next(about for about in resolution.abouts if about.statement == said.id)
    assert "person/fumio-kishida" not in about.entities


def test_places_lie_where_they_are(parser: Parser, knowledge: Knowledge) -> None:
    page = parsed(parser, "The ministers met in Tokyo and flew to Hiroshima.", "2016-04-11")
    reading = find_mentions(page, Reading(document_id=page.document.id), knowledge)
    places = {p.name: p for p in resolved(page, reading, knowledge).places}
    assert places["Tokyo"].country == "JPN"
    assert places["Tokyo"].latitude == pytest.approx(35.7, abs=0.3)
    assert places["Hiroshima"].longitude == pytest.approx(132.5, abs=0.3)


def test_same_text_gives_same_links(parser: Parser, knowledge: Knowledge) -> None:
    text = CASES["two people of one surname are told apart by their titles"]["text"]
    page = parsed(parser, text, "2018-04-27")
    reading = find_mentions(page, Reading(document_id=page.document.id), knowledge)
    assert resolved(page, reading, knowledge) == resolved(page, reading, knowledge)
