"""PolNeAR (Newell, Margolin, Ruths 2018): attributions in news of the 2016 election in the United States, as character spans.

The corpus counts more than the record does: attitudes, deeds that imply a view, and its own extents of source and cue. The learned
reader was trained to mark all of that, so its attributions are scored as it marks them, before the record chooses among them; the
record's statements are added where the reader marks nothing.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import extract, world
from dragoman.extract.attribution.drafts import FORECASTS
from dragoman.extract.attribution.learned import attributions, span_of
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading, Statement
from dragoman.types.spans import Span

PARAGRAPH = re.compile(r"[^\n]+")
RELATIVE = re.compile(r"\b(who|which)(?: (?:\w+ly|also|once|already|now))?\s+$")
"""A relative pronoun right before the cue."""
COMPLEMENTISER = re.compile(r"\bthat\s+$")
"""The corpus counts *that* to the content; we do not."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The attributions of each article, in the form that the scorer reads."""
    parser, knowledge = Parser.load(), world.load()
    kept = list(rows)
    for row, parsed in zip(kept, parser.parse(document_of(row) for row in kept), strict=True):
        reading = extract.reading(parsed, knowledge)
        yield {"id": row["id"], "attributions": list(_attributions(reading, parsed))}


def document_of(row: dict[str, Any]) -> Document:
    """An article as a document of one block a line."""
    text = row["text"]
    paragraphs = (match.span() for match in PARAGRAPH.finditer(text) if match.group().strip())
    blocks = tuple(Block(span=Span(*span), kind=BlockKind.BODY) for span in paragraphs)
    return Document(text=text, blocks=blocks, outlet=row.get("publisher"), published=row.get("date"))


def _attributions(reading: Reading, parsed: Parsed) -> Iterator[dict[str, Any]]:
    marked = _marked(parsed)
    yield from marked
    for one in _of_rules(reading, parsed.document.text):
        if not any(_meet(one, other) for other in marked):
            yield one


def _marked(parsed: Parsed) -> list[dict[str, Any]]:
    """The attributions that the learned reader marks, in the words that it marks."""
    encoded = parsed.encoded
    if encoded is None:
        return []
    return [
        {
            "source": [_pair(span_of(one.source, encoded))] if one.source else None,
            "cue": [_pair(span_of(one.cue, encoded))],
            "content": [_pair(span_of(run, encoded)) for run in one.content],
        }
        for one in attributions(encoded)
    ]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _meet(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a statement is one that the reader marks, within one or around one: the corpus has none inside another."""
    pairs = (("cue", "cue"), ("cue", "content"), ("content", "cue"))
    if any(_shared(one[left], other[right]) for left, right in pairs):
        return True
    return 2 * _shared(one["content"], other["content"]) >= _shared(one["content"], one["content"])


def _shared(some: list[list[int]], others: list[list[int]]) -> int:
    return sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)


def _of_rules(reading: Reading, text: str) -> Iterator[dict[str, Any]]:
    """The statements of the record, in the form of the corpus."""
    mentions = {mention.id: mention for mention in reading.mentions}
    for together in _under_one_cue(_flat(reading.statements)):
        statement = together[0]
        speaker = mentions[statement.speaker].words.span if statement.speaker else None
        speaker = _relative(speaker, statement, text) or speaker
        contents = [span for one in together for span in one.content.spans]
        yield {
            "source": [_pair(speaker)] if speaker else None,
            "cue": [_pair(span) for span in statement.cue.spans] if statement.cue else [],
            "content": [[_with_that(span.start, text), span.end] for span in contents],
        }


def _under_one_cue(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements that share a cue together: the corpus counts what is said under one cue as one attribution."""
    groups: dict[object, list[Statement]] = {}
    for statement in statements:
        groups.setdefault(statement.cue.spans if statement.cue else statement.id, []).append(statement)
    return list(groups.values())


def _relative(speaker: Span | None, statement: Statement, text: str) -> Span | None:
    """The relative pronoun by which the speaker speaks: the corpus marks it, we mark whom it stands for."""
    if speaker is None or statement.cue is None or speaker.end > statement.cue.start:
        return None
    found = RELATIVE.search(text, max(speaker.end, statement.cue.start - 40), statement.cue.start)
    return Span(*found.span(1)) if found else None


def _flat(statements: tuple[Statement, ...]) -> Iterator[Statement]:
    """The statements as the corpus has them: none inside another, and no forecasts of the report's own."""
    return (one for one in statements if one.within is None and one.method != FORECASTS)


def _with_that(start: int, text: str) -> int:
    found = COMPLEMENTISER.search(text, max(0, start - 8), start)
    return found.start() if found else start
