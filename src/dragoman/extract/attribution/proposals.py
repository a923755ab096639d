"""Attributions that another reader proposes as bare spans, made equal to those of the rules and put together with them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.addressees import addressees_of
from dragoman.extract.attribution.contents import fit
from dragoman.extract.attribution.cues import Cue, act_by, cue_tokens, is_means, is_unreal, senses_at
from dragoman.extract.attribution.drafts import Draft, Page, Range
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
    """Whether an attribution says something in the sense of the record: the lexicon lists its cue, and it has been said.

    Corpora of attribution also count deeds and states of mind (`is focused on`, `belies a fear of`).
    """
    if one.verb is None:
        return any(page.quotation_at(start) is not None for start, _ in one.content)
    if next(senses_at(one.verb, page.lexicon), None) is None or is_means(one.verb):
        return False
    return not is_unreal(one.verb, held=one.held)


def trimmed(content: Range, page: Page) -> Range:
    """A content without the *that* which leads it in and the marks around it; quotation marks stay."""
    tokens = list(page.tokens(*content))
    while len(tokens) > 1 and (_is_edge(tokens[0]) or _opens(tokens[0], page)):
        tokens.pop(0)
    while len(tokens) > 1 and _is_edge(tokens[-1]):
        tokens.pop()
    return fit(page.range_of(tokens[0], tokens[-1]), page)


def together(rules: Iterable[Draft], proposals: Sequence[Draft]) -> list[Draft]:
    """What the rules found, mended by the proposals, and the proposals of which no rule says anything.

    A rule's attribution and a proposal are one where they share a word of the cue, or half of the rule's content while neither is
    within the other. The rule names the speaker where it can; of two contents the longer stays.
    """
    kept = list(rules)
    joined = [_joined(rule, proposals) for rule in kept]
    rest = (one for one in proposals if not any(_same(rule, one) for rule in kept))
    return sorted([*joined, *rest], key=lambda draft: draft.content)


def _joined(rule: Draft, proposals: Sequence[Draft]) -> Draft:
    """A rule's attribution with what a proposal of the same one knows better."""
    one = next((one for one in proposals if _shared(rule.cue, one.cue)), None)
    if one is None:
        one = next((one for one in proposals if _same(rule, one)), None)
        return rule if one is None or rule.speaker is not None else _spoken(rule, one)
    named = rule if rule.speaker is not None else _spoken(rule, one)
    wider = _shared(rule.content, one.content) == _size(rule) < _size(one)
    return replace(named, content=one.content, head=one.head or rule.head, method=one.method) if wider else named


def _spoken(rule: Draft, one: Draft) -> Draft:
    return replace(rule, speaker=one.speaker, speaker_span=one.speaker_span)


def _same(rule: Draft, one: Draft) -> bool:
    """Whether the two are about the same attribution: one cue, or one content and neither within the other."""
    if _shared(rule.cue, one.cue):
        return True
    nested = _shared(rule.cue, one.content) or _shared(one.cue, rule.content)
    return not nested and 2 * _shared(rule.content, one.content) >= _size(rule)


def _is_edge(token: "Token") -> bool:
    """Whether a token at the edge of a content is no part of it."""
    return bool(token.is_space or (token.is_punct and not token.is_quote and not token.is_bracket and token.text not in ENDS))


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
    """The sense of a cue all of whose words stand in its spans, the likeliest first."""
    own = {token.i for span in cue for token in page.tokens(span.start, span.end)}
    senses = list(senses_at(verb, page.lexicon))
    return next((sense for sense in senses if all(word.i in own for word in sense.words)), next(iter(senses), None))


def _stood_for(named: "Token | None") -> "Token | None":
    """Who is named: for a relative pronoun the one it stands for."""
    if named is None or named.lower_ not in RELATIVE:
        return named
    return antecedent(named, named.head)


def _addressees(verb: "Token", head: "Token | None", said: Cue | None, speaker: Span | None) -> tuple["Token", ...]:
    found = addressees_of(verb, head, said.words if said is not None else ())
    return tuple(t for t in found if speaker is None or not speaker.start <= t.idx < speaker.end)


def _shared(some: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
    """How many code points lie in both."""
    return sum(max(0, min(end, last) - max(start, first)) for start, end in some for first, last in others)


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)
