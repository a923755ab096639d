"""Events of one document: something done, coded in PLOVER, with a status."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.happening.cues import CueIndex, Trigger, cue_index, triggers_of
from dragoman.extract.happening.parties import Cast, Parties
from dragoman.extract.happening.setting import clause, contexts, figures, trigger_words, when, where
from dragoman.extract.happening.spoken import spoken_events
from dragoman.text.certainty import status_of
from dragoman.text.parser import Parsed, Sentence
from dragoman.types.ids import MentionId, StatementId
from dragoman.types.readings import Event, Mention, Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

METHOD = "cue/1"


def find_events(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its events, and the mentions of those who take part, added."""
    index = cue_index(knowledge.vocabulary)
    cast = Cast(parsed=parsed, found=found, knowledge=knowledge, index=index)
    pairs = [pair for sentence in parsed.sentences for pair in _in_sentence(cast, sentence)]
    pairs.extend(spoken_events(cast, [event for event, _ in pairs]))
    events = {event.id: event for event, _ in pairs}
    mentions = [m for _, parties in pairs for m in (*parties.actors, *parties.recipients)]
    ordered = sorted(events.values(), key=lambda event: (event.trigger.span, event.id))
    return replace(found.with_mentions(*mentions), events=tuple(ordered))


def _in_sentence(cast: Cast, sentence: Sentence) -> Iterator[tuple[Event, Parties]]:
    """The events of one sentence; verbs go first, and a noun that filled a verb's frame is no event of its own."""
    taken: set[int] = set()
    tokens = sorted(sentence.tokens, key=lambda token: (token.pos_ not in {"VERB", "AUX"}, token.i))
    for token in tokens:
        if token.i in taken:
            continue
        best = _best(cast, cast.index, token)
        if best is not None:
            trigger, parties = best
            taken.update(word.i for word in (trigger.word, *trigger.more))
            yield _event(cast, trigger, parties), parties


def _best(cast: Cast, index: CueIndex, token: object) -> tuple[Trigger, Parties] | None:
    """The first cue at a token whose parties suffice."""
    for trigger in triggers_of(index, cast.found, token):  # type: ignore[arg-type]
        parties = cast.of(trigger)
        if cast.suffice(parties, trigger.cue.needs):
            return trigger, parties
    return None


def _event(cast: Cast, trigger: Trigger, parties: Parties) -> Event:
    words = trigger_words(cast.parsed, trigger)
    evidence = clause(cast.parsed, trigger)
    return Event(
        document_id=cast.found.document_id,
        type=trigger.cue.type,
        mode=trigger.cue.mode,
        contexts=contexts(cast.knowledge.vocabulary, trigger, evidence),
        actors=_ids(parties.actors),
        recipients=_ids(parties.recipients),
        trigger=words,
        evidence=evidence,
        when=when(cast.found, trigger, evidence),
        where=where(cast.found, trigger),
        status=status_of(trigger.word),
        statement=holding(cast.found, words.span),
        figures=figures(cast.found, evidence),
        method=METHOD,
    )


def _ids(mentions: tuple[Mention, ...]) -> tuple[MentionId, ...]:
    return tuple(mention.id for mention in mentions)


def holding(found: Reading, span: Span) -> StatementId | None:
    """The innermost statement in whose content a span lies."""
    inside = [s for s in found.statements if any(part.covers(span) for part in s.content.spans)]
    return min(inside, key=lambda s: sum(map(len, s.content.spans)), default=None) and min(
        inside, key=lambda s: sum(map(len, s.content.spans))
    ).id
