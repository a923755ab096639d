"""Mentions of one document: the names in its text, and the offices that stand for their holders."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.extract.known_names import known_names
from dragoman.extract.person_names import person_names, surnames
from dragoman.extract.place_names import place_names
from dragoman.extract.recognised_names import METHOD as RECOGNISED
from dragoman.extract.recognised_names import recognised_names
from dragoman.extract.spotted import Spotted, overlaps_any
from dragoman.extract.thing_phrases import thing_phrases
from dragoman.extract.title_phrases import title_phrases
from dragoman.text.parser import Parsed
from dragoman.types.readings import Mention, MentionKind, Reading
from dragoman.types.spans import Span
from dragoman.world import Knowledge


def find_mentions(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its mentions added: names, then offices named without a person and things pointed back to."""
    known = tuple(known_names(parsed, knowledge))
    people = apart((*known, *person_names(parsed, knowledge)))
    others = (*recognised_names(parsed, knowledge, people), *surnames(parsed, knowledge, people))
    names = agreed(parsed, apart((*people, *others, *place_names(parsed, knowledge, people))))
    named = found.with_mentions(*(_mention(parsed, found, spotted) for spotted in names))
    described = (*title_phrases(parsed, named, knowledge), *thing_phrases(parsed, named, knowledge))
    return named.with_mentions(*(_mention(parsed, found, spotted) for spotted in described))


def apart(spotted: Iterable[Spotted]) -> tuple[Spotted, ...]:
    """Of names that overlap those that are certain, then the longest, then the most trusted."""
    kept: list[Spotted] = []
    taken: list[Span] = []
    for name in sorted(spotted, key=lambda s: (not s.certain, -len(s.span), -s.trust, s.span.start)):
        if not overlaps_any(taken, name.span):
            insort(taken, name.span)
            kept.append(name)
    return tuple(sorted(kept, key=lambda s: s.span.start))


def agreed(parsed: Parsed, names: Sequence[Spotted]) -> tuple[Spotted, ...]:
    """The names with one kind for each wording, the most trusted: the recogniser calls one thing now a body, now a place."""
    text = parsed.document.text
    kinds: dict[str, Counter[MentionKind]] = {}
    for name in names:
        kinds.setdefault(text[name.span.start : name.span.end], Counter())[name.kind] += name.trust
    return tuple(
        replace(name, kind=kinds[text[name.span.start : name.span.end]].most_common(1)[0][0])
        if name.method == RECOGNISED
        else name
        for name in names
    )


def _mention(parsed: Parsed, found: Reading, spotted: Spotted) -> Mention:
    return Mention(
        document_id=found.document_id,
        words=parsed.document.words(spotted.span.start, spotted.span.end),
        kind=spotted.kind,
        form=spotted.form,
        method=spotted.method,
    )
