"""Dragoman reads news about relations between states and keeps the record.

>>> import dragoman
>>> dragoman.__version__.count(".")
2
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import brief, inspect, read
    from dragoman.api import open_record as open  # noqa: A004 - `dragoman.open` reads as what it does
    from dragoman.pipeline import Summary
    from dragoman.store import Record, View
    from dragoman.types.documents import Document, Given
    from dragoman.types.errors import DragomanError
    from dragoman.types.outcomes import ReadDocument
    from dragoman.types.readings import Event, Figure, Statement

__version__ = "0.1.0"

__all__ = [
    "Document",
    "DragomanError",
    "Event",
    "Figure",
    "Given",
    "ReadDocument",
    "Record",
    "Statement",
    "Summary",
    "View",
    "__version__",
    "brief",
    "inspect",
    "open",
    "read",
]

_HOMES = {
    "Document": "dragoman.types.documents",
    "DragomanError": "dragoman.types.errors",
    "Event": "dragoman.types.readings",
    "Figure": "dragoman.types.readings",
    "Given": "dragoman.types.documents",
    "ReadDocument": "dragoman.types.outcomes",
    "Record": "dragoman.store",
    "Statement": "dragoman.types.readings",
    "Summary": "dragoman.pipeline",
    "View": "dragoman.store",
    "brief": "dragoman.api",
    "inspect": "dragoman.api",
    "open": "dragoman.api",
    "read": "dragoman.api",
}
"""Where each public name lives; it is imported when first asked for, so that `import dragoman` stays quick."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), "open_record" if name == "open" else name)


def __dir__() -> list[str]:
    return sorted(__all__)
