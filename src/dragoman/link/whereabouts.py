"""Which place each place name of one document means: what lies around it in the text decides between places of one name.

A state or division that stands right beside the name decides (`Paris, Texas`). Otherwise scores add up like logarithms of odds: inhabitants (a
name without context means its largest place), the states and divisions that the document is about, and how near a candidate lies to its other
places. One name means one place in one document.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dragoman.link.scene import Scene
from dragoman.types.ids import EntityId, MentionId
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.types.spans import Span
from dragoman.world.atlas import slug
from dragoman.world.entries import Coordinates
from dragoman.world.geonames import CITY, COUNTY, FIRST, GeoName, order

STATE, CAPITAL, REGION = "state", "capital", "region"
"""Sorts of spots: a state, a seat of government, a region of `places.yaml`."""
STATE_WEIGHT = 8.5
"""What the name of a state counts, where cities count the logarithm of their inhabitants: 7.4 for the largest."""
CAPITAL_WEIGHT = 7.5
LISTED_WEIGHT = 7.5
"""What a place of `places.yaml` counts: it is there because news of states names it."""
SMALL = {CITY: 0.0, FIRST: 0.3, COUNTY: -0.4}
"""What the sort of a place counts: a first division is named more often than a town of as many inhabitants, a county less."""
IN_STATE = 2.0
"""What it counts that the document is about the state, times the share of its states that this one has."""
AT_HOME = 1.5
"""What it counts that the outlet is at home in the state."""
IN_DIVISION = 1.6
"""What it counts that the document names the division, or another place in it."""
NEAR = ((60, 1.5), (200, 0.8))
"""Kilometres to the nearest other place of the document, and what they count."""
CONTAINER = re.compile(
    r"(?:,\s(?:in\s|near\s)?|\s\(|\sin\s)(?:(?:the\s)?(?:\w+\s)?(?:state|province|region|prefecture|county)\sof\s)?"
    r"((?:(?:[A-Z]\.){2,}|[A-Z][\w’'-]*\.?)(?:[ -][A-Z][\w’'-]*\.?){0,2})"
)
"""What may stand after the name of a place that lies in it: `, Texas`, ` (Ontario)`, ` in Bavaria`."""
TOP_DOMAINS = {
    "uk": "GBR", "ca": "CAN", "au": "AUS", "ie": "IRL", "nz": "NZL", "in": "IND", "za": "ZAF", "sg": "SGP", "hk": "HKG", "jp": "JPN",
    "kr": "KOR", "cn": "CHN", "tw": "TWN", "de": "DEU", "fr": "FRA", "ph": "PHL", "pk": "PAK", "il": "ISR", "ng": "NGA", "ke": "KEN",
    "my": "MYS", "us": "USA", "ru": "RUS", "ua": "UKR", "tr": "TUR", "pl": "POL", "it": "ITA", "es": "ESP", "qa": "QAT", "th": "THA",
}  # fmt: skip
"""States of outlets by the end of their address."""
LISTED_BEFORE = re.compile(r"([A-Z]\w+(?:\s[A-Z]\w+)?)(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)$")
LISTED_AFTER = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)([A-Z]\w+(?:\s[A-Z]\w+)?)")
"""The names before and after one on a list."""
EARTH = 12742.02
"""Kilometres through the earth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place that a name can mean."""

    entity: Entity
    at: Coordinates | None
    division: str | None = None
    """Code of the first division it lies in or is."""
    weight: float
    sort: str = CITY

    @property
    def country(self) -> str | None:
        """The state it lies in."""
        return self.entity.country


GENERIC = re.compile(
    r"^(?:Greater|Metropolitan)\s|\s(?:[Rr]egion|[Oo]blast|[Pp]rovince|[Pp]refecture|[Gg]overnorate|[Ss]tate|[Cc]ity|[Dd]istrict|[Cc]ounty)$"
)
"""What may be added to the name of a place without changing it."""
HOLDING = frozenset(
    {MentionKind.ORGANISATION, MentionKind.FORCE, MentionKind.OTHER, MentionKind.DOCUMENT, MentionKind.AGREEMENT}
)
"""Kinds of things whose names hold names of places."""
WORD = re.compile(r"[^\s\u00a0-]+(?<![’']s)")
PART_WORDS = 3
LARGE = 100_000
"""Inhabitants of a city whose name inside another is taken for its own."""


@dataclass(slots=True)
class _Setting:
    """What the document is about, as far as it is known."""

    states: Counter[str] = field(default_factory=Counter)
    home: str | None = None
    spots: dict[str, Spot] = field(default_factory=dict)
    """The settled meaning of each name."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the names of one document lie."""

    named: Mapping[MentionId, Spot]
    """What each name of a place or state means; none for a name that no known place bears."""
    inside: tuple[tuple[Span, Spot], ...]
    """The places that the names of organisations and other things begin with or hold: `Kentucky State Police`."""


