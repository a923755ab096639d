"""Datelines."""

import pytest

from dragoman.text.datelines import dateline
from dragoman.types.spans import Span


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("SEOUL/TOKYO –", " North Korea fired a missile."),
        ("SEOUL, Nov. 3 (Yonhap) --", " The ministry said so."),
        ("WASHINGTON —", " The Senate voted."),
        ("WASHINGTON (AP) —", " The Senate voted."),
        ("ABU DHABI, United Arab Emirates (AP) —", " Ministers met."),
        ("Oslo (NTB) –", " The storting met."),
        ("BERLIN, 4 May 2024 –", " The chancellor spoke."),
        ("Vienna, 4 May –", " The talks went on."),
        ("NRK —", " The king has spoken."),
        ("TOKYO:", " The Diet convened."),
    ],
)
def test_a_dateline_ends_with_its_dash(opening, rest):
    assert dateline(f"Headline\n\n{opening}{rest}", Span(10, 10 + len(opening + rest))) == Span(10, 10 + len(opening))


@pytest.mark.parametrize(
    "text",
    [
        "NATO members met in Vilnius – their first summit there.",
        "Seoul and Tokyo – long at odds – signed a pact.",
        "US-led forces left the valley.",
        "US Secretary of State Antony Blinken – a veteran – visited Seoul.",
        "US-Japan talks resumed.",
        "NATO – the oldest of these pacts – grew.",
        "UN-backed talks resumed.",
        "APEC (Asia-Pacific Economic Cooperation) met in Lima.",
        "The summit – the first in years – began.",
        "Kim – who inherited power in 2011 – smiled.",
    ],
)
def test_a_sentence_that_only_looks_like_one_has_none(text):
    assert dateline(text, Span(0, len(text))) is None
