"""The learned reader: what it finds that rules do not, and how the two are put together."""

import pytest

from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.extract.attribution.learned import METHOD, attributions, span_of
from dragoman.extract.attribution.lexicon import lexicon_of
from dragoman.extract.attribution.proposals import together
from dragoman.extract.statements import find_statements
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

SENTENCES = [
    (
        "Oslo fears that the new tariffs will hurt its fishing fleet.",
        ("Oslo", "fears", "that the new tariffs will hurt its fishing fleet"),
    ),
    (
        "The talks will resume next week, according to two diplomats in Vienna.",
        ("two diplomats in Vienna", "according to", "The talks will resume next week"),
    ),
    (
        "“We will not pay twice for the same base,” the finance minister told reporters on Friday.",
        ("the finance minister", "told reporters on Friday", "“We will not pay twice for the same base,”"),
    ),
]


BEFORE = "The envoys met in Vienna on Monday. Both sides had left the table in March. "
AFTER = " Nobody in Tehran would comment."


def _document(text: str) -> Document:
    return Document(text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),))


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_source_cue_and_content_of_a_sentence(parser: Parser, text: str, expected: tuple[str, str, str]) -> None:
    text = BEFORE + text + AFTER
    encoded = next(iter(parser.parse([_document(text)]))).encoded
    assert encoded is not None
    found = [
        tuple(
            text[(span := span_of(run, encoded)).start : span.end]
            for run in (one.source, one.cue, one.content[0])
            if run is not None
        )
        for one in attributions(encoded)
    ]
    source, cue, content = expected
    assert any(
        len(one) == len(expected) and source in one[0] and one[1] in cue and content.rstrip(".") in one[2]
        for one in found
    ), found


def test_nothing_is_attributed_where_nobody_speaks(parser: Parser) -> None:
    text = "The ship left Busan at dawn and reached Sasebo two days later."
    encoded = next(iter(parser.parse([_document(text)]))).encoded
    assert encoded is not None
    assert attributions(encoded) == []


def test_a_text_without_words_has_no_attributions(parser: Parser) -> None:
    encoded = next(iter(parser.parse([Document(text="", blocks=())]))).encoded
    assert encoded is not None
    assert attributions(encoded) == []


def _draft(cue: tuple[int, int], content: tuple[int, int], method: str) -> Draft:
    return Draft(speaker=None, cue=(cue,), content=(content,), method=method)


@pytest.fixture(scope="module")
def page(parser: Parser, knowledge: Knowledge) -> Page:
    text = "The envoy said that the strait was calm and that the ships had left it at noon, as he had told Rome in his letter; Oslo says that it is not so."
    parsed = next(iter(parser.parse([_document(text)])))
    return Page(parsed, Reading(document_id=parsed.document.id), lexicon_of(knowledge.vocabulary))


def test_a_rule_takes_the_longer_content_of_a_proposal_of_the_same_cue(page: Page) -> None:
    rule, proposal = _draft((10, 14), (20, 39), "rules"), _draft((9, 14), (20, 78), METHOD)
    (found,) = together([rule], [proposal], page)
    assert (found.cue, found.content) == (rule.cue, proposal.content)


def test_a_rule_stays_beside_what_is_said_within_it(page: Page) -> None:
    outer, inner = _draft((60, 64), (0, 59), "rules"), _draft((6, 11), (12, 59), METHOD)
    assert together([outer], [inner], page) == [outer, inner]


def test_a_rule_stays_where_nothing_is_proposed(page: Page) -> None:
    rule = _draft((10, 14), (15, 40), "rules")
    assert together([rule], [_draft((100, 104), (110, 140), METHOD)], page)[0] == rule


NO_STATEMENTS = [
    "Manila imposed sanctions on the shipyard in May.",
    "The council has long been focused on the price of grain.",
    "The march belies a growing fear of war.",
]


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_deeds_and_states_of_mind_are_no_statements(text: str, parser: Parser, knowledge: Knowledge) -> None:
    parsed = next(iter(parser.parse([_document(text)])))
    reading = find_statements(parsed, Reading(document_id=parsed.document.id), knowledge)
    assert reading.statements == ()


def test_a_sentence_that_touches_two_blocks_is_read_once(parser: Parser) -> None:
    text = '“ " \n told NATO: “ “ " he'
    blocks = (Block(span=Span(0, 4), kind=BlockKind.BODY), Block(span=Span(5, len(text)), kind=BlockKind.BODY))
    encoded = next(iter(parser.parse([Document(text=text, blocks=blocks)]))).encoded
    assert encoded is not None
    assert sorted(set(encoded.words.starts.tolist())) == encoded.words.starts.tolist()
