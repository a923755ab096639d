"""How things stand between states on a day, question by question, from the reports up to that day; what no report tells is said to be unknown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.reconcile.days import day_number, day_of
from dragoman.report.across.desk import Desk, Row, cut
from dragoman.report.across.positions import direction
from dragoman.report.amounts import amount
from dragoman.types.ids import EntityId, MentionId
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Event, Figure, Statement, Status
from dragoman.types.resolutions import DateBasis, Link
from dragoman.world import Knowledge

RECENT = 366
"""Days before the day asked for within which what was said and done still tells how things stand; figures and agreements hold longer."""
UNKNOWN = "not in the reports"
LEAST_SCORE = 0.6
SUMS = ("cost-sharing contribution", "share of hosting costs", "defence spending", "tariff rate", "trade volume")
FORCES = ("troops stationed", "troops")
ASKED = frozenset({Status.DEMANDED})
OPEN = frozenset({Status.CONDITIONAL, Status.POSSIBLE, Status.PREDICTED})
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
UNSETTLING = frozenset({"threaten", "demand", "request", "predict", "propose", "doubt"})
"""Acts whose figures are not settled, however plain."""
INCIDENTS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN"})
LONGEST = 12
"""Lines of one question."""

ACTS = (
    ("demands", frozenset({"demand", "request"})),
    ("threats", frozenset({"threaten"})),
    ("promises", frozenset({"commit", "agree", "offer", "announce"})),
    ("assurances", frozenset({"assure"})),
    ("denials", frozenset({"deny", "reject", "decline"})),
)
"""Questions that statements answer, by their acts."""


@dataclass(frozen=True)
class Standing:
    """What the reports up to a day tell about some states."""

    desk: Desk
    knowledge: Knowledge
    states: tuple[str, ...]
    """ISO 3166-1 alpha-3."""
    day: str

    @cached_property
    def past(self) -> tuple[ReadDocument, ...]:
        """The documents up to the day, the latest first."""
        limit = day_number(self.day) or 0
        dated = [(day_number(_told_on(read)), read) for read in self.desk.view.select()]
        kept = [(number, read) for number, read in dated if number is not None and number <= limit]
        return tuple(read for _, read in sorted(kept, key=lambda pair: (-pair[0], pair[1].document.id)))

    @cached_property
    def recent(self) -> tuple[ReadDocument, ...]:
        """Those of the last months."""
        limit = (day_number(self.day) or 0) - RECENT
        return tuple(read for read in self.past if (day_number(_told_on(read)) or 0) >= limit)

    def rows(self) -> Iterator[Row]:
        """All questions in order; each line once, those without an answer as unknown."""
        for question, answer in self.questions():
            once = {(row["key"], row["value"]): row for row in reversed(list(answer()))}
            found = list(once.values())[::-1][:LONGEST]
            yield from found or [_row(question, "", UNKNOWN, UNKNOWN)]

    def questions(self) -> Sequence[tuple[str, Callable[[], Iterable[Row]]]]:
        """The questions, each with what answers it."""
        said = [(name, lambda acts=acts, name=name: self.said(name, acts)) for name, acts in ACTS]
        return (
            ("governs", self.governing),
            ("agreements in force", self.agreements),
            ("forces", lambda: self.figures("forces", FORCES, None)),
            ("contributions and spending", lambda: self.figures("contributions and spending", SUMS, "stated")),
            ("sums demanded or expected", lambda: self.figures("sums demanded or expected", SUMS, "open")),
            *said,
            ("incidents by others", self.incidents),
            ("contacts", self.contacts),
            ("positions", self.positions),
            ("expected", self.expected),
        )

    def governing(self) -> Iterator[Row]:
        """Who leads each state on the day, as our knowledge has it, with where the reports name the office."""
        atlas = self.knowledge.atlas
        for entity, office in atlas.offices.items():
            leads = office.leads if office.leads is not None else atlas.roles[office.role].leads
            if office.country in self.states and leads and office.body is None:
                label = atlas.office_label(office)
                for holder in self.knowledge.holders(entity, self.day):
                    yield self._named("governs", label, holder.name, holder.id, "office")

    def agreements(self) -> Iterator[Row]:
        """Agreements between the states that are in force on the day, with where the reports name them."""
        for entity, one in self.knowledge.atlas.agreements.items():
            between = len(set(one.parties) & set(self.states)) > 1
            begun, ended = str(one.in_force or one.signed or "9999"), str(one.ended or "9999")
            if between and begun <= self.day < ended:
                terms = f"{one.kind}, since {begun}" + (f", until {one.ended}" if one.ended else "")
                yield self._named("agreements in force", one.label, terms, entity, "agreement")

    def _named(self, question: str, key: str, value: str, entity: EntityId, what: str) -> Row:
        for read in self.past:
            meant = {link.mention for link in read.resolution.links if link.entity == entity}
            mention = next((m for m in read.reading.mentions if m.id in meant), None)
            if mention is not None:
                return _row(
                    question,
                    key,
                    value,
                    f"{what} by our knowledge; named in {self.desk.source(read.document.id)}",
                    mention.id,
                    read,
                )
        return _row(question, key, value, f"{what} by our knowledge; {UNKNOWN}")

    def figures(self, question: str, measures: Sequence[str], wanted: str | None) -> Iterator[Row]:
        """The latest figures of some measures that concern the states."""
        for read in self.past:
            for figure in read.reading.figures:
                measure = (figure.measures or "").partition(":")[0].strip()
                told = "open" if figure.status in ASKED | OPEN or self._act(read, figure) in UNSETTLING else "stated"
                if (
                    measure in measures
                    and figure.equals is None
                    and wanted in {None, told}
                    and self._concerns(read, figure)
                ):
                    whose = " and ".join(self._names(read, (figure.subject, figure.counterpart)))
                    status = "" if told == "stated" else f" [{figure.status}]"
                    key = f"{measure}, {whose or 'not said whose'}"
                    yield self._told(question, key, f"{amount(figure)}{status}", figure, read)

    def _act(self, read: ReadDocument, figure: Figure) -> str | None:
        """The act with which a figure is told."""
        return next((one.act for one in read.reading.statements if one.id == figure.statement), None)

    def _concerns(self, read: ReadDocument, figure: Figure) -> bool:
        """Whether a party of the figure, or what its sentence names, is of the states."""
        countries = self._countries(read, (figure.subject, figure.counterpart))
        named = set(self.knowledge.countries_in(figure.evidence.text)) | countries
        return figure.score >= LEAST_SCORE and bool(countries <= set(self.states)) and len(named & set(self.states)) > 0

    def said(self, question: str, acts: frozenset[str]) -> Iterator[Row]:
        """What those who speak for the states, or to be told of them, say with some acts."""
        for read in self.recent:
            for statement, link in self._speaking(read):
                if statement.act in acts:
                    yield self._told(question, link.name or "", cut(statement.content.text, 160), statement, read)

    def _speaking(self, read: ReadDocument) -> Iterator[tuple[Statement, Link]]:
        links = {link.mention: link for link in read.resolution.links}
        for statement in read.reading.statements:
            link = links.get(statement.speaker) if statement.speaker else None
            if link and link.country in self.states and link.name and statement.score >= LEAST_SCORE:
                yield statement, link

    def incidents(self) -> Iterator[Row]:
        """What other states did with force or threats."""
        for read, event in self._events(DONE):
            actors = self._countries(read, event.actors)
            if event.type in INCIDENTS and actors and not actors & set(self.states):
                key = f"{' and '.join(self._names(read, event.actors))}, {event.type}"
                yield self._told("incidents by others", key, cut(event.evidence.text, 160), event, read)

    def contacts(self) -> Iterator[Row]:
        """Calls, meetings and visits between two or more of the states."""
        for read, event in self._events(DONE | {Status.PLANNED}):
            parties = (*event.actors, *event.recipients)
            if event.type == "CONSULT" and len(self._countries(read, parties) & set(self.states)) > 1:
                day = self._day(read, event)
                who = " and ".join(self._names(read, parties))
                value = ", ".join(
                    filter(None, (event.mode or "talks", day, "" if event.status in DONE else f"[{event.status}]"))
                )
                yield self._told("contacts", who, value, event, read)

    def positions(self) -> Iterator[Row]:
        """The latest word of each government on each issue."""
        seen: set[tuple[str | None, str]] = set()
        for read in self.recent:
            for statement, link in self._speaking(read):
                for issue in statement.issues if link.sector in {"GOV", "MIL"} else ():
                    if (link.country, issue) not in seen:
                        seen.add((link.country, issue))
                        words = f"{direction(statement)}: “{cut(statement.content.text, 140)}” ({link.name})"
                        yield self._told("positions", f"{link.country}, {issue}", words, statement, read)

    def expected(self) -> Iterator[Row]:
        """Forecasts of the last months."""
        for read in self.recent:
            for statement in read.reading.statements:
                if statement.act == "predict" and statement.score >= LEAST_SCORE and statement.speaker:
                    who = next(iter(self._names(read, (statement.speaker,))), "somebody")
                    yield self._told("expected", who, cut(statement.content.text, 160), statement, read)

    def _events(self, statuses: frozenset[Status]) -> Iterator[tuple[ReadDocument, Event]]:
        for read in self.recent:
            for event in read.reading.events:
                if event.status in statuses and event.score >= LEAST_SCORE and not self._long_ago(read, event):
                    yield read, event

    def _long_ago(self, read: ReadDocument, event: Event) -> bool:
        """Whether it is told with a day that lies before what counts as recent, or after the day asked for."""
        day = day_number(self._day(read, event))
        limit = day_number(self.day) or 0
        return day is not None and event.status in DONE and not limit - RECENT <= day <= limit

    def _countries(self, read: ReadDocument, mentions: Iterable[MentionId | None]) -> set[str]:
        wanted = set(mentions)
        return {link.country for link in read.resolution.links if link.mention in wanted and link.country}

    def _names(self, read: ReadDocument, mentions: Iterable[MentionId | None]) -> list[str]:
        words = {mention.id: mention.words.text for mention in read.reading.mentions}
        names = {link.mention: link.name for link in read.resolution.links if link.name}
        return list(dict.fromkeys(names.get(m, words.get(m, "")) for m in mentions if m))

    def _day(self, read: ReadDocument, event: Event) -> str | None:
        found = (
            m.when for m in read.resolution.moments if m.of == event.id and m.when.basis is not DateBasis.PUBLISHED
        )
        return next((when.start for when in found), None)

    def _told(self, question: str, key: str, value: str, record: Statement | Event | Figure, read: ReadDocument) -> Row:
        claim = self.desk.claim_of.get(record.id)
        standing = self.desk.standing(claim) if claim else "not compared"
        row = _row(question, key, value, f"{self.desk.source(read.document.id)}; {standing}", record.id, read)
        return {**row, "words": record.evidence.text}


def _told_on(read: ReadDocument) -> str | None:
    """When a document was published; of an undated one the last day, month or year of which it tells."""
    starts = (m.when.start for m in read.resolution.moments if m.when.basis is not DateBasis.PUBLISHED)
    return day_of(read) or max(starts, default=None)


def _row(  # noqa: PLR0917 - the cells of a line in their order
    question: str, key: str, value: str, source: str, record: str | None = None, read: ReadDocument | None = None
) -> Row:
    told = ": ".join(part for part in (key, value) if part)
    return {
        "line": f"{question} · {told}" + (f" ({source})" if source != value else ""),
        "question": question,
        "key": key,
        "value": value,
        "source": source,
        "record": record,
        "document": read.document.id if read else None,
        "words": None,
    }


def alliance(desk: Desk, knowledge: Knowledge, states: tuple[str, ...], day: str, before: str | None) -> list[Row]:
    """How things stand on a day; with `before`, what changed since that day and what did not."""
    now = list(Standing(desk, knowledge, states, day).rows())
    if before is None:
        return now
    was = list(Standing(desk, knowledge, states, before).rows())
    return list(_compared(now, was, before))


def _compared(now: Sequence[Row], was: Sequence[Row], before: str) -> Iterator[Row]:
    then = {(row["question"], row["key"]): row for row in reversed(was)}
    for row in now:
        old = then.pop((row["question"], row["key"]), None)
        change = (
            f"not told on {before}"
            if old is None
            else "unchanged"
            if old["value"] == row["value"]
            else f"was: {old['value']}"
        )
        yield {**row, "change": change, "line": f"{row['line']} · {change}"}
    for old in then.values():
        yield {**old, "change": f"told on {before} only", "line": f"{old['line']} · told on {before} only"}
