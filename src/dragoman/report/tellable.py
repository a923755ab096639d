"""Which statements a brief may tell, and which of them have a section of their own."""

from dragoman.report.view import Said, View
from dragoman.types.readings import Status

DENYING = frozenset({"deny", "reject"})
FORECASTING = frozenset({"predict"})


def tellable(view: View) -> list[Said]:
    """The statements whose speaker a reader can tell: named, or described as somebody; a bare "he" is neither."""
    return [said for said in view.said if said.speaker is not None and said.speaker.identified]


def denies(said: Said) -> bool:
    """Whether it denies or rejects something."""
    return said.statement.act in DENYING or said.statement.status is Status.DENIED


def looks_ahead(said: Said) -> bool:
    """Whether it is a forecast."""
    return said.statement.act in FORECASTING or said.statement.status is Status.PREDICTED
