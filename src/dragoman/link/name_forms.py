"""What is a name among the mentions, and what in it is honorific."""

from dragoman.link.scene import Scene
from dragoman.types.readings import Mention, MentionForm
from dragoman.world.names import bare_name

OF_NAMES = frozenset({"gazetteer/1", "ner/1", "title/1", "surname/1", "ship/1", "geonames/1", "division/1"})
"""The finders of names; other mentions of form NAME are phrases around or parts of these."""
COMMON = frozenset(
    [
        "allies",
        "ally",
        "officials",
        "official",
        "analysts",
        "experts",
        "critics",
        "lawmakers",
        "leaders",
        "leader",
        "government",
        "governments",
        "ministry",
        "department",
        "administration",
        "parliament",
        "military",
        "army",
        "navy",
        "embassy",
        "cabinet",
        "committee",
        "report",
        "statement",
        "sources",
        "people",
    ]
)
"""Common nouns that the tagger takes for names where they are capitalised."""


def is_name(scene: Scene, mention: Mention) -> bool:
    """Whether a mention of form NAME is one: phrases of other finders count only where they hold no name and no common noun at their head."""
    if mention.form is not MentionForm.NAME or mention.method in OF_NAMES:
        return mention.form is MentionForm.NAME
    if any(
        o is not mention and o.method in OF_NAMES and mention.words.span.covers(o.words.span)
        for o in scene.reading.mentions_from(mention.words.span.start, mention.words.span.end)
    ):
        return False
    head = scene.heads.get(mention.id)
    return head is not None and not is_common(scene, head.text)


def is_common(scene: Scene, word: str) -> bool:
    """Whether a capitalised word is a common noun for people or bodies."""
    return word.lower() in COMMON or word.lower().removesuffix("s") in scene.knowledge.atlas.titles


def without_honorific(scene: Scene, name: str) -> str:
    """A name without honorifics, article and possessive ending."""
    words = bare_name(name) if len(name.split()) == 1 else name.removesuffix("’s").removesuffix("'s")
    parts = words.split()
    titles = scene.knowledge.atlas.titles
    while len(parts) > 1 and (title := titles.get(parts[0].strip(".").lower())) and title.honorific:
        parts = parts[1:]
    return " ".join(parts)
