"""Direct speech: quotations with the cue that stands before, after or between them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.attribution.addressees import addressees_of
from dragoman.extract.attribution.contents import FINITE
from dragoman.extract.attribution.cues import COPULAS, is_speech_verb, senses_at
from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.lexicon import Frame
from dragoman.extract.attribution.speakers import NOMINAL, SUBJECTS, can_speak, is_document, speaker_of
from dragoman.text.quotations import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDS = frozenset(".?!…")
GOES_ON = frozenset(",?!—–-…")
"""Last characters of a quotation after which its cue may follow."""
FEWEST_WORDS = 3
"""Quotations with fewer are names and scare quotes, unless they end as a sentence does."""
SECOND_SENTENCE = re.compile(r"[a-z]{2}[.?!…] [A-Z]")
FARTHEST_CUE = 30
"""Tokens between a quotation and its cue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A quotation that may be speech of its own, with the reporter's words beside it."""

    quotation: Quotation
    before: tuple["Token", ...]
    """Outside tokens since the sentence began or the quotation before ended."""
    after: tuple["Token", ...]
    """Outside tokens until the sentence ends or the next quotation begins."""
    opens_sentence: bool
    """Whether nothing of its sentence stands before it."""
    block: int
    """Start of its block."""


def utterances(page: Page) -> Iterator[Utterance]:
    """The quotations of a page that are not fragments of the reporter's own sentence."""
    spans = {s.block.span.start: s.block.span for s in page.parsed.sentences}
    ordered = sorted(spans)
    position = 0
    for quotation in page.quotations:
        while position + 1 < len(ordered) and spans[ordered[position]].end <= quotation.outer.start:
            position += 1
        utterance = _utterance(quotation, spans[ordered[position]].start, spans[ordered[position]].end, page)
        if utterance is not None and _is_speech(utterance, page):
            yield utterance


def direct_drafts(page: Page, found: Iterable[Utterance]) -> Iterator[tuple[Utterance, Draft | None]]:
    """Each utterance with the attribution that its own sentence gives it."""
    for utterance in found:
        yield utterance, _attributed(utterance, page)


def _utterance(quotation: Quotation, start: int, end: int, page: Page) -> Utterance | None:
    inside = page.doc.char_span(quotation.outer.start, quotation.outer.end, alignment_mode="expand")
    if inside is None:
        return None
    before = _outside(page, range(inside.start - 1, -1, -1), start, end)
    opens = not before
    if opens and not page.text[start : quotation.outer.start].strip():
        before = _introduced(page, inside.start - 1)
    after = _outside(page, range(inside.end, len(page.doc)), start, end)
    return Utterance(
        quotation=quotation,
        before=tuple(reversed(before)),
        after=tuple(after) if not _sentence_over(quotation, page, after) else (),
        opens_sentence=opens,
        block=start,
    )


def _introduced(page: Page, index: int) -> list["Token"]:
    """The sentence that ends the paragraph before with a colon, when there is one, last token first."""
    while index >= 0 and page.doc[index].is_space:
        index -= 1
    if index < 0 or page.doc[index].text != ":":
        return []
    sentence = page.sentence_at(page.doc[index].idx)
    return _outside(page, range(index, -1, -1), sentence.start, sentence.end) if sentence else []


def _outside(page: Page, indexes: Iterable[int], start: int, end: int) -> list["Token"]:
    found: list[Token] = []
    for i in indexes:
        token = page.doc[i]
        if not start <= token.idx < end or page.quoted(token) or token.text in ENDS or len(found) > FARTHEST_CUE * 2:
            break
        if not token.is_space:
            found.append(token)
    return found


def _sentence_over(quotation: Quotation, page: Page, after: list["Token"]) -> bool:
    """Whether the reporter's sentence ends with the quotation, so that what follows is another."""
    last = page.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
    return last == "." and bool(after) and after[0].text[:1].isupper()


def _is_speech(utterance: Utterance, page: Page) -> bool:
    quotation = utterance.quotation
    words = page.text[quotation.inner.start : quotation.inner.end].strip()
    if not any(character.isalnum() for character in words):
        return False
    ends = words[-1] in ENDS | GOES_ON
    if len(words.split()) < FEWEST_WORDS and not ends:
        return False
    if utterance.opens_sentence:
        return ends or len(words.split()) > FEWEST_WORDS
    last = utterance.before[-1]
    if last.text in {":", ","}:
        return words[0].isupper() or last.text == ":" or (ends and is_reported(utterance, page))
    return ends and (takes_up(utterance, page) or (words[0].isupper() and _leads(utterance.before, page)))


def takes_up(utterance: Utterance, page: Page) -> bool:
    """Whether quoted words take up the reporter's and go on in a sentence of their own, as in `Lee “erred. He is sorry.”`."""
    words = page.text[utterance.quotation.inner.start : utterance.quotation.inner.end]
    verbless = not any(token.pos_ in {"VERB", "AUX"} for token in utterance.before)
    return bool(utterance.before) and verbless and SECOND_SENTENCE.search(words) is not None


def is_reported(utterance: Utterance, page: Page) -> bool:
    """Whether a speech verb stands beside the utterance."""
    return any(is_speech_verb(token, page.lexicon) for token in (*utterance.before[-6:], *utterance.after[:8]))


