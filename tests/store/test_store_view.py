"""What a view gives back: documents by day, entity, issue and words; hits with their place; anything by its id."""

from dataclasses import replace
from itertools import pairwise

import pytest
from synthetic_outcomes import outcome

from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.errors import UnknownId
from dragoman.types.ids import DocumentId, EntityId
from dragoman.types.outcomes import Outcome, ReadDocument
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading, Statement, Status, Wording
from dragoman.types.resolutions import About, Entity, Link, Resolution
from dragoman.types.spans import Span

PARAGRAPHS = {
    "2016-11-10": "Tokyo said the troops would stay.\n\nThe café in Seoul was closed for the talks.",
    "2024-11": "Seoul pays more for foreign forces.\n\nThe tariffs were not raised.",
    "2024-11-07": "外務省は日本の立場を説明した。\n\nA troop of visitors came.",
    None: "Nobody knows when this was written about tariffs.",
}
ENTITIES = {"Tokyo": "state/japan", "Seoul": "state/south-korea"}


def written(published, text):
    edges = [0, *(at + 2 for at in range(len(text)) if text[at : at + 2] == "\n\n"), len(text) + 2]
    blocks = tuple(Block(span=Span(start, end - 2), kind=BlockKind.BODY) for start, end in pairwise(edges))
    document = Document(text=text, blocks=blocks, published=published)
    mentions = tuple(
        Mention(
            document_id=document.id,
            words=document.words(text.index(name), text.index(name) + len(name)),
            kind=MentionKind.STATE,
            form=MentionForm.NAME,
            method="by hand",
        )
        for name in ENTITIES
        if name in text
    )
    entities = tuple(
        Entity(id=EntityId(ENTITIES[m.words.text]), name=m.words.text, kind=MentionKind.STATE) for m in mentions
    )
    statement = Statement(
        document_id=document.id,
        speaker=None,
        cue=None,
        content=document.passage((0, 10)),
        evidence=document.passage((0, 12)),
        wording=Wording.INDIRECT,
        act="assert",
        status=Status.HAPPENED,
        issues=("force-posture",) if "troop" in text else (),
        method="by hand",
    )
    topic = Entity(id=EntityId("force/troops"), name="Troops", kind=MentionKind.FORCE)
    return ReadDocument(
        document=document,
        reading=Reading(document_id=document.id, mentions=mentions, statements=(statement,)),
        resolution=Resolution(
            document_id=document.id,
            entities=(*entities, topic) if "troops" in text else entities,
            links=tuple(
                Link(mention=m.id, entity=e.id, method="by hand") for m, e in zip(mentions, entities, strict=True)
            ),
            abouts=(About(statement=statement.id, entities=(topic.id,)),) if "troops" in text else (),
        ),
    )


DOCUMENTS = {published: written(published, text) for published, text in PARAGRAPHS.items()}


@pytest.fixture
def view(record):
    with record.writer() as writer:
        run = writer.begin_run({})
        for read in reversed(DOCUMENTS.values()):
            body = read.document.text.encode()
            capture = replace(outcome(0).capture, body=body)
            writer.add(Outcome(capture=capture, read=read, rejected=()), run)
    with record.view() as view:
        yield view


def days(found):
    return [read.document.published for read in found]


def test_documents_come_by_day_of_publication_and_undated_ones_last(view):
    assert [document.published for document in view.documents()] == ["2016-11-10", "2024-11", "2024-11-07", None]
    assert days(view.select()) == ["2016-11-10", "2024-11", "2024-11-07", None]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"entity": "state/japan"}, ["2016-11-10"]),
        ({"entity": "state/south-korea"}, ["2016-11-10", "2024-11"]),
        ({"entity": "force/troops"}, ["2016-11-10"]),
        ({"entity": "state/nowhere"}, []),
        ({"issue": "force-posture"}, ["2016-11-10", "2024-11-07"]),
        ({"words": "tariff"}, ["2024-11", None]),
        ({"words": "tariff", "since": "2024"}, ["2024-11"]),
        ({"since": "2024"}, ["2024-11", "2024-11-07"]),
        ({"since": "2024-11-07"}, ["2024-11", "2024-11-07"]),
        ({"since": "2024-11-08"}, ["2024-11"]),
        ({"until": "2016"}, ["2016-11-10"]),
        ({"until": "2024-11"}, ["2016-11-10", "2024-11", "2024-11-07"]),
        ({"until": "2024-11-06"}, ["2016-11-10", "2024-11"]),
        ({"since": "2016-12", "until": "2024-10"}, []),
        ({"issue": "force-posture", "since": "2020"}, ["2024-11-07"]),
    ],
)
def test_select_fits_every_condition(view, asked, expected):
    assert days(view.select(**asked)) == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("troops", [["troop"], ["troops"]]),
        ("TARIFF", [["tariffs"], ["tariffs"]]),
        ("cafe seoul", [["café", "Seoul"]]),
        ('"foreign forces"', [["foreign forces"]]),
        ('"forces foreign"', []),
        ("tar*", [["tariffs"], ["tariffs"]]),
        ("tar", []),
        ("Tokyo Seoul", []),
        ("日本", [["日本"]]),
        ("日本 立場", [["日本", "立場"]]),
        ("日本 tariffs", []),
        ("NOT troops", []),
        ("troops) OR (tariffs", []),
        ('"unfinished phrase', []),
        ("-- ' * ^ :", []),
        ("", []),
    ],
)
def test_words_are_found_where_they_stand(view, words, found):
    hits = view.find(words)
    there = []
    for hit in hits:
        text = view.document(hit.document_id).text
        assert text[hit.block.start : hit.block.end] == hit.text
        there.append([text[span.start : span.end] for span in hit.found])
    assert sorted(there) == sorted(found)


