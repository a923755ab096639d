"""Lines that name their speaker at one end: `Holt: Norway will pay`, `Norway will pay: Holt`, `“We are tired.” — Anne Holt, Bergen`."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.quoted import head_of
from dragoman.extract.attribution.speakers import SUBJECTS, can_speak, is_document, subject_of
from dragoman.text.datelines import dateline
from dragoman.text.parser import READ_KINDS
from dragoman.types.documents import Block, BlockKind
from dragoman.types.spans import Span as Place
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SIGNED = 0.8
"""Score of a quotation with a name after a dash."""
LABELLED = 0.7
"""Score of a headline with its speaker before or after a colon."""
LONGEST_LABEL = 5
"""Words of a label at either end of a headline."""
LONGEST_HEADLINE = 25
"""Words of a first paragraph that may be a headline."""
NAME = r"[A-Z][\w.’'-]+(?: (?:(?:de|da|van|von|der|al|el|bin|ibn|of) )?[A-Z][\w.’'-]+){1,4}"
SIGNATURE = re.compile(rf"(?P<dash>(?:--|[—–]|(?<=\s)-))\s*(?P<name>{NAME})(?P<rest>[,(][^\n]{{0,100}})?\.?\s*$")
"""A dash and a name that end a paragraph, with age, place or trade."""


def signed_drafts(page: Page) -> Iterator[Draft]:
    """The quotations that end with a dash and the name of who said them."""
    for block in page.parsed.document.blocks:
        if block.kind not in READ_KINDS:
            continue
        found = SIGNATURE.search(page.text, block.span.start, block.span.end)
        content = _quoted_before(block.span.start, found.start(), page) if found is not None else ()
        if found is not None and content:
            yield Draft(
                speaker=page.tokens(*found.span("name")).root,
                speaker_span=Place(*found.span("name")),
                cue=(found.span("dash"),),
                content=content,
                head=head_of(content[0], page),
                score=SIGNED,
            )


def _quoted_before(start: int, end: int, page: Page) -> tuple[Range, ...]:
    """The quotations that fill a range; none where anything else stands in it."""
    inside = [q.outer for q in page.quotations if start <= q.outer.start and q.outer.end <= end]
    position = start
    for one in inside:
        if page.text[position : one.start].strip():
            return ()
        position = one.end
    return tuple((one.start, one.end) for one in inside) if not page.text[position:end].strip(" ,.") else ()


def headed_drafts(page: Page) -> Iterator[Draft]:
    """What headlines say with a colon before or after who says it."""
    for block in headlines(page):
        span = dateline(page.text, block.span)
        start = span.end if span is not None else block.span.start
        for colon in re.finditer(r":(?=\s)", page.text[start : block.span.end]):
            draft = _beside(start, start + colon.start(), block.span.end, page)
            if draft is not None:
                yield draft
                break


def headlines(page: Page) -> Iterator[Block]:
    """The headlines, and a first paragraph as short as one."""
    blocks = page.parsed.document.blocks
    for number, block in enumerate(blocks):
        short = len(page.text[block.span.start : block.span.end].split()) <= LONGEST_HEADLINE
        if block.kind is BlockKind.HEADLINE or (number == 0 and block.kind is BlockKind.BODY and short):
            yield block


def _beside(start: int, colon: int, end: int, page: Page) -> Draft | None:
    """The attribution of what stands on one side of a colon to who stands on the other."""
    before, after = _words(start, colon, page), _words(colon + 1, end, page)
    if before is None or after is None:
        return None
    if _names_speaker(before) and _is_clause(after):
        label, said = before, after
    elif _names_speaker(after, last=True) and _is_clause(before):
        label, said = after, before
    else:
        return None
    content = (said.start_char, said.end_char)
    return Draft(
        speaker=label.root,
        speaker_span=Place(label.start_char, label.end_char),
        cue=((colon, colon + 1),),
        content=(content,),
        head=head_of(content, page),
        score=LABELLED,
    )


def _words(start: int, end: int, page: Page) -> "Span | None":
    """The tokens of a range, without white space and a last full stop."""
    while end > start and (page.text[end - 1].isspace() or page.text[end - 1] == "."):
        end -= 1
    while start < end and page.text[start].isspace():
        start += 1
    return page.doc.char_span(start, end, alignment_mode="expand") if start < end else None


def _names_speaker(label: "Span", *, last: bool = False) -> bool:
    """Whether a few words name somebody who speaks; before a colon a state is more often what a line is about."""
    head = label.root
    if len(label) > LONGEST_LABEL or any(token.pos_ in {"VERB", "AUX"} or token.text in {",", "?"} for token in label):
        return False
    if label.text.lower() in speech_words("rubrics") or label[-1].lower_ in speech_words("rubrics"):
        return False
    if is_document(head) and len(label) == 1:
        return True
    places = {token.ent_type_ for token in label} & {"GPE", "LOC", "DATE", "EVENT", "CARDINAL"}
    return can_speak(head) and (last or not places)


def _is_clause(words: "Span") -> bool:
    """Whether words make a clause with a subject, or a quotation."""
    if words[0].text in {"“", '"', "‘", "'"}:
        return True
    return any(_has_subject(token) for token in words if token.pos_ in {"VERB", "AUX"}) and words[-1].text != "?"


def _has_subject(verb: "Token") -> bool:
    return subject_of(verb) is not None or any(child.dep_ in SUBJECTS for child in verb.children)
