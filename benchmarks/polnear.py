"""PolNeAR (Newell, Margolin, Ruths 2018): attributions in news of the 2016 election in the United States, as character spans."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import extract, world
from dragoman.extract.attribution.drafts import FORECASTS
from dragoman.text.parser import Parser
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
        yield {"id": row["id"], "attributions": list(_attributions(reading, parsed.document.text))}


def document_of(row: dict[str, Any]) -> Document:
    text = row["text"]
    paragraphs = (match.span() for match in PARAGRAPH.finditer(text) if match.group().strip())
    blocks = tuple(Block(span=Span(*span), kind=BlockKind.BODY) for span in paragraphs)
    return Document(text=text, blocks=blocks, outlet=row.get("publisher"), published=row.get("date"))


def _attributions(reading: Reading, text: str) -> Iterator[dict[str, Any]]:
    mentions = {mention.id: mention for mention in reading.mentions}
    for together in _under_one_cue(_flat(reading.statements)):
        statement = together[0]
        speaker = mentions[statement.speaker].words.span if statement.speaker else None
        speaker = _relative(speaker, statement, text) or speaker
        contents = [span for one in together for span in one.content.spans]
        yield {
            "source": [[speaker.start, speaker.end]] if speaker else None,
            "cue": [[span.start, span.end] for span in statement.cue.spans] if statement.cue else [],
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
    return (statement for statement in statements if statement.within is None and statement.method != FORECASTS)


def _with_that(start: int, text: str) -> int:
    found = COMPLEMENTISER.search(text, max(0, start - 8), start)
    return found.start() if found else start
