"""Agreements and frameworks as things of their own: what is said and done about each, and its stage."""

from collections import Counter
from collections.abc import Iterable

from dragoman.report.brief import Line, Lines, Section, Sentence
from dragoman.report.caps import grown
from dragoman.report.context import sentence_around
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import tellable
from dragoman.report.telling import done_sentence
from dragoman.report.together import Together, same_done, same_said
from dragoman.report.told import Told
from dragoman.report.view import Done, Said, View
from dragoman.report.weight import Scale
from dragoman.report.wording import cite, left_out, reported, sentence
from dragoman.types.documents import Document
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionKind, Status
from dragoman.types.spans import Words

AGREEMENTS, AN_AGREEMENT = 4, 1
LIMIT = 170
"""Characters told of an agreement in one line."""

UNSETTLED = frozenset(
    {Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL, Status.DEMANDED, Status.PREDICTED, Status.ONGOING}
)
MAKING = frozenset({"AGREE"})
"""Events that make an agreement; others befall it."""

Place = tuple[Document, Mention]


def agreements(scale: Scale, told: Told) -> Section | None:
    """The agreements and frameworks most named, each with what the record holds of it."""
    places = _on_topic(scale.view, _places(scale.view))
    if not places:
        return None
    by_count = sorted(places, key=lambda entity: (-len(places[entity]), entity))
    chosen = by_count[: grown(AGREEMENTS, scale.view)]
    blocks: list[Lines] = []
    for entity in chosen:
        about = told.fresh(_about(scale, places[entity]), AN_AGREEMENT)
        told = told.with_all(about)
        blocks.append(_block(scale, entity, places[entity], about))
    return Section(
        key="agreements",
        title="Agreements and frameworks",
        blocks=tuple(blocks),
        remark=left_out(len(by_count), len(chosen)),
    )


def _places(view: View) -> dict[EntityId, list[Place]]:
    places: dict[EntityId, list[Place]] = {}
    for read in view.read:
        linked = {link.mention: link.entity for link in read.resolution.links if link.entity}
        for mention in read.reading.mentions:
            entity = view.entities.get(linked[mention.id]) if mention.id in linked else None
            if entity is not None and entity.kind is MentionKind.AGREEMENT:
                places.setdefault(entity.id, []).append((read.document, mention))
    return places


def _on_topic(view: View, places: dict[EntityId, list[Place]]) -> dict[EntityId, list[Place]]:
    """For a brief on a topic, the agreements that its records name."""
    if view.topic is None:
        return places
    told: tuple[Said | Done, ...] = (*view.said, *view.done)
    return {entity: where for entity, where in places.items() if any(_names(record, where) for record in told)}


def _block(scale: Scale, entity: EntityId, places: list[Place], about: list[Together[Said | Done]]) -> Lines:
    lines = tuple(Line(sentence=_tell(scale, one)) for one in about) or (Line(sentence=_mentioned(places)),)
    return Lines(heading=f"{scale.view.entities[entity].name}{_stage(scale.view, places)}", lines=lines)


def _about(scale: Scale, places: list[Place]) -> list[Together[Said | Done]]:
    """The records in whose words the agreement is named, the weightiest first."""
    said = [one for one in same_said(tellable(scale.view)) if _names(one.lead, places)]
    done = [one for one in same_done(scale.view.done) if one.lead.actors and _names(one.lead, places)]
    weighed: list[tuple[float, tuple[Said | Done, ...]]] = [
        *((scale.said(one), one.records) for one in said),
        *((scale.done(one), one.records) for one in done),
    ]
    ordered = sorted(weighed, key=lambda pair: (-pair[0], pair[1][0].id))
    return [Together(records=records) for _, records in ordered]


def _names(record: Said | Done, places: Iterable[Place]) -> bool:
    return any(
        mention.document_id == record.document_id
        and any(span.covers(mention.words.span) for span in record.evidence.spans)
        for _, mention in places
    )


def _tell(scale: Scale, one: Together[Said | Done]) -> Sentence:
    said = tuple(record for record in one.records if isinstance(record, Said))
    if said:
        return said_sentence(scale.view, Together(records=said), limit=LIMIT)
    done = tuple(record for record in one.records if isinstance(record, Done))
    return done_sentence(scale.view, Together(records=done), dated=True)


def _mentioned(places: list[Place]) -> Sentence:
    """For an agreement about which there is no record: the sentence that names it first."""
    document, mention = places[0]
    around: Words = sentence_around(document, mention.words.span)
    return sentence((reported(around.text, LIMIT),), (cite(document, around),))


def _stage(view: View, places: list[Place]) -> str:
    """The status that most of the events that make it have, in words, while it is not settled."""
    making = (one for one in view.done if one.event.type in MAKING and _names(one, places))
    counts = Counter(one.event.status for one in making)
    status = counts.most_common(1)[0][0] if counts else Status.HAPPENED
    return f" ({status.value})" if status in UNSETTLED else ""
