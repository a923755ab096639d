"""Statements that are events: what the speaker does by saying it, where PLOVER has a type for it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.extract.happening.cues import Trigger
from dragoman.extract.happening.grammar import after, patients
from dragoman.extract.happening.parties import Cast, Parties
from dragoman.extract.happening.setting import clause, contexts
from dragoman.text.certainty import status_of
from dragoman.text.lemmas import lemma
from dragoman.types.readings import Event, Mention, Statement, Status
from dragoman.types.spans import Passage, Span
from dragoman.types.vocabularies.event_cues import EventCue

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "statement/1"
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""The types that can be done in words alone."""


def spoken_events(cast: Cast, known: Sequence[Event]) -> Iterator[tuple[Event, Parties]]:
    """An event for each statement whose act amounts to one, unless its cue already made one."""
    mentions = {mention.id: mention for mention in cast.found.mentions}
    plain = set(cast.knowledge.vocabulary.acts["assert"].cues) if "assert" in cast.knowledge.vocabulary.acts else set()
    for statement in cast.found.statements:
        act = cast.knowledge.vocabulary.acts.get(statement.act)
        if act is None or act.plover not in VERBAL or statement.cue is None:
            continue
        speaker = mentions.get(statement.speaker) if statement.speaker is not None else None
        cue = Span(statement.cue.start, statement.cue.end)
        if speaker is None or not cast.is_political(speaker) or any(cue.overlaps(e.trigger.span) for e in known):
            continue
        token = _main_word(cast, statement.cue)
        if token is not None and lemma(token) not in plain and status_of(token) is not Status.DENIED:
            yield _event(cast, statement, act.plover, speaker, token, mentions)


def _event(
    cast: Cast, statement: Statement, kind: str, speaker: Mention, token: "Token", mentions: dict[str, Mention]
) -> tuple[Event, Parties]:
    trigger = Trigger(cue=EventCue(name=statement.act, type=kind), word=token)
    addressed = tuple(mentions[m] for m in statement.addressees if m in mentions)
    named = tuple(
        m for head in (*patients(token), *after(token, "of", "on", "against", "to")) for m in cast.parties_at(head)
    )
    parties = Parties(actors=(speaker,), recipients=tuple(m for m in (addressed or named) if m.id != speaker.id))
    evidence = clause(cast.parsed, trigger)
    status = status_of(token)
    part = next(p for p in statement.cue.spans if p.start <= token.idx < p.end)
    event = Event(
        document_id=cast.found.document_id,
        type=kind,
        contexts=contexts(cast.knowledge.vocabulary, trigger, evidence),
        actors=(speaker.id,),
        recipients=tuple(m.id for m in parties.recipients),
        trigger=cast.parsed.document.words(part.start, part.end),
        evidence=evidence,
        when=statement.said,
        status=Status.HAPPENED if status is Status.ONGOING else status,
        statement=statement.within,
        method=METHOD,
    )
    return event, parties


def _main_word(cast: Cast, cue: Passage) -> "Token | None":
    """The last verb of a cue, else its last word."""
    sentence = cast.parsed.sentence_at(cue.start)
    tokens = [t for t in sentence.tokens if any(p.start <= t.idx < p.end for p in cue.spans)] if sentence else []
    return next((t for t in reversed(tokens) if t.pos_ == "VERB"), tokens[-1] if tokens else None)
