"""Abbreviations and the names that a text spells out beside them: `Federation of Korean Industries (FKI)`."""

import re

FULL_NAME = r"[A-Z][\w’'-]*(?:\s(?:of|for|and|on|the|in|to|[A-Z][\w’'-]*)){1,9}"
"""A run of capitalised words, with small words between them."""


def spelled_out(text: str, abbreviation: str) -> str | None:
    """The full name that a text gives right before an abbreviation in brackets; it begins with the same letter."""
    if not abbreviation.isupper() or not abbreviation.replace("-", "").replace("&", "").isalpha():
        return None
    found = re.search(rf"({FULL_NAME})\s\({re.escape(abbreviation)}\)", text)
    if found is None:
        return None
    words = found[1].split()
    starts = [i for i, word in enumerate(words) if word[0] == abbreviation[0] and len(words) - i > 1]
    return " ".join(words[starts[0] :]) if starts else None
