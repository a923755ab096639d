"""Vocabularies are checked when they are loaded, and a user's files extend ours."""

from pathlib import Path

import pytest

from dragoman.types.errors import VocabularyError
from dragoman.types.vocabularies import load_vocabulary


def test_our_own_vocabularies_are_valid_and_not_empty() -> None:
    vocabulary = load_vocabulary()
    for entries in (vocabulary.acts, vocabulary.events, vocabulary.issues, vocabulary.units, vocabulary.measures):
        assert entries
        assert all(name == entry.name for name, entry in entries.items())


def test_every_entry_explains_itself() -> None:
    vocabulary = load_vocabulary()
    for entries in (vocabulary.acts, vocabulary.events, vocabulary.issues, vocabulary.measures):
        assert all(
            entry.definition.endswith((".", "?", ")")) or len(entry.definition) > 10 for entry in entries.values()
        )


def test_a_file_of_the_user_adds_an_issue_and_replaces_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "issues.yaml").write_text(
        "fisheries: {label: Fisheries, definition: Who may fish where., terms: [fishing quota*]}\n"
        "taiwan: {label: Taiwan Strait, definition: The strait., terms: [taiwan strait]}\n"
    )
    issues = load_vocabulary(tmp_path).issues
    assert issues["fisheries"].terms == ("fishing quota*",)
    assert issues["taiwan"].label == "Taiwan Strait"
    assert "cost-sharing" in issues


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("fisheries: {label: Fisheries, definition: Who., terms: [x], colour: red}", "unknown field colour"),
        ("fisheries: {label: Fisheries, terms: [x]}", "definition"),
        ("fisheries: {label: Fisheries, definition: Who., terms: 3}", "terms"),
        ("fisheries: just words", "must be a mapping"),
        ("[a, b]", "must map names"),
        ("a: [unclosed", "cannot be read as YAML"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_entry(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "issues.yaml").write_text(written)
    with pytest.raises(VocabularyError, match=said) as error:
        load_vocabulary(tmp_path)
    assert "issues.yaml" in str(error.value)
