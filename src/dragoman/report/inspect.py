"""The published contract: one document with all that was read from it, as plain data for JSON.

Its schema is `dragoman/types/schema/inspect-1.schema.json`. Keys keep their names and meanings; further keys may come.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.types.documents import Block, Document, Rejected
from dragoman.types.ids import EntityId, MentionId, TimeId
from dragoman.types.outcomes import Outcome, ReadDocument
from dragoman.types.readings import Event, Figure, Mention, Statement, Time
from dragoman.types.resolutions import DateBasis, Dated, Entity, Link, Moment, Place, When
from dragoman.types.spans import Passage, Span, Words
from dragoman.types.vocabularies.cameo import derived

CONTRACT = 1
"""Version of the contract; raised when a key changes its meaning or goes."""

OWN_FORECAST = "forecast-rules/1"
"""The method of statements that are forecasts of the report's own."""
JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joined:
    """What was read and who and when is meant, by id."""

    mentions: Mapping[MentionId, Mention]
    times: Mapping[TimeId, Time]
    links: Mapping[MentionId, Link]
    dates: Mapping[TimeId, Dated]
    moments: Mapping[str, Moment]
    places: Mapping[MentionId, Place]
    abouts: Mapping[str, tuple[str, ...]]
    entities: Mapping[EntityId, Entity]
    outlet: str | None
    dated: bool
    """Whether the day of publication is known; else days that are counted from it are estimates."""

    @classmethod
    def of(cls, read: ReadDocument) -> "_Joined":
        reading, resolution = read.reading, read.resolution
        return cls(
            mentions={mention.id: mention for mention in reading.mentions},
            times={time.id: time for time in reading.times},
            links={link.mention: link for link in resolution.links},
            dates={dated.time: dated for dated in resolution.dates},
            moments={moment.of: moment for moment in resolution.moments},
            places={place.mention: place for place in resolution.places},
            entities={entity.id: entity for entity in resolution.entities},
            abouts={about.statement: about.entities for about in resolution.abouts},
            outlet=read.document.outlet,
            dated=read.document.published is not None,
        )


def as_json(found: Outcome | Rejected) -> JsonObject:
    """What `dragoman inspect --json` prints for one input; without a document, only why there is none."""
    if isinstance(found, Outcome) and found.read is not None:
        return read_as_json(found.read, found.capture.name)
    name, rows = (found.name, (found,)) if isinstance(found, Rejected) else (found.capture.name, found.rejected)
    return {
        "contract": CONTRACT,
        "file": name,
        "document": None,
        **{kind: [] for kind in ("mentions", "entities", "statements", "events", "figures", "times")},
        "rejected": [_rejected(row) for row in rows],
    }


def read_as_json(read: ReadDocument, file: str | None) -> JsonObject:
    """One document with all that was read from it."""
    joined = _Joined.of(read)
    reading, resolution = read.reading, read.resolution
    return {
        "contract": CONTRACT,
        "file": file,
        "document": _document(read.document),
        "mentions": [_mention(mention, joined) for mention in reading.mentions],
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind,
                "country": entity.country,
                "known": entity.known,
            }
            for entity in resolution.entities
        ],
        "statements": [_statement(statement, joined) for statement in reading.statements],
        "events": [_event(event, joined) for event in reading.events],
        "figures": [_figure(figure, joined) for figure in reading.figures],
        "times": [_time(time, joined) for time in reading.times],
        "rejected": [_rejected(row) for row in (*read.rejected, *reading.rejected)],
    }


def _document(document: Document) -> JsonObject:
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "published": document.published,
        "published_basis": document.published_basis,
        "language": document.language,
        "url": document.url,
        "text": document.text,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> JsonObject:
    pages = {"page": block.page, "page_turn": block.page_turn}
    return {"span": _span(block.span), "kind": block.kind} | {name: at for name, at in pages.items() if at is not None}


def _mention(mention: Mention, joined: _Joined) -> JsonObject:
    link = joined.links.get(mention.id)
    return {
        "id": mention.id,
        **_words(mention.words),
        "kind": mention.kind,
        "form": mention.form,
        "entity": link.entity if link else None,
        "method": mention.method,
        "score": mention.score,
    }


def _statement(statement: Statement, joined: _Joined) -> JsonObject:
    return {
        "id": statement.id,
        "speaker": _speaker(statement, joined),
        "via": _parties(statement.via, joined),
        "addressees": _parties(statement.addressees, joined),
        "cue": _passage(statement.cue) if statement.cue else None,
        "content": _passage(statement.content),
        "evidence": _passage(statement.evidence),
        "wording": statement.wording,
        "act": statement.act,
        "channel": statement.channel,
        "issues": list(statement.issues),
        "about": list(joined.abouts.get(statement.id, ())),
        "said": _moment(statement.id, statement.said, joined),
        "status": statement.status,
        "within": statement.within,
        "repeats": statement.repeats,
        "method": statement.method,
        "score": statement.score,
    }


