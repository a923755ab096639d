"""Issues: matched by whole terms, and not inside counter-terms."""

import pytest

from dragoman.extract.issues import issues_in
from dragoman.world import Knowledge


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Seoul will pay more in the next Special Measures Agreement.", "cost-sharing"),
        ("A 10% tariff on all imports", "trade-and-tariffs"),
        ("They raised defence spending again", "defence-spending"),
        ("Ukrainian gunners", "war-in-ukraine"),
        ("the one\u2011china policy, or rather One-China", "taiwan"),
    ],
)
def test_a_term_makes_an_issue(text: str, issue: str, knowledge: Knowledge) -> None:
    assert issue in issues_in(text, knowledge.vocabulary)


@pytest.mark.parametrize(
    "text", ["The database is new.", "", "Quadrant of the moon", "He was told by a close Trump ally."]
)
def test_parts_of_words_and_counter_terms_make_none(text: str, knowledge: Knowledge) -> None:
    assert not issues_in(text, knowledge.vocabulary)


def test_the_issue_with_more_terms_comes_first(knowledge: Knowledge) -> None:
    found = issues_in("Tariffs, imports and a trade deficit came up beside Taiwan.", knowledge.vocabulary)
    assert found[0] == "trade-and-tariffs"
    assert "taiwan" in found
