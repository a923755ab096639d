"""Dictionaries in PETRARCH's notation."""

from pathlib import Path

import pytest
from benchmarks.petrarch_words import Words

ACTORS = """<!-- ours -->
FREEDONIA [FRE] # a comment
+CHICOLINI
SYLVANIA
  [SYL <19330101]
  [SYLGOV 19330101 - 19341231]
"""
AGENTS = """!PERSON! = MAN, WOMAN
AMBASSADOR [~GOV]
POLICE {} [~COP]
CONGRESS!PERSON! [~LEG]
RIGHTS_BODY [NGO~]
"""


@pytest.fixture
def words(tmp_path: Path) -> Words:
    (tmp_path / "actors.txt").write_text(ACTORS)
    (tmp_path / "agents.txt").write_text(AGENTS)
    return Words.read(tmp_path)


@pytest.mark.parametrize(
    ("phrase", "day", "code"),
    [
        ("Freedonia", "19330301", "FRE"),
        ("Chicolini's police", "19330301", "FRECOP"),
        ("the ambassadors of Freedonia", "19330301", "FREGOV"),
        ("a rights body of Freedonia", "19330301", "NGOFRE"),
        ("Sylvania", "19320601", "SYL"),
        ("Sylvania", "19330601", "SYLGOV"),
        ("a congresswoman", "19330301", "---LEG"),
    ],
)
def test_a_phrase_is_coded_by_actor_day_and_agent(words: Words, phrase: str, day: str, code: str) -> None:
    assert words.code(phrase, day) == code
