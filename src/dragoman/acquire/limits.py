"""How much is taken in before it is refused."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes in bytes. What goes beyond one is refused with a reason; the rest of the batch goes on."""

    report: int = 16 * MIB
    """One page, text, row of JSON or entry of a feed. Pages saved with all their styles stay under 10 MiB."""
    listing: int = 64 * MIB
    """A feed, or a JSON file that is not JSON Lines: both are read whole before their first entry is known."""
    archive: int = 4096 * MIB
    """A zip on disk, and all that comes out of one zip with those inside it."""
    nested: int = 64 * MIB
    """A zip within a zip: it is read whole into memory."""
    members: int = 200_000
    """Members of one zip, folders counted."""
    ratio: int = 200
    """Bytes out for one byte in, of one member. Text seldom goes beyond 10, a page full of blanks beyond 100."""
    parts: int = 200
    """Parts of one e-mail that hold others."""
    depth: int = 2
    """Zips within zips, and messages attached to messages: 2 allows a zip in a zip."""


DEFAULT_LIMITS = Limits()
