"""What the record answers: briefs, hits, things by id, each with outlet, day and the words it rests on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from dragoman import world
from dragoman.report.compose import compose, compose_ledger
from dragoman.report.inspect import read_as_json
from dragoman.report.ledger_rows import ledger_rows
from dragoman.report.render import FORMS, render
from dragoman.report.topics import topic_of
from dragoman.report.view import Topic, TopicKind
from dragoman.store import Record, Shown, View
from dragoman.types.documents import Document
from dragoman.types.errors import InputError, UnknownTopic
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import Event, Figure, Mention, Statement, Time
from dragoman.types.resolutions import Entity

Row = dict[str, Any]
"""A line for people under `line`, the facts under their names."""


def brief(
    record: Record,
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    form: str = "md",
    knowledge: Path | None = None,
) -> str | bytes:
    """The brief in one of `FORMS`; text, or bytes for PDF.

    Raises:
        UnknownTopic: `about` names nothing in the record, or no report lies between the days.
        InputError: there is no such form.
    """
    if form not in FORMS:
        raise InputError(f"a brief cannot be written as {form!r}; name the file brief.html, brief.pdf or brief.md")
    known = world.load(knowledge)
    with record.view() as view, view.snapshot():
        topic = topic_of(about, view, known) if about else None
        documents = tuple(_selected(view, topic, since, until))
        if not documents:
            raise UnknownTopic(_nothing(view, about, since, until))
        composed = compose(documents, copies=view.copies(), origins=view.origins(), topic=topic, knowledge=known)
    return render(composed, form)


def figures(
    record: Record, topic: str | None = None, *, form: str | None = None, knowledge: Path | None = None
) -> tuple[list[Row], str | bytes | None]:
    """The ledger of figures on a topic as rows and, in one of `FORMS`, as a page.

    Raises:
        UnknownTopic: the topic names nothing in the record.
        InputError: there is no such form.
    """
    if form is not None and form not in FORMS:
        raise InputError(
            f"figures cannot be written as {form!r}; name the file figures.html, figures.pdf or figures.md"
        )
    known = world.load(knowledge)
    with record.view() as view, view.snapshot():
        about = topic_of(topic, view, known) if topic else None
        documents = tuple(_selected(view, about, None, None))
        if not documents:
            raise UnknownTopic(_nothing(view, topic, None, None))
        page, accounts = compose_ledger(
            documents, copies=view.copies(), origins=view.origins(), topic=about, knowledge=known
        )
    return list(ledger_rows(accounts)), render(page, form) if form else None


def found(record: Record, words: str, *, limit: int) -> list[Row]:
    """The paragraphs in which all words occur, best first."""
    with record.view() as view, view.snapshot():
        return [_hit(view, hit.document_id, hit.block.start, hit.text) for hit in view.find(words, limit)]


def shown(record: Record, wanted: str) -> list[Row]:
    """What an id, the beginning of one, or a name stands for.

    Raises:
        UnknownId: nothing in the record.
    """
    with record.view() as view, view.snapshot():
        return [row for value in view.show(wanted) for row in _shown(view, value)]


def _selected(view: View, topic: Topic | None, since: str | None, until: str | None) -> Iterator[ReadDocument]:
    if topic is None:
        return view.select(since=since, until=until)
    if topic.kind is TopicKind.ISSUE:
        return view.select(issue=topic.value, since=since, until=until)
    if topic.kind is TopicKind.ENTITY:
        return view.select(entity=topic.value, since=since, until=until)  # type: ignore[arg-type]  # an entity's id
    return view.select(words=topic.value, since=since, until=until)


def _nothing(view: View, about: str | None, since: str | None, until: str | None) -> str:
    if not view.counts().get("documents"):
        return "the record is empty; `dragoman read PATH` puts reports into it"
    asked = [about and f"about {about}", since and f"since {since}", until and f"until {until}"]
    return f"not in the reports: {' '.join(part for part in asked if part)}"


def _hit(view: View, document_id: str, start: int, text: str) -> Row:
    document = view.document(document_id)  # type: ignore[arg-type]  # comes from the view
    line = f"{_from(document)}\n    {text}\n    {document_id} at {start}"
    return {
        "line": line,
        "document": document_id,
        "start": start,
        "outlet": document.outlet,
        "published": document.published,
        "text": text,
    }


def _from(document: Document) -> str:
    known = (document.outlet or "outlet not given", document.published or "day not given", document.title)
    return " · ".join(part for part in known if part)


def _shown(view: View, value: Shown) -> Iterator[Row]:
    if isinstance(value, Statement | Event | Figure | Mention | Time):
        yield _record_of(view, value)
    elif isinstance(value, Entity):
        yield {
            "line": f"{value.name} · {value.kind} · {value.id}" + (f" · {value.country}" if value.country else ""),
            **_plain(value),
        }
        yield from _about_entity(view, value)
    elif isinstance(value, Document):
        yield {"line": f"{_from(value)}\n{value.id}\n\n{value.text}", "id": value.id, **_plain(value)}
    else:
        yield {"line": f"{value.id}: {msgspec.json.encode(value).decode()}", **_plain(value)}


def _record_of(view: View, value: Statement | Event | Figure | Mention | Time) -> Row:
    from dragoman.report.marked import record_line  # noqa: PLC0415 - loads rich, which few callers need

    document = view.document(value.document_id)
    plain = read_as_json(view.read_document(value.document_id), None)
    kinds = ("statements", "events", "figures", "mentions", "times")
    facts = next(item for kind in kinds for item in plain[kind] if item["id"] == value.id)
    words = facts.get("evidence", facts)["text"]
    return {
        "line": f"{record_line(facts)}\n    “{words}”\n    {_from(document)}\n    {value.id}",
        "document": document.id,
        **facts,
    }


def _about_entity(view: View, entity: Entity) -> Iterator[Row]:
    """What the entity said and did, in order of the days on which it did so; what has no day stands at the report's, or last."""
    told = [one for read in view.select(entity=entity.id) for one in _told(read, entity)]
    for _, _, row in sorted(told, key=lambda one: one[:2]):
        yield row


def _told(read: ReadDocument, entity: Entity) -> Iterator[tuple[str, str, Row]]:
    """Day, id and line of each statement and event of one document in which the entity speaks or takes part."""
    from dragoman.report.marked import told_line  # noqa: PLC0415 - loads rich, which few callers need

    plain = read_as_json(read, None)
    for kind, roles in (("statements", ("speaker",)), ("events", ("actors", "recipients"))):
        for facts in plain[kind]:
            if entity.id in _entities(facts, roles):
                row = {"line": told_line(facts, read.document), "document": read.document.id, **facts}
                yield _day(facts, read.document), facts["id"], row


def _day(facts: Row, document: Document) -> str:
    when = facts.get("said") or facts.get("when")
    return (when and when["start"]) or document.published or "9999"


def _entities(facts: Row, roles: tuple[str, ...]) -> set[str | None]:
    parties = [party for role in roles for party in (facts[role] if isinstance(facts[role], list) else [facts[role]])]
    return {party["entity"] for party in parties}


def _plain(value: Any) -> Row:
    plain: Row = msgspec.to_builtins(value)
    return plain
