"""PolNeAR (Newell, Margolin, Ruths 2018): attributions in news of the 2016 election in the United States, as character spans."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import extract, world
from dragoman.extract.attribution.drafts import FORECASTS
from dragoman.extract.attribution.learned import METHOD as READER
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
    text, marked = parsed.document.text, _marked(parsed)
    mentions = {mention.id: mention for mention in reading.mentions}
    for together in _under_one_cue(_flat(reading.statements)):
        statement = together[0]
        speaker = mentions[statement.speaker].words.span if statement.speaker else None
        speaker = _as_marked(statement, marked, speaker) or _relative(speaker, statement, text) or speaker
        contents = [span for one in together for span in one.content.spans]
        yield {
            "source": [[speaker.start, speaker.end]] if speaker else None,
            "cue": [[span.start, span.end] for span in statement.cue.spans] if statement.cue else [],
            "content": [[_with_that(span.start, text), span.end] for span in contents],
        }


def _marked(parsed: Parsed) -> dict[int, Span]:
    """The words that the learned reader marks as the source, by where the cue starts.

    The corpus marks a source with its titles, roles and pronouns; our statements name who that is.
    """
    encoded = parsed.encoded
    found = attributions(encoded) if encoded is not None else []
    return {span_of(one.cue, encoded).start: span_of(one.source, encoded) for one in found if encoded and one.source}


def _as_marked(statement: Statement, marked: dict[int, Span], speaker: Span | None) -> Span | None:
    """The source as the reader marks it, where that is the speaker of the statement."""
    found = marked.get(statement.cue.start) if statement.cue else None
    return found if found is not None and (speaker is None or statement.method == READER) else None


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
    """The statements as the corpus has them: none inside another, and no forecasts of the report's own.

    Of two inside each other the learned reader's stays, as it was trained to choose as the corpus does.
    """
    reader = {one.id for one in statements if one.method == READER}
    around = {one.within for one in statements if one.id in reader and one.within is not None} - reader
    for one in statements:
        inside = one.within is not None and not (one.id in reader and one.within in around)
        if not inside and one.id not in around and one.method != FORECASTS:
            yield one


def _with_that(start: int, text: str) -> int:
    found = COMPLEMENTISER.search(text, max(0, start - 8), start)
    return found.start() if found else start
