"""How surely a predicate is put."""

from pathlib import Path

import pytest
import yaml

from dragoman.text.certainty import status_of
from dragoman.text.parser import Parser
from dragoman.types.readings import Status
from dragoman.types.vocabularies.certainty import load_certainty

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "certainty.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['word']}: {case['text']}")
def test_status_is_read_from_the_sentence(case, parser: Parser):
    doc = parser.language(case["text"])
    token = next(token for token in doc if token.text == case["word"])
    assert status_of(token) == Status(case["status"])


def test_every_token_has_a_status(parser: Parser):
    doc = parser.language("If not, would they, who never will, have to stop without having begun?")
    assert all(isinstance(status_of(token), Status) for token in doc)


def test_every_status_has_words():
    assert {group.status for group in load_certainty().values()} == set(Status)
