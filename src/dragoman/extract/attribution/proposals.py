"""Attributions that another reader proposes as bare spans, made equal to those of the rules and put together with them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.addressees import addressees_of
from dragoman.extract.attribution.cues import Cue, act_by, senses_at
from dragoman.extract.attribution.drafts import Draft, Page
from dragoman.extract.attribution.quoted import head_of
from dragoman.extract.attribution.speakers import RELATIVE, antecedent
from dragoman.types.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def proposal(
    page: Page, *, speaker: Span | None, cue: Sequence[Span], content: Sequence[Span], score: float, method: str
) -> Draft:
    """The attribution that spans in a document make, with the heads that the parse gives them.

    Spans are code points of the document's text, in text order; `content` needs at least one. The act is that of the
    cue in the lexicon, *assert* where the lexicon has none.
    """
    verb = _cue_head(cue, page)
    said = _sense(verb, cue, page) if verb is not None else None
    head = next((head for span in content if (head := head_of((span.start, span.end), page)) is not None), None)
    named = page.tokens(speaker.start, speaker.end).root if speaker is not None else None
    spoken = _stood_for(named)
    return Draft(
        speaker=spoken,
        speaker_span=speaker if spoken == named else None,
        verb=verb,
        cue=tuple((span.start, span.end) for span in cue),
        content=tuple((span.start, span.end) for span in content),
        head=head,
        act=act_by(said) if said is not None else "assert",
        held=said is not None and said.sense.held,
        addressees=_addressees(verb, head, said, speaker) if verb is not None else (),
        score=score,
        method=method,
    )


def together(rules: Iterable[Draft], proposals: Sequence[Draft]) -> list[Draft]:
    """The proposals, and what the rules found of which no proposal says anything.

    A rule's attribution gives way where a proposal has a part of its cue, or half of its content and is neither within it nor
    around it; a proposal without a speaker takes the rule's.
    """
    kept = list(rules)
    spoken = [_spoken(one, kept) for one in proposals]
    rest = (rule for rule in kept if not any(_same(rule, one) for one in spoken))
    return sorted([*spoken, *rest], key=lambda draft: draft.content)


def _spoken(one: Draft, rules: Sequence[Draft]) -> Draft:
    """A proposal with the speaker that a rule gives the same attribution, where it has none."""
    if one.speaker is not None:
        return one
    rule = next((rule for rule in rules if rule.speaker is not None and _same(rule, one)), None)
    return replace(one, speaker=rule.speaker, speaker_span=rule.speaker_span) if rule is not None else one


def _same(rule: Draft, one: Draft) -> bool:
    """Whether the two are about the same attribution: one cue, or one content and neither within the other."""
    if _shared(rule.cue, one.cue):
        return True
    nested = _shared(rule.cue, one.content) or _shared(one.cue, rule.content)
    return not nested and 2 * _shared(rule.content, one.content) >= _size(rule)


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
