"""Statements: what the cases ask for, and laws that hold on any text."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract.attribution.drafts import METHOD, Page
from dragoman.extract.attribution.lexicon import lexicon_of
from dragoman.extract.attribution.proposals import proposal
from dragoman.extract.statements import drafts_of, find_statements
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "statements.yaml").read_text(encoding="utf-8"))
PIECES = st.lists(
    st.sampled_from(
        [
            *"“”\"'‘’«»:,.?!—()\n -",
            "said",
            "Kim",
            "he",
            "that",
            "according",
            "to",
            "the plan",
            "will fail",
            "told",
            "NATO:",
            "\u200b",
            "é",
        ]
    ),
    max_size=30,
)


def document(text: str, kind: BlockKind = BlockKind.BODY) -> Document:
    paragraphs = (match.span() for match in re.finditer(r"[^\n]+", text) if match.group().strip())
    return Document(text=text, blocks=tuple(Block(span=Span(*span), kind=kind) for span in paragraphs))


def read(text: str, parser: Parser, knowledge: Knowledge, kind: BlockKind = BlockKind.BODY) -> Reading:
    parsed = next(iter(parser.parse([document(text, kind)])))
    return find_statements(parsed, Reading(document_id=parsed.document.id), knowledge)


def read_lines(lines: list[str], kinds: list[BlockKind], parser: Parser, knowledge: Knowledge) -> Reading:
    text, blocks = "\n\n".join(lines), []
    for line, kind in zip(lines, kinds, strict=True):
        start = text.index(line)
        blocks.append(Block(span=Span(start, start + len(line)), kind=kind))
    parsed = next(iter(parser.parse([Document(text=text, blocks=tuple(blocks))])))
    return find_statements(parsed, Reading(document_id=parsed.document.id), knowledge)


def seen(reading: Reading) -> list[dict[str, Any]]:
    words = {mention.id: mention.words.text for mention in reading.mentions}
    return [
        {
            "speaker": words[s.speaker] if s.speaker else None,
            "cue": s.cue.text if s.cue else None,
            "content": s.content.text,
            "act": s.act,
            "status": str(s.status),
            "wording": str(s.wording),
            "channel": s.channel,
            "via": [words[one] for one in s.via],
            "addressees": [words[one] for one in s.addressees],
        }
        for s in reading.statements
    ]


def fits(one: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(one[key] == value for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case: dict[str, Any], parser: Parser, knowledge: Knowledge) -> None:
    found = seen(read(case["text"], parser, knowledge))
    if case.get("none"):
        assert found == []
    for wanted in case.get("statements", ()):
        assert any(fits(one, wanted) for one in found), (wanted, found)
    for unwanted in case.get("not", ()):
        assert not any(fits(one, unwanted) for one in found), (unwanted, found)


@pytest.mark.parametrize(
    ("headline", "speaker", "content"),
    [
        ("Scholz says Berlin will pay", "Scholz", "Berlin will pay"),
        ("Exclusive: Scholz will encourage trade, allies say", "allies", "Scholz will encourage trade"),
        ("Berlin will pay for the bridge: minister", "minister", "Berlin will pay for the bridge"),
        ("NATO chief: Berlin will pay for the bridge", "NATO chief", "Berlin will pay for the bridge"),
    ],
)
def test_a_headline_tells_who_says_it(
    headline: str, speaker: str, content: str, parser: Parser, knowledge: Knowledge
) -> None:
    (found,) = seen(read(headline, parser, knowledge, BlockKind.HEADLINE))
    assert (found["speaker"], found["content"]) == (speaker, content)


@pytest.mark.parametrize(
    "headline",
    ["North Korea: What we know", "Fact sheet: The summit at Oslo", "Norway calls vote", "Analysis: Who pays?"],
)
def test_a_headline_without_a_speaker_makes_no_statement(headline: str, parser: Parser, knowledge: Knowledge) -> None:
    assert not read(headline, parser, knowledge, BlockKind.HEADLINE).statements


def test_a_headline_repeats_what_the_body_says(parser: Parser, knowledge: Knowledge) -> None:
    lines = [
        "Scholz says Berlin will pay for bridge",
        "Berlin will pay for the whole bridge, Olaf Scholz said on Monday.",
    ]
    kinds = [BlockKind.HEADLINE, BlockKind.BODY]
    headline, body = read_lines(lines, kinds, parser, knowledge).statements
    assert (headline.repeats, body.repeats) == (body.id, None)


def test_others_who_say_the_same_repeat_nothing(parser: Parser, knowledge: Knowledge) -> None:
    lines = [
        "Olaf Scholz said the bridge to Denmark would be safe.",
        "Mette Frederiksen said the bridge to Denmark would be safe.",
    ]
    found = read_lines(lines, [BlockKind.BODY] * 2, parser, knowledge).statements
    assert [statement.repeats for statement in found] == [None, None]


def test_a_caption_repeats_the_quotation_in_the_body(parser: Parser, knowledge: Knowledge) -> None:
    lines = [
        "“The bridge to Denmark is safe after ten years of repairs,” Olaf Scholz said in Kiel.",
        "Olaf Scholz said the bridge to Denmark is safe after ten years of repairs.",
    ]
    quoted, caption = read_lines(lines, [BlockKind.BODY, BlockKind.CAPTION], parser, knowledge).statements
    assert (quoted.repeats, caption.repeats) == (None, quoted.id)


def test_reported_speech_is_bound_to_the_statement_it_stands_in(parser: Parser, knowledge: Knowledge) -> None:
    reading = read("The envoy said that Paris had told Rome that the bridge was safe.", parser, knowledge)
    outer = next(s for s in reading.statements if s.cue and s.cue.text == "said")
    inner = next(s for s in reading.statements if s.cue and "told" in s.cue.text)
    assert inner.within == outer.id
    assert outer.within is None


def test_what_is_held_scores_less_than_what_is_said(parser: Parser, knowledge: Knowledge) -> None:
    said = read("Oslo said that the cable is safe.", parser, knowledge).statements[0]
    held = read("Oslo believes that the cable is safe.", parser, knowledge).statements[0]
    assert held.score < said.score


def test_a_time_inside_the_content_does_not_say_when_it_was_said(parser: Parser, knowledge: Knowledge) -> None:
    from dragoman.extract.times import find_times  # noqa: PLC0415 - only this test needs times

    parsed = next(iter(parser.parse([document("Oslo said on Monday that the cable was cut in March 2023.")])))
    found = find_times(parsed, Reading(document_id=parsed.document.id), knowledge)
    reading = find_statements(parsed, found, knowledge)
    times = {time.id: time.words.text for time in reading.times}
    assert [times[s.said] for s in reading.statements if s.said] == ["Monday"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(pieces=PIECES)
def test_any_text_gives_a_reading_whose_words_stand_in_it(
    pieces: list[str], parser: Parser, knowledge: Knowledge
) -> None:
    text = " ".join(pieces)
    reading = read(text, parser, knowledge)
    mentions = {mention.id for mention in reading.mentions}
    for statement in reading.statements:
        for passage in filter(None, (statement.content, statement.cue, statement.evidence)):
            assert passage.text == " ".join(text[span.start : span.end] for span in passage.spans)
        assert {*statement.via, *statement.addressees, *([statement.speaker] if statement.speaker else [])} <= mentions
        assert statement.act in knowledge.vocabulary.acts


def test_the_same_text_gives_the_same_ids(parser: Parser, knowledge: Knowledge) -> None:
    text = "“A deal is near,” Kim said. Oslo said that it was not."
    first, second = read(text, parser, knowledge), read(text, parser, knowledge)
    assert first.statements
    assert [s.id for s in first.statements] == [s.id for s in second.statements]
    assert len({s.id for s in first.statements}) == len(first.statements)


def test_bare_spans_of_another_reader_make_a_whole_statement(parser: Parser, knowledge: Knowledge) -> None:
    text = "The envoy, who warned reporters that the truce would fail, was tired."
    parsed = next(iter(parser.parse([document(text)])))
    page = Page(parsed, Reading(document_id=parsed.document.id), lexicon_of(knowledge.vocabulary))
    draft = proposal(
        page,
        speaker=span_of("who", text),
        cue=[span_of("warned", text)],
        content=[span_of("the truce would fail", text)],
        score=0.8,
        method="spans/1",
    )
    assert (draft.act, draft.method) == ("warn", "spans/1")
    assert 0 < draft.score < 0.8
    assert [token.text for token in (draft.speaker, draft.verb, draft.head) if token] == ["envoy", "warned", "fail"]
    assert [token.text for token in draft.addressees] == ["reporters"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "the cable is safe, which nobody had asked, and that the port is",
            (METHOD, "the cable is safe, which nobody had asked"),
        ),
        ("the cable is safe", ("spans/1", "the cable is safe")),
        ("the cable", (METHOD, "the cable is safe, which nobody had asked")),
    ],
)
def test_a_proposal_mends_the_content_of_a_rule_with_its_cue(
    parser: Parser, knowledge: Knowledge, content: str, expected: tuple[str, str]
) -> None:
    text = "Oslo said that the cable is safe, which nobody had asked, and that the port is. Rome said it was not."
    page = page_of(text, parser, knowledge)
    spans = [span_of(content, text)]
    proposed = proposal(
        page, speaker=span_of("Oslo", text), cue=[span_of("said", text)], content=spans, score=0.8, method="spans/1"
    )
    found = [(draft.method, text[slice(*draft.content[0])]) for draft in drafts_of(page, [proposed])]
    assert expected in found
    assert (METHOD, "it was not") in found


def page_of(text: str, parser: Parser, knowledge: Knowledge) -> Page:
    parsed = next(iter(parser.parse([document(text)])))
    return Page(parsed, Reading(document_id=parsed.document.id), lexicon_of(knowledge.vocabulary))


def span_of(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
