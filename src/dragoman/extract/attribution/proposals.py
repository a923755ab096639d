"""Attributions that another reader proposes as bare spans, made equal to those of the rules and put together with them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.addressees import addressees_of
from dragoman.extract.attribution.contents import fit
from dragoman.extract.attribution.cues import Cue, act_by, cue_tokens, is_means, is_unreal, senses_at
from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.indirect import is_deed, plausible
from dragoman.extract.attribution.lexicon import Frame
from dragoman.extract.attribution.quoted import head_of
from dragoman.extract.attribution.speakers import RELATIVE, antecedent
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SAID, HELD = 0.9, 0.675
"""What a proposal keeps of its score where its words are said, and where they are only held."""
ENDS = frozenset({"?", "!"})
"""Marks that belong to what is said."""


def proposal(
    page: Page, *, speaker: Span | None, cue: Sequence[Span], content: Sequence[Span], score: float, method: str
) -> Draft:
    """The attribution that spans in a document make, with the heads that the parse gives them.

    Spans are code points of the document's text, in text order; `content` needs at least one. The cue is cut to the
    words that the lexicon lists, the content to what is said. The act is that of the cue in the lexicon, *assert* where
    the lexicon has none; what is held scores less.
    """
    verb = _cue_head(cue, page)
    said = _sense(verb, cue, page) if verb is not None else None
    held = said is not None and said.sense.held
    words = tuple((span.start, span.end) for span in content)
    head = next((head for span in words if (head := head_of(span, page)) is not None), None)
    named = page.tokens(speaker.start, speaker.end).root if speaker is not None else None
    spoken = _stood_for(named)
    return Draft(
        speaker=spoken,
        speaker_span=speaker if spoken == named else None,
        verb=verb,
        cue=_listed(said, page) if said is not None else tuple((span.start, span.end) for span in cue),
        content=tuple(trimmed(span, page) for span in words),
        head=head,
        act=act_by(said) if said is not None else "assert",
        held=held,
        addressees=_addressees(verb, head, said, speaker) if verb is not None else (),
        score=score * (HELD if held else SAID),
        method=method,
    )


def is_statement(one: Draft, page: Page) -> bool:
    """Whether an attribution says something in the sense of the record: the lexicon lists its cue in a frame that fits.

    Corpora of attribution also count deeds and states of mind (`is focused on`, `belies a fear of`).
    """
    if one.verb is None:
        return any(page.quotation_at(start) is not None for start, _ in one.content)
    said = _sense(one.verb, [Span(*span) for span in one.cue], page)
    if said is None or is_means(one.verb) or is_unreal(one.verb, held=one.held) or is_deed(said):
        return False
    if not _takes(said.sense.frame, one, page):
        return False
    return plausible(said, one.speaker, page) or _is_joint(one, page)


def _takes(frame: Frame, one: Draft, page: Page) -> bool:
    """Whether the content is of the kind that the frame of the cue takes."""
    if frame is Frame.CLAUSE:
        quoted = page.quotation_at(one.content[0][0]) is not None
        return quoted or (one.head is not None and one.head.pos_ in {"VERB", "AUX"})
    if frame is Frame.OBJECT and page.tokens(*one.content[0])[0].tag_ == "TO":
        return False
    return one.verb is not None and not (frame is Frame.NOUN and (one.verb.dep_ == "compound" or one.speaker is None))


def _is_joint(one: Draft, page: Page) -> bool:
    """Whether those who put out a statement speak in it themselves: `We reaffirm`."""
    we = one.speaker is not None and one.speaker.lower_ == "we"
    return we and not one.held and one.verb is not None and not page.quoted(one.verb)


def trimmed(content: Range, page: Page) -> Range:
    """A content without the *that* which leads it in and the marks around it; quotation marks stay."""
    tokens = list(page.tokens(*content))
    while len(tokens) > 1 and (_is_edge(tokens[0]) or _opens(tokens[0], page)):
        tokens.pop(0)
    while len(tokens) > 1 and _is_edge(tokens[-1]):
        tokens.pop()
    return fit(page.range_of(tokens[0], tokens[-1]), page)


def together(rules: Iterable[Draft], proposals: Sequence[Draft], page: Page) -> list[Draft]:
    """What the rules found, mended by the proposals, and the proposals of which no rule says anything.

    A rule's attribution and a proposal are one where they share a word of the cue, or half of the rule's content while neither is
    within the other. The rule names the speaker where its cue has one; the content is the rule's unless the proposal's goes on farther.
    """
    kept = list(rules)
    joined = [_joined(rule, proposals, page) for rule in kept]
    rest = (one for one in proposals if not any(is_same(rule, one) for rule in kept))
    return sorted([*joined, *rest], key=lambda draft: draft.content)


def instead(rules: Iterable[Draft], others: Sequence[Draft]) -> list[Draft]:
    """The others, which know better, and the rules' attributions that none of them is the same as."""
    rest = (rule for rule in rules if not any(is_same(rule, one) for one in others))
    return sorted([*others, *rest], key=lambda draft: draft.content)


