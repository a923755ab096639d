"""Names of organisations, places, documents and agreements that the parser recognises and our knowledge lacks."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.extract.person_names import named_like_person
from dragoman.extract.spotted import Spotted, is_read, overlaps_any, read_blocks
from dragoman.text.abbreviations import spelled_out
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
NEXT_WORD = re.compile(r" (\w+)")
TAIL = 2
"""A comma and one word after it: the recogniser ran on into the next name."""
EDGE = re.compile(r"^(?:[Tt]he\s+|[“”\"'‘’(]+)+|(?:['’]s?|[“”\"'’),.:;-]+)+$")
SHIP = re.compile(r"\b(?:USS|HMS|JS|ROKS|INS|HMAS|BRP)\s+[A-Z]\w+(?:\s[A-Z]\w+){0,3}")
"""Names of warships by their prefix."""


ABBREVIATION = re.compile(r"\(([A-Z][A-Z&-]{1,6})s?\)")
BODY_OF = re.compile(
    r"(?:Party|Front|Movement|Union|League|Federation|Association|University|Institute|Council|Congress|Church|Academy|Society)$"
)
GOVERNING = re.compile(r"\b(?:Administration|Government|Ministry|Department|Agency|Council|Committee|Commission)$")
OF_PLACE = re.compile(r"\sof\s(?:the\s)?")


def recognised_names(parsed: Parsed, knowledge: Knowledge, people: Sequence[Spotted]) -> Iterator[Spotted]:
    """Names other than people's; a span that is only a person's name, or an adjective of a state, is left out.

    `people` are the names found so far, in text order and apart from each other.
    """
    owning = [p.span for p in people if p.kind is MentionKind.PERSON and _possessed(parsed, p.span)]
    surnames = _addressed_surnames(parsed, people)
    yield from _abbreviated(parsed)
    for found in SHIP.finditer(parsed.document.text):
        yield Spotted(span=Span(*found.span()), kind=MentionKind.FORCE, method="ship/1", trust=TRUST, certain=True)
    for entity in parsed.doc.ents:
        kind = KINDS.get(entity.label_)
        span = _clean(parsed, Span(entity.start_char, entity.end_char)) if kind else None
        if kind and span:
            kind = _kind(parsed, knowledge, span, kind, surnames)
            span = _with_place(parsed, span) if kind is MentionKind.ORGANISATION else span
        if (
            kind
            and span
            and not _in_title(parsed, knowledge, span)
            and _is_name(parsed, knowledge, span)
            and not overlaps_any(owning, span)
        ):
            yield Spotted(span=span, kind=kind, method=METHOD, trust=TRUST)


def _kind(parsed: Parsed, knowledge: Knowledge, span: Span, kind: MentionKind, surnames: frozenset[str]) -> MentionKind:
    """The kind that the recogniser gives, mended where a given name or a surname of the text shows a person."""
    name = parsed.document.text[span.start : span.end]
    bodies_and_places = {MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.OTHER, MentionKind.DOCUMENT}
    if kind is MentionKind.PLACE and GOVERNING.search(name):
        return MentionKind.ORGANISATION
    person = _addressed(name, surnames) or named_like_person(name, knowledge)
    return MentionKind.PERSON if kind in bodies_and_places and person else kind


def _abbreviated(parsed: Parsed) -> Iterator[Spotted]:
    """Abbreviations in brackets after the name whose initials they are, and wherever they stand again."""
    text = parsed.document.text
    found = {
        m[1] for block in read_blocks(parsed) for m in ABBREVIATION.finditer(text, block.span.start, block.span.end)
    }
    short = {one for one in found if spelled_out(text, one) is not None}
    for one in sorted(short):
        for place in re.finditer(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text):
            if is_read(parsed, Span(*place.span())):
                yield Spotted(span=Span(*place.span()), kind=MentionKind.ORGANISATION, method=METHOD, trust=TRUST)


def _with_place(parsed: Parsed, span: Span) -> Span:
    """A body with the state that is part of its name: `Workers' Party of Belgium`."""
    text = parsed.document.text
    of = OF_PLACE.match(text, span.end) if BODY_OF.search(text, span.start, span.end) else None
    if of is None:
        return span
    after = parsed.doc.char_span(of.end(), of.end() + 1, alignment_mode="expand")
    token = after[0] if after is not None and len(after) else None
    if token is None or token.ent_type_ != "GPE":
        return span
    place = next((e for e in parsed.doc.ents if e.start_char <= token.idx < e.end_char), None)
    return Span(span.start, place.end_char) if place is not None else span


def _in_title(parsed: Parsed, knowledge: Knowledge, span: Span) -> bool:
    """Whether a word that we do not know as a name is part of a title: `Cabinet` of `Chief Cabinet Secretary`."""
    after = NEXT_WORD.match(parsed.document.text, span.end)
    surface = parsed.document.text[span.start : span.end]
    if after is None or knowledge.named(surface):
        return False
    return f" {surface} {after[1]} ".lower() in _title_words(knowledge)


@lru_cache(maxsize=4)
def _title_words(knowledge: Knowledge) -> str:
    return " | ".join(["", *(title for role in knowledge.atlas.roles.values() for title in role.titles), ""])


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
