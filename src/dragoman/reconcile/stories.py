"""Stories: documents about the same happening, by entities, events, times and wording together.

Every pair of documents that shares telling terms gets a likeness; pairs above a bar are united from the surest down, and only where the
clusters are alike on the whole, so that a chain of half-alike reports makes no story.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dragoman.reconcile.clusters import Fits, Group, clusters
from dragoman.reconcile.days import day_of, days_apart
from dragoman.reconcile.happenings import Happening, alike, happenings, told
from dragoman.reconcile.terms import likeness, shared, unit, vector, weight
from dragoman.types.across import Concern, Pair, Trace
from dragoman.types.documents import BlockKind, Document
from dragoman.types.ids import DocumentId, content_id
from dragoman.types.judgements import Judgement
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import MentionKind
from dragoman.types.stories import Member, Story
from dragoman.world import Knowledge

MOST_TERMS = 150
"""Terms kept of a document, the weightiest."""
HEAD = 250
"""Characters of title and first paragraphs that say what a report is about."""
MOST_KEYS = 24
"""Terms under which a document is found."""
LEAST_SHARED = 4
"""Of these two documents must share so many to be compared."""
WHOLE, OPENING, NAMES, EVENT, DAY, UNDATED = 3.5, 4.8, 1.3, 0.9, 0.028, 0.9
"""Weights of likeness as a whole, of one's opening to the whole other, of names and of a shared event, and what each day between two
reports takes away, or that one has no date. The first three are fitted (logistic regression) on 155 rated pairs of general news."""
MOST_DAYS = 90
"""Days from which on distance no longer grows."""
BAR = -4.5
SAME = 0.5
"""Likeness from which two documents are held together."""
ON_THE_WHOLE = 0.3
"""Mean likeness of all pairs across two clusters from which they may be united."""
TELLING = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.AGREEMENT, MentionKind.FORCE, MentionKind.PLACE}
)
MOST_NAMED, MOST_WORDS = 3, 3


class Profile(msgspec.Struct, frozen=True):
    """What is kept of a document to find its story."""

    document: DocumentId
    published: str | None
    terms: dict[str, float]
    head: dict[str, float]
    names: dict[str, float]
    """By entity id."""
    printed: dict[str, str]
    """The name of each entity."""
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What settling gives."""

    stories: tuple[Story, ...]
    members: tuple[Member, ...]


def traces(one: ReadDocument, _knowledge: Knowledge) -> Iterator[Trace]:
    """What is kept of a document."""
    profile = profile_of(one)
    keys = sorted(profile.terms, key=lambda term: (-profile.terms[term] - profile.head.get(term, 0.0), term))
    yield Trace(
        concern=Concern.STORIES,
        item=one.document.id,
        document=one.document.id,
        body=msgspec.json.encode(profile).decode(),
        keys=tuple(keys[:MOST_KEYS]),
    )


def profile_of(one: ReadDocument) -> Profile:
    """The profile of a document."""
    document = one.document
    body = _body(document)
    names = _names(one)
    return Profile(
        document=document.id,
        published=day_of(one),
        terms=vector(f"{document.title or ''} {body}", MOST_TERMS),
        head=vector(f"{document.title or ''} {body[:HEAD]}"),
        names=unit({entity: (1 + math.log(count)) * weight(entity) for entity, (_, count) in names.items()}),
        printed={entity: name for entity, (name, _) in names.items()},
        events=happenings(one),
    )


def _body(document: Document) -> str:
    kinds = {BlockKind.BODY, BlockKind.SUBHEADING} | (set() if document.title else {BlockKind.HEADLINE})
    told_blocks = (block.span for block in document.blocks if block.kind in kinds)
    return " ".join(document.text[span.start : span.end] for span in told_blocks)


def _names(one: ReadDocument) -> dict[str, tuple[str, int]]:
    """The telling entities with their names and how often they are meant."""
    known = {entity.id: entity for entity in one.resolution.entities if entity.kind in TELLING}
    counts = Counter(link.entity for link in one.resolution.links if link.entity in known)
    return {entity: (known[entity].name, count) for entity, count in sorted(counts.items()) if entity}


