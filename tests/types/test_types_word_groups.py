"""The groups of words: loaded, lower case, and told apart."""

import pytest

from dragoman.types.vocabularies.word_groups import head_words, speech_words


def test_heads_are_told_apart_by_what_they_name() -> None:
    groups = [head_words(name) for name in ("person", "organisation", "state", "document")]
    assert all(group for group in groups)
    assert sum(len(group) for group in groups) == len(frozenset().union(*groups))


def test_words_are_lower_case() -> None:
    words = head_words("person") | speech_words("telling") | speech_words("occasions")
    assert words == {word.lower() for word in words}


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(KeyError):
        speech_words("singing")
