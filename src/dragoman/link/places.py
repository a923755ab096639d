"""Which places the names of places mean, and where the places and states of one document lie."""

from collections.abc import Iterator, Mapping

from dragoman.link.scene import Meant, Scene
from dragoman.link.whereabouts import CAPITAL, Spot
from dragoman.types.ids import MentionId
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Place
from dragoman.world.entries import Coordinates

GEONAME = "geoname/1"

def place_meant(scene: Scene, mention: Mention, spots: Mapping[MentionId, Spot]) -> Meant | None:
    """The place that a name means where it is none that our own files list under that name: `Hinton`, `Paris, Texas`."""
    spot = spots.get(mention.id)
    if spot is None or spot.sort == CAPITAL or scene.knowledge.entity(spot.entity.id) is not None:
        return None
    return Meant.of(spot.entity, GEONAME, 0.9)


def places_of(scene: Scene, spots: Mapping[MentionId, Spot]) -> Iterator[Place]:
    """The places that names of places, states and seats mean; without coordinates where our knowledge has none."""
    wanted = {event.where for event in scene.reading.events if event.where}
    for mention in scene.reading.mentions:
        meant = scene.meant.get(mention.id)
        if meant is None or meant.entity is None:
            continue
        spot = spots.get(mention.id)
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
