"""Issues: what a passage is about, by the terms of `issues.yaml`."""

import re
from collections.abc import Mapping
from functools import cache

from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.issues import Issue

Patterns = Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]]


def issues_in(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names of the issues that a text is about, those with more terms in it first."""
    folded = text.lower().replace("’", "'")
    counts = {name: _count(folded, *patterns) for name, patterns in _patterns(vocabulary).items()}
    return tuple(sorted((name for name in counts if counts[name]), key=lambda name: -counts[name]))


def _count(text: str, terms: re.Pattern[str], counter_terms: re.Pattern[str] | None) -> int:
    """Different terms in the text that no counter-term holds."""
    kept = counter_terms.sub(lambda match: " " * len(match.group()), text) if counter_terms else text
    return len({match.group() for match in terms.finditer(kept)})


@cache
def _patterns(vocabulary: Vocabulary) -> Patterns:
    return {name: _pattern(issue) for name, issue in vocabulary.issues.items()}


def _pattern(issue: Issue) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    terms = re.compile("|".join(map(_term, issue.terms)))
    return terms, re.compile("|".join(map(_term, issue.counter_terms))) if issue.counter_terms else None


def _term(term: str) -> str:
    """A term as a pattern over lower-case text: whole words, `*` for any ending, spaces and hyphens as they come."""
    stem = term.removesuffix("*")
    body = r"[\s-]+".join(map(re.escape, stem.lower().split()))
    before = r"(?<![\w-])" if stem[0].isalnum() else ""
    after = r"\w*" if term.endswith("*") else r"(?!\w)"
    return before + body + after
