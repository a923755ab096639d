"""The ways in which the names of known entities are written."""

from collections.abc import Iterator

from dragoman.types.ids import EntityId
from dragoman.world.atlas import Atlas
from dragoman.world.entries import Person
from dragoman.world.gazetteer import TOKEN

FAMILY_NAME_FIRST = frozenset({"CHN", "JPN", "KOR", "PRK", "TWN", "HKG", "VNM", "HUN"})
"""States whose people's names are written in both orders abroad."""


GENERATION = frozenset({"Jr", "Sr", "II", "III"})
"""What may follow a name without changing who is meant, where the name with it is not known."""


def all_names(atlas: Atlas) -> Iterator[tuple[str, EntityId]]:
    """Every name with the entity it means; where one name means several, the likelier comes first."""
    for entity, state in atlas.states.items():
        own = (state.label, state.official, *state.names, state.capital, *state.capitals)
        yield from ((name, entity) for name in own if name)
    for entity, person in atlas.people.items():
        yield from ((name, entity) for name in (*person_names(person), *person.short))
    for table in (atlas.organisations, atlas.forces, atlas.agreements, atlas.places, atlas.outlets):
        for entity, entry in table.items():
            yield from ((name, entity) for name in (entry.label, *entry.names))


def person_names(person: Person) -> Iterator[str]:
    """The full names of a person, in both orders where both are in use."""
    for name in (person.label, *person.names):
        yield name
        if person.country in FAMILY_NAME_FIRST:
            yield from _turned(name, person.family_name)


def bare_name(surface: str) -> str:
    """A name without `the`, possessive ending and middle initials."""
    words = [word for word in TOKEN.findall(surface) if word not in GENERATION] or [surface]
    if len(words) > 1 and words[-1].lower() == "s":
        words = words[:-1]
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    middle = [word for word in words[1:-1] if len(word.strip(".")) > 1]
    return " ".join([words[0], *middle, words[-1]]) if len(words) > 2 else " ".join(words)  # noqa: PLR2004 - first, middle, last


def _turned(name: str, surname: str) -> Iterator[str]:
    words = name.split()
    if len(words) > 1 and words[0] == surname:
        yield " ".join([*words[1:], surname])
    elif len(words) > 1 and words[-1] == surname:
        yield " ".join([surname, *words[:-1]])
