"""Issues: what relations between states are about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue of `issues.yaml`."""

    name: str
    label: str
    definition: str
    terms: tuple[str, ...]
    """Words or phrases, lower case; `*` at the end of a word stands for any ending."""
    counter_terms: tuple[str, ...] = ()
    """Phrases in which a term does not count."""
