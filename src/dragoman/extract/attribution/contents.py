"""Contents: the words that a cue reports, read off the parse."""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.cues import Cue
from dragoman.extract.attribution.drafts import Page, Range
from dragoman.extract.attribution.lexicon import Frame

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLAUSES = frozenset({"ccomp"})
THINGS = frozenset({"dobj", "pobj", "attr", "oprd", "acomp", "pcomp"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
OPENERS = frozenset({"that", ",", ":", "-", "—", "–", ";"})
"""Tokens that stand between a cue and its content."""
LEAVERS = frozenset({"while", "whereas", "although", "though", "as", "before", "after", "when", "but", "and"})
"""Words with which, after a comma, the reporter goes on in his own voice."""
TRAILING = " ,;:—–-\t\n"


def right_content(cue: Cue, sentence: "Span", page: Page) -> tuple["Token", Range] | None:
    """The head and range of the content to the right of a cue; None when the cue takes none in its frame."""
    dependents = _dependents(cue)
    first = next((d for d in dependents if _opens(d, cue, dependents)), None)
    if first is None:
        return None
    head = first
    if cue.sense.frame is Frame.INFINITIVE:
        first = next((d for d in dependents if d.dep_ in {"dobj", "nsubj", "pobj"} and d.i < head.i and d.i > cue.head.i), first)
    start = max(_left(first), cue.last.i + 1 if first.dep_ not in {"dobj"} else cue.head.i + 1)
    end = _end(first, dependents, cue)
    return _range(start, max(end, head.right_edge.i), sentence, page, head)


def _dependents(cue: Cue) -> list["Token"]:
    own = {cue.head.i, *(word.i for word in cue.words)}
    found = [child for token in (cue.head, *cue.words) for child in token.children if child.i > cue.head.i and child.i not in own]
    return sorted(found, key=lambda token: token.i)


def _opens(dependent: "Token", cue: Cue, dependents: list["Token"]) -> bool:
    frame = cue.sense.frame
    if frame is Frame.CLAUSE:
        return _is_clause(dependent)
    if frame is Frame.INFINITIVE:
        return dependent.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and has_to(dependent)
    if frame is Frame.OBJECT:
        return dependent.dep_ in THINGS or (dependent.dep_ in {"ccomp", "xcomp"} and not has_to(dependent))
    if frame is Frame.NOUN:
        return _fills_noun(dependent, cue)
    return _fills_adjective(dependent, cue)


def _is_clause(token: "Token") -> bool:
    if token.dep_ == "ccomp":
        return True
    if token.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children)
    return False


def _fills_noun(token: "Token", cue: Cue) -> bool:
    if token.dep_ in {"acl", "relcl", "ccomp"} and token.pos_ in {"VERB", "AUX"}:
        if any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children) or has_to(token):
            return True
        return token.dep_ in {"acl", "relcl"} and any(c.lower_ == "that" and c.i == cue.head.i + 1 and c.dep_ == "mark" for c in token.children)
    return bool(cue.words) and token.dep_ in {"pobj", "pcomp"} and token.head in cue.words


def _fills_adjective(token: "Token", cue: Cue) -> bool:
    if token.dep_ in {"ccomp", "xcomp", "advcl"}:
        return has_to(token) or _is_clause(token) or token.dep_ == "ccomp"
    if token.dep_ in {"pobj", "pcomp"}:
        return bool(cue.words) and token.head in cue.words
    return token.dep_ == "prep" and token.lower_ in {"about", "over", "of", "that", "at"} and token.i <= cue.last.i + 2


def has_to(token: "Token") -> bool:
    """Whether a verb is an infinitive with *to*."""
    return any(child.tag_ == "TO" and child.i < token.i for child in token.children)


def _left(token: "Token") -> int:
    return int(token.left_edge.i)


def _end(first: "Token", dependents: list["Token"], cue: Cue) -> int:
    """Index of the last token of the content: its own and what follows up to the point where the reporter takes over."""
    end, comma = int(first.right_edge.i), False
    for dependent in dependents:
        if dependent.i <= first.i:
            continue
        if dependent.is_punct:
            comma = comma or dependent.text in {",", "—", "–", ";"}
            if dependent.text in {"—", "–", ";"}:
                break
            continue
        if _takes_over(dependent, comma=comma):
            break
        end, comma = max(end, int(dependent.right_edge.i)), False
    return end


def _takes_over(dependent: "Token", *, comma: bool) -> bool:
    if dependent.dep_ in {"cc", "conj", "parataxis", "nsubj", "aux"}:
        return True
    if not comma:
        return False
    return dependent.dep_ in {"advcl", "prep", "npadvmod", "advmod", "dep"}


def _range(start: int, end: int, sentence: "Span", page: Page, head: "Token") -> tuple["Token", Range] | None:
    doc = page.doc
    end = min(end, sentence.end - 1)
    while start <= end and (doc[start].lower_ in OPENERS or doc[start].is_space):
        start += 1
    while end >= start and (doc[end].is_space or (doc[end].text in {",", ".", ";", ":", "—", "–", "-"})):
        end -= 1
    if start > end:
        return None
    return head, fit((doc[start].idx, doc[end].idx + len(doc[end])), page)


def fit(found: Range, page: Page) -> Range:
    """The range with quotations whole where it cuts one at its marks, and without a mark that belongs to none of it."""
    start, end = found
    opening = page.quotation_at(start)
    if opening is not None and start - opening.inner.start <= 0:
        start = opening.outer.start
    closing = page.quotation_at(end - 1)
    if closing is not None and closing.outer.start >= start and end >= closing.inner.end - 1:
        end = closing.outer.end
    return start, end
