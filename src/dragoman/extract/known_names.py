"""Names that our knowledge holds, found in the text; capitals are told apart from the states they stand for."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.spotted import Spotted, read_block_of, read_blocks
from dragoman.text.datelines import dateline
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionKind
from dragoman.types.resolutions import Entity
from dragoman.types.spans import Span
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "gazetteer/1"
TRUST = 4
PLACE_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "around",
        "from",
        "to",
        "into",
        "via",
        "through",
        "across",
        "over",
        "throughout",
        "inside",
    ]
)
COMPOUND = re.compile(r"-(?:based|born|area|headquartered|educated)\b", re.IGNORECASE)


def known_names(parsed: Parsed, knowledge: Knowledge) -> Iterator[Spotted]:
    """The known names in body and captions, none overlapping another."""
    text = parsed.document.text
    for block in read_blocks(parsed):
        start = block.span.start
        for match in knowledge.names.matches(text[start : block.span.end]):
            span = Span(start + match.span.start, start + match.span.end)
            entities = tuple(e for e in map(knowledge.entity, match.entities) if e)
            kind = known_kind(parsed, knowledge, span, entities)
            if kind is not None:
                yield Spotted(span=span, kind=kind, method=METHOD, trust=TRUST)


def known_kind(parsed: Parsed, knowledge: Knowledge, span: Span, entities: tuple[Entity, ...]) -> MentionKind | None:
    """What a known name names here; None where the word is more likely an ordinary one."""
    first = entities[0]
    outlet = knowledge.atlas.outlets.get(first.id)
    if outlet is not None and outlet.plain and not _named_organisation(parsed, span):
        return None
    if first.kind is MentionKind.STATE and in_dateline(parsed, span):
        return MentionKind.PLACE
    if first.kind is MentionKind.STATE and is_capital(knowledge, first, parsed.document.text[span.start : span.end]):
        return MentionKind.PLACE if stands_for_place(parsed, span) else MentionKind.STATE
    return first.kind


def in_dateline(parsed: Parsed, span: Span) -> bool:
    """Whether a name stands in a dateline: it tells where the report was filed, and is no party."""
    block = read_block_of(parsed, span)
    found = dateline(parsed.document.text, block.span) if block is not None else None
    return found is not None and found.covers(span)


def is_capital(knowledge: Knowledge, state: Entity, surface: str) -> bool:
    """Whether a name of a state is that of its capital."""
    entry = knowledge.atlas.states[state.id]
    folded = surface.casefold()
    return any(folded == capital.casefold() for capital in (entry.capital, *entry.capitals) if capital)


def stands_for_place(parsed: Parsed, span: Span) -> bool:
    """Whether the name of a capital means the city and not the government in it."""
    text = parsed.document.text
    if COMPOUND.match(text, span.end):
        return True
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return True
    token = next((t for t in sentence.tokens if t.idx <= span.start < t.idx + len(t)), None)
    return token is not None and _in_place_phrase(token)


def _in_place_phrase(token: "Token") -> bool:
    while (
        token.dep_ in {"conj", "compound", "nmod"}
        and token.head is not token
        and token.head.ent_type_ in {"GPE", "LOC"}
    ):
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in PLACE_PREPOSITIONS
    return token.dep_ in {"appos", "npadvmod", "advmod"} and token.ent_type_ == "GPE"


def _named_organisation(parsed: Parsed, span: Span) -> bool:
    found = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    return found is not None and all(token.ent_type_ in {"ORG", "WORK_OF_ART"} for token in found)
