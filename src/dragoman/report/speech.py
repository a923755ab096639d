"""How a statement becomes a sentence: when, who, and the words, ours kept apart from the speaker's and the report's."""

import re
from dataclasses import replace

from dragoman.report.brief import Part, Sentence, Voice
from dragoman.report.clauses import (
    ADVERB,
    FIRST_PERSON,
    LONGEST_PREDICATE,
    PAST_PERFECT,
    WORD,
    finite,
    undated,
    unresolved,
)
from dragoman.report.dates import adverbial, reported
from dragoman.report.phrases import phrases
from dragoman.report.telling import cited
from dragoman.report.together import Together
from dragoman.report.view import Party, Said, View
from dragoman.report.wording import (
    QUOTE_LIMIT,
    bracketed,
    flat,
    introduced,
    listed,
    named,
    quoted,
    sentence,
    standing,
    whole_words,
)
from dragoman.types.readings import MentionKind, Wording

CHANNELS = {
    "phone call": "in a telephone call",
    "social media": "on social media",
    "press conference": "at a press conference",
    "interview": "in an interview",
    "speech": "in a speech",
}
FARTHEST_CUE = 60
"""Characters between a cue and its content beyond which the two are not shown as one run of the report's words."""
LEAST_CONTENT = 25
"""Characters below which a content says too little on its own."""
CLAUSE_SCORE = 0.85
"""Score from which on the content of a statement in indirect speech is a clause and not an object."""
EXPLETIVE = re.compile(
    r"it(?:[’']s| is| was| would be| will be| has been| remains| must be) (?:\w+ ){1,5}(?:to|that|for|time)\b",
    re.IGNORECASE,
)
"""An `it` that stands for nothing said before."""
SUBJECT_AND_VERB = re.compile(r"\b(?:we|i|you)\s+\w+", re.IGNORECASE)
ITS_OWN_PLAN = re.compile(r"it (?:would|will|plans|intends|aims|wants|hopes)\b", re.IGNORECASE)
"""What a government or body says of itself."""
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
THE_TWO = re.compile(
    r"(?:the (?:two|three|four)|both)\b(?! (?:countries|governments|leaders|sides|allies))", re.IGNORECASE
)
"""Some named before."""
OTHERS = frozenset({"he", "she", "him", "her", "his", "they", "them", "their"})
"""Pronouns that never mean the speaker in direct speech."""
HE_OR_SHE = frozenset({"he", "she", "his", "her"})
THEY_OR_IT = frozenset({"they", "their", "its"})
"""Pronouns that mean the speaker at the start of indirect speech: one person, or several, or a body."""


def said_sentence(view: View, told: Together[Said], *, limit: int = QUOTE_LIMIT, introduce: bool = True) -> Sentence:
    """`On 7 Nov 2024 Name, Office, said: “…”.`; what is not direct speech stands in the report's words."""
    said = told.lead
    assert said.speaker is not None  # noqa: S101 - only what can be told is
    who = introduced(_then(view, said)) if introduce else named(said.speaker)
    lead = adverbial(said.when)
    when = f"{lead} " if lead else ""
    ending = bracketed(_via(said), reported(said.when, said.document.published))
    own, *words = said_words(said, limit)
    parts = (
        (Part(f"{when}{who} {own.text}", own.voice), *words) if own.voice is Voice.OWN else (Part(f"{when}{who} "), own)
    )
    return sentence((*parts, *((Part(ending),) if ending else ())), cited(told), standing(view, told.documents))


def _then(view: View, said: Said) -> Party:
    """The speaker with the office that he held on the day; without any where he did not yet hold the one of the report's day."""
    speaker, when = said.speaker, said.when
    assert speaker is not None  # noqa: S101 - only what can be told is
    if speaker.entity is None or when is None or len(when.start) < len("2024-10"):
        return speaker
    held = [office.label for office in view.knowledge.offices_of(speaker.entity, when.start)]
    later = [office.label for office in view.knowledge.offices_of(speaker.entity, said.document.published)]
    if speaker.office in held or speaker.office not in later:
        return speaker
    return replace(speaker, office=held[0] if held else None)


def can_be_quoted(said: Said) -> bool:
    """Whether it makes a sentence that can be read by itself: with a verb, and nobody in it only pointed at."""
    content = flat(said.statement.content.text).removeprefix("that ")
    return len(content) >= LEAST_CONTENT and not _dangles(said, content) and bool(said_words(said, QUOTE_LIMIT))


