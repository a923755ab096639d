"""Agreements and frameworks as things of their own: what is said and done about each, and how it stands."""

from collections.abc import Iterable

from dragoman.report.brief import Line, Lines, Section, Sentence
from dragoman.report.caps import grown
from dragoman.report.phrases import phrases
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import tellable
from dragoman.report.telling import can_be_told, done_sentence, told_events
from dragoman.report.together import Together, same_done, same_said
from dragoman.report.told import Told
from dragoman.report.view import Done, Said, View
from dragoman.report.weight import Scale
from dragoman.report.wording import left_out
from dragoman.types.documents import Document
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionKind, Status

AGREEMENTS, AN_AGREEMENT = 3, 1
LIMIT = 170
"""Characters told of an agreement in one line."""
SIGNED = 5.0
"""For the event that makes an agreement."""
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
Place = tuple[Document, Mention]


def agreements(scale: Scale, told: Told) -> Section | None:
    """The agreements about which most is said and done, each with the weightiest of it."""
    places = _places(scale.view)
    found = {entity: _about(scale, where) for entity, where in places.items()}
    by_count = sorted((e for e in found if found[e]), key=lambda entity: (-len(places[entity]), entity))
    blocks: list[Lines] = []
    for entity in by_count:
        about = told.fresh(found[entity], AN_AGREEMENT)
        if about and len(blocks) < grown(AGREEMENTS, scale.view):
            told = told.with_all(about)
            blocks.append(_block(scale, entity, places[entity], about))
    if not blocks:
        return None
    return Section(
        key="agreements",
        title="Agreements and frameworks",
        blocks=tuple(blocks),
        remark=left_out(len(by_count), len(blocks)),
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


def _block(scale: Scale, entity: EntityId, places: list[Place], about: list[Together[Said | Done]]) -> Lines:
    lines = tuple(Line(sentence=_tell(scale, one)) for one in about)
    stage = stage_of(one for one in scale.view.done if _names(one, places))
    name = scale.view.entities[entity].name
    return Lines(heading=f"{name}: {stage}" if stage else name, lines=lines)


def _about(scale: Scale, places: list[Place]) -> list[Together[Said | Done]]:
    """The records in whose words the agreement is named, what was done about it before what was said, the weightiest first."""
    said = [one for one in same_said(tellable(scale.view)) if _names(one.lead, places)]
    done = [one for one in same_done(told_events(scale.view.done)) if _names(one.lead, places)]
    weighed: list[tuple[float, tuple[Said | Done, ...]]] = [
        *((scale.said(one), one.records) for one in said),
        *((scale.done(one) + SIGNED * _signs(one.lead), one.records) for one in done),
    ]
    ordered = sorted(weighed, key=lambda pair: (-pair[0], pair[1][0].id))
    return [Together(records=records) for _, records in ordered]


def _signs(done: Done) -> bool:
    return phrases().names_one(phrases().signing, done.event.trigger.text.casefold())


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
    done = tuple(record for record in one.records if isinstance(record, Done) and can_be_told(record))
    return done_sentence(scale.view, Together(records=done))


def stage_of(about: Iterable[Done]) -> str:
    """How far it has come by what was done about it, in words; empty where no event tells."""
    stages = {_stage(one) for one in about}
    return ", ".join(words for name, words in phrases().stages.items() if name in stages - _overtaken(stages))


def _overtaken(stages: set[str]) -> set[str]:
    """A stage that a later one has made past."""
    later = {"in force", "signed", "agreed"} & stages
    ranked = [name for name in ("in force", "signed", "agreed") if name in later]
    return {*ranked[1:], *({"nearing"} if ranked else set())}


def _stage(done: Done) -> str:
    trigger, known, happened = done.event.trigger.text.casefold(), phrases(), done.event.status in DONE
    if known.names_one(known.leaving, trigger):
        return "left" if happened else "threatened"
    if known.names_one(known.signing, trigger) and happened:
        return "signed"
    if known.names_one(known.entering, trigger) and happened:
        return "in force"
    if known.names_one(known.negotiating, trigger):
        return "nearing"
    return "agreed" if done.event.type == "AGREE" and happened else ""
