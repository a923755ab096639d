"""Events of one document: something done, coded in PLOVER, with a status."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.happening.cues import NO_EVENT, Trigger, triggers_of
from dragoman.extract.happening.doubles import without_doubles
from dragoman.extract.happening.grammar import clause_verb
from dragoman.extract.happening.parties import Cast, Parties
from dragoman.extract.happening.repeats import with_repeats
from dragoman.extract.happening.scoring import Scorer, scored
from dragoman.extract.happening.setting import (
    clause,
    contexts,
    figures,
    mode,
    status,
    trigger_words,
    when,
    where,
)
from dragoman.extract.happening.spoken import demanded_events, spoken_events
from dragoman.text.lemmas import lemma
from dragoman.text.parser import Parsed, Sentence
from dragoman.types.ids import MentionId, StatementId
from dragoman.types.readings import Event, Mention, Reading, Status
from dragoman.types.spans import Span
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "cue/1"
SWEARING = frozenset({"vow", "swear", "pledge", "promise"})
HARMS = frozenset({"ASSAULT", "SANCTION", "COERCE"})
"""Types that make a threat of the pledge to do them."""
NOT_REJECTED = ("REJECT", Status.DENIED)
"""What `did not rule out` amounts to: nothing was done."""


def find_events(parsed: Parsed, found: Reading, knowledge: Knowledge, scorer: Scorer | None = None) -> Reading:
    """The reading with its events, and the mentions of those who take part, added; a scorer may refuse or retype them."""
    cast = Cast.meet(parsed, found, knowledge)
    pairs = [pair for sentence in parsed.sentences for pair in _in_sentence(cast, sentence)]
    for spoken in (spoken_events, demanded_events):
        pairs.extend(spoken(cast, [event for event, _ in pairs]))
    known = found.with_mentions(*(m for _, parties in pairs for m in (*parties.actors, *parties.recipients)))
    everyone = replace(cast, found=known)
    single = without_doubles(known, [event for event, _ in pairs])
    judged = scored(everyone, single, scorer) if scorer is not None else single
    events = {event.id: event for event in with_repeats(everyone, judged)}
    ordered = sorted(events.values(), key=lambda event: (event.trigger.span, event.id))
    return replace(known, events=tuple(ordered))


def _in_sentence(cast: Cast, sentence: Sentence) -> Iterator[tuple[Event, Parties]]:
    """The events of one sentence; verbs go first, and a noun that filled a verb's frame is no event of its own."""
    taken: dict[int, str] = {}
    tokens = sorted(sentence.tokens, key=lambda token: (token.pos_ not in {"VERB", "AUX"}, token.i))
    for token in tokens:
        if token.i in taken:
            continue
        taken.update((word.i, NO_EVENT) for word in _silenced(cast, token))
        best = _best(cast, token)
        if best is not None and not _told_already(best[0], taken):
            trigger, parties = best
            taken.update((word.i, trigger.cue.type) for word in (trigger.word, *trigger.more, *_aims(trigger)))
            event = _event(cast, trigger, parties)
            if (event.type, event.status) != NOT_REJECTED:
                yield event, parties


def _silenced(cast: Cast, token: "Token") -> Iterator["Token"]:
    """The infinitives under a word that makes them none: `asked not to be named`."""
    cue = next((trigger.cue for trigger in triggers_of(cast.index, cast.found, token)), None)
    if cue is not None and cue.type == NO_EVENT and cue.infinitives:
        yield from (child for child in token.children if child.dep_ in {"xcomp", "advcl"})


def _aims(trigger: Trigger) -> Iterator["Token"]:
    """What a protest is for: no request of its own."""
    if trigger.cue.type == "PROTEST" and trigger.verb is not None:
        yield from (
            child for child in trigger.verb.children if child.dep_ in {"xcomp", "advcl"} and child.tag_ != "VBD"
        )


def _told_already(trigger: Trigger, taken: dict[int, str]) -> bool:
    """Whether the light verb has told the same: `convene a meeting`."""
    noun = trigger.word
    above = trigger.light or (clause_verb(noun.head) if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else None)
    return above is not None and taken.get(above.i) == trigger.cue.type


def _best(cast: Cast, token: "Token") -> tuple[Trigger, Parties] | None:
    """The first cue at a token whose parties suffice."""
    for trigger in triggers_of(cast.index, cast.found, token):
        if trigger.cue.type == NO_EVENT:
            return None
        if cast.acted_by_nobody(trigger) and trigger.cue.needs != "none":
            continue
        parties = cast.of(trigger)
        if cast.suffice(parties, trigger.cue):
            return _as_sworn(cast, trigger), parties
    return None


def _as_sworn(cast: Cast, trigger: Trigger) -> Trigger:
    """A pledge to do harm is a threat (`vowed to impose sanctions`), a pledge not to do something a refusal (`vowed not to yield`)."""
    if trigger.cue.type != "AGREE" or lemma(trigger.word) not in SWEARING:
        return trigger
    for verb in (child for child in trigger.word.children if child.dep_ == "xcomp"):
        if any(child.dep_ == "neg" for child in verb.children):
            return replace(trigger, cue=replace(trigger.cue, type="REJECT"))
        cue = next((one.cue for one in triggers_of(cast.index, cast.found, verb)), None)
        if cue is not None and cue.type in HARMS:
            return replace(trigger, cue=replace(trigger.cue, type="THREATEN"))
    return trigger


def _event(cast: Cast, trigger: Trigger, parties: Parties) -> Event:
    words = trigger_words(cast.parsed, trigger)
    evidence = clause(cast.parsed, trigger)
    return Event(
        document_id=cast.found.document_id,
        type=trigger.cue.type,
        mode=mode(trigger),
        contexts=contexts(cast.knowledge.vocabulary, trigger, evidence),
        actors=_ids(parties.actors),
        recipients=_ids(parties.recipients),
        trigger=words,
        evidence=evidence,
        when=when(cast.found, trigger),
        where=where(cast.found, trigger),
        status=status(trigger),
        statement=holding(cast.found, words.span),
        figures=figures(cast.found, evidence),
        method=METHOD,
    )


def _ids(mentions: tuple[Mention, ...]) -> tuple[MentionId, ...]:
    return tuple(mention.id for mention in mentions)


def holding(found: Reading, span: Span) -> StatementId | None:
    """The innermost statement in whose content a span lies."""
    around = (s for s in found.statements if s.content.start <= span.start and span.end <= s.content.end)
    inside = [s for s in around if any(part.covers(span) for part in s.content.spans)]
    return min(inside, key=lambda s: sum(map(len, s.content.spans))).id if inside else None