def _joined(rule: Draft, proposals: Sequence[Draft], page: Page) -> Draft:
    """A rule's attribution with what a proposal of the same one knows better."""
    one = next((one for one in proposals if _shared(rule.cue, one.cue)), None)
    if one is not None:
        return _spoken(_said(rule, one, page), one)
    one = next((one for one in proposals if is_same(rule, one)), None)
    return rule if one is None else _spoken(rule, one)


def _spoken(rule: Draft, one: Draft) -> Draft:
    """A rule's attribution with the speaker of a proposal where it found none."""
    if one.speaker is None or rule.speaker is not None:
        return rule
    return replace(rule, speaker=one.speaker, speaker_span=one.speaker_span)


def _said(rule: Draft, one: Draft, page: Page) -> Draft:
    """A rule's attribution with the content of a proposal that goes on farther in the paragraph, or ends before a further clause."""
    content = tuple(span for span in one.content if _shared([span], rule.content))
    if (
        not content
        or _shared(content, rule.cue)
        or not (_goes_on(rule, content, page) or _ends_before(rule, content, page))
    ):
        return rule
    return replace(rule, content=content, head=head_of(content[0], page) or rule.head, method=one.method)


def _goes_on(rule: Draft, content: tuple[Range, ...], page: Page) -> bool:
    """Whether a content holds all of a rule's, and more, in one paragraph; quotations end where their marks do."""
    if not _shared(rule.content, content) == _size(rule) < _extent(content):
        return False
    whole = all((q := page.quotation_at(start)) is not None and end <= q.outer.end for start, end in rule.content)
    return not whole and page.block_at(content[0][0]) == page.block_at(content[-1][1] - 1)


def _ends_before(rule: Draft, content: tuple[Range, ...], page: Page) -> bool:
    """Whether a content is a rule's up to a clause that goes on from it: `a test, which took place at dawn`."""
    if len(content) != 1 or len(rule.content) != 1 or content[0][0] != rule.content[0][0]:
        return False
    end, last = content[0][1], rule.content[0][1]
    after = page.tokens(end, last) if end < last else ()
    further = next((token for token in after if token.idx >= end and not _is_edge(token)), None)
    return further is not None and not page.quoted(further) and _opens_clause(further)


def _opens_clause(token: "Token") -> bool:
    marks = token.tag_ in {"WDT", "WP", "WRB"} or (token.dep_ == "mark" and token.tag_ == "IN")
    return marks and token.lower_ != "that"


def is_same(rule: Draft, one: Draft) -> bool:
    """Whether the two are about the same attribution: one cue, or one content and neither within the other."""
    if _shared(rule.cue, one.cue):
        return True
    nested = _shared(rule.cue, one.content) or _shared(one.cue, rule.content)
    return not nested and 2 * _shared(rule.content, one.content) >= _size(rule)


def _is_edge(token: "Token") -> bool:
    """Whether a token at the edge of a content is no part of it."""
    return bool(
        token.is_space or (token.is_punct and not token.is_quote and not token.is_bracket and token.text not in ENDS)
    )


def _opens(token: "Token", page: Page) -> bool:
    return token.lower_ == "that" and token.tag_ == "IN" and not page.quoted(token)


def _listed(said: Cue, page: Page) -> tuple[Range, ...]:
    return tuple(page.range_of(token, token) for token in cue_tokens(said))


def _cue_head(cue: Sequence[Span], page: Page) -> "Token | None":
    """The word of a cue that the lexicon knows as one, else the highest in the parse; None for a cue of bare marks."""
    words = [
        token
        for span in cue
        for token in page.tokens(span.start, span.end)
        if not token.is_punct and not token.is_space
    ]
    listed = next((token for token in words if next(senses_at(token, page.lexicon), None) is not None), None)
    own = {token.i for token in words}
    return listed or next((token for token in words if token.head.i not in own or token.head == token), None)


def _sense(verb: "Token", cue: Sequence[Span], page: Page) -> Cue | None:
    """The sense of a cue with most words that all stand in its spans, the likeliest first."""
    own = {token.i for span in cue for token in page.tokens(span.start, span.end)}
    senses = list(senses_at(verb, page.lexicon))
    whole = [sense for sense in senses if all(word.i in own for word in sense.words)]
    return max(whole, key=lambda sense: len(sense.words), default=next(iter(senses), None))


def _stood_for(named: "Token | None") -> "Token | None":
    """Who is named: for a relative pronoun the one it stands for."""
    if named is None or named.lower_ not in RELATIVE:
        return named
    return antecedent(named, named.head)


def _addressees(verb: "Token", head: "Token | None", said: Cue | None, speaker: Span | None) -> tuple["Token", ...]:
    found = addressees_of(verb, head, said.words if said is not None else ())
    return tuple(t for t in found if speaker is None or not speaker.start <= t.idx < speaker.end)


def _shared(some: Iterable[Range], others: Sequence[Range]) -> int:
    """How many code points lie in both."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)


def _size(draft: Draft) -> int:
    return _extent(draft.content)


def _extent(spans: Iterable[Range]) -> int:
    return sum(end - start for start, end in spans)
