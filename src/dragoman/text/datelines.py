"""The dateline that opens a wire report: where it was written, when and by whom, before its first sentence."""

import re
from functools import lru_cache

from dragoman.types.spans import Span

LONGEST = 90
"""Code points in which a dateline ends."""
CAPITALS = r"(?:(?:ST\.|ABOARD|U\.N\.)\s)?[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.’'-]+(?:\s[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.’'-]+){0,3}"
MIXED = r"[A-Z\u00c0-\u00de][\w.’'-]+(?:\s(?:[A-Z\u00c0-\u00de][\w.’'-]+|of|the|de|am)){0,4}"
DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?"
AGENCY = r"\(\s?[A-Z][\w.’&/ -]{1,30}\s?\)"
BARE_AGENCY = r"(?:CNN|AFP|AP|BBC|UPI|DPA|EFE|NHK|KBS|NRK|VOA|NPR|TRT|TASS|ANSA|ABC|CBS|NBC|RFE/RL|Reuters)"
"""Agencies and networks that stand after a city without brackets: `Hong Kong CNN —`."""
DASH = r"(?:--|[—–]|(?<=\s)-(?=\s))(?=\s?[“\"‘A-Z\u00c0-\u00de])"
"""A sentence starts after it; a hyphen counts only between spaces."""
CITIES = rf"{CAPITALS}(?:\s?/\s?{CAPITALS})*"
PATTERNS = (
    rf"{CITIES}(?:,\s{MIXED})?(?:,?\s{DAY})?,?(?:\s?{AGENCY})?\s?(?:{DASH}|(?<=[A-Z]):(?=\s))",
    rf"{CITIES}(?:,\s{MIXED})?(?:,?\s{DAY})?,?\s?{AGENCY}(?:\s?[—–:-]+)?(?=\s)",
    rf"{MIXED}(?:,\s{MIXED})?(?:,\s{DAY})?,?\s?{AGENCY}\s?{DASH}",
    rf"{MIXED}(?:,\s{MIXED})?,\s{DAY}\s?{DASH}",
    rf"[A-Z]{{2,8}}\s?{DASH}",
    rf"{MIXED}(?:,\s{MIXED})?,?\s{BARE_AGENCY}\s?{DASH}",
)
"""`SEOUL/TOKYO –`, `SEOUL, Nov. 3 (Yonhap) --`, `Oslo (NTB) —`, `Vienna, 4 May –`, `NRK —`, `Hong Kong CNN —`."""
DATELINE = re.compile("|".join(f"(?:{pattern})" for pattern in PATTERNS))


def dateline(text: str, block_span: Span) -> Span | None:
    """The dateline at the start of a block, its dash included; None where there is none."""
    return _dateline(text[block_span.start : block_span.end][:LONGEST], block_span.start)


@lru_cache(maxsize=256)
def _dateline(opening: str, offset: int) -> Span | None:
    match = DATELINE.match(opening)
    return Span(offset, offset + match.end()) if match else None