def whereabouts(scene: Scene) -> Whereabouts:
    """The place that each name of a place means, and each name of a place inside another name."""
    names = [mention for mention in scene.reading.mentions if _is_place_name(mention)]
    inside = list(_inside(scene))
    spots = {order(name.words.text): name.words.text for name in names} | {
        order(surface): surface for _, surface in inside
    }
    meanings = {name: tuple(spots_named(scene, surface)) for name, surface in spots.items()}
    held: dict[MentionId, Spot] = {}
    for name in names:
        spots_here = meanings[order(name.words.text)]
        spot = _held_beside(scene, name, spots_here) or _listed_beside(scene, name, spots_here)
        if spot is not None:
            held[name.id] = spot
    beside = {order(m.words.text): held[m.id] for m in names if m.id in held}
    settled = _settled(meanings, beside, _Setting(states=_states(scene, names), home=_home(scene)))
    own = {m.id: spot for m in names if (spot := held.get(m.id) or settled.get(order(m.words.text)))}
    return Whereabouts(
        own, tuple((span, settled[order(surface)]) for span, surface in inside if order(surface) in settled)
    )


def _settled(
    meanings: Mapping[str, tuple[Spot, ...]], beside: Mapping[str, Spot], setting: _Setting
) -> dict[str, Spot]:
    """The one meaning of each name: first by what the document is about, then by what the other names mean."""
    for _ in range(2):
        setting.spots = {name: _best(spots, name, setting) for name, spots in meanings.items() if spots} | dict(beside)
    return setting.spots


def _inside(scene: Scene) -> Iterator[tuple[Span, str]]:
    """The names of states, divisions and large cities inside the names of other things."""
    for mention in scene.reading.mentions:
        if mention.form is MentionForm.NAME and mention.kind in HOLDING:
            yield from _parts(scene, mention)


def _parts(scene: Scene, mention: Mention) -> Iterator[tuple[Span, str]]:
    words = list(WORD.finditer(mention.words.text))
    position = 0
    while position < len(words):
        for length in range(min(PART_WORDS, len(words) - position), 0, -1):
            start, end = words[position].start(), words[position + length - 1].end()
            surface = mention.words.text[start:end]
            if _names_place(scene, surface) and len(surface) < len(mention.words.text):
                offset = mention.words.span.start
                yield Span(offset + start, offset + end), surface
                position += length
                break
        else:
            position += 1


def _names_place(scene: Scene, surface: str) -> bool:
    """Whether a part of another name is surely the name of a place: a listed one, a division, a large city."""
    if any(e.kind in {MentionKind.STATE, MentionKind.PLACE} for e in scene.knowledge.named(surface)):
        return True
    named = scene.knowledge.geonames.named(surface) if surface[0].isupper() else ()
    return any(
        place.sort == FIRST
        or (place.sort == CITY and place.population > LARGE)
        or (place.sort == COUNTY and " " in surface)
        for place in named
    )


