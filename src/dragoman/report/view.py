"""The documents of a brief as flat values: each record with its parties, its day and its document."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from dragoman.types.copies import Copy, Origin, Repeat
from dragoman.types.documents import Document
from dragoman.types.ids import DocumentId, EntityId, EventId, FigureId, MentionId, StatementId, TimeId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Event, Figure, Mention, MentionForm, MentionKind, Statement
from dragoman.types.resolutions import Dated, Entity, Link, When
from dragoman.types.spans import Passage, Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.world import Knowledge


class TopicKind(StrEnum):
    """What `--about` names."""

    ISSUE = "issue"
    ENTITY = "entity"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a brief is about."""

    kind: TopicKind
    value: str
    """The name of an issue, the id of an entity, or words."""
    label: str
    """As it is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone in a record: the mention and whom it means."""

    text: str
    span: Span
    kind: MentionKind
    form: MentionForm
    entity: EntityId | None = None
    name: str | None = None
    office: str | None = None
    country: str | None = None
    sector: str | None = None
    anonymous: bool = False

    @property
    def key(self) -> str:
        """The same for the same one: the entity, else the name, else the words."""
        return self.entity or (self.name or self.text).casefold()

    @property
    def identified(self) -> bool:
        """Whether a reader can tell who it is, or at least what he was described as."""
        return bool(self.name) or (self.anonymous and self.form is not MentionForm.PRONOUN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with who said it, and when."""

    id: StatementId
    document: Document
    statement: Statement
    speaker: Party | None
    via: tuple[Party, ...]
    addressees: tuple[Party, ...]
    about: tuple[EntityId, ...]
    when: When | None

    @property
    def speaker_spans(self) -> tuple[Span, ...]:
        """Where the speaker stands."""
        return (self.speaker.span,) if self.speaker else ()

    @property
    def document_id(self) -> DocumentId:
        """The document's; known without reading its text."""
        return self.statement.document_id

    @property
    def evidence(self) -> Passage:
        """The words it was read from."""
        return self.statement.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An event with its parties, its day, and the statement that tells it."""

    id: EventId
    document: Document
    event: Event
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    where: str | None
    when: When | None
    told_by: Said | None
    figures: tuple[Figure, ...] = ()
    """Those of its clause."""

    @property
    def document_id(self) -> DocumentId:
        """The document's; known without reading its text."""
        return self.event.document_id

    @property
    def evidence(self) -> Passage:
        """The words it was read from."""
        return Passage((self.event.evidence.span,), self.event.evidence.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure with its subject, its period, and the statement that claims it."""

    id: FigureId
    document: Document
    figure: Figure
    subject: Party | None
    counterpart: Party | None
    period: When | None
    claimed_by: Said | None
    since: str | None = None
    """ISO 8601, cut to the known precision: from when a change is counted."""

    @property
    def document_id(self) -> DocumentId:
        """The document's; known without reading its text."""
        return self.figure.document_id

    @property
    def evidence(self) -> Passage:
        """The words it was read from."""
        return Passage((self.figure.evidence.span,), self.figure.evidence.text)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """All that a brief may tell, in the order of the documents and of their text."""

    documents: tuple[Document, ...]
    read: tuple[ReadDocument, ...]
    said: tuple[Said, ...]
    done: tuple[Done, ...]
    measured: tuple[Measured, ...]
    entities: Mapping[EntityId, Entity]
    origins: Mapping[DocumentId, DocumentId]
    """For each document the one it repeats, or itself."""
    knowledge: Knowledge
    topic: Topic | None = None
    houses: Mapping[DocumentId, str] = field(default_factory=dict)
    """Owner, agency or outlet whose word a document is, as far as it is known."""

    def origin_count(self, documents: Iterable[DocumentId]) -> int:
        """How many independent origins the documents have: two outlets of one house are one."""
        first = (self.origins.get(document, document) for document in documents)
        return len({self.houses.get(document, document) for document in first})

    def named_in(self, document: DocumentId, passage: Passage, kind: MentionKind) -> set[str]:
        """Entities of a kind that the words name."""
        read = next(read for read in self.read if read.document.id == document)
        entities = {link.mention: link.entity for link in read.resolution.links if link.entity}
        inside = (m for m in read.reading.mentions if any(span.covers(m.words.span) for span in passage.spans))
        return {entities[m.id] for m in inside if m.id in entities and m.kind is kind}


def view(
    documents: Sequence[ReadDocument],
    *,
    copies: Sequence[Copy],
    origins: Sequence[Origin] = (),
    topic: Topic | None,
    knowledge: Knowledge,
) -> View:
    """The documents by date, and of their records those on the topic."""
    unique = {read.document.id: read for read in documents}
    ordered = sorted(unique.values(), key=lambda read: (read.document.published or "9999", read.document.id))
    desks = [_Desk.of(read) for read in ordered]
    whole = View(
        documents=tuple(read.document for read in ordered),
        read=tuple(ordered),
        said=tuple(said for desk in desks for said in desk.said.values()),
        done=tuple(done for desk in desks for done in desk.done()),
        measured=tuple(measured for desk in desks for measured in desk.measured()),
        entities={entity.id: entity for read in ordered for entity in read.resolution.entities},
        origins=_origins(copies),
        knowledge=knowledge,
        topic=topic,
        houses={origin.document: origin.house for origin in origins},
    )
    return whole if topic is None else _on_topic(whole, topic)


def _origins(copies: Sequence[Copy]) -> dict[DocumentId, DocumentId]:
    direct = {copy.document: copy.original for copy in copies if copy.how is not Repeat.EMBEDS}
    return {document: _root(document, direct) for document in direct}


def _root(document: DocumentId, direct: Mapping[DocumentId, DocumentId]) -> DocumentId:
    passed = {document}
    while (original := direct.get(document)) is not None and original not in passed:
        passed.add(original)
        document = original
    return document


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One document's rows, by id."""

    read: ReadDocument
    mentions: Mapping[MentionId, Mention]
    links: Mapping[MentionId, Link]
    moments: Mapping[StatementId | EventId | FigureId, When]
    said: Mapping[StatementId, Said]
    dates: Mapping[TimeId, Dated]

    @classmethod
    def of(cls, read: ReadDocument) -> "_Desk":
        mentions = {mention.id: mention for mention in read.reading.mentions}
        links = {link.mention: link for link in read.resolution.links}
        moments = {moment.of: moment.when for moment in read.resolution.moments}
        dates = {dated.time: dated for dated in read.resolution.dates}
        desk = cls(read=read, mentions=mentions, links=links, moments=moments, said={}, dates=dates)
        abouts = {about.statement: about.entities for about in read.resolution.abouts}
        said = {s.id: desk.one_said(s, abouts.get(s.id, ())) for s in read.reading.statements}
        return replace(desk, said=said)

    def one_said(self, statement: Statement, about: tuple[EntityId, ...]) -> Said:
        return Said(
            id=statement.id,
            document=self.read.document,
            statement=statement,
            speaker=self.party(statement.speaker),
            via=self.parties(statement.via),
            addressees=self.parties(statement.addressees),
            about=about,
            when=self.moments.get(statement.id),
        )

    def done(self) -> list[Done]:
        figures = {figure.id: figure for figure in self.read.reading.figures}
        return [
            Done(
                id=event.id,
                document=self.read.document,
                event=event,
                actors=self.parties(event.actors),
                recipients=self.parties(event.recipients),
                where=self.place(event.where),
                when=self.moments.get(event.id),
                told_by=self.said.get(event.statement) if event.statement else None,
                figures=tuple(figures[figure] for figure in event.figures if figure in figures),
            )
            for event in self.read.reading.events
        ]

    def measured(self) -> list[Measured]:
        return [
            Measured(
                id=figure.id,
                document=self.read.document,
                figure=figure,
                subject=self.party(figure.subject),
                counterpart=self.party(figure.counterpart),
                period=self.moments.get(figure.id),
                claimed_by=self.said.get(figure.statement) if figure.statement else None,
                since=self.since(figure),
            )
            for figure in self.read.reading.figures
        ]

    def since(self, figure: Figure) -> str | None:
        dated = self.dates.get(figure.change.since) if figure.change and figure.change.since else None
        return dated.start if dated else None

    def place(self, mention: MentionId | None) -> str | None:
        if mention is None or mention not in self.mentions:
            return None
        link = self.links.get(mention)
        return (link and link.name) or self.mentions[mention].words.text

    def parties(self, mentions: Iterable[MentionId]) -> tuple[Party, ...]:
        found = (self.party(mention) for mention in mentions)
        return tuple({party.key: party for party in found if party is not None}.values())

    def party(self, of: MentionId | None) -> Party | None:
        mention = self.mentions.get(of) if of else None
        if mention is None:
            return None
        bare = Party(text=mention.words.text, span=mention.words.span, kind=mention.kind, form=mention.form)
        link = self.links.get(mention.id)
        if link is None:
            return bare
        return replace(
            bare,
            entity=link.entity,
            name=link.name,
            office=link.office,
            country=link.country,
            sector=link.sector,
            anonymous=link.anonymous,
        )


def _on_topic(whole: View, topic: Topic) -> View:
    said = tuple(said for said in whole.said if _said_on(said, topic))
    statements, vocabulary = {one.id for one in said}, whole.knowledge.vocabulary
    return replace(
        whole,
        said=said,
        done=tuple(done for done in whole.done if _done_on(done, topic, statements, vocabulary)),
        measured=tuple(one for one in whole.measured if _measured_on(one, topic, statements, vocabulary)),
    )


def _said_on(said: Said, topic: Topic) -> bool:
    tests: dict[TopicKind, Callable[[], bool]] = {
        TopicKind.ISSUE: lambda: topic.value in said.statement.issues,
        TopicKind.ENTITY: lambda: topic.value in said.about or _among((said.speaker, *said.addressees), topic),
        TopicKind.TEXT: lambda: _says(said.statement.evidence.text, topic),
    }
    return tests[topic.kind]()


def _done_on(done: Done, topic: Topic, statements: set[StatementId], vocabulary: Vocabulary) -> bool:
    if done.told_by is not None and done.told_by.id in statements:
        return True
    return _among((*done.actors, *done.recipients), topic) or _on_words(done.event.evidence.text, topic, vocabulary)


def _measured_on(one: Measured, topic: Topic, statements: set[StatementId], vocabulary: Vocabulary) -> bool:
    if one.claimed_by is not None and one.claimed_by.id in statements:
        return True
    return _among((one.subject, one.counterpart), topic) or _on_words(one.figure.evidence.text, topic, vocabulary)


def _among(parties: Iterable[Party | None], topic: Topic) -> bool:
    return topic.kind is TopicKind.ENTITY and any(
        party is not None and party.entity == topic.value for party in parties
    )


def _says(text: str, topic: Topic) -> bool:
    return topic.value.casefold() in text.casefold()


def _on_words(text: str, topic: Topic, vocabulary: Vocabulary) -> bool:
    """Whether words are on an issue or hold the topic's own; never for an entity, which is named by its parties."""
    if topic.kind is TopicKind.ISSUE:
        from dragoman.extract.issues import issues_in  # noqa: PLC0415 - only a brief on an issue needs it

        return topic.value in issues_in(text, vocabulary)
    return topic.kind is TopicKind.TEXT and _says(text, topic)