def _speaker(statement: Statement, joined: _Joined) -> JsonObject:
    """Who said it; what the report itself foresees is said by its outlet."""
    own = statement.speaker is None and statement.within is None and statement.method == OWN_FORECAST
    return _party(statement.speaker, joined) | ({"name": joined.outlet} if own else {})


def _event(event: Event, joined: _Joined) -> JsonObject:
    root, intensity = derived(event, event.trigger.text)
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": _parties(event.actors, joined),
        "recipients": _parties(event.recipients, joined),
        "trigger": _words(event.trigger),
        "evidence": _words(event.evidence),
        "when": _moment(event.id, event.when, joined),
        "where": _place(event.where, joined) if event.where else None,
        "status": event.status,
        "statement": event.statement,
        "figures": list(event.figures),
        "repeats": event.repeats,
        "cameo": root,
        "intensity": intensity,
        "method": event.method,
        "score": event.score,
    }


def _figure(figure: Figure, joined: _Joined) -> JsonObject:
    change = figure.change
    return {
        "id": figure.id,
        **_words(figure.words),
        "evidence": _words(figure.evidence),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "unit": figure.unit,
        "kind": figure.kind,
        "measures": figure.measures,
        "subject": _optional_party(figure.subject, joined),
        "counterpart": _optional_party(figure.counterpart, joined),
        "period": _moment(figure.id, figure.period, joined) if figure.period else None,
        "rate": figure.rate,
        "change": {"direction": change.direction, "from": _calendar(change.since, joined)} if change else None,
        "equals": figure.equals,
        "status": figure.status,
        "statement": figure.statement,
        "method": figure.method,
        "score": figure.score,
    }


def _time(time: Time, joined: _Joined) -> JsonObject:
    dated = joined.dates.get(time.id)
    return {
        "id": time.id,
        **_words(time.words),
        "kind": time.kind,
        "value": dated.value if dated else time.value,
        "start": dated.start if dated else None,
        "end": dated.end if dated else None,
    }


def _party(mention_id: MentionId | None, joined: _Joined) -> JsonObject:
    """A party by its mention; without a mention, one of which nothing is known."""
    mention = joined.mentions.get(mention_id) if mention_id else None
    link = joined.links.get(mention_id) if mention_id else None
    return {
        "span": _span(mention.words.span) if mention else None,
        "text": mention.words.text if mention else None,
        "name": link.name if link else None,
        "entity": link.entity if link else None,
        "office": link.office if link else None,
        "role": link.role if link else None,
        "country": link.country if link else None,
        "sector": link.sector if link else None,
        "anonymous": link.anonymous if link else False,
        "members": [_member(member, joined) for member in link.members] if link else [],
    }


def _member(entity_id: EntityId, joined: _Joined) -> JsonObject:
    """One of several who are meant together."""
    entity = joined.entities.get(entity_id)
    return {
        "entity": entity_id,
        "name": entity.name if entity else None,
        "country": entity.country if entity else None,
    }


def _optional_party(mention_id: MentionId | None, joined: _Joined) -> JsonObject | None:
    return _party(mention_id, joined) if mention_id else None


def _parties(mention_ids: Iterable[MentionId], joined: _Joined) -> list[JsonObject]:
    return [_party(mention_id, joined) for mention_id in mention_ids]


def _place(mention_id: MentionId, joined: _Joined) -> JsonObject | None:
    mention, place = joined.mentions.get(mention_id), joined.places.get(mention_id)
    if mention is None:
        return None
    return {
        **_words(mention.words),
        "name": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
    }


def _moment(record_id: str, time_id: TimeId | None, joined: _Joined) -> JsonObject | None:
    """When a record was, as resolved; else what its own time expression says."""
    moment = joined.moments.get(record_id)
    return _when(moment.when) if moment else _calendar(time_id, joined)


def _when(when: When) -> JsonObject:
    return {
        "start": when.start,
        "end": when.end,
        "text": when.text,
        "span": _span(when.span) if when.span else None,
        "basis": when.basis,
    }


def _calendar(time_id: TimeId | None, joined: _Joined) -> JsonObject | None:
    time, dated = joined.times.get(time_id or TimeId("")), joined.dates.get(time_id or TimeId(""))
    if time is None or dated is None or dated.start is None:
        return None
    basis = DateBasis.TEXT if joined.dated or time.value[:4].isdigit() else DateBasis.ESTIMATED
    return {"start": dated.start, "end": dated.end or dated.start, **_words(time.words), "basis": basis}


def _words(words: Words) -> JsonObject:
    return {"span": _span(words.span), "text": words.text}


def _passage(passage: Passage) -> JsonObject:
    return {"spans": [_span(span) for span in passage.spans], "text": passage.text}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _rejected(row: Rejected) -> JsonObject:
    return {"stage": row.stage, "reason": row.reason, "detail": row.detail, "name": row.name}
