"""Channels: through what a statement was made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One channel of `channels.yaml`."""

    name: str
    definition: str
    terms: tuple[str, ...] = ()
    """Phrases of lemmas, lower case, that name it."""
    verbs: tuple[str, ...] = ()
    """Cue verbs that can only be done through it."""
