"""`The report`, `the column`, `the newspaper` -> the outlet or document named shortly before."""

from dragoman.link.scene import Meant, Scene
from dragoman.types.readings import Mention, MentionForm, MentionKind

METHOD = "publication-before/1"
WORDS = frozenset(
    [
        "report",
        "column",
        "newspaper",
        "paper",
        "daily",
        "editorial",
        "article",
        "agency",
        "broadcaster",
        "network",
        "magazine",
        "bluebook",
        "study",
        "survey",
    ]
)
WINDOW = 5
"""Sentences back in which its name is looked for."""
BESIDE = 60
"""Code points after a name in which the same word shows what it is the name of: `Vox Populi ... column`."""


def publication_before(scene: Scene, mention: Mention, word: str) -> Meant | None:
    """The publication that a definite noun points back to: one called by the same noun, else the last outlet named; None without either."""
    if word not in WORDS or not mention.words.text.lower().startswith(("the ", "its ")):
        return None
    number = scene.sentence_number(mention.words.span.start)
    outlets: list[Meant] = []
    for other in scene.before(mention):
        if number - scene.sentence_number(other.words.span.start) > WINDOW:
            break
        meant = scene.meant.get(other.id)
        if other.form is not MentionForm.NAME or meant is None or meant.entity is None:
            continue
        end = other.words.span.end
        if (
            other.kind in {MentionKind.ORGANISATION, MentionKind.DOCUMENT}
            and f" {word}" in scene.text[end : end + BESIDE]
        ):
            return Meant.of(meant.entity, METHOD, 0.65, sector=meant.sector)
        if meant.sector == "JRN":
            outlets.append(meant)
    entity = outlets[0].entity if outlets else None
    return Meant.of(entity, METHOD, 0.55) if entity else None
