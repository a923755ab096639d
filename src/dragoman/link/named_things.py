"""Names of states, organisations, agreements, forces, places and documents -> entities."""

import re

from dragoman.link.name_forms import OF_NAMES, without_honorific
from dragoman.link.scene import Meant, Scene
from dragoman.text.abbreviations import spelled_out
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.world.atlas import slug
from dragoman.world.gazetteer import key

KNOWN = "known-name/1"
PROVISIONAL = "own-name/1"
SHORT_FORM = "short-form/1"
SMALL = frozenset({"of", "the", "and", "for", "on", "in"})
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


def named_thing(scene: Scene, mention: Mention) -> Meant | None:
    """What a name other than a person's means: one of our entities, one named in full elsewhere in the document, or one of its own."""
    inside = [
        o
        for o in scene.reading.mentions_from(mention.words.span.start, mention.words.span.end)
        if o is not mention and o.form is mention.form and mention.words.span.covers(o.words.span)
    ]
    if len(inside) > 1 or (inside and mention.method not in OF_NAMES):
        return _several(scene, mention, inside)
    around = _around(scene, mention)
    if around is not None:
        mention = around
    surface = ARTICLE.sub("", without_honorific(scene, mention.words.text))
    longer = spelled_out(scene.text, surface)
    known = [e for e in scene.knowledge.named(surface) if e.kind is not MentionKind.PERSON]
    if known and (longer is None or _agrees(scene, known[0], longer)):
        return _known(mention, known[0], surface)
    own = _own_outlet(scene, surface)
    if own is not None:
        return own
    name = longer or surface
    entity = _entity(scene, mention, name)
    return Meant.of(entity, SHORT_FORM, 0.8) if longer else Meant.of(entity, PROVISIONAL, 0.7)


def _agrees(scene: Scene, entity: Entity, longer: str) -> bool:
    """Whether the name that the report spells out may be ours: known to mean it too, or sharing a word with its name."""
    named = any(other.id == entity.id for other in scene.knowledge.named(longer))
    return named or bool(set(key(longer)) & set(key(entity.name)) - SMALL)


def _several(scene: Scene, mention: Mention, inside: list[Mention]) -> Meant | None:
    """What a phrase around names means: the name at its head, or nobody in particular."""
    head = scene.heads.get(mention.id)
    for other in inside:
        named_head = scene.heads.get(other.id)
        if head is not None and named_head is not None and head.i == named_head.i:
            return scene.meant.get(other.id) or named_thing(scene, other)
    named = [meant for other in inside if (meant := scene.meant.get(other.id) or named_thing(scene, other)) is not None]
    return Meant(candidates=tuple((m.entity.id, 0.5) for m in named if m.entity), method=PROVISIONAL, score=0.5)


def _around(scene: Scene, mention: Mention) -> Mention | None:
    """The longer name that a phrase which is only part of it belongs to."""
    if mention.method in OF_NAMES:
        return None
    return next(
        (
            o
            for o in scene.reading.mentions_from(0, mention.words.span.start + 1)
            if o.method in OF_NAMES and o is not mention and o.words.span.covers(mention.words.span)
        ),
        None,
    )


def _known(mention: Mention, entity: Entity, surface: str) -> Meant:
    capital = mention.kind is MentionKind.PLACE and entity.kind is MentionKind.STATE
    if capital and surface.casefold() != entity.name.casefold():
        name = surface.title() if surface.isupper() else surface
        entity = Entity(id=slug("place", surface), name=name, kind=MentionKind.PLACE, country=entity.country)
    return Meant.of(entity, KNOWN, 0.95)


def _entity(scene: Scene, mention: Mention, name: str) -> Entity:
    known = next((e for e in scene.knowledge.named(name) if e.kind is not MentionKind.PERSON), None)
    if known is not None:
        return known
    bodies = mention.kind in {MentionKind.ORGANISATION, MentionKind.FORCE}
    countries = scene.knowledge.countries_in(name) if bodies else ()
    country = countries[0] if len(countries) == 1 else None
    return Entity(id=slug(mention.kind.value, name), name=name, kind=mention.kind, country=country, known=False)


def _own_outlet(scene: Scene, surface: str) -> Meant | None:
    """The outlet of the document where it calls itself by its initials: `told ST`."""
    outlet = scene.parsed.document.outlet
    words = [word for word in (outlet or "").split() if word.lower() != "the"]
    if len(words) < 2 or surface != "".join(word[0] for word in words):  # noqa: PLR2004 - initials of two words or more
        return None
    known = [e for e in scene.knowledge.named(outlet or "") if e.kind is MentionKind.ORGANISATION]
    return Meant.of(known[0], SHORT_FORM, 0.85) if known else None
