"""Which statements a brief may tell, and which of them have a section of their own."""

from dragoman.report.view import Said, View
from dragoman.types.readings import Status

DENYING = frozenset({"deny", "reject"})
FORECASTING = frozenset({"predict"})


def tellable(view: View) -> list[Said]:
    """The statements whose speaker a reader can tell: named, or described as somebody; a bare "he" is neither."""
    return [said for said in view.said if said.speaker and said.speaker.identified and _apart(said)]


def _apart(said: Said) -> bool:
    """Whether speaker and cue stand outside the content, as they must."""
    attribution = (*(said.statement.cue.spans if said.statement.cue else ()), *said.speaker_spans)
    return not any(span.covers(part) for span in said.statement.content.spans for part in attribution)


def denies(said: Said) -> bool:
    """Whether it denies or rejects something."""
    return said.statement.act in DENYING or said.statement.status is Status.DENIED


def looks_ahead(said: Said) -> bool:
    """Whether it is a forecast."""
    return said.statement.act in FORECASTING or said.statement.status is Status.PREDICTED
