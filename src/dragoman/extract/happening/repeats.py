"""Happenings that a report tells more than once: its lede, captions and later paragraphs come back to what was told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.extract.happening.parties import Cast
from dragoman.types.ids import MentionId
from dragoman.types.readings import Event, Mention, MentionForm, MentionKind, Status

SAME_WORDS = 0.5
"""Share of the shorter telling's content words that two tellings have in common when nothing else ties them."""
FEWEST = 3
"""Content words that they must share then."""
OCCASIONS = frozenset({"CONSULT", "ELECT", "APPOINT"})
"""Types of which two told of the same parties, without other day or place, are one."""
TWO = 2
"""Parties by whom an occasion is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One event with what it is compared by."""

    event: Event
    parties: frozenset[str]
    """Who takes part, so far as the words tell: pronouns are nobody."""
    words: frozenset[str]
    """The lemmas of its clause that mean something."""
    day: str | None
    place: str | None


def with_repeats(cast: Cast, events: Iterable[Event]) -> list[Event]:
    """The events, each that only tells another again bound to the fullest telling of it."""
    leads: dict[str, list[Telling]] = {}
    told: list[Event] = []
    for telling in sorted(_tellings(cast, events), key=_fullness):
        alike = leads.setdefault(telling.event.type, [])
        lead = next((one for one in alike if _is_same(one, telling)), None)
        told.append(telling.event if lead is None else replace(telling.event, repeats=lead.event.id))
        if lead is None:
            alike.append(telling)
    return told


def _tellings(cast: Cast, events: Iterable[Event]) -> Iterator[Telling]:
    mentions = {mention.id: mention for mention in cast.found.mentions}
    days = {time.id: time.value for time in cast.found.times}
    known = _known(cast)
    for event in events:
        yield Telling(
            event=event,
            parties=frozenset(_parties(event, mentions, known, cast)),
            words=frozenset(_words(cast, event)),
            day=days[event.when] if event.when is not None else None,
            place=mentions[event.where].words.text.lower() if event.where is not None else None,
        )


def _known(cast: Cast) -> dict[str, str]:
    """The persons we know whom the document names in full, by their last name in lower case."""
    full = (m for m in cast.found.mentions if m.kind is MentionKind.PERSON and " " in m.words.text)
    named = ((m.words.text, cast.knowledge.named(m.words.text)) for m in full)
    return {text.split()[-1].lower(): str(entities[0].id) for text, entities in named if entities}


def _parties(
    event: Event, mentions: Mapping[MentionId, Mention], known: Mapping[str, str], cast: Cast
) -> Iterator[str]:
    for mention in (mentions[party] for party in (*event.actors, *event.recipients)):
        text = mention.words.text
        entities = cast.knowledge.named(text)
        if mention.form is MentionForm.PRONOUN:
            continue
        if entities:
            yield str(entities[0].id)
        elif mention.kind is MentionKind.PERSON and mention.form is MentionForm.NAME:
            last = text.split()[-1].lower()
            yield known.get(last, last)
        else:
            yield text.lower().removeprefix("the ")


def _words(cast: Cast, event: Event) -> Iterator[str]:
    span = event.evidence.span
    tokens = cast.parsed.doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    return (t.lemma_.lower() for t in tokens if not t.is_stop and not t.is_punct and not t.is_space)


def _fullness(telling: Telling) -> tuple[int, bool, bool, int, str]:
    event = telling.event
    parties = len(event.actors) + len(event.recipients)
    return -parties, event.when is None, event.mode is None, event.trigger.span.start, event.id


def _is_same(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one type are of one happening: of like status, with nothing that sets them apart."""
    if _held(one.event) != _held(other.event):
        return False
    apart = ((one.event.mode, other.event.mode), (one.day, other.day), (one.place, other.place))
    if any(left and right and left != right for left, right in apart):
        return False
    smaller, larger = sorted((one.parties, other.parties), key=len)
    if not smaller or not smaller <= larger:
        return False
    return (one.event.type in OCCASIONS and len(smaller) >= TWO) or _alike(one, other)


def _held(event: Event) -> Status:
    return Status.HAPPENED if event.status is Status.ONGOING else event.status


def _alike(one: Telling, other: Telling) -> bool:
    common = len(one.words & other.words)
    return common >= FEWEST and common >= SAME_WORDS * min(len(one.words), len(other.words))