def said_words(said: Said, limit: int) -> tuple[Part, ...]:
    """What follows the speaker's name; nothing where the report's words make no sentence."""
    if said.statement.wording is Wording.DIRECT:
        return _directly(said, limit)
    run = _run(said)
    if run and finite(run):
        return (Part(whole_words(run, limit), Voice.REPORTED),)
    content = flat(said.statement.content.text).strip(" ,").removeprefix("that ")
    if said.statement.score < CLAUSE_SCORE or not _is_clause(content):
        return ()
    verb = _own_verb(said) or phrases().reporting.get(said.statement.act)
    return (Part(f"{verb} that "), Part(whole_words(_lowered(content), limit), Voice.REPORTED)) if verb else ()


def _directly(said: Said, limit: int) -> tuple[Part, ...]:
    words = quoted(said.document, said.statement.content, limit)
    whole = said.statement.content.text.rstrip("\"”’' ").endswith((".", ",", "!", "?", "…"))
    if not whole and not _has_verb(words.text):
        return ()
    addressees = listed(party.name or flat(party.text) for party in said.addressees)
    verb = f"told {addressees}" if addressees else _own_verb(said) or "said"
    channel = CHANNELS.get(said.statement.channel or "")
    return Part(f"{verb} {channel}: " if channel else f"{verb}: "), words


def _run(said: Said) -> str:
    """The report's words from the cue to the end of the content, without weekdays; empty where they do not run on."""
    cue, content, text = said.statement.cue, said.statement.content, said.document.text
    if cue is None or not 0 <= content.start - cue.end <= FARTHEST_CUE or "\n" in text[cue.start : content.end]:
        return ""
    return PAST_PERFECT.sub("", ADVERB.sub("", undated(text[cue.start : content.end], said.when)))


def _own_verb(said: Said) -> str | None:
    """The report's own verb where it is one in the past tense that a sentence of ours can use."""
    cue = said.statement.cue.text.casefold() if said.statement.cue else ""
    past = cue in phrases().past_tenses or (cue.endswith("ed") and " " not in cue)
    return cue if past and cue != "told" else None


def _dangles(said: Said, content: str) -> bool:
    """Whether it starts with, or hangs on, a word for somebody or something named outside it."""
    words = [match.group().casefold() for match in WORD.finditer(content)]
    if said.statement.wording is Wording.DIRECT:
        pointing = words[0] in phrases().dangling and not EXPLETIVE.match(content.lstrip("\"“‘'"))
        return pointing or _means_others(content)
    if FIRST_PERSON.search(QUOTED.sub("", content)):
        return True
    if EXPLETIVE.match(content) or ITS_OWN_PLAN.match(content):
        return False
    one = said.speaker is not None and said.speaker.kind is MentionKind.PERSON and bool(said.speaker.name)
    pointing = words[0] in phrases().dangling - (HE_OR_SHE if one else THEY_OR_IT) or bool(THE_TWO.match(content))
    return pointing or unresolved(content) or unresolved(_run(said)[:LONGEST_PREDICATE])


def _means_others(content: str) -> bool:
    """Whether direct speech has a pronoun for somebody whom it has not named before."""
    found = next((m for m in WORD.finditer(content) if m.group().casefold() in OTHERS), None)
    names = (m for m in WORD.finditer(content) if m.group()[0].isupper() and m.start() > 2 and len(m.group()) > 2)  # noqa: PLR2004 - the first word, and `I`, are no names
    first = next(names, None)
    return found is not None and (first is None or found.start() < first.start())


def _is_clause(content: str) -> bool:
    first = WORD.search(content)
    opening = first.group() if first else "to"
    gerund = opening.islower() and opening.endswith("ing") and not opening.endswith("thing")
    return opening.casefold() not in {"to", "of", "for"} and not gerund and _has_verb(content)


def _has_verb(words: str) -> bool:
    known = [match.group().casefold() for match in WORD.finditer(words)]
    return bool(SUBJECT_AND_VERB.search(words)) or any(
        w in phrases().finite or "’" in w or "'" in w or w in phrases().verbs or w.endswith("ed") for w in known
    )


def _lowered(content: str) -> str:
    """The content with a small letter where it began its sentence with a word that has none by itself."""
    first = WORD.search(content)
    small = first is not None and first.start() == 0 and first.group().casefold() in phrases().small
    return content[0].lower() + content[1:] if small else content


def _via(said: Said) -> str:
    names = [named(party) for party in said.via if party.identified]
    return f"according to {listed(names)}" if names else ""
