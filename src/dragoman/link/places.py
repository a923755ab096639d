"""Where the places and states of one document lie."""

from collections.abc import Iterator

from dragoman.link.scene import Meant, Scene
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Place
from dragoman.world.atlas import slug
from dragoman.world.entries import Coordinates


def places_of(scene: Scene) -> Iterator[Place]:
    """The places that names of places, states and seats mean; without coordinates where our knowledge has none."""
    wanted = {event.where for event in scene.reading.events if event.where}
    for mention in scene.reading.mentions:
        meant = scene.meant.get(mention.id)
        if meant is None or meant.entity is None:
            continue
        at = _coordinates(scene, mention, meant)
        if mention.id in wanted or (mention.form is MentionForm.NAME and (at or mention.kind is MentionKind.PLACE)):
            latitude, longitude = at or (None, None)
            yield Place(
                mention=mention.id,
                name=meant.entity.name,
                country=meant.country,
                latitude=latitude,
                longitude=longitude,
            )


def _coordinates(scene: Scene, mention: Mention, meant: Meant) -> Coordinates | None:
    assert meant.entity is not None  # noqa: S101 - the caller looked
    atlas, entity = scene.knowledge.atlas, meant.entity.id
    for table in (atlas.places, atlas.organisations, atlas.forces):
        entry = table.get(entity)
        if entry is not None:
            return entry.at
    state = atlas.states.get(entity)
    if state is not None:
        return state.at
    capital = atlas.states.get(atlas.states_by_code.get(meant.country or "", entity))
    is_capital = (
        capital is not None
        and mention.kind is MentionKind.PLACE
        and entity.removeprefix("place/") == _slug(capital.capital, capital.capitals, entity)
    )
    return capital.capital_at if capital is not None and is_capital else None


def _slug(capital: str | None, others: tuple[str, ...], entity: str) -> str | None:
    names = [slug("place", name) for name in (capital, *others) if name]
    return entity.removeprefix("place/") if entity in names else None
