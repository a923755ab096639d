"""Quotations without a cue: who spoke just before goes on speaking."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import METHOD, Draft, Page, Range
from dragoman.extract.attribution.quoted import ENDS, Utterance, head_of, takes_up
from dragoman.extract.attribution.speakers import can_speak, subject_of
from dragoman.text.parser import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

CARRIED = 0.7
"""Score of a quotation whose speaker is carried over within the paragraph."""
CARRIED_FAR = 0.5
"""Score when he is carried over from the paragraph before."""

LONGEST_GAP = 200
"""Code points from the end of a statement to the next paragraph, beyond which somebody else may have come up."""


def joined(pairs: Iterable[tuple[Utterance, Draft | None]], page: Page) -> Iterator[tuple[Utterance, Draft | None]]:
    """Direct attributions with the quotations that go on from them made one: `“A,” he said. “B.”` is one statement."""
    held: tuple[Utterance, Draft] | None = None
    for utterance, draft in pairs:
        if held is not None and _same(held, (utterance, draft), page):
            more = (utterance.quotation.outer.start, utterance.quotation.outer.end)
            held = (utterance, replace(held[1], content=(*held[1].content, more)))
            continue
        if held is not None:
            yield held
        held = (utterance, draft) if draft is not None else None
        if draft is None:
            yield utterance, None
    if held is not None:
        yield held


def _same(left: tuple[Utterance, Draft], right: tuple[Utterance, Draft | None], page: Page) -> bool:
    if left[0].block != right[0].block:
        return False
    if right[1] is not None:
        return right[1].verb is not None and right[1].verb == left[1].verb
    between = page.text[left[0].quotation.outer.end : right[0].quotation.outer.start]
    cues = [start for start, _ in left[1].cue]
    alone = not cues or all(start > left[0].quotation.outer.start for start in cues) or not between.strip(" ,.")
    return right[0].opens_sentence and alone and _sentence_ends(left[0], right[0], page) <= 1


def _sentence_ends(left: Utterance, right: Utterance, page: Page) -> int:
    between = page.doc.char_span(left.quotation.outer.end, right.quotation.outer.start, alignment_mode="contract")
    return sum(token.text in ENDS for token in between) if between is not None else 0


def carried_drafts(pending: Iterable[Utterance], drafts: list[Draft], page: Page) -> Iterator[Draft]:
    """Attributions of utterances that have no cue, to the speaker of the statement before them."""
    ordered = sorted((d for d in drafts if d.speaker is not None and not d.held), key=_start)
    position, last = 0, None
    for utterance in pending:
        start = utterance.quotation.outer.start
        while position < len(ordered) and _start(ordered[position]) < start:
            last = _outer(last, ordered[position])
            position += 1
        draft = _carried(utterance, last, page)
        if draft is not None:
            last = draft
            yield draft


def _outer(last: Draft | None, following: Draft) -> Draft:
    """Who speaks last: not one who is only reported in the words of another."""
    inside = last is not None and any(start <= _start(following) < end for start, end in last.content)
    return last if inside and last is not None else following


def _end(draft: Draft) -> int:
    return max(end for _, end in (*draft.content, *draft.cue))


def _start(draft: Draft) -> int:
    return min(start for start, _ in draft.content)


def _carried(utterance: Utterance, last: Draft | None, page: Page) -> Draft | None:
    content = (_opening(utterance, page), utterance.quotation.outer.end)
    before = _sentence_before(utterance, page)
    same = last is not None and _start(last) >= utterance.block
    if last is not None and same and (before is None or _end(last) > before.start):
        return replace(_gone_on(last, content, page), score=CARRIED)
    speaker = _subject(before, page) if before is not None else None
    if speaker is not None:
        return Draft(speaker=speaker, content=(content,), head=head_of(content, page), carried=True, score=CARRIED_FAR)
    if last is not None and same:
        return _gone_on(last, content, page)
    if last is None or not utterance.opens_sentence or not _follows(last, utterance, page):
        return None
    return replace(_gone_on(last, content, page), verb=None, cue=(), via=(), addressees=(), beside=())


def _gone_on(last: Draft, content: Range, page: Page) -> Draft:
    """What the speaker of a statement goes on to say."""
    return replace(
        last,
        content=(content,),
        head=head_of(content, page),
        carried=True,
        held=False,
        act="assert",
        score=CARRIED_FAR,
        method=METHOD,
    )


def _sentence_before(utterance: Utterance, page: Page) -> Sentence | None:
    """The sentence before the quotation, in the same paragraph."""
    place = _opening(utterance, page) - 1
    while place > utterance.block and page.text[place].isspace():
        place -= 1
    return page.sentence_at(place) if place > utterance.block else None


def _opening(utterance: Utterance, page: Page) -> int:
    """Where the speaker begins: before the quotation where it takes up words outside it."""
    start = int(utterance.quotation.outer.start)
    taken_up = not utterance.opens_sentence and takes_up(utterance, page)
    return min(start, *(token.idx for token in utterance.before)) if taken_up else start


def _subject(sentence: Sentence, page: Page) -> "Token | None":
    """Who a sentence is about, when he can speak."""
    subject = subject_of(sentence.tokens.root)
    return subject if subject is not None and can_speak(subject) and not page.quoted(subject) else None


def _follows(last: Draft, utterance: Utterance, page: Page) -> bool:
    """Whether the speaker of the paragraph before goes on in this one, which begins with the quotation."""
    at_start = not page.text[utterance.block : utterance.quotation.outer.start].strip()
    end = max(end for _, end in last.content)
    gap = page.text[end : utterance.block]
    return at_start and len(gap) < LONGEST_GAP and gap.strip("\n ").count("\n") == 0
