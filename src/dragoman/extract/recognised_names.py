"""Names of organisations, places, documents and agreements that the parser recognises and our knowledge lacks."""

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.spotted import Spotted, is_read, overlaps_any
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionKind
from dragoman.types.spans import Span, trimmed
from dragoman.world import Knowledge

METHOD = "ner/1"
TRUST = 1
KINDS = {
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "LAW": MentionKind.AGREEMENT,
    "WORK_OF_ART": MentionKind.DOCUMENT,
    "EVENT": MentionKind.OTHER,
    "PRODUCT": MentionKind.OTHER,
}
TAIL = 2
"""A comma and one word after it: the recogniser ran on into the next name."""
EDGE = re.compile(r"^(?:[Tt]he\s+|[“”\"'‘’(]+)+|(?:['’]s?|[“”\"'’),.:;-]+)+$")
SHIP = re.compile(r"\b(?:USS|HMS|JS|ROKS|INS|HMAS|BRP)\s+[A-Z]\w+(?:\s[A-Z]\w+){0,3}")
"""Names of warships by their prefix."""


def recognised_names(parsed: Parsed, knowledge: Knowledge, people: Sequence[Spotted]) -> Iterator[Spotted]:
    """Names other than people's; a span that is only a person's name, or an adjective of a state, is left out.

    `people` are the names found so far, in text order and apart from each other.
    """
    owning = [p.span for p in people if p.kind is MentionKind.PERSON and _possessed(parsed, p.span)]
    surnames = _addressed_surnames(parsed, people)
    for found in SHIP.finditer(parsed.document.text):
        yield Spotted(span=Span(*found.span()), kind=MentionKind.FORCE, method="ship/1", trust=TRUST, certain=True)
    for entity in parsed.doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is MentionKind.ORGANISATION and _addressed(entity.text, surnames):
            kind = MentionKind.PERSON
        span = _clean(parsed, Span(entity.start_char, entity.end_char)) if kind else None
        if kind and span and _is_name(parsed, knowledge, span) and not overlaps_any(owning, span):
            yield Spotted(span=span, kind=kind, method=METHOD, trust=TRUST)


def _addressed_surnames(parsed: Parsed, people: Sequence[Spotted]) -> frozenset[str]:
    """The surnames that an honorific or a title stands before somewhere."""
    text = parsed.document.text
    return frozenset(text[p.span.start : p.span.end].split()[-1] for p in people if p.certain)


def _addressed(name: str, surnames: frozenset[str]) -> bool:
    """Whether the last word of what was taken for an organisation is such a surname."""
    words = name.split()
    return len(words) in {2, 3} and words[-1] in surnames and all(word[0].isupper() for word in words)


def _possessed(parsed: Parsed, span: Span) -> bool:
    """Whether a name ends in a possessive, so that what follows is not part of it."""
    return parsed.document.text[span.end : span.end + 1] in {"’", "'"}


def _clean(parsed: Parsed, span: Span) -> Span | None:
    """The span without articles, quotation marks and possessive endings; None outside body and captions."""
    text = parsed.document.text
    if not is_read(parsed, span):
        return None
    start, end = span.start, span.end
    for found in EDGE.finditer(text[start:end]):
        if found.start() == 0:
            start += found.end()
        else:
            end = span.start + found.start()
    bracket = text.find("(", start, end)
    if bracket > start and ")" not in text[bracket:end]:
        end = bracket
    start, end = trimmed(text, start, end)
    comma = text.rfind(", ", start, end)
    if comma > start and len(text[comma:end].split()) == TAIL:
        end = comma
    return Span(start, end) if end - start > 1 else None


def _is_name(parsed: Parsed, knowledge: Knowledge, span: Span) -> bool:
    surface = parsed.document.text[span.start : span.end]
    if "\n" in surface or not any(c.isupper() for c in surface) or knowledge.country_of_adjective(surface):
        return False
    return not _made_of_known(surface, knowledge)


def _made_of_known(surface: str, knowledge: Knowledge) -> bool:
    """Whether it is known names, adjectives of states and titles in a row: `US-Japan`, `Japan PM`."""
    rest = surface
    for match in reversed(list(knowledge.names.matches(surface))):
        rest = rest[: match.span.start] + " " + rest[match.span.end :]
    words = [word for word in re.split(r"[\s,/&–-]+", rest) if word and word not in {"’s", "'s"}]
    titles = knowledge.atlas.titles
    return rest != surface and all(
        word.islower() or word.lower() in titles or knowledge.country_of_adjective(word) for word in words
    )
