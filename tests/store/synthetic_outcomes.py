"""Made-up outcomes of any number and size, the same for the same number: for crashes and for measuring."""
# ruff: noqa: S311 - chance need not be secret

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from dragoman.types.documents import Block, BlockKind, Capture, Document, Given, PublishedBasis, Rejected
from dragoman.types.ids import EntityId
from dragoman.types.outcomes import Outcome, ReadDocument
from dragoman.types.readings import (
    Bound,
    Change,
    Event,
    Figure,
    FigureKind,
    Mention,
    MentionForm,
    MentionKind,
    Reading,
    Statement,
    Status,
    Time,
    TimeKind,
    Wording,
)
from dragoman.types.resolutions import (
    About,
    Candidate,
    DateBasis,
    Dated,
    Entity,
    Link,
    Moment,
    Place,
    Resolution,
    When,
)

WORDS = [
    "the",
    "minister",
    "said",
    "troops",
    "would",
    "stay",
    "while",
    "talks",
    "on",
    "tariffs",
    "and",
    "costs",
    "go",
    "on",
    "in",
    "Seoul",
    "Tokyo",
    "or",
    "Washington",
]
EVERY_NINTH = 9
"""Of the captures none gives a document."""


def outcome(number: int, *, paragraphs: int = 12, words: Sequence[str] = WORDS) -> Outcome:
    """One outcome; each paragraph of words drawn from these gives about two dozen rows."""
    random = Random(number)
    sentences = [" ".join(random.choices(words, k=30)).capitalize() + "." for _ in range(paragraphs)]
    text = "\n\n".join([f"Report {number}", *sentences])
    capture = Capture(
        body=text.encode(),
        media_type="text/plain",
        name=f"made-up/{number:06}.txt",
        given=Given(outlet="The Example"),
        seen=datetime(2026, 1, 1, tzinfo=UTC),
    )
    if number % EVERY_NINTH == EVERY_NINTH - 1:
        return Outcome(capture=capture, read=None, rejected=(_rejected("clean", "empty", number),))
    return Outcome(capture=capture, read=_read(text, number, random), rejected=())


def _rejected(stage: str, reason: str, number: int) -> Rejected:
    return Rejected(stage=stage, reason=reason, detail=f"line {number}")


def _read(text: str, number: int, random: Random) -> ReadDocument:
    document = Document(
        text=text,
        blocks=_blocks(text),
        title=f"Report {number}",
        outlet="The Example",
        published=(datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=number % 300)).date().isoformat(),
        published_basis=PublishedBasis.GIVEN,
    )
    reading = _reading(document, number, random)
    return ReadDocument(
        document=document,
        reading=reading,
        resolution=_resolution(reading),
        rejected=(_rejected("clean", "page furniture", number),),
    )


def _blocks(text: str) -> tuple[Block, ...]:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        span = Document(text=text, blocks=()).words(at, at + len(part)).span
        blocks.append(Block(span=span, kind=BlockKind.BODY if at else BlockKind.HEADLINE))
        at += len(part) + 2
    return tuple(blocks)


def _reading(document: Document, number: int, random: Random) -> Reading:
    mentions, times, statements, events, figures = [], [], [], [], []
    for block in document.blocks[1:]:
        start, end = block.span.start, block.span.end
        starts = [start, *(i + 1 for i in range(start, end) if document.text[i] == " ")]
        words = [document.words(at, at + document.text[at:end].find(" ") % (end - at)) for at in starts[:12]]
        named = [
            Mention(
                document_id=document.id,
                words=each,
                kind=random.choice(list(MentionKind)),
                form=random.choice(list(MentionForm)),
                method="made-up/1",
                score=random.random(),
            )
            for each in words[:8]
        ]
        time = Time(document_id=document.id, words=words[8], kind=TimeKind.DATE, value="XXXX-11-07", method="made-up/1")
        statement = Statement(
            document_id=document.id,
            speaker=named[0].id,
            cue=document.passage((words[1].span.start, words[1].span.end)),
            content=document.passage((words[2].span.start, words[3].span.end), (words[5].span.start, end)),
            evidence=document.passage((start, end)),
            wording=Wording.MIXED,
            act="assert",
            status=Status.HAPPENED,
            via=(named[1].id,),
            addressees=(named[2].id, named[3].id),
            issues=("cost-sharing",),
            said=time.id,
            within=statements[-1].id if statements else None,
            method="made-up/1",
        )
        figure = Figure(
            document_id=document.id,
            words=words[9],
            evidence=document.words(start, end),
            value=random.random() * 1e12,
            bound=Bound.ABOUT,
            unit="KRW",
            kind=FigureKind.MONEY,
            subject=named[4].id,
            period=time.id,
            change=Change(direction="up", since=time.id),
            status=Status.PLANNED,
            statement=statement.id,
            method="made-up/1",
        )
        event = Event(
            document_id=document.id,
            type="CONSULT",
            contexts=("military",),
            actors=(named[5].id,),
            recipients=(named[6].id,),
            trigger=words[10],
            evidence=document.words(start, end),
            when=time.id,
            where=named[7].id,
            status=Status.HAPPENED,
            figures=(figure.id,),
            method="made-up/1",
        )
        mentions += named
        times.append(time)
        statements.append(statement)
        figures.append(figure)
        events.append(event)
    return Reading(
        document_id=document.id,
        mentions=tuple(mentions),
        times=tuple(times),
        statements=tuple(statements),
        events=tuple(events),
        figures=tuple(figures),
        rejected=(_rejected("extract", "no speaker", number),),
    )


def _resolution(reading: Reading) -> Resolution:
    names = sorted({mention.words.text for mention in reading.mentions})
    entities = {
        name: Entity(id=EntityId(f"person/{name.casefold().strip('.')}"), name=name, kind=MentionKind.PERSON)
        for name in names
    }
    entities = {name: entity for name, entity in entities.items() if entity.name == entity.name.casefold()}
    when = When(start="2024-11", end="2024-11", basis=DateBasis.PUBLISHED)
    return Resolution(
        document_id=reading.document_id,
        entities=tuple(entities.values()),
        links=tuple(
            Link(
                mention=mention.id,
                entity=entities[mention.words.text].id if mention.words.text in entities else None,
                candidates=(Candidate(entity=EntityId("person/somebody"), score=0.25),),
                method="made-up/1",
            )
            for mention in reading.mentions
        ),
        dates=tuple(Dated(time=time.id, value="2024-11-07", start="2024-11-07") for time in reading.times),
        moments=tuple(Moment(of=value.id, when=when) for value in (*reading.statements, *reading.events)),
        places=tuple(
            Place(mention=event.where, name="Seoul", country="KOR", latitude=37.5, longitude=127.0)
            for event in reading.events
            if event.where
        ),
        abouts=tuple(
            About(statement=statement.id, entities=(next(iter(entities.values())).id,))
            for statement in reading.statements
        ),
    )