def _attributed(utterance: Utterance, page: Page) -> Draft | None:
    content = (utterance.quotation.outer.start, utterance.quotation.outer.end)
    leads = _leads(utterance.before, page)
    sides = ("before", "after") if leads else ("after", "before")
    for side in sides:
        verb = _verb_before(utterance, page) if side == "before" else _verb_after(utterance, page)
        if verb is not None:
            tokens = utterance.before if side == "before" else utterance.after
            return draft_of(verb, tokens, (content,), page)
    return _colon(utterance, content) if leads else None


def _leads(before: tuple["Token", ...], page: Page) -> bool:
    """Whether the words before a quotation lead up to it: a colon, a speech verb, or one with *that*."""
    if not before:
        return False
    last = before[-2] if before[-1].lower_ == "that" and len(before) > 1 else before[-1]
    return last.text == ":" or is_speech_verb(last, page.lexicon)


def _verb_after(utterance: Utterance, page: Page) -> "Token | None":
    inner = page.text[utterance.quotation.inner.start : utterance.quotation.inner.end].rstrip()
    tokens = utterance.after[:FARTHEST_CUE]
    if not tokens or (inner[-1:] not in GOES_ON and tokens[0].text != "," and not tokens[0].text[:1].islower()):
        return None
    verbs = [token for token in tokens if is_speech_verb(token, page.lexicon)]
    return next((verb for verb in verbs if not _aside(verb)), next(iter(verbs), None))


def _verb_before(utterance: Utterance, page: Page) -> "Token | None":
    tokens = utterance.before[-FARTHEST_CUE:]
    verbs = [token for token in reversed(tokens) if is_speech_verb(token, page.lexicon)]
    return next((verb for verb in verbs if not _aside(verb)), next(iter(verbs), None))


def _aside(verb: "Token") -> bool:
    return verb.dep_ == "relcl" and any(
        child.dep_ == "nsubj" and child.lower_ in {"who", "which"} for child in verb.children
    )


def draft_of(verb: "Token", tokens: tuple["Token", ...], content: tuple[Range, ...], page: Page) -> Draft:
    """The attribution of quoted words to the speaker of a verb beside them."""
    cue = next(c for c in senses_at(verb, page.lexicon) if c.sense.frame is Frame.CLAUSE)
    words = sorted((verb, *cue.words, *_auxiliaries(verb)), key=lambda token: token.i)
    return Draft(
        speaker=_speaker(verb, tokens, page),
        verb=verb,
        cue=tuple(page.range_of(word, word) for word in words),
        content=content,
        head=head_of(content[0], page),
        act=cue.sense.act,
        addressees=addressees_of(verb, None),
        score=0.95,
    )


def _auxiliaries(verb: "Token") -> list["Token"]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass", "prt"} and child.tag_ != "TO"]


def _speaker(verb: "Token", tokens: tuple["Token", ...], page: Page) -> "Token | None":
    speaker = speaker_of(verb)
    if speaker is not None and not page.quoted(speaker) and (can_speak(speaker) or is_document(speaker)):
        return speaker
    near = [
        token
        for token in tokens
        if token.pos_ in NOMINAL
        and (can_speak(token) or token.dep_ == "nsubj")
        and token.ent_type_ not in {"DATE", "TIME"}
    ]
    left = [token for token in near if token.i < verb.i and token.dep_ != "pobj"]
    right = [token for token in near if token.i > verb.i]
    if right and right[0].i - verb.i <= FEWEST_WORDS + 3 and (not left or tokens[0] == verb):
        return _top(right[0], tokens)
    if left:
        return _top(left[0], tokens)
    return speaker if speaker in tokens else None


def _top(token: "Token", tokens: tuple["Token", ...]) -> "Token":
    """The head of the noun phrase in which a noun modifies another."""
    while token.dep_ in {"compound", "poss", "amod", "nmod"} and token.head in tokens and token.head.pos_ in NOMINAL:
        token = token.head
    return token


def _colon(utterance: Utterance, content: Range) -> Draft | None:
    """`The envoy was blunt: “...”`: the subject speaks."""
    named = [token for token in utterance.before if token.pos_ in NOMINAL and (can_speak(token) or is_document(token))]
    for token in named:
        if token.dep_ in SUBJECTS and token.head.lemma_ in COPULAS | {"have", "do"}:
            return Draft(speaker=token, content=(content,), score=0.7)
    if named and not any(token.tag_ in FINITE for token in utterance.before):
        return Draft(speaker=_top(named[-1], utterance.before), content=(content,), score=0.7)
    return None


def head_of(content: Range, page: Page) -> "Token | None":
    """The head of the first clause in a range."""
    inside = page.doc.char_span(*content, alignment_mode="contract")
    if inside is None:
        return None
    for token in inside:
        if (
            token.pos_ in {"VERB", "AUX"}
            and token.dep_ not in {"aux", "auxpass"}
            and not inside.start <= token.head.i < inside.end
        ):
            return token
        if token.dep_ == "ROOT" and not token.is_punct:
            return token
    return next((t for t in inside if t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"aux", "auxpass"}), None)
