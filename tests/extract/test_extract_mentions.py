"""Mentions: what is named, of which kind, and what is not."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.mentions import find_mentions
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "mentions.yaml").read_text(encoding="utf-8"))


def document(text: str, kind: BlockKind = BlockKind.BODY) -> Document:
    return Document(text=text, blocks=(Block(span=Span(0, len(text)), kind=kind),))


def mentions(parser: Parser, knowledge: Knowledge, document: Document) -> Reading:
    (parsed,) = parser.parse([document])
    return find_mentions(parsed, Reading(document_id=document.id), knowledge)


@pytest.mark.parametrize("name", CASES)
def test_named_things_become_mentions(name: str, parser: Parser, knowledge: Knowledge) -> None:
    case = CASES[name]
    found = {m.words.text: m.kind.value for m in mentions(parser, knowledge, document(case["text"])).mentions}
    for words, kind in case.get("named", {}).items():
        assert found.get(words) == kind, found
    for words in case.get("not_named", ()):
        assert words not in found


def test_names_do_not_overlap(parser: Parser, knowledge: Knowledge) -> None:
    for case in CASES.values():
        spans = [m.words.span for m in mentions(parser, knowledge, document(case["text"])).mentions if m.form == "name"]
        assert not any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[i + 1 :])


def test_headlines_are_not_read(parser: Parser, knowledge: Knowledge) -> None:
    text = "Kishida meets Yoon in Seoul"
    assert not mentions(parser, knowledge, document(text, BlockKind.HEADLINE)).mentions


@settings(deadline=None)
@given(
    text=st.text(alphabet="AbeUS .-’'\"\n(Mr)KoreaJapan,é", min_size=1, max_size=80).filter(lambda t: t.strip() != "")
)
def test_any_text_keeps_the_span_law(text: str, parser: Parser, knowledge: Knowledge) -> None:
    read = document(text)
    for mention in mentions(parser, knowledge, read).mentions:
        span = mention.words.span
        assert read.text[span.start : span.end] == mention.words.text
