"""Who and what the mentions of one reading mean."""

from dataclasses import replace

from dragoman.link.abouts import abouts_of
from dragoman.link.bodies import shares_name
from dragoman.link.coreference import Antecedents
from dragoman.link.descriptions import Descriptions
from dragoman.link.groups import joined_heads
from dragoman.link.name_forms import OF_NAMES, is_common
from dragoman.link.named_things import named_thing
from dragoman.link.people import People
from dragoman.link.places import place_meant, places_of
from dragoman.link.pointed import Pointed
from dragoman.link.pronouns import Pronouns
from dragoman.link.scene import Meant, Scene
from dragoman.link.whereabouts import whereabouts
from dragoman.text.parser import Parsed
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading
from dragoman.types.resolutions import Entity, Resolution
from dragoman.world import Knowledge

NOBODY = "nobody/1"
BODY_WORDS = frozenset({"ministry", "embassy", "cabinet", "parliament", "government", "military", "navy", "army"})
"""Heads of names that a state's body is called by: `Foreign Ministry`."""


def link_entities(parsed: Parsed, reading: Reading, resolution: Resolution, knowledge: Knowledge) -> Resolution:
    """The resolution with its entities, links, places and abouts added.

    Names first, over the whole document; then descriptions and pronouns in text order, each seeing what stands before it.
    """
    scene, _ = linked_scene(parsed, reading, knowledge)
    return replace(
        resolution,
        entities=_entities(scene),
        links=tuple(scene.meant[m.id].link(m.id) for m in reading.mentions if m.id in scene.meant),
        places=tuple(places_of(scene)),
        abouts=tuple(abouts_of(scene)),
    )


def linked_scene(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> tuple[Scene, People]:
    """The document with all its mentions linked, and its people."""
    scene, people = named_scene(parsed, reading, knowledge)
    _link_rest(scene, people)
    return scene, people


def named_scene(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> tuple[Scene, People]:
    """The document with its names linked and nothing else, and its people."""
    scene = Scene(parsed, reading, knowledge)
    people = People(scene)
    scene.spots.update(whereabouts(scene).named)
    _link_names(scene, people)
    return scene, people


def _link_names(scene: Scene, people: People) -> None:
    for mention in sorted(scene.reading.mentions, key=lambda m: m.method not in OF_NAMES):
        if mention.form is MentionForm.NAME and not _describes(scene, mention):
            meant = people.meant(mention) or place_meant(scene, mention) or named_thing(scene, mention)
            if meant is not None:
                scene.meant[mention.id] = meant


def _describes(scene: Scene, mention: Mention) -> bool:
    """Whether what a name means hangs on what stands around it: `South Korea's Foreign Ministry`, `Allies`, `Congress`, `Abe and his aide`."""
    head = scene.heads.get(mention.id)
    if joined_heads(mention, head) and mention.method not in OF_NAMES:
        return True
    if shares_name(scene, mention):
        return True
    if (
        mention.kind is MentionKind.ORGANISATION
        and head is not None
        and head.lower_ in BODY_WORDS
        and not scene.knowledge.named(mention.words.text)
    ):
        return True
    alone = head is not None and head.text == mention.words.text and not scene.knowledge.named(mention.words.text)
    return (mention.method not in OF_NAMES or alone) and head is not None and is_common(scene, head.text)


def _link_rest(scene: Scene, people: People) -> None:
    antecedents = Antecedents(scene, people)
    descriptions = Descriptions(scene, people, antecedents)
    pronouns = Pronouns(scene, people, descriptions.groups, antecedents)
    pointed, speaking = Pointed(scene), list[Mention]()
    for mention in scene.reading.mentions:
        if mention.form is MentionForm.DESCRIPTION or (
            mention.form is MentionForm.NAME and mention.id not in scene.meant
        ):
            _keep(scene, mention, pointed.meant(mention) or descriptions.meant(mention))
        elif mention.form is MentionForm.PRONOUN and mention.words.text.lower() in {"i", "we", "my", "our", "us", "me"}:
            speaking.append(mention)
        elif mention.form is MentionForm.PRONOUN:
            _keep(scene, mention, pronouns.meant(mention))
    for mention in speaking:
        _keep(scene, mention, pronouns.meant(mention))


def _keep(scene: Scene, mention: Mention, meant: Meant | None) -> None:
    """Every mention gets a row; one without an entity says that nobody we could name is meant."""
    scene.meant[mention.id] = meant or Meant(method=NOBODY, score=0.0)


def _entities(scene: Scene) -> tuple[Entity, ...]:
    """The entities that links and candidates name, by id."""
    found = {meant.entity.id: meant.entity for meant in scene.meant.values() if meant.entity is not None}
    for meant in scene.meant.values():
        for candidate, _ in meant.candidates:
            known = scene.knowledge.entity(candidate)
            if known is not None:
                found.setdefault(candidate, known)
    return tuple(found[entity] for entity in sorted(found))