def spots_named(scene: Scene, surface: str) -> Iterator[Spot]:
    """The places that go by a name: states, capitals, listed places, then those of GeoNames that are none of these.

    Beside a state only divisions of other states count (`Georgia`); `Kharkiv Region` is looked up as `Kharkiv` where it is not known as it stands.
    """
    found = list(_bearing(scene, surface))
    rest = GENERIC.sub("", surface)
    if not found and rest != surface:
        others = [spot for spot in _bearing(scene, rest) if spot.sort != STATE]
        found = [spot for spot in others if spot.sort == FIRST] or others
    state = next((spot for spot in found if spot.sort == STATE), None)
    if state is not None:
        found = [state, *(spot for spot in found if spot.sort == FIRST and spot.country != state.country)]
    yield from found


def _bearing(scene: Scene, surface: str) -> Iterator[Spot]:
    known = [e for e in scene.knowledge.named(surface) if e.kind in {MentionKind.STATE, MentionKind.PLACE}]
    listed = [spot for entity in known if (spot := _listed(scene, entity, surface)) is not None]
    others = [_geonamed(scene, place) for place in scene.knowledge.geonames.named(surface)]
    for spot in listed:
        same = [other for other in others if _same(spot, other)]
        others = [other for other in others if other not in same]
        yield _joined(spot, same)
    yield from others
    if not listed:
        yield from (_geonamed(scene, place) for place in scene.knowledge.divisions.named(surface))


def _same(listed: Spot, other: Spot) -> bool:
    """Whether a place of GeoNames is the listed one of the same name."""
    if listed.at is None or other.at is None or listed.sort == STATE:
        return False
    limit = 400.0 if other.sort == FIRST else 100.0
    return listed.country in {None, other.country} and kilometres(listed.at, other.at) < limit


def _joined(listed: Spot, same: list[Spot]) -> Spot:
    """A listed place with what GeoNames knows of it besides: its division, and that it is one."""
    if not same or listed.sort == CAPITAL:
        return replace(listed, division=same[0].division) if same else listed
    fitting = [other for other in same if (other.sort == FIRST) == (listed.sort == REGION)]
    other = (fitting or same)[0]
    weight = max(listed.weight, other.weight)
    return replace(listed, division=other.division, weight=weight, sort=other.sort if fitting else listed.sort)


def _listed(scene: Scene, entity: Entity, surface: str) -> Spot | None:
    atlas = scene.knowledge.atlas
    place = atlas.places.get(entity.id)
    if place is not None:
        return Spot(entity=entity, at=place.at, weight=LISTED_WEIGHT, sort=place.sort)
    state = atlas.states.get(entity.id)
    if state is None:
        return None
    if order(surface) in {order(name) for name in (state.capital, *state.capitals) if name}:
        capital = Entity(
            id=slug("place", surface), name=_written(surface), kind=MentionKind.PLACE, country=entity.country
        )
        return Spot(entity=capital, at=state.capital_at, weight=CAPITAL_WEIGHT, sort=CAPITAL)
    return Spot(entity=entity, at=state.at, weight=STATE_WEIGHT, sort=STATE)


def _written(surface: str) -> str:
    return surface.title() if surface.isupper() else surface


def _geonamed(scene: Scene, place: GeoName) -> Spot:
    entity = Entity(
        id=EntityId(f"{slug('place', place.label)}-{place.number}"),
        name=place.label,
        kind=MentionKind.PLACE,
        country=place.country,
    )
    return Spot(
        entity=entity,
        at=scene.knowledge.divisions.middle(place),
        division=place.division,
        weight=math.log10(max(place.population, 500)) + SMALL[place.sort],
        sort=place.sort,
    )


def _is_place_name(mention: Mention) -> bool:
    return mention.form is MentionForm.NAME and mention.kind in {MentionKind.PLACE, MentionKind.STATE}


def _states(scene: Scene, names: Iterable[Mention]) -> Counter[str]:
    """The share of each state among those that the document names, by name, capital or adjective."""
    known = (scene.knowledge.country_of_name(name.words.text) for name in names)
    words = (token.text for token in scene.parsed.doc if token.text[0].isupper())
    found = Counter(code for code in (*known, *map(scene.knowledge.country_of_adjective, words)) if code)
    return Counter({state: count / found.total() for state, count in found.items()})


