"""The encoder: states that depend on the words, not on how a document is cut or what is read beside it."""

import numpy as np
import pytest

from dragoman.text.encoder import Encoded
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.spans import Span


def _encoded(parser: Parser, text: str) -> Encoded:
    block = Block(span=Span(0, len(text)), kind=BlockKind.BODY)
    encoded = next(iter(parser.parse([Document(text=text, blocks=(block,))]))).encoded
    assert encoded is not None
    return encoded


def test_every_word_has_one_state(parser: Parser) -> None:
    encoded = _encoded(parser, "Hanoi welcomed the visit. " * 150)
    assert encoded.states.shape == (len(encoded.words), 384)
    assert np.isfinite(encoded.states).all()


def test_what_was_read_before_changes_nothing(parser: Parser) -> None:
    text = "The ministers of Peru and Chile met in Lima on Monday."
    first = _encoded(parser, text).states
    _encoded(parser, "The harbour stayed closed. " * 60)
    assert (_encoded(parser, text).states == first).all()


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ("The two presidents signed the treaty.", "The two presidents may have signed the treaty."),
        ("The army crossed the river.", "The army never crossed the river."),
        ("The minister resigned.", "The minister might have resigned."),
    ],
)
def test_what_happened_is_surer_than_what_may_have_or_did_not(parser: Parser, surer: str, less: str) -> None:
    scores = [
        float(_encoded(parser, text).factuality([next(text.index(verb) for verb in VERBS if verb in text)])[0])
        for text in (surer, less)
    ]
    assert scores[0] > scores[1] + 0.5


VERBS = ("signed", "crossed", "resigned")


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("Egypt condemned Ethiopia for filling the dam.", "Egypt", "Ethiopia", "ACCUSE"),
        ("Canada sent tents and medicine to Haiti after the earthquake.", "Canada", "Haiti", "AID"),
        ("Russian missiles struck Odesa overnight, killing four.", "Russian", "Odesa", "ASSAULT"),
        ("Kenya rejected a Somali claim to the strip of sea.", "Kenya", "Somali", "REJECT"),
    ],
)
def test_the_relation_between_two_parties(parser: Parser, text: str, source: str, target: str, expected: str) -> None:
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in (source, target)]
    likely = _encoded(parser, text).relation(Span(0, len(text)), spans[:1], spans[1:])
    assert max(likely, key=lambda leaf: likely[leaf]) == expected
    assert sum(likely.values()) == pytest.approx(1)
