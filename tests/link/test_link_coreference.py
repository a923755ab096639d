"""Antecedents and chains: what the learned scorer and the rules make of phrases that are given by their spans."""

import numpy as np
import pytest

from dragoman.extract.given_spans import with_spans
from dragoman.extract.mentions import find_mentions
from dragoman.link.chains import chains
from dragoman.link.coreference import pairs_of
from dragoman.link.entities import linked_scene, named_scene
from dragoman.link.pairs import OWN, PAIR
from dragoman.link.scorer import scorer
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

TEXT = (
    "Marta Lindgren opened the new harbour on Monday. She said the harbour would serve both coasts. Piet Vos disagreed."
)
PHRASES = ("Marta Lindgren", "the new harbour", "She", "the harbour", "Piet Vos")


def read(parser: Parser, knowledge: Knowledge):
    document = Document(text=TEXT, blocks=(Block(span=Span(0, len(TEXT)), kind=BlockKind.BODY),))
    parsed = next(iter(parser.parse([document])))
    reading = find_mentions(parsed, Reading(document_id=document.id), knowledge)
    return parsed, *with_spans(parsed, reading, [span_of(phrase) for phrase in PHRASES])


def span_of(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span(start, start + len(phrase))


def test_chains_join_what_means_the_same_and_nothing_else(parser: Parser, knowledge: Knowledge) -> None:
    parsed, reading, given = read(parser, knowledge)
    label = chains(*linked_scene(parsed, reading, knowledge), given)
    assert label[span_of("She")] == label[span_of("Marta Lindgren")]
    assert label[span_of("the harbour")] == label[span_of("the new harbour")]
    assert len({label[span_of(phrase)] for phrase in ("Marta Lindgren", "the new harbour", "Piet Vos")}) == 3


def test_shares_of_all_candidates_and_none_make_one(parser: Parser, knowledge: Knowledge) -> None:
    parsed, reading, given = read(parser, knowledge)
    pairs = pairs_of(*named_scene(parsed, reading, knowledge), given, chunks=True)
    for n in range(1, len(pairs.phrases)):
        candidates = pairs.candidates(n)
        assert all(candidate < n for candidate in candidates)
        assert scorer().scores(pairs, n, candidates).sum() == pytest.approx(1.0, abs=1e-5)


def test_features_have_the_shape_that_the_weights_expect(parser: Parser, knowledge: Knowledge) -> None:
    parsed, reading, given = read(parser, knowledge)
    pairs = pairs_of(*named_scene(parsed, reading, knowledge), given, chunks=False)
    assert pairs.own.shape == (len(PHRASES), len(OWN))
    assert pairs.shared(2, np.array([0, 1])).shape == (2, len(PAIR))


def test_given_spans_take_the_mention_that_is_there(parser: Parser, knowledge: Knowledge) -> None:
    _, reading, given = read(parser, knowledge)
    assert [mention.words.text for mention in given] == list(PHRASES)
    assert len({mention.words.span for mention in reading.mentions}) == len(reading.mentions)
