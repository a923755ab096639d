"""One name for each outlet: hosts and names in its own language are told by what is known of the world."""

import re
from dataclasses import replace

from dragoman.types.documents import Document
from dragoman.world import Knowledge

HOST = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,24})/?(?:\S*)", re.IGNORECASE)


def named_outlet(document: Document, knowledge: Knowledge) -> Document:
    """The document with its outlet under the name that we know it by; one that we do not know keeps its own."""
    name = _label(document.outlet or "", knowledge)
    return replace(document, outlet=name) if name else document


def _label(outlet: str, knowledge: Knowledge) -> str | None:
    if host := HOST.fullmatch(outlet.strip()):
        publisher = knowledge.publisher(host.group(1))
        return publisher.label if publisher else None
    named = knowledge.names.entities(outlet)
    return next((known.label for entity in named if (known := knowledge.atlas.outlets.get(entity))), None)
