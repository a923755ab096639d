"""What is known of the world, and how to ask."""

from dataclasses import dataclass
from pathlib import Path

from dragoman.types.resolutions import Entity
from dragoman.types.vocabularies import Vocabulary, load_vocabulary


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Vocabularies, and entities with their names and validity dates."""

    vocabulary: Vocabulary

    def named(self, surface: str) -> tuple[Entity, ...]:
        """The entities that go by this name, whatever the day."""
        return ()


def load(extra: Path | None = None) -> Knowledge:
    """All knowledge that comes with Dragoman, extended by the files in the folder `extra`.

    Raises:
        VocabularyError: a file is not valid.
    """
    return Knowledge(vocabulary=load_vocabulary(extra))
