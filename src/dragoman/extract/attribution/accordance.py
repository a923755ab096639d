"""`According to X`: the whole clause is X's, and who is quoted there speaks through X."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.attribution.contents import fit
from dragoman.extract.attribution.drafts import Draft, Page, Range

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERBS = frozenset({"VERB", "AUX"})
SHORT = 6
"""Words before `, according to` beyond which they are a clause, even if the parser sees no verb in them."""


def accordance_drafts(sentence: "Span", page: Page) -> Iterator[Draft]:
    """The attributions that phrases with *according to* make in a sentence."""
    for token in sentence:
        following = token.nbor() if token.i + 1 < sentence.end else None
        if token.lower_ != "according" or following is None or following.lower_ != "to" or page.quoted(token):
            continue
        holder = next((child for child in following.children if child.dep_ == "pobj"), None)
        if holder is None:
            holder = next((child for child in token.children if child.dep_ == "pobj"), None)
        draft = _draft(token, following, holder, sentence, page) if holder is not None else None
        if draft is not None:
            yield draft


def _draft(token: "Token", to: "Token", holder: "Token", sentence: "Span", page: Page) -> Draft | None:
    end = _end_of_phrase(holder, sentence)
    left = _range(sentence.start, token.i - 1, page)
    right = _range(end + 1, sentence.end - 1, page)
    doc = page.doc
    clause = token.i - sentence.start > SHORT and doc[token.i - 1].text == ","
    if not clause and not any(t.pos_ in VERBS for t in doc[sentence.start : token.i]):
        left = left if right and any(t.dep_ == "nsubj" for t in doc[sentence.start : token.i]) else None
    if not any(t.pos_ in VERBS for t in doc[end + 1 : sentence.end]):
        right = None
    ranges = tuple(found for found in (left, right) if found is not None)
    if not ranges:
        return None
    verbs = [t for t in sentence if t.pos_ in VERBS and t.dep_ not in {"aux", "auxpass"} and not token.i <= t.i <= end]
    head = next((t for t in verbs if t.dep_ == "ROOT"), verbs[0] if verbs else None)
    return Draft(speaker=holder, verb=token, cue=(page.range_of(token, to),), content=ranges, head=head, score=0.9)


def _end_of_phrase(holder: "Token", sentence: "Span") -> int:
    """Index of the last token of the noun phrase, its relative clause and apposition included."""
    end = min(int(holder.right_edge.i), sentence.end - 1)
    if end == sentence.end - 1 or sentence.doc[end + 1].is_punct:
        return end
    return end


def _range(first: int, last: int, page: Page) -> Range | None:
    doc = page.doc
    while first <= last and (doc[first].is_space or doc[first].text in {",", ";", ":", "—", "–", "-"}):
        first += 1
    while last >= first and (doc[last].is_space or doc[last].text in {",", ".", ";", ":", "—", "–", "-"}):
        last -= 1
    return fit((doc[first].idx, doc[last].idx + len(doc[last])), page) if first <= last else None