def _home(scene: Scene) -> str | None:
    """The state where the outlet is at home, by what is known of it or the end of its address."""
    url = scene.parsed.document.url or ""
    domain = url.split("//", 1)[-1].split("/", 1)[0]
    publisher = scene.knowledge.publisher(domain) if domain else None
    if publisher is not None:
        return publisher.country
    if scene.parsed.document.outlet:
        named = [e for e in scene.knowledge.named(scene.parsed.document.outlet) if e.country]
        if named:
            return named[0].country
    return TOP_DOMAINS.get(domain.rsplit(".", 1)[-1])


def _held_beside(scene: Scene, mention: Mention, spots: tuple[Spot, ...]) -> Spot | None:
    """The one that lies in the state or division that stands right after the name."""
    found = CONTAINER.match(scene.text, mention.words.span.end)
    if found is None or not spots:
        return None
    words = found[1].split()
    for length in range(len(words), 0, -1):
        holders = tuple(spots_named(scene, " ".join(words[:length])))
        inside = [spot for spot in spots for holder in holders if _lies_in(spot, holder)]
        if inside:
            return max(inside, key=lambda spot: spot.weight)
    return None


def _listed_beside(scene: Scene, mention: Mention, spots: tuple[Spot, ...]) -> Spot | None:
    """The division that a state's name means on a list with other divisions: `Georgia, Michigan and Ohio`."""
    divisions = [spot for spot in spots if spot.sort == FIRST]
    if not divisions or not any(spot.sort == STATE for spot in spots):
        return None
    before = LISTED_BEFORE.search(scene.text, max(0, mention.words.span.start - 40), mention.words.span.start)
    after = LISTED_AFTER.match(scene.text, mention.words.span.end)
    beside = [spot for found in (before, after) if found for spot in spots_named(scene, found[1])]
    if any(spot.sort == STATE for spot in beside):
        return None
    return next((d for d in divisions if any(o.sort == FIRST and o.country == d.country for o in beside)), None)


def _lies_in(spot: Spot, holder: Spot) -> bool:
    if holder.entity.id == spot.entity.id or spot.country is None or spot.country != holder.country:
        return False
    if holder.sort == STATE:
        return spot.sort != STATE
    if holder.sort == FIRST:
        return spot.division == holder.division and spot.sort in {CITY, COUNTY}
    near = spot.at is not None and holder.at is not None and kilometres(spot.at, holder.at)
    return (
        holder.sort in {COUNTY, REGION, "island"}
        and spot.sort == CITY
        and near < (80 if holder.sort == COUNTY else 400)
    )


def _best(spots: tuple[Spot, ...], surface: str, setting: _Setting) -> Spot:
    return max(spots, key=lambda spot: _score(spot, surface, setting))


def _score(spot: Spot, surface: str, setting: _Setting) -> float:
    score = spot.weight
    if spot.sort == STATE:
        return score
    score += IN_STATE * setting.states[spot.country or ""]
    score += AT_HOME * (setting.home is not None and spot.country == setting.home)
    others = [other for name, other in setting.spots.items() if name != surface]
    if spot.division and any((other.country, other.division) == (spot.country, spot.division) for other in others):
        score += IN_DIVISION
    return score + _nearness(spot, others)


def _nearness(spot: Spot, others: Iterable[Spot]) -> float:
    if spot.at is None:
        return 0.0
    distances = [
        kilometres(spot.at, o.at) for o in others if o.at is not None and o.sort not in {STATE, FIRST, REGION, "sea"}
    ]
    nearest = min((d for d in distances if d > 0), default=math.inf)
    return next((score for limit, score in NEAR if nearest <= limit), 0.0)


def kilometres(one: Coordinates, other: Coordinates) -> float:
    """The great-circle distance."""
    latitude, longitude, to_latitude, to_longitude = map(math.radians, (*one, *other))
    half = math.sin((to_latitude - latitude) / 2) ** 2
    half += math.cos(latitude) * math.cos(to_latitude) * math.sin((to_longitude - longitude) / 2) ** 2
    return EARTH * math.asin(min(1.0, math.sqrt(half)))
