"""Agreements and frameworks as things of their own: what is said and done about each, and its stage."""

from collections import Counter
from collections.abc import Iterable

from dragoman.report.brief import Line, Lines, Section, Sentence
from dragoman.report.caps import grown
from dragoman.report.context import sentence_around
from dragoman.report.tellable import tellable
from dragoman.report.telling import done_sentence, evidence, said_sentence
from dragoman.report.together import Together
from dragoman.report.view import Done, Said, View
from dragoman.report.weight import Scale
from dragoman.report.wording import cite, left_out, reported, sentence
from dragoman.types.documents import Document
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.spans import Passage, Words

AGREEMENTS, AN_AGREEMENT = 5, 2
LIMIT = 170
"""Characters told of an agreement in one line."""

Place = tuple[Document, Mention]


def agreements(scale: Scale, told: frozenset[str]) -> Section | None:
    """The agreements and frameworks most named, each with what the record holds of it."""
    places = _places(scale.view)
    if not places:
        return None
    ranked = sorted(places, key=lambda entity: (-len(places[entity]), entity))
    chosen = ranked[: grown(AGREEMENTS, scale.view)]
    used: set[str] = set(told)
    blocks = tuple(_block(scale, entity, places[entity], used) for entity in chosen)
    return Section(
        key="agreements",
        title="Agreements and frameworks",
        blocks=blocks,
        remark=left_out(len(ranked), len(chosen)),
        records=frozenset(used - told),
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


def _block(scale: Scale, entity: EntityId, places: list[Place], used: set[str]) -> Lines:
    told = _told_about(scale, places, used)
    used.update(*(one.ids for one in told))
    lines = tuple(Line(sentence=_tell(scale, one)) for one in told) or (Line(sentence=_mentioned(places)),)
    return Lines(heading=f"{scale.view.entities[entity].name}{_stage(scale.view, places)}", lines=lines)


def _told_about(scale: Scale, places: list[Place], used: set[str]) -> list[Together[Said] | Together[Done]]:
    """The weightiest records in whose words the agreement is named, no sentence twice."""
    said = [Together(records=(one,)) for one in tellable(scale.view) if one.id not in used and _names(one, places)]
    done = [Together(records=(one,)) for one in scale.view.done if one.id not in used and _names(one, places)]
    weighed: list[tuple[float, Together[Said] | Together[Done]]] = [
        *((scale.said(one), one) for one in said),
        *((scale.done(one), one) for one in done if one.lead.actors),
    ]
    chosen: dict[object, Together[Said] | Together[Done]] = {}
    for _, one in sorted(weighed, key=lambda pair: (-pair[0], pair[1].lead.id)):
        words = evidence(one.lead)
        chosen.setdefault((one.lead.document.id, words.start if isinstance(words, Passage) else words.span.start), one)
    return list(chosen.values())[:AN_AGREEMENT]


def _names(record: Said | Done, places: Iterable[Place]) -> bool:
    words = evidence(record)
    spans = words.spans if isinstance(words, Passage) else (words.span,)
    return any(
        document.id == record.document.id and any(span.covers(mention.words.span) for span in spans)
        for document, mention in places
    )


def _tell(scale: Scale, one: Together[Said] | Together[Done]) -> Sentence:
    if isinstance(one.lead, Said):
        return said_sentence(scale.view, Together(records=(one.lead,)), limit=LIMIT)
    return done_sentence(scale.view, Together(records=(one.lead,)), dated=True)


def _mentioned(places: list[Place]) -> Sentence:
    """For an agreement about which there is no record: the sentence that names it first."""
    document, mention = places[0]
    around: Words = sentence_around(document, mention.words.span)
    return sentence((reported(around.text, LIMIT),), (cite(document, around),))


def _stage(view: View, places: list[Place]) -> str:
    """The status that most of its events have, in words."""
    counts = Counter(one.event.status.value for one in view.done if _names(one, places))
    return f" – {counts.most_common(1)[0][0]}" if counts else ""
