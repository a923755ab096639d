"""Two records to serve: one of a few examples, and one of a report whose every word means harm."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import dragoman
from dragoman.serve import make_app
from dragoman.store import Record
from dragoman.types.documents import Block, BlockKind, Capture, Document, Given
from dragoman.types.ids import EntityId
from dragoman.types.outcomes import Outcome, ReadDocument
from dragoman.types.readings import (
    Bound,
    Event,
    Figure,
    FigureKind,
    Mention,
    MentionForm,
    MentionKind,
    Reading,
    Statement,
    Status,
    Wording,
)
from dragoman.types.resolutions import Entity, Link, Resolution
from dragoman.types.spans import Span

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
HERE = "http://127.0.0.1"
SCRIPT = "<script>alert(1)</script>"
SPEAKER = '"><img src=x onerror=alert(2)>'
SAID = "{{7*7}} </textarea><svg onload=alert(3)>"
FORMULA = "=HYPERLINK(1)"
ENTITY = EntityId("person/hostile")


@pytest.fixture(scope="session")
def example_record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Four reports, three of them about the same day, read and reconciled."""
    with dragoman.open(tmp_path_factory.mktemp("served") / "record") as record:
        dragoman.read([next(EXAMPLES.glob(f"{number}-*")) for number in ("07", "12", "13", "14")], record)
    return record


@pytest.fixture(scope="session")
def desk(example_record: Record) -> TestClient:
    """The desk over the examples."""
    return TestClient(make_app(example_record), base_url=HERE)


@pytest.fixture(scope="session")
def hostile_desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The desk over one report that was made to do harm."""
    record = Record.create(tmp_path_factory.mktemp("hostile") / "record")
    with record.writer() as writer:
        writer.add(_outcome(), writer.begin_run({"made-up": "1"}))
    return TestClient(make_app(record), base_url=HERE)


@pytest.fixture
def empty_desk(tmp_path: Path) -> TestClient:
    """The desk over a record in which nothing is."""
    return TestClient(make_app(Record.create(tmp_path / "record")), base_url=HERE)


def _outcome() -> Outcome:
    text = f"{SCRIPT}\n{SPEAKER} said {SAID} on {FORMULA} and 40 {SCRIPT} troops."
    line = text.index("\n")
    document = Document(
        text=text,
        blocks=(
            Block(span=Span(0, line), kind=BlockKind.HEADLINE),
            Block(span=Span(line + 1, len(text)), kind=BlockKind.BODY),
        ),
        title=SCRIPT,
        outlet=FORMULA,
        published="2024-11-08",
        url="javascript:alert(4)",
        authors=(SPEAKER,),
    )
    capture = Capture(
        body=text.encode(),
        media_type="text/plain",
        name="hostile",
        given=Given(),
        seen=datetime(2026, 1, 1, tzinfo=UTC),
    )
    reading, mention = _reading(document)
    entity = Entity(id=ENTITY, name=SPEAKER, kind=MentionKind.PERSON, country="KOR", description=SCRIPT)
    link = Link(mention=mention.id, entity=ENTITY, name=SPEAKER, country="KOR", method="hand")
    resolution = Resolution(document_id=document.id, entities=(entity,), links=(link,))
    read = ReadDocument(document=document, reading=reading, resolution=resolution)
    return Outcome(capture=capture, read=read, rejected=())


def _reading(document: Document) -> tuple[Reading, Mention]:
    def at(words: str) -> tuple[int, int]:
        start = document.text.index(words, document.blocks[1].span.start)
        return start, start + len(words)

    whole = document.blocks[1].span.start, document.blocks[1].span.end
    mention = Mention(
        document_id=document.id, words=document.words(*at(SPEAKER)), kind=MentionKind.PERSON, form=MentionForm.NAME,
        method="hand",
    )  # fmt: skip
    statement = Statement(
        document_id=document.id, speaker=mention.id, cue=document.passage(at("said")), content=document.passage(at(SAID)),
        evidence=document.passage(whole), wording=Wording.DIRECT, act="assert", status=Status.HAPPENED, method="hand",
    )  # fmt: skip
    event = Event(
        document_id=document.id, type="CONSULT", actors=(mention.id,), recipients=(mention.id,),
        trigger=document.words(*at("said")), evidence=document.words(*whole), status=Status.PLANNED, method="hand",
    )  # fmt: skip
    figure = Figure(
        document_id=document.id, words=document.words(*at("40")), evidence=document.words(*whole), value=40.0,
        bound=Bound.EXACT, unit="people", kind=FigureKind.COUNT, measures=FORMULA, subject=mention.id,
        status=Status.HAPPENED, method="hand",
    )  # fmt: skip
    reading = Reading(
        document_id=document.id, mentions=(mention,), statements=(statement,), events=(event,), figures=(figure,)
    )
    return reading, mention
