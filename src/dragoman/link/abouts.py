"""Which entities each statement is about, besides its speaker."""

from collections.abc import Iterator

from dragoman.link.scene import Scene
from dragoman.types.readings import Mention, Statement
from dragoman.types.resolutions import About


def abouts_of(scene: Scene) -> Iterator[About]:
    """The entities named or meant in the content of each statement, in the order of the text."""
    for statement in scene.reading.statements:
        meant = scene.meant.get(statement.speaker) if statement.speaker else None
        speaker = meant.entity.id if meant and meant.entity else None
        near = scene.reading.mentions_from(statement.content.start, statement.content.end)
        inside = (scene.meant.get(m.id) for m in near if _inside(m, statement))
        entities = dict.fromkeys(
            m.entity.id for m in inside if m is not None and m.entity is not None and m.entity.id != speaker
        )
        if entities:
            yield About(statement=statement.id, entities=tuple(entities))


def _inside(mention: Mention, statement: Statement) -> bool:
    return any(span.covers(mention.words.span) for span in statement.content.spans)
