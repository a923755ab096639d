"""Ids come from content: the same input gives the same ids, in any order, with any number of workers."""

from hashlib import sha256
from typing import NewType

CaptureId = NewType("CaptureId", str)
DocumentId = NewType("DocumentId", str)
MentionId = NewType("MentionId", str)
TimeId = NewType("TimeId", str)
StatementId = NewType("StatementId", str)
EventId = NewType("EventId", str)
FigureId = NewType("FigureId", str)
EntityId = NewType("EntityId", str)
"""`kind/slug`, for example `person/yoon-suk-yeol`; the only id that a person is meant to read."""
RunId = NewType("RunId", str)

ID_DIGITS = 20
"""Hexadecimal digits kept of the hash: 80 bits, so that two of a billion records meet with a chance under one in a million."""


def content_id(kind: str, *parts: str | int | None) -> str:
    """An id made of what it names: `kind-` and a hash over the length-prefixed parts.

    Absent parts and empty parts differ, and no two lists of parts read alike.
    """
    digest = sha256()
    for part in (kind, *parts):
        data = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
        digest.update(b"-" if part is None else str(len(data)).encode())
        digest.update(b":")
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:ID_DIGITS]}"
