"""Which places the names of places mean, and where the places and states of one document lie."""

from collections.abc import Iterator

from dragoman.link.scene import Meant, Scene
from dragoman.link.whereabouts import CAPITAL, STATE
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Place
from dragoman.world.entries import Coordinates

GEONAME = "geoname/1"
HALF = "half/1"
HALVES = {"north": "PRK", "south": "KOR"}
"""The two states of the one divided country whose halves reports call by direction."""
PLACES = frozenset({MentionKind.PLACE, MentionKind.STATE})


def place_meant(scene: Scene, mention: Mention) -> Meant | None:
    """What the name of a place means that our own files do not list under that name: `Hinton`, `Paris, Texas`, `the North` of Korea."""
    spot = scene.spots.get(mention.id)
    if spot is None:
        return _half(scene, mention)
    own = {entity.id for entity in scene.knowledge.named(mention.words.text)}
    return None if spot.sort == CAPITAL or spot.entity.id in own else Meant.of(spot.entity, GEONAME, 0.9)


def _half(scene: Scene, mention: Mention) -> Meant | None:
    """`the North` in a report that names both states of a divided country."""
    half = HALVES.get(mention.words.text.removeprefix("the ").lower()) if mention.kind in PLACES else None
    named = {spot.country for spot in scene.spots.values() if spot.sort == STATE}
    state = scene.knowledge.state(half) if half and set(HALVES.values()) <= named else None
    return Meant.of(state, HALF, 0.8) if state is not None else None


def places_of(scene: Scene) -> Iterator[Place]:
    """The places that names of places, states and seats mean; without coordinates where our knowledge has none."""
    wanted = {event.where for event in scene.reading.events if event.where}
    for mention in scene.reading.mentions:
        meant = scene.meant.get(mention.id)
        if meant is None or meant.entity is None:
            continue
        spot = scene.spots.get(mention.id)
        at = spot.at if spot is not None else _coordinates(scene, meant)
        if mention.id in wanted or (mention.form is MentionForm.NAME and (at or mention.kind is MentionKind.PLACE)):
            latitude, longitude = at or (None, None)
            yield Place(
                mention=mention.id,
                name=spot.entity.name if spot is not None else meant.entity.name,
                country=spot.country if spot is not None else meant.country,
                latitude=latitude,
                longitude=longitude,
            )


def _coordinates(scene: Scene, meant: Meant) -> Coordinates | None:
    """Where an entity of our own files lies."""
    assert meant.entity is not None  # noqa: S101 - the caller looked
    atlas, entity = scene.knowledge.atlas, meant.entity.id
    for table in (atlas.places, atlas.organisations, atlas.forces, atlas.states):
        entry = table.get(entity)
        if entry is not None:
            return entry.at
    return None
