"""Statements that are events: what the speaker does by saying it, where PLOVER has a type for it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.extract.happening.cues import NO_EVENT, Trigger, triggers_of
from dragoman.extract.happening.grammar import after, agents, patients
from dragoman.extract.happening.parties import Cast, Parties
from dragoman.extract.happening.setting import clause, contexts
from dragoman.text.certainty import status_of
from dragoman.text.lemmas import lemma
from dragoman.types.readings import Event, Mention, MentionForm, Statement, Status
from dragoman.types.spans import Passage, Span
from dragoman.types.vocabularies.event_cues import EventCue

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "statement/1"
OBLIGING = frozenset({"must", "should", "ought"})
"""Auxiliaries of what is asked for."""
UNFRIENDLY = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "REJECT", "THREATEN"})
"""Types whose announcement is no accord."""
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""The types that can be done in words alone."""


def spoken_events(cast: Cast, known: Sequence[Event]) -> Iterator[tuple[Event, Parties]]:
    """An event for each statement whose act amounts to one, unless its cue already made one or is plain speech (`said`)."""
    mentions = {mention.id: mention for mention in cast.found.mentions}
    acts = cast.knowledge.vocabulary.acts
    plain = set(acts["assert"].cues) if "assert" in acts else set()
    for statement in cast.found.statements:
        act = acts.get(statement.act)
        speaker = mentions.get(statement.speaker) if statement.speaker is not None else None
        if act is None or act.plover not in VERBAL or statement.cue is None or speaker is None:
            continue
        cue = Span(statement.cue.start, statement.cue.end)
        if not cast.is_political(speaker) or any(cue.overlaps(event.trigger.span) for event in known):
            continue
        word = _main_word(cast, statement.cue)
        if word is None or any(trigger.cue.type == NO_EVENT for trigger in triggers_of(cast.index, cast.found, word)):
            continue
        if act.plover == "AGREE" and _is_refusal(word, known):
            continue
        if lemma(word) not in plain and status_of(word) is not Status.DENIED:
            addressed = tuple(mentions[m] for m in statement.addressees if m in mentions)
            parties = Parties(actors=(speaker,), recipients=_recipients(cast, word, addressed, speaker))
            yield _event(cast, statement, act.plover, parties, word), parties


def demanded_events(cast: Cast, known: Sequence[Event]) -> Iterator[tuple[Event, Parties]]:
    """A request for each statement by which someone in politics says what another must do: `said that Rome must pay`."""
    mentions = {mention.id: mention for mention in cast.found.mentions}
    for statement in cast.found.statements:
        speaker = mentions.get(statement.speaker) if statement.speaker is not None else None
        if speaker is None or statement.cue is None or not cast.is_political(speaker):
            continue
        word = _main_word(cast, statement.cue)
        obliged = next((child for child in word.children if _is_obliged(child)), None) if word is not None else None
        if word is None or obliged is None or any(_tells_demand(event, word) for event in known):
            continue
        asked = tuple(m for head in agents(obliged) for m in cast.parties_at(head) if m.id != speaker.id)
        if any(cast.is_political(m) and m.form is not MentionForm.PRONOUN for m in asked):
            parties = Parties(actors=(speaker,), recipients=asked)
            yield _event(cast, statement, "REQUEST", parties, word), parties


def _is_obliged(clause: "Token") -> bool:
    """Whether a reported clause says what is to be done: `that Rome must pay`, `that Rome should not sign`."""
    return clause.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ in OBLIGING for c in clause.children)


def _tells_demand(event: Event, word: "Token") -> bool:
    return event.trigger.span.start <= word.idx < event.trigger.span.end


def _is_refusal(word: "Token", known: Sequence[Event]) -> bool:
    """Whether what is announced or promised is not to do something, or an event of its own that is no cooperation."""
    clauses = [child for child in word.children if child.dep_ == "ccomp"]
    told = {event.trigger.span.start: event.type for event in known}
    return any(status_of(clause) is Status.DENIED or told.get(clause.idx) in UNFRIENDLY for clause in clauses)


def _recipients(cast: Cast, word: "Token", addressed: tuple[Mention, ...], speaker: Mention) -> tuple[Mention, ...]:
    heads = (*patients(word), *after(word, "of", "on", "against", "to"))
    named = addressed or tuple(mention for head in heads for mention in cast.parties_at(head))
    return tuple({mention.id: mention for mention in named if mention.id != speaker.id}.values())


def _event(cast: Cast, statement: Statement, kind: str, parties: Parties, word: "Token") -> Event:
    trigger = Trigger(cue=EventCue(name=statement.act, type=kind), word=word)
    evidence = clause(cast.parsed, trigger)
    status = status_of(word)
    return Event(
        document_id=cast.found.document_id,
        type=kind,
        contexts=contexts(cast.knowledge.vocabulary, trigger, evidence),
        actors=tuple(mention.id for mention in parties.actors),
        recipients=tuple(mention.id for mention in parties.recipients),
        trigger=cast.parsed.words(word.doc[word.i : word.i + 1]),
        evidence=evidence,
        when=statement.said,
        status=Status.HAPPENED if status is Status.ONGOING else status,
        statement=statement.within,
        method=METHOD,
    )


def _main_word(cast: Cast, cue: Passage) -> "Token | None":
    """The last verb of a cue, else its last word."""
    sentence = cast.parsed.sentence_at(cue.start)
    tokens = [t for t in sentence.tokens if any(p.start <= t.idx < p.end for p in cue.spans)] if sentence else []
    return next((t for t in reversed(tokens) if t.pos_ == "VERB"), tokens[-1] if tokens else None)
