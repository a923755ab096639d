"""The parser's sentences: found again by any offset."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.spans import Span

PIECES = st.lists(st.sampled_from(["Oslo agreed.", "Who pays?", "  ", "“No,” he said.", "\n", "é"]), max_size=12)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(pieces=PIECES)
def test_the_sentence_at_an_offset_is_the_one_that_holds_it(pieces: list[str], parser: Parser) -> None:
    text = " ".join(pieces)
    blocks = (Block(span=Span(0, len(text)), kind=BlockKind.BODY),) if text.strip() else ()
    parsed = next(iter(parser.parse([Document(text=text, blocks=blocks)])))
    for offset in range(-1, len(text) + 1):
        holding = next((s for s in parsed.sentences if s.start <= offset < s.end), None)
        assert parsed.sentence_at(offset) == holding