def test_hits_are_limited(view):
    assert len(view.find("tariffs", limit=1)) == 1


def test_the_beginning_of_an_id_is_enough(view):
    read = DOCUMENTS["2016-11-10"]
    statement, mention = read.reading.statements[0], read.reading.mentions[0]
    assert view.show(statement.id) == (statement,)
    assert view.show(statement.id[:-6]) == (statement,)
    assert view.show(mention.id) == (mention,)
    assert view.show(read.document.id[:-4]) == (read.document,)
    assert [run.id for run in view.show("run-1")] == ["run-1"]


@pytest.mark.parametrize("name", ["state/japan", "japan", "Tokyo", "tokyo", "state/jap"])
def test_an_entity_is_found_by_id_slug_and_name(view, name):
    assert [entity.id for entity in view.show(name)] == ["state/japan"]


@pytest.mark.parametrize("name", ["state/mars", "statement-zzz", "statement-", "nobody", "", "document-", "%", "run-%"])
def test_what_is_not_there_is_said(view, name):
    with pytest.raises(UnknownId, match="nothing in the record"):
        view.show(name)


def test_an_unknown_document_is_said(view):
    with pytest.raises(UnknownId, match="document-0"):
        view.read_document(DocumentId("document-0"))


def test_an_entity_is_the_same_whichever_document_came_first(record):
    def naming(number, name, *, known):
        read = written(None, f"Tokyo is named in report {number}.")
        entity = replace(read.resolution.entities[0], name=name, known=known)
        capture = replace(outcome(0).capture, body=str(number).encode())
        return Outcome(
            capture=capture, read=replace(read, resolution=replace(read.resolution, entities=(entity,))), rejected=()
        )

    with record.writer() as writer:
        run = writer.begin_run({})
        for each in (
            naming(1, "Tokyo (city)", known=False),
            naming(2, "Japan", known=True),
            naming(3, "Tokio", known=False),
        ):
            writer.add(each, run)
    with record.view() as view:
        assert [entity.name for entity in view.entities()] == ["Japan"]


def test_captures_tell_where_from_and_when(view):
    assert {captured.seen for captured in view.captures()} == {outcome(0).capture.seen}
    assert all(isinstance(captured.document_id, str) for captured in view.captures())


def test_an_empty_record_gives_nothing(record):
    with record.view() as view:
        assert list(view.select()) == list(view.documents()) == view.find("word") == []
        assert view.entities() == view.runs() == view.rejected() == view.copies() == view.captures() == ()
        assert set(view.counts().values()) == {0}


def test_refusals_of_the_same_kind_are_told_for_each_report(record):
    with record.writer() as writer:
        run = writer.begin_run({})
        reason = outcome(8).rejected
        for number in (8, 17):
            writer.add(replace(outcome(number), rejected=reason), run)
    with record.view() as view:
        assert [(one.reason, one.name) for one in view.rejected()] == [
            (reason[0].reason, outcome(8).capture.name),
            (reason[0].reason, outcome(17).capture.name),
        ]


@pytest.mark.parametrize("typed", ["\udcff", "Tokyo \udcff"])
def test_bytes_that_no_terminal_could_decode_are_no_error(view, typed):
    assert view.find(typed) == view.find(typed.replace("\udcff", "?"))
    assert list(view.select(entity=typed)) == []
    with pytest.raises(UnknownId):
        view.show(typed)
