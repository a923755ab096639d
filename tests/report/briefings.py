"""Builds documents that were read, from short texts of ours, for the tests of the brief."""

from dataclasses import dataclass, field

from dragoman.types.documents import Block, BlockKind, Document, Rejected
from dragoman.types.ids import EntityId, MentionId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import (
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
from dragoman.types.resolutions import About, DateBasis, Entity, Link, Moment, Resolution, When
from dragoman.types.spans import Passage, Span, Words

METHOD = "hand"


@dataclass
class Report:
    """A report under construction: every record names its words, which must stand in the text."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    mentions: dict[MentionId, Mention] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    entities: dict[EntityId, Entity] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)
    abouts: list[About] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def document(self) -> Document:
        blocks, start = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                blocks.append(Block(span=Span(start, start + len(line)), kind=BlockKind.BODY))
            start += len(line) + 1
        return Document(
            text=self.text, blocks=tuple(blocks), title=self.title, outlet=self.outlet, published=self.published
        )

    def words(self, text: str) -> Words:
        start = self.text.index(text)
        return Words.at(self.text, start, start + len(text))

    def sentence(self, text: str) -> Words:
        """The line in which the words stand."""
        start = self.text.index(text)
        begin = self.text.rfind("\n", 0, start) + 1
        end = self.text.find("\n", start)
        return Words.at(self.text, begin, end if end >= 0 else len(self.text))

    def passage(self, text: str) -> Passage:
        words = self.words(text)
        return Passage((words.span,), words.text)

    def party(
        self,
        text: str,
        *,
        name: str | None = None,
        kind: MentionKind = MentionKind.PERSON,
        office: str | None = None,
        country: str | None = None,
        form: MentionForm = MentionForm.NAME,
    ) -> MentionId:
        mention = Mention(document_id=self.document.id, words=self.words(text), kind=kind, form=form, method=METHOD)
        self.mentions[mention.id] = mention
        entity = EntityId(f"{kind}/{name.lower().replace(' ', '-')}") if name else None
        if entity and name:
            self.entities[entity] = Entity(id=entity, name=name, kind=kind, country=country)
        self.links.append(
            Link(
                mention=mention.id,
                entity=entity,
                name=name,
                office=office,
                country=country,
                anonymous=name is None and form is not MentionForm.PRONOUN,
                method=METHOD,
            )
        )
        return mention.id

    def says(
        self,
        speaker: MentionId | None,
        content: str,
        *,
        on: str | None = None,
        wording: Wording = Wording.DIRECT,
        act: str = "assert",
        status: Status = Status.HAPPENED,
        issues: tuple[str, ...] = (),
        via: tuple[MentionId, ...] = (),
        score: float = 1.0,
        about: tuple[EntityId, ...] = (),
        cue: str | None = None,
    ) -> Statement:
        around = self.sentence(content)
        statement = Statement(
            document_id=self.document.id,
            speaker=speaker,
            cue=self.passage(cue) if cue else None,
            content=self.passage(content),
            evidence=Passage((around.span,), around.text),
            wording=wording,
            act=act,
            status=status,
            issues=issues,
            via=via,
            method=METHOD,
            score=score,
        )
        self.statements.append(statement)
        if about:
            self.abouts.append(About(statement=statement.id, entities=about))
        self._on(statement.id, on)
        return statement

    def does(
        self,
        type_: str,
        trigger: str,
        actors: tuple[MentionId, ...],
        recipients: tuple[MentionId, ...] = (),
        *,
        on: str | None = None,
        mode: str | None = None,
        status: Status = Status.HAPPENED,
        figures: tuple[Figure, ...] = (),
    ) -> Event:
        event = Event(
            document_id=self.document.id,
            type=type_,
            mode=mode,
            actors=actors,
            recipients=recipients,
            trigger=self.words(trigger),
            evidence=self.sentence(trigger),
            status=status,
            figures=tuple(figure.id for figure in figures),
            method=METHOD,
        )
        self.events.append(event)
        self._on(event.id, on)
        return event

    def counts(
        self,
        text: str,
        value: float,
        unit: str,
        kind: FigureKind,
        *,
        measures: str | None = None,
        subject: MentionId | None = None,
        on: str | None = None,
        status: Status = Status.HAPPENED,
        equals: Figure | None = None,
        rate: str | None = None,
        statement: Statement | None = None,
    ) -> Figure:
        figure = Figure(
            document_id=self.document.id,
            words=self.words(text),
            evidence=self.sentence(text),
            value=value,
            unit=unit,
            kind=kind,
            measures=measures,
            subject=subject,
            rate=rate,
            equals=equals.id if equals else None,
            status=status,
            statement=statement.id if statement else None,
            method=METHOD,
        )
        self.figures.append(figure)
        self._on(figure.id, on)
        return figure

    def refuses(self, reason: str, detail: str) -> None:
        self.rejected.append(Rejected(stage="clean", reason=reason, detail=detail))

    def _on(self, of: str, day: str | None) -> None:
        if day:
            when = When(start=day, end=day, text=None, span=None, basis=DateBasis.TEXT)
            self.moments.append(Moment(of=of, when=when))

    def read(self) -> ReadDocument:
        document = self.document
        return ReadDocument(
            document=document,
            reading=Reading(
                document_id=document.id,
                mentions=tuple(self.mentions.values()),
                statements=tuple(self.statements),
                events=tuple(self.events),
                figures=tuple(self.figures),
            ),
            resolution=Resolution(
                document_id=document.id,
                entities=tuple(self.entities.values()),
                links=tuple(self.links),
                moments=tuple(self.moments),
                abouts=tuple(self.abouts),
            ),
            rejected=tuple(self.rejected),
        )


PM_JAPAN, PRESIDENT_KOREA = "Prime Minister of Japan", "President of South Korea"


def tokyo_report() -> Report:
    """November 2024: the call, the agreement, the demand."""
    report = Report(
        title="Tokyo and Seoul call the president-elect",
        outlet="The Harbour Gazette",
        published="2024-11-08",
        text=(
            "Prime Minister Shigeru Ishiba spoke with Donald Trump by telephone for five minutes on Nov 7.\n"
            "“We agreed to take the alliance to a new height together,” Mr Ishiba told reporters after the call.\n"
            "South Korea will pay 1.52 trillion won (S$1.45 billion) in 2026 under the Special Measures Agreement signed on Nov 4.\n"
            "Trump had demanded US$10 billion a year from Seoul in October.\n"
            "About 54,000 American troops are stationed in Japan and 28,500 troops in South Korea.\n"
            "A senior official of the foreign ministry said that nothing would change in the alliance with Washington.\n"
            "Trump will probably ask to renegotiate the agreement in 2025, said Troy Stangarone of the Wilson Center.\n"
            "Chris LaCivita denied that anybody could make promises on behalf of the candidate.\n"
            "The two governments plan a meeting before the end of November."
        ),
    )
    ishiba = report.party("Prime Minister Shigeru Ishiba", name="Shigeru Ishiba", office=PM_JAPAN, country="JPN")
    trump = report.party(
        "Donald Trump", name="Donald Trump", office="President-elect of the United States", country="USA"
    )
    korea = report.party("South Korea", name="South Korea", kind=MentionKind.STATE, country="KOR")
    japan = report.party("Japan", name="Japan", kind=MentionKind.STATE, country="JPN")
    deal = report.party("Special Measures Agreement", name="Special Measures Agreement", kind=MentionKind.AGREEMENT)
    assert deal
    official = report.party("A senior official of the foreign ministry", country="JPN", form=MentionForm.DESCRIPTION)
    stangarone = report.party("Troy Stangarone", name="Troy Stangarone")
    lacivita = report.party(
        "Chris LaCivita", name="Chris LaCivita", office="senior adviser to the Trump campaign", country="USA"
    )
    report.does("CONSULT", "spoke with", (ishiba,), (trump,), on="2024-11-07", mode="phone")
    report.says(
        ishiba,
        "“We agreed to take the alliance to a new height together,”",
        on="2024-11-07",
        issues=("alliance-commitment",),
    )
    won = report.counts(
        "1.52 trillion won",
        1.52e12,
        "KRW",
        FigureKind.MONEY,
        measures="cost-sharing contribution",
        subject=korea,
        on="2026",
    )
    report.counts(
        "S$1.45 billion",
        1.45e9,
        "SGD",
        FigureKind.MONEY,
        measures="cost-sharing contribution",
        subject=korea,
        on="2026",
        equals=won,
    )
    report.counts(
        "US$10 billion",
        1e10,
        "USD",
        FigureKind.MONEY,
        measures="cost-sharing contribution",
        subject=korea,
        status=Status.DEMANDED,
        rate="per year",
    )
    report.counts("54,000", 54000, "people", FigureKind.COUNT, measures="troops stationed", subject=japan)
    report.counts("28,500", 28500, "people", FigureKind.COUNT, measures="troops stationed", subject=korea)
    report.says(
        official,
        "that nothing would change in the alliance with Washington",
        wording=Wording.INDIRECT,
        act="assure",
        on="2024-11-07",
        issues=("alliance-commitment",),
    )
    report.says(
        stangarone,
        "Trump will probably ask to renegotiate the agreement in 2025",
        wording=Wording.INDIRECT,
        act="predict",
        status=Status.PREDICTED,
        issues=("cost-sharing",),
    )
    report.says(
        lacivita,
        "that anybody could make promises on behalf of the candidate",
        wording=Wording.INDIRECT,
        act="deny",
        status=Status.DENIED,
    )
    report.does("CONSULT", "meeting", (japan, korea), status=Status.PLANNED, on="2024-11-30")
    report.refuses("page furniture", "scroll to top")
    report.refuses("page furniture", "leave a reply")
    return report


def seoul_report() -> Report:
    """November 2024, another outlet: the same call, the same words, a president's post."""
    report = Report(
        title="Allies line up",
        outlet="Evening Observer",
        published="2024-11-08",
        text=(
            "Shigeru Ishiba called Donald Trump on Thursday.\n"
            "“We agreed to take the alliance to a new height together,” the prime minister said.\n"
            "Yoon Suk Yeol, the president of South Korea, wrote that he looked forward to working closely with the next administration.\n"
            "Washington keeps 28,500 troops in South Korea."
        ),
    )
    ishiba = report.party("Shigeru Ishiba", name="Shigeru Ishiba", office=PM_JAPAN, country="JPN")
    trump = report.party(
        "Donald Trump", name="Donald Trump", office="President-elect of the United States", country="USA"
    )
    yoon = report.party("Yoon Suk Yeol", name="Yoon Suk Yeol", office=PRESIDENT_KOREA, country="KOR")
    korea = report.party("South Korea", name="South Korea", kind=MentionKind.STATE, country="KOR")
    report.does("CONSULT", "called", (ishiba,), (trump,), on="2024-11-07")
    report.says(
        ishiba,
        "“We agreed to take the alliance to a new height together,”",
        on="2024-11-07",
        issues=("alliance-commitment",),
    )
    report.says(
        yoon,
        "that he looked forward to working closely with the next administration",
        wording=Wording.INDIRECT,
        on="2024-11-06",
        act="commit",
        issues=("leadership-transition",),
    )
    report.counts("28,500", 28500, "people", FigureKind.COUNT, measures="troops stationed", subject=korea)
    return report


def old_report() -> Report:
    """November 2016: the same governments, other people."""
    report = Report(
        title="Before the vote",
        outlet="Morning Dispatch",
        published="2016-11-09",
        text=(
            "Foreign Minister Fumio Kishida said: “Whoever wins, the alliance stays the axis of our diplomacy.”\n"
            "Cho Joon-hyuk, spokesman of South Korea's foreign ministry, said the government would build ties quickly with the next administration."
        ),
    )
    kishida = report.party("Fumio Kishida", name="Fumio Kishida", office="Foreign Minister of Japan", country="JPN")
    cho = report.party(
        "Cho Joon-hyuk",
        name="Cho Joon-hyuk",
        office="Spokesman of the Ministry of Foreign Affairs of South Korea",
        country="KOR",
    )
    report.says(
        kishida,
        "“Whoever wins, the alliance stays the axis of our diplomacy.”",
        on="2016-11-08",
        issues=("alliance-commitment",),
    )
    report.says(
        cho,
        "the government would build ties quickly with the next administration",
        wording=Wording.INDIRECT,
        on="2016-11-08",
        issues=("leadership-transition",),
    )
    return report
