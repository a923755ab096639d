"""Several things said under one cue: `said that A and that B` makes two statements, `said A, but B has yet to answer` one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.contents import FINITE, fit
from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.quoted import head_of
from dragoman.extract.attribution.speakers import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

COORDINATORS = frozenset({"and", "but", "or"})
CONTRASTS = frozenset({"while", "whereas", "but", "although", "though", "even"})
"""Words that after a comma open a clause with which the speaker goes on, or the reporter."""
LONG = 20
"""Words of a content below which it is left whole."""
FEWEST_WORDS = 5
"""Words on either side of a contrast below which a content is left whole."""
PRESENT = frozenset({"VBZ", "VBP"})
BACKSHIFTED = frozenset({"would", "could", "might"})
"""What a cue in the past makes of `will`, `can` and `may`."""


def split(drafts: list[Draft], sentence: "Span", page: Page) -> Iterator[Draft]:
    """The attributions of one sentence, with each clause that is said for itself a statement of its own."""
    cuts: dict[int, list[tuple[Token, bool]]] = defaultdict(list)
    for that in _further_thats(sentence, page):
        holding = sorted((n for n, draft in enumerate(drafts) if _holds(draft, that)), key=lambda n: _size(drafts[n]))
        owner = next((n for n in holding if _has_that(drafts[n], page)), holding[-1] if holding else None)
        for number in holding[: holding.index(owner) + 1] if owner is not None else ():
            cuts[number].append((that, number == owner))
    for number, draft in enumerate(drafts):
        for part in _at_thats(draft, cuts[number], page):
            yield from _at_contrast(part, page)


def _further_thats(sentence: "Span", page: Page) -> Iterator["Token"]:
    """Each *that* after *and*, which opens a further clause of a content."""
    for token in sentence[1:]:
        opens = token.lower_ == "that" and token.tag_ == "IN" and token.nbor(-1).lower_ in COORDINATORS
        if opens and token.i + 1 < sentence.end and not page.quoted(token):
            yield token


def _holds(draft: Draft, that: "Token") -> bool:
    start, end = draft.content[-1]
    return start < that.nbor(-1).idx and that.idx < end


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def _has_that(draft: Draft, page: Page) -> bool:
    """Whether a content is led in by *that*: a further *that* goes with the innermost such, else with the outermost of all."""
    start = draft.content[-1][0]
    return page.text[max(0, start - 8) : start].rstrip().lower().endswith("that")


def _at_thats(draft: Draft, cuts: list[tuple["Token", bool]], page: Page) -> Iterator[Draft]:
    """The clauses of a content at its own further *that*; it ends before one that goes with an outer cue."""
    if not cuts:
        yield draft
        return
    *before, (start, end) = draft.content
    yield replace(draft, content=(*before, (start, _end_before(cuts[0][0]))), beside=draft.content)
    for position, (that, own) in enumerate(cuts):
        if not own:
            return
        stop = _end_before(cuts[position + 1][0]) if position + 1 < len(cuts) else end
        yield _part(draft, (that.nbor().idx, stop), page)


def _end_before(opener: "Token") -> int:
    """Where the words before a further clause end, without the comma and the *and*."""
    token = opener.nbor(-1)
    while token.lower_ in COORDINATORS or token.text in {",", ";", "—", "–"} or token.is_space:
        token = token.nbor(-1)
    return int(token.idx + len(token))


def _part(draft: Draft, content: Range, page: Page) -> Draft:
    fitted = fit(content, page)
    return replace(draft, content=(fitted,), head=head_of(fitted, page), beside=(*draft.beside, *draft.content))


def _at_contrast(draft: Draft, page: Page) -> Iterator[Draft]:
    """A long content parted before `, while`: what follows is a statement of its own, or the reporter's."""
    opener = _contrast(draft, page)
    if opener is None or draft.head is None:
        yield draft
        return
    *before, (start, end) = draft.content
    yield replace(draft, content=(*before, (start, _end_before(opener))), beside=draft.content)
    further = opener.nbor(2) if opener.lower_ == "even" else opener.nbor()
    part = _part(draft, (further.idx, end), page)
    if part.head is not None and not _is_reporters(draft.head, part.head):
        yield part


def _contrast(draft: Draft, page: Page) -> "Token | None":
    """The word that opens the second clause of a long content, which has a subject of its own."""
    inside = page.doc.char_span(*draft.content[-1], alignment_mode="contract")
    if draft.head is None or inside is None or len(inside) < LONG or draft.carried:
        return None
    for token in inside[FEWEST_WORDS:-FEWEST_WORDS]:
        if token.lower_ not in CONTRASTS or token.nbor(-1).text != "," or page.quoted(token):
            continue
        if token.lower_ == "even" and token.nbor().lower_ not in {"as", "though", "while"}:
            continue
        if any(_goes_on(verb, token, draft.head) for verb in inside if verb.i > token.i):
            return token
    return None


def _goes_on(verb: "Token", opener: "Token", head: "Token") -> bool:
    """Whether a finite verb with its own subject goes on from the first clause."""
    subject = subject_of(verb)
    if subject is None or subject.left_edge.i - opener.i > FEWEST_WORDS or verb.dep_ not in {"conj", "advcl"}:
        return False
    finite = verb.tag_ in FINITE or any(child.tag_ in FINITE for child in verb.children if child.dep_ == "aux")
    above = verb.head
    while above.dep_ == "xcomp" and above != head:
        above = above.head
    return finite and subject.i > opener.i and above == head


def _is_reporters(first: "Token", second: "Token") -> bool:
    """Whether a clause in the present goes on from one that its cue put into the past: the reporter says it himself."""
    shifted = any(child.lower_ in BACKSHIFTED for child in first.children if child.dep_ == "aux") or first.tag_ == "VBD"
    modal = any(child.tag_ == "MD" for child in second.children if child.dep_ == "aux")
    present = second.tag_ in PRESENT or any(c.tag_ in PRESENT for c in second.children if c.dep_ in {"aux", "auxpass"})
    return shifted and present and not modal
