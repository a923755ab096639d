"""Whose state a report is speaking of: the subjects of the sentences up to a mention, the nearest first."""

from dragoman.link.scene import Scene
from dragoman.types.readings import Mention, MentionKind

WINDOW = 3
"""Sentences back in which a state is looked for."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOBODY: frozenset[str] = frozenset()


def state_before(scene: Scene, mention: Mention, *, without: frozenset[str] = NOBODY) -> str | None:
    """The state to which the nearest subjects belong; None where they belong to several and none of them leads the sentence."""
    here = scene.sentence_number(mention.words.span.start)
    for distance in range(WINDOW + 1):
        found = [m for m in _of_sentence(scene, mention, here - distance) if _is_subject(scene, m)]
        states = _states(scene, found, without)
        if len(states) == 1:
            return states[0]
        if states:
            leading = _states(scene, [m for m in found if _leads(scene, m)], without)
            return leading[0] if len(leading) == 1 else None
    others = _states(scene, list(_of_sentence(scene, mention, here)), without)
    return others[0] if len(others) == 1 else None


def _of_sentence(scene: Scene, mention: Mention, number: int) -> list[Mention]:
    return [
        other
        for other in scene.before_in(mention, number)
        if not mention.words.span.overlaps(other.words.span) and not _quoted_apart(scene, mention, other)
    ]


def _quoted_apart(scene: Scene, mention: Mention, other: Mention) -> bool:
    """Whether the other stands in a quotation in which the mention does not."""
    quotation = scene.quotation_at(other.words.span.start)
    return quotation is not None and quotation != scene.quotation_at(mention.words.span.start)


def _is_subject(scene: Scene, mention: Mention) -> bool:
    head = scene.heads.get(mention.id)
    return head is not None and head.dep_ in SUBJECTS and mention.kind is not MentionKind.PLACE


def _leads(scene: Scene, mention: Mention) -> bool:
    head = scene.heads.get(mention.id)
    return head is not None and head.head.dep_ == "ROOT"


def _states(scene: Scene, mentions: list[Mention], without: frozenset[str]) -> list[str]:
    """The states that mentions belong to, those of groups with them."""
    found = [state for m in mentions for state in _of(scene, m) if state not in without]
    return list(dict.fromkeys(found))


def _of(scene: Scene, mention: Mention) -> list[str]:
    meant = scene.meant.get(mention.id)
    if meant is None:
        return []
    if meant.country:
        return [meant.country]
    members = (scene.knowledge.entity(candidate) for candidate, _ in meant.candidates)
    return [entity.country for entity in members if entity is not None and entity.country]
