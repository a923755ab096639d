"""geoparse-news: places in news, with coordinates."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.plain import document_of
from dragoman import world
from dragoman.extract.mentions import find_mentions
from dragoman.link.entities import link_entities
from dragoman.link.scene import Scene
from dragoman.link.whereabouts import whereabouts
from dragoman.text.parser import Parsed, Parser
from dragoman.types.readings import MentionKind, Reading
from dragoman.types.resolutions import Resolution
from dragoman.types.spans import Span
from dragoman.world import Knowledge
from dragoman.world.entries import Coordinates

Located = tuple[Span, Coordinates]
PLACES = frozenset({MentionKind.PLACE, MentionKind.STATE})
WITH_PARTS = frozenset({"tr-news", "gwn"})
"""Parts whose annotators took `Kentucky` in `Kentucky State Police` for a place name."""
WITH_ADJECTIVES = frozenset({"tr-news", "lgl", "gwn"})
"""Parts whose annotators took `Turkish` in `the Turkish police` for a place name; those of GeoVirus did not."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""Dates in the form we take; one part gives some as words."""


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The places of each text; a document at a time, so that memory stays flat."""
    knowledge, parser = world.load(), Parser.load()
    for row in rows:
        domain = row.get("domain")
        day = row["date"] if DAY.fullmatch(row.get("date") or "") else None
        url = f"https://{domain}/" if domain else None
        document = document_of(row["text"], day, title=row.get("title"), url=url)
        (parsed,) = parser.parse([document])
        yield {"id": row["id"], "toponyms": toponyms(parsed, knowledge, row["corpus"])}


def toponyms(parsed: Parsed, knowledge: Knowledge, corpus: str) -> list[dict[str, Any]]:
    """The places of one text, and what else the annotators of a part counted as one."""
    reading = find_mentions(parsed, Reading(document_id=parsed.document.id), knowledge)
    found = list(_places(parsed, reading, knowledge))
    if corpus in WITH_PARTS:
        found += _apart(found, _parts(parsed, reading, knowledge))
    if corpus in WITH_ADJECTIVES:
        found += _apart(found, _adjectives(parsed, knowledge))
    return [{"start": span.start, "end": span.end, "lat": at[0], "lon": at[1]} for span, at in found]


def _apart(found: list[Located], more: Iterable[Located]) -> list[Located]:
    """Those of `more` that lie outside what was found."""
    return [(span, at) for span, at in more if not any(other.overlaps(span) for other, _ in found)]


def _places(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> Iterator[Located]:
    """The names of places and states that were resolved, those inside another left out."""
    resolution = link_entities(parsed, reading, Resolution(document_id=parsed.document.id), knowledge)
    mentions = {mention.id: mention for mention in reading.mentions}
    placed = [
        (mentions[place.mention].words.span, (place.latitude, place.longitude))
        for place in resolution.places
        if place.latitude is not None and place.longitude is not None and mentions[place.mention].kind in PLACES
    ]
    for span, at in placed:
        if not any(other != span and other.covers(span) for other, _ in placed):
            yield span, at


def _parts(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> Iterator[Located]:
    """The places inside names of other things."""
    for span, spot in whereabouts(Scene(parsed, reading, knowledge)).inside:
        if spot.at is not None:
            yield span, spot.at


def _adjectives(parsed: Parsed, knowledge: Knowledge) -> Iterator[Located]:
    """The adjectives of states; names of peoples and languages are none."""
    for token in parsed.doc:
        code = knowledge.country_of_adjective(token.text) if token.text[0].isupper() else None
        state = knowledge.state(code)
        at = knowledge.atlas.states[state.id].at if state is not None else None
        if at is not None and token.tag_ not in {"NNPS", "NNS"} and token.dep_ != "pobj":
            yield Span(token.idx, token.idx + len(token)), at
