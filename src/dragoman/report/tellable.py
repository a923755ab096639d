"""Which statements a brief may tell, and which of them have a section of their own."""

import re

from dragoman.report.view import Said, View
from dragoman.types.readings import Status

DENYING = frozenset({"deny", "reject"})
NEGATED = re.compile(r"\W*(?:that\s+)?(?:\w+\s+){0,2}?(?:no|not|never|nobody|none|\w+n[’']t)\b", re.IGNORECASE)
"""A negation among the first three words, which no `should` or `must` makes a wish."""
WISHING = re.compile(r"\W*(?:\w+\s+){0,2}(?:should|must|need|shouldn|mustn)\b", re.IGNORECASE)
LEAST_CONTENT = 25
"""Characters below which a content says too little on its own."""
FORECASTING = frozenset({"predict"})


def tellable(view: View) -> list[Said]:
    """The statements whose speaker a reader can tell: named, or described as somebody; a bare "he" is neither."""
    return [said for said in view.said if said.speaker and said.speaker.identified and _apart(said)]


def _apart(said: Said) -> bool:
    """Whether speaker and cue stand outside the content, as they must."""
    attribution = (*(said.statement.cue.spans if said.statement.cue else ()), *said.speaker_spans)
    return not any(span.covers(part) for span in said.statement.content.spans for part in attribution)


def stands_alone(said: Said) -> bool:
    """Whether its content says enough on its own: `that` and `so` do not."""
    return len(said.statement.content.text) >= LEAST_CONTENT


def denies(said: Said) -> bool:
    """Whether it denies or rejects something, or says from its first words on that it is not so."""
    if said.statement.act in DENYING:
        return True
    return said.statement.status is Status.DENIED and _negated(said.statement.content.text)


def _negated(content: str) -> bool:
    return bool(NEGATED.match(content)) and not WISHING.match(content)


def looks_ahead(said: Said) -> bool:
    """Whether it is a forecast."""
    return said.statement.act in FORECASTING or said.statement.status is Status.PREDICTED
