"""Word pieces: longest first, in lower case without accents, cut at punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text.word_pieces import WordPieces

KNOWN = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "sum",
    "##mit",
    "summit",
    "##s",
    "$",
    "5",
    ".",
    "##2",
    "zoe",
    "日",
    "本",
    "a",
    "b",
]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces({piece: number for number, piece in enumerate(KNOWN)})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Summits", ["summit", "##s"]),
        ("SUM", ["sum"]),
        ("Zoë", ["zoe"]),
        ("$5.5", ["$", "5", ".", "5"]),
        ("日本", ["日", "本"]),
        ("a\u00adb", ["[UNK]"]),
        ("a b", ["a", "b"]),
        ("xyz", ["[UNK]"]),
        ("summit" * 20, ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_pieces_of_a_word(pieces: WordPieces, word: str, expected: list[str]) -> None:
    assert [KNOWN[number] for number in pieces.of_word(word)] == expected


@given(st.text(max_size=30))
def test_every_word_has_a_piece(word: str) -> None:
    assert WordPieces({piece: number for number, piece in enumerate(KNOWN)}).of_word(word)
