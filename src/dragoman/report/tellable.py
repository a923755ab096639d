"""Which statements a brief may tell, and which of them have a section of their own."""

import re

from dragoman.report.clauses import nameable
from dragoman.report.speech import can_be_quoted
from dragoman.report.telling import LEAST_SCORE
from dragoman.report.view import Said, View
from dragoman.types.readings import Status

DENYING = frozenset({"deny", "reject"})
NEGATED = re.compile(r"\W*(?:that\s+)?(?:\w+\s+){0,2}?(?:no|not|never|nobody|none|\w+n[’']t)\b", re.IGNORECASE)
"""A negation among the first three words, which no `should` or `must` makes a wish."""
WISHING = re.compile(
    r"\W*(?:\w+\s+){0,2}(?:should|must|need|shouldn|mustn|can|could|cannot|will|would|won|wouldn)\b", re.IGNORECASE
)
LEAVING_OPEN = re.compile(r"\b(?:not|n[’']t) (?:exclude|rule|preclude|comment)", re.IGNORECASE)
"""What is not ruled out is not denied."""
STATING = frozenset({"assert", "deny", "reject"})
FORECASTING = frozenset({"predict"})


def tellable(view: View) -> list[Said]:
    """The statements that can be told: sure enough, by somebody named or described, in words that stand alone."""
    return [said for said in view.said if by_somebody(said) and _apart(said) and can_be_quoted(said)]


def by_somebody(said: Said) -> bool:
    """Whether it is sure enough, and its speaker is named or described."""
    speaker = said.speaker
    return said.statement.score >= LEAST_SCORE and speaker is not None and speaker.identified and nameable(speaker)


def by_the_outlet(view: View) -> list[Said]:
    """Forecasts that the report makes itself, in whole sentences."""
    return [s for s in view.said if s.speaker is None and s.statement.score >= LEAST_SCORE and looks_ahead(s)]


def _apart(said: Said) -> bool:
    """Whether speaker and cue stand outside the content, as they must."""
    attribution = (*(said.statement.cue.spans if said.statement.cue else ()), *said.speaker_spans)
    return not any(span.covers(part) for span in said.statement.content.spans for part in attribution)


def denies(said: Said) -> bool:
    """Whether it denies or rejects something, or says from its first words on that it is not so."""
    cue = said.statement.cue.text if said.statement.cue else ""
    if LEAVING_OPEN.search(f"{cue} {said.statement.content.text}"):
        return False
    if said.statement.act in DENYING:
        return True
    return (
        said.statement.status is Status.DENIED
        and said.statement.act in STATING
        and _negated(said.statement.content.text)
    )


def _negated(content: str) -> bool:
    return bool(NEGATED.match(content)) and not WISHING.match(content)


def looks_ahead(said: Said) -> bool:
    """Whether it is a forecast."""
    return said.statement.act in FORECASTING or said.statement.status is Status.PREDICTED
