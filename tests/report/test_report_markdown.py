"""The Markdown brief: footnotes that resolve, and no word of a report that acts as markup."""

import re

import pytest
from briefings import Report
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dragoman.report.compose import compose
from dragoman.report.markdown import escaped, render_markdown

HOSTILE = (
    "<b>x</b>",
    "[x](http://evil.example)",
    "![x](y)",
    "`code`",
    "*a* _b_ ~~c~~",
    "| a | b |",
    "&lt;",
    "\\*",
    "[^1]",
)


def test_every_footnote_is_defined_once_and_used(brief):
    text = render_markdown(brief)
    defined = re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)
    used = re.findall(r"(?<!\\)\[\^(\d+)\](?!:)", text)
    assert len(defined) == len(set(defined))
    assert set(defined) == set(used)


def test_footnotes_hold_the_exact_words(brief):
    text = render_markdown(brief).replace("\\", "")
    for document in brief.documents:
        assert f"{document.outlet}, " in text
    assert "spoke with Donald Trump by telephone for five minutes on Nov 7." in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_report_becomes_markup(hostile, knowledge):
    report = Report(text=f"Envoy said: “{hostile} and nothing else will change here.”", title=hostile, outlet=hostile)
    envoy = report.party("Envoy", name=f"Envoy {hostile}")
    report.says(envoy, f"“{hostile} and nothing else will change here.”")
    brief = compose([report.read()], copies=(), topic=None, knowledge=knowledge)
    assert not {"html_inline", "html_block", "image", "link_open", "code_inline", "s_open"} & _tokens(
        render_markdown(brief)
    )


@given(st.text(min_size=1).map(str.strip).filter(lambda text: text and not text[0].isdigit()))
def test_escaped_text_is_only_text(text):
    line = f"x {escaped(text)} x"
    assert _tokens(line) <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}


def _tokens(text: str) -> set[str]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return {token.type for token in parsed} | {child.type for token in parsed for child in token.children or ()}
