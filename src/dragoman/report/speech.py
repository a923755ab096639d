"""How a statement becomes a sentence: who, when, and the words, ours kept apart from the speaker's and the report's."""

import re

from dragoman.report.brief import Part, Sentence
from dragoman.report.dates import adverbial, label
from dragoman.report.phrases import phrases
from dragoman.report.telling import cited
from dragoman.report.together import Together
from dragoman.report.view import Said, View
from dragoman.report.wording import (
    QUOTE_LIMIT,
    entry,
    flat,
    introduced,
    listed,
    named,
    quoted,
    reported,
    sentence,
    standing,
)
from dragoman.types.readings import Wording

CLAUSE = re.compile(r"that\s+", re.IGNORECASE)
CHANNELS = {
    "phone call": "in a telephone call",
    "social media": "on social media",
    "press conference": "at a press conference",
    "interview": "in an interview",
    "speech": "in a speech",
}
NOBODY = "an unnamed speaker"
FARTHEST_CUE = 40
"""Characters between a cue and its content beyond which the two are not shown as one run of the report's words."""


def said_sentence(view: View, told: Together[Said], *, limit: int = QUOTE_LIMIT, introduce: bool = True) -> Sentence:
    """`Name, Office, said on 7 Nov 2024: “…”`; what is not direct speech stands in the report's words."""
    said = told.lead
    who = (introduced if introduce else named)(said.speaker) if said.speaker else NOBODY
    parts = (*_told(who, said, limit), *_via(said))
    return sentence(parts, cited(told), standing(view, told.documents))


def said_entry(view: View, told: Together[Said], *, limit: int) -> Sentence:
    """`Name, Office, 7 Nov 2024: “…”`, for a table."""
    said = told.lead
    who = introduced(said.speaker) if said.speaker else NOBODY
    words = _as_reported(said, limit) or _words(said, limit)
    head = f"{who.removesuffix(',')} ({label(said.when, said.document.published)}): "
    return entry((Part(head), words), cited(told), standing(view, told.documents))


def _told(who: str, said: Said, limit: int) -> tuple[Part, ...]:
    words = _words(said, limit)
    head = " ".join((who, _verb(said), *_channel(said), adverbial(said.when, said.document.published)))
    if said.statement.wording is Wording.DIRECT:
        return Part(f"{head}: "), words
    clause = CLAUSE.match(words.text)
    if clause and _own_verb(said):
        return Part(f"{head} that "), Part(words.text[clause.end() :], words.voice)
    run = _as_reported(said, limit)
    if run is None:
        return Part(f"{head}: "), words
    return Part(f"{who.removesuffix(',')} ({label(said.when, said.document.published)}): "), run


def _words(said: Said, limit: int) -> Part:
    statement = said.statement
    if statement.wording is Wording.DIRECT:
        return quoted(said.document, statement.content, limit)
    return reported(statement.content.text, limit)


def _as_reported(said: Said, limit: int) -> Part | None:
    """The report's words from the cue on, where they lead into the content: `has pledged to raise spending`."""
    cue, content = said.statement.cue, said.statement.content
    if said.statement.wording is Wording.DIRECT or cue is None or not 0 <= content.start - cue.end <= FARTHEST_CUE:
        return None
    return reported(said.document.text[cue.start : content.end], limit)


def _verb(said: Said) -> str:
    verb = _own_verb(said) or phrases().act(said.statement.act)
    addressees = [party.name or flat(party.text) for party in said.addressees]
    if verb in {"said", "told"}:
        return f"told {listed(addressees)}" if addressees else "said"
    return verb


def _own_verb(said: Said) -> str | None:
    """The report's own verb where it is one in the past tense that a sentence of ours can use."""
    cue = said.statement.cue.text.casefold() if said.statement.cue else ""
    past = cue in phrases().past_tenses or (cue.endswith("ed") and " " not in cue)
    return cue if past else None


def _channel(said: Said) -> tuple[str, ...]:
    phrase = CHANNELS.get(said.statement.channel or "")
    return (phrase,) if phrase else ()


def _via(said: Said) -> tuple[Part, ...]:
    names = [named(party) for party in said.via if party.identified]
    return (Part(f" (according to {listed(names)})"),) if names else ()
