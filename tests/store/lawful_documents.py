"""Hypothesis strategies that build any document, reading and resolution that keep the laws."""

from datetime import UTC, datetime

from hypothesis import strategies as st

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

LETTERS = st.characters(exclude_categories=["Cs"]).filter(lambda letter: not letter.isspace())
WORDS = st.text(LETTERS, min_size=1, max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAYBE = st.none() | TEXTS
DAYS = st.none() | st.sampled_from(["2016", "2016-11", "2016-11-10", "2024-11-07", "2024-11"])
SCORES = st.floats(0, 1).map(abs)
NUMBERS = st.floats(allow_nan=False).map(lambda number: number + 0.0)
"""Without -0.0: SQLite keeps one zero."""
SEEN = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001 - bounds of Hypothesis are naive
REJECTED = st.lists(st.builds(Rejected, stage=TEXTS, reason=TEXTS, detail=TEXTS, name=MAYBE), max_size=3).map(tuple)


def of(kind):
    return st.sampled_from(list(kind))


def few(strategy, **options):
    return st.lists(strategy, max_size=4, **options).map(tuple)


def unique(strategy):
    return few(strategy, unique_by=lambda value: value.id)


def ids(values):
    return [value.id for value in values]


def one_of_or_none(values):
    return st.none() | st.sampled_from(values) if values else st.none()


def some_of(values):
    return few(st.sampled_from(values), unique=True) if values else st.just(())


@st.composite
def documents(draw):
    words = draw(st.lists(WORDS, min_size=3, max_size=20))
    gaps = draw(st.lists(st.sampled_from([" ", "\n\n", "\t"]), min_size=len(words), max_size=len(words)))
    text = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    kinds = of(BlockKind)
    return Document(
        text=text,
        blocks=tuple(Block(span=span_of(start, end), kind=draw(kinds)) for start, end in pairs),
        title=draw(MAYBE),
        outlet=draw(MAYBE),
        authors=draw(few(TEXTS)),
        published=draw(DAYS),
        published_basis=draw(st.none() | of(PublishedBasis)),
        language=draw(st.sampled_from(["en", "ja", "ko"])),
        url=draw(MAYBE),
    )


def span_of(start, end):
    return Document(text="x" * end, blocks=()).words(start, end).span


def ranges(text):
    starts = [at for at in range(len(text)) if not text[at].isspace()]
    return st.sampled_from(starts).flatmap(lambda at: st.tuples(st.just(at), st.integers(at + 1, len(text))))


@st.composite
def readings(draw, document):
    words = ranges(document.text).map(lambda pair: document.words(*pair))
    passages = st.lists(ranges(document.text), min_size=1, max_size=3).map(lambda pairs: document.passage(*pairs))
    common = {"document_id": st.just(document.id), "method": TEXTS, "score": SCORES}
    mentions = draw(unique(st.builds(Mention, words=words, kind=of(MentionKind), form=of(MentionForm), **common)))
    times = draw(unique(st.builds(Time, words=words, kind=of(TimeKind), value=TEXTS, **common)))
    mention, mention_list = one_of_or_none(ids(mentions)), some_of(ids(mentions))
    time = one_of_or_none(ids(times))
    statements = draw(
        unique(
            st.builds(
                Statement,
                speaker=mention,
                cue=st.none() | passages,
                content=passages,
                evidence=passages,
                wording=of(Wording),
                act=TEXTS,
                status=of(Status),
                via=mention_list,
                addressees=mention_list,
                channel=MAYBE,
                issues=few(TEXTS),
                said=time,
                **common,
            )
        )
    )
    statement = one_of_or_none(ids(statements))
    figures = draw(
        unique(
            st.builds(
                Figure,
                words=words,
                evidence=words,
                value=NUMBERS,
                low=st.none() | NUMBERS,
                high=st.none() | NUMBERS,
                bound=of(Bound),
                unit=TEXTS,
                kind=of(FigureKind),
                measures=MAYBE,
                subject=mention,
                counterpart=mention,
                period=time,
                rate=MAYBE,
                change=st.none() | st.builds(Change, direction=TEXTS, since=time),
                status=of(Status),
                statement=statement,
                **common,
            )
        )
    )
    events = draw(
        unique(
            st.builds(
                Event,
                type=TEXTS,
                mode=MAYBE,
                contexts=few(TEXTS),
                actors=mention_list,
                recipients=mention_list,
                trigger=words,
                evidence=words,
                when=time,
                where=mention,
                status=of(Status),
                statement=statement,
                figures=some_of(ids(figures)),
                **common,
            )
        )
    )
    return Reading(
        document_id=document.id,
        mentions=mentions,
        times=times,
        statements=statements,
        events=events,
        figures=figures,
        rejected=draw(REJECTED),
    )


@st.composite
def moments_when(draw, document):
    pair = draw(st.none() | ranges(document.text))
    words = pair and document.words(*pair)
    return When(
        start=draw(TEXTS),
        end=draw(TEXTS),
        text=words.text if words else draw(MAYBE),
        span=words.span if words else None,
        basis=draw(of(DateBasis)),
    )


@st.composite
def resolutions(draw, document, reading):
    slugs = st.text("abcdefgh-", min_size=1, max_size=8).map(lambda slug: EntityId(f"person/{slug}"))
    entities = draw(
        unique(
            st.builds(
                Entity,
                id=slugs,
                name=TEXTS,
                kind=of(MentionKind),
                country=MAYBE,
                sector=MAYBE,
                known=st.booleans(),
                description=MAYBE,
            )
        )
    )
    candidates = few(st.builds(Candidate, entity=slugs, score=SCORES))
    links = [
        Link(
            mention=mention.id,
            entity=draw(one_of_or_none(ids(entities))),
            name=draw(MAYBE),
            office=draw(MAYBE),
            country=draw(MAYBE),
            sector=draw(MAYBE),
            anonymous=draw(st.booleans()),
            candidates=draw(candidates),
            method=draw(TEXTS),
            score=draw(SCORES),
        )
        for mention in reading.mentions
    ]
    dated = [Dated(time=time.id, value=draw(TEXTS), start=draw(MAYBE), end=draw(MAYBE)) for time in reading.times]
    happening = (*reading.statements, *reading.events, *reading.figures)
    degrees = st.none() | NUMBERS
    return Resolution(
        document_id=document.id,
        entities=entities,
        links=tuple(links),
        dates=tuple(dated),
        moments=tuple(Moment(of=value.id, when=draw(moments_when(document))) for value in happening),
        places=tuple(
            Place(
                mention=mention.id,
                name=draw(TEXTS),
                country=draw(MAYBE),
                latitude=draw(degrees),
                longitude=draw(degrees),
            )
            for mention in reading.mentions[:2]
        ),
        abouts=tuple(
            About(statement=statement.id, entities=draw(some_of(ids(entities)))) for statement in reading.statements
        ),
    )


@st.composite
def read_documents(draw):
    document = draw(documents())
    reading = draw(readings(document))
    return ReadDocument(
        document=document,
        reading=reading,
        resolution=draw(resolutions(document, reading)),
        rejected=draw(REJECTED),
    )


CAPTURES = st.builds(
    Capture,
    body=st.binary(max_size=20),
    media_type=st.sampled_from(["text/html", "text/plain", "text/markdown"]),
    name=TEXTS,
    given=st.builds(Given, title=MAYBE, outlet=MAYBE, published=DAYS, language=MAYBE, url=MAYBE, authors=few(TEXTS)),
    seen=SEEN,
)
OUTCOMES = st.builds(Outcome, capture=CAPTURES, read=read_documents(), rejected=st.just(())) | st.builds(
    Outcome, capture=CAPTURES, read=st.none(), rejected=REJECTED
)
