"""Headlines: who says it before or after a colon (`Holt: Norway will pay`), or by a verb (`Norway will pay, Holt says`)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.indirect import SCORES, indirect_drafts
from dragoman.extract.attribution.lexicon import Frame
from dragoman.extract.attribution.quoted import head_of
from dragoman.extract.attribution.speakers import can_speak, is_document, subject_of
from dragoman.text.datelines import dateline
from dragoman.types.documents import Block, BlockKind
from dragoman.types.readings import MentionForm, MentionKind
from dragoman.types.spans import Span as Place
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span

HEADLINE = 0.7
"""Score of what a headline says, whose grammar misleads the parser."""
LONGEST_LABEL = 5
"""Words of a label at either end of a headline."""
LONGEST_HEADLINE = 25
"""Words of a first paragraph that may be a headline."""


def headline_drafts(page: Page) -> Iterator[Draft]:
    """What the headlines tell that somebody says."""
    for block in _headlines(page):
        labelled = _labelled(block, page)
        if labelled is not None:
            yield labelled
        elif block.kind is BlockKind.HEADLINE:
            yield from _told(block, page)


def _told(block: Block, page: Page) -> Iterator[Draft]:
    """What is said with a verb that takes a clause or an infinitive; with other cues the parse of a headline errs too often."""
    for sentence in page.tokens(block.span.start, block.span.end).sents:  # type: ignore[attr-defined] # not in spaCy's stub
        for draft in indirect_drafts(sentence, page, frozenset()):
            if draft.speaker is not None and not draft.held and draft.score >= SCORES[Frame.INFINITIVE]:
                yield replace(
                    draft, score=HEADLINE, content=(_without_rubric(draft.content[0], page), *draft.content[1:])
                )


def _without_rubric(content: Range, page: Page) -> Range:
    """A content without the rubric that a headline may begin with: `Exclusive: ...`."""
    rubric, colon, rest = page.text[content[0] : content[1]].partition(": ")
    if not colon or rubric.lower() not in speech_words("rubrics"):
        return content
    return content[1] - len(rest), content[1]


def _labelled(block: Block, page: Page) -> Draft | None:
    span = dateline(page.text, block.span)
    start = span.end if span is not None else block.span.start
    for colon in re.finditer(r":(?=\s)", page.text[start : block.span.end]):
        draft = _beside(start, start + colon.start(), block.span.end, page)
        if draft is not None:
            return draft
    return None


def _headlines(page: Page) -> Iterator[Block]:
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
    if _names_speaker(before, page) and _is_clause(after):
        label, said = before, after
    elif _names_speaker(after, page, last=True) and _is_clause(before):
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
        score=HEADLINE,
    )


def _words(start: int, end: int, page: Page) -> "Span | None":
    """The tokens of a range, without white space and a last full stop."""
    while end > start and (page.text[end - 1].isspace() or page.text[end - 1] == "."):
        end -= 1
    while start < end and page.text[start].isspace():
        start += 1
    return page.doc.char_span(start, end, alignment_mode="expand") if start < end else None


def _names_speaker(label: "Span", page: Page, *, last: bool = False) -> bool:
    """Whether a few words name somebody who speaks; before a colon a state is more often what a line is about."""
    head = label.root
    if len(label) > LONGEST_LABEL or any(token.pos_ in {"VERB", "AUX"} or token.text in {",", "?"} for token in label):
        return False
    if label.text.lower() in speech_words("rubrics") or label[-1].lower_ in speech_words("rubrics"):
        return False
    if is_document(head) and len(label) == 1:
        return True
    places = {token.ent_type_ for token in label} & {"GPE", "LOC", "DATE", "EVENT", "CARDINAL"}
    return (can_speak(head) and (last or not places)) or _is_person(label.text, page)


def _is_person(label: str, page: Page) -> bool:
    """Whether a label is the name, or a part of it, of a person whom the document names."""
    people = (m.words.text for m in page.found.mentions if m.kind is MentionKind.PERSON and m.form is MentionForm.NAME)
    return any(label == name or label in name.split() for name in people)


def _is_clause(words: "Span") -> bool:
    """Whether words make a clause with a subject, or a quotation."""
    if words[0].text in {"“", '"', "‘", "'"}:
        return True
    return any(subject_of(t) is not None for t in words if t.pos_ in {"VERB", "AUX"}) and words[-1].text != "?"
