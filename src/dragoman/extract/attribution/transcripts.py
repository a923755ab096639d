"""Transcripts: turns that begin with who speaks and a colon, `WALLACE: ...`, `Anne Holt: ...`, `Q: ...`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.attribution.cues import is_speech_verb
from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.quoted import head_of
from dragoman.text.parser import READ_KINDS
from dragoman.types.spans import Span

ASIDE = r"(?: \([^)\n]{1,40}\))?"
"""What a transcript adds to a name: `MODERATOR (through an interpreter)`."""
CAPITALS = rf"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){{0,4}}{ASIDE}"
MIXED = rf"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]+){{0,3}}{ASIDE}"
OPENING = re.compile(
    rf"[\"“]?(?:(?P<capitals>{CAPITALS})(?=:\s)|(?P<mixed>{MIXED})(?=:\s)|(?P<question>Q)(?=[.:]?\s+[\"“A-Z]))"
)
"""A label at the start of a paragraph: a name in capitals or not, or the bare `Q` of a press conference."""
INSIDE = re.compile(rf"(?<=[.?!…)\]”\"—–-] ){CAPITALS}(?=:\s)")
"""A label in capitals within a paragraph, after the end of a turn."""
STAGE = re.compile(r"\s*[(\[][^)\]]*[)\]]\.?\s*$")
"""A paragraph that only says what happens: `(Applause.)`."""
FEWEST = 3
"""Labelled turns that make a transcript; fewer may be place lines (`SEOUL:`)."""
LONGEST_TURN = 8
"""Paragraphs of one turn, beyond which the report is taken to go on in its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn: its label, where the words begin and end, and in which paragraph it starts."""

    label: Span
    text: str
    words: Range
    block: int


def transcript_drafts(page: Page) -> Iterator[Draft]:
    """The turns of a transcript, each a statement of the one it is labelled with."""
    turns = list(_kept(_turns(page), page))
    for number, turn in enumerate(turns):
        following = turns[number + 1].block if number + 1 < len(turns) else turn.block
        content = (turn.words, *_further(turn, following, page))
        colon = page.text.find(":", turn.label.end, turn.words[0])
        yield Draft(
            speaker=page.tokens(turn.label.start, turn.label.end).root,
            speaker_span=turn.label,
            cue=((colon, colon + 1),) if colon >= 0 else (),
            content=content,
            head=head_of(turn.words, page),
            turn=True,
            score=0.9,
        )


def _turns(page: Page) -> Iterator[Turn]:
    """All paragraphs and parts of paragraphs that begin with a label."""
    for number, block in enumerate(page.parsed.document.blocks):
        opening = OPENING.match(page.text, block.span.start, block.span.end) if block.kind in READ_KINDS else None
        if opening is None or opening.lastgroup is None:
            continue
        labels = [opening.span(opening.lastgroup)]
        labels += [found.span() for found in INSIDE.finditer(page.text, opening.end(), block.span.end)]
        ends = [start for start, _ in labels[1:]] + [block.span.end]
        for (start, end), stop in zip(labels, ends, strict=True):
            words = _trimmed(end, stop, page)
            if words is not None:
                yield Turn(label=Span(start, end), text=page.text[start:end], words=words, block=number)


def _trimmed(start: int, stop: int, page: Page) -> Range | None:
    """The words of a turn after its label, without the mark that ends the label."""
    while start < stop and (page.text[start] in ":." or page.text[start].isspace()):
        start += 1
    while stop > start and page.text[stop - 1].isspace():
        stop -= 1
    return (start, stop) if start < stop else None


def _kept(turns: Iterable[Turn], page: Page) -> list[Turn]:
    """The turns, when there are enough of them, somebody has more than one, and they are speech."""
    found = list(turns)
    capitals = [turn for turn in found if turn.text.isupper()]
    for kept in (capitals if _are_speech(capitals, page, speakers=1) else found, found):
        if _are_speech(kept, page, speakers=1 if kept is capitals else 2):
            return kept
    return []


def _are_speech(turns: list[Turn], page: Page, *, speakers: int) -> bool:
    counts = Counter(turn.text for turn in turns)
    if len(turns) < FEWEST or max(counts.values()) < FEWEST - 1 or len(counts) < speakers:
        return False
    return 2 * sum(_is_said(turn, page) for turn in turns) > len(turns)


def _is_said(turn: Turn, page: Page) -> bool:
    """Whether a turn has a verb, or asks: a row of a table has neither."""
    tokens = page.tokens(*turn.words)
    return tokens[-1].text in {"?", "!"} or any(token.pos_ in {"VERB", "AUX"} for token in tokens)


def _further(turn: Turn, following: int, page: Page) -> Iterator[Range]:
    """The paragraphs between a turn and the next in which its speaker goes on."""
    between = page.parsed.document.blocks[turn.block + 1 : following]
    if len(between) >= LONGEST_TURN or any(_is_reporters(block.span, page) for block in between):
        return
    for block in between:
        if block.kind in READ_KINDS and not STAGE.match(page.text[block.span.start : block.span.end]):
            yield block.span.start, block.span.end


def _is_reporters(block: Span, page: Page) -> bool:
    """Whether a paragraph reports what somebody says, as no turn does: a verb of saying beside quoted words."""
    tokens = page.tokens(block.start, block.end)
    quoted = any(page.quoted(token) for token in tokens)
    return quoted and any(is_speech_verb(token, page.lexicon) and not page.quoted(token) for token in tokens)