def read(body: str) -> Profile:
    """What was kept."""
    return msgspec.json.decode(body, type=Profile)


def compare(one: Profile, other: Profile) -> Pair | None:
    """How alike two documents are, where they are alike enough to be of one story."""
    left, right = sorted((one, other), key=lambda profile: (profile.published or "9999", profile.document))
    score = chance(left, right)
    if score < SAME:
        return None
    return Pair(
        concern=Concern.STORIES,
        left=left.document,
        right=right.document,
        left_document=left.document,
        right_document=right.document,
        sort="story",
        score=round(score, 4),
        because=because(left, right),
    )


def chance(left: Profile, right: Profile) -> float:
    """How surely two documents are about the same happening, 0 to 1."""
    opening = max(likeness(left.head, right.terms), likeness(left.terms, right.head))
    apart = days_apart(left.published, right.published)
    known_event = any(alike(a, b) for a in left.events for b in right.events)
    sum_ = (
        BAR
        + WHOLE * math.sqrt(likeness(left.terms, right.terms))
        + OPENING * math.sqrt(opening)
        + NAMES * likeness(left.names, right.names)
        + EVENT * known_event
        - (UNDATED if apart is None else DAY * min(apart, MOST_DAYS))
    )
    return 1 / (1 + math.exp(-sum_))


def because(left: Profile, right: Profile) -> tuple[str, ...]:
    """What two documents share, in words: names, a happening, telling words."""
    names = [left.printed[entity] for entity in shared(left.names, right.names)[:MOST_NAMED]]
    events = dict.fromkeys(told(a) for a in left.events for b in right.events if alike(a, b))
    said = {word for name in names for word in name.casefold().split()}
    words = [term for term in shared(left.terms, right.terms) if term not in said and not term[0].isdigit()]
    return (*names, *list(events)[:1], *words[:MOST_WORDS])


def settle(profiles: Mapping[str, Profile], pairs: Iterable[Pair], judgements: Iterable[Judgement]) -> Found:
    """The stories of these documents."""
    kept = [pair for pair in pairs if pair.left in profiles and pair.right in profiles]
    scores = {(pair.left, pair.right): pair.score for pair in kept}
    groups = clusters(profiles, kept, judgements, fits=_alike_on_the_whole(scores))
    made = [_story([profiles[item] for item in group], kept) for group in groups]
    return Found(tuple(story for story, _ in made), tuple(member for _, members in made for member in members))


def _alike_on_the_whole(scores: Mapping[tuple[str, str], float]) -> Fits:
    def fits(left: Group, right: Group) -> bool:
        total = sum(scores.get((a, b), scores.get((b, a), 0.0)) for a in left for b in right)
        return total >= ON_THE_WHOLE * len(left) * len(right)

    return fits


def _story(members: Sequence[Profile], pairs: Iterable[Pair]) -> tuple[Story, list[Member]]:
    ordered = sorted(members, key=lambda profile: (profile.published or "9999", profile.document))
    days = [profile.published for profile in ordered if profile.published]
    inside = {profile.document for profile in ordered}
    mine = [pair for pair in pairs if {pair.left, pair.right} <= inside]
    story = content_id("story", ordered[0].document)
    kept = Story(
        id=story, first=days[0] if days else None, last=days[-1] if days else None, label=", ".join(_label(ordered))
    )
    return kept, [_member(story, profile, mine) for profile in ordered]


def _member(story: str, profile: Profile, pairs: Iterable[Pair]) -> Member:
    own = [pair for pair in pairs if profile.document in {pair.left, pair.right}]
    best = max(own, key=lambda pair: (pair.score, pair.left, pair.right), default=None)
    return Member(
        story=story,
        document=profile.document,
        because=best.because if best else (),
        score=best.score if best else 1.0,
    )


def _label(members: Sequence[Profile]) -> tuple[str, ...]:
    """What the first two members share; of a single one its names and its first happening."""
    if len(members) > 1:
        return because(members[0], members[1])
    (alone,) = members
    names = sorted(alone.names, key=lambda entity: (-alone.names[entity], entity))[:MOST_NAMED]
    return (*(alone.printed[entity] for entity in names), *(told(event) for event in alone.events[:1]))
