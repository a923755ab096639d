"""How a vocabulary file becomes values: YAML in, frozen values out, every mistake named with its file and entry."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from dragoman.types.errors import VocabularyError
from dragoman.types.vocabularies.parsed import parsed

Entry = TypeVar("Entry")


def load_entries(kind: type[Entry], sources: Iterable[Traversable | Path]) -> dict[str, Entry]:
    """The entries of several YAML files by their name, in file order; a later file replaces entries of an earlier one.

    Each file maps a name to its fields; `kind` is a frozen dataclass whose first field is `name`.

    Raises:
        VocabularyError: a file cannot be read, an entry has an unknown field, a missing one or one of the wrong type.
    """
    entries: dict[str, Entry] = {}
    for source in sources:
        for name, raw in _mapping(source).items():
            entries[str(name)] = _entry(kind, str(name), raw, source)
    return entries


def packaged(package: str, file: str) -> Traversable:
    """A data file that comes with Dragoman."""
    return files(package).joinpath(file)


def _mapping(source: Traversable | Path) -> Mapping[object, object]:
    try:
        raw = parsed(source)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise VocabularyError(f"{source}: cannot be read as YAML ({error}); mend the file or take it away") from error
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        raise VocabularyError(f"{source}: must map names to their fields, found {type(raw).__name__}")
    return raw


def _entry(kind: type[Entry], name: str, raw: object, source: Traversable | Path) -> Entry:
    if not isinstance(raw, Mapping):
        raise VocabularyError(f"{source}: {name}: must be a mapping of fields, found {type(raw).__name__}")
    assert is_dataclass(kind)  # noqa: S101 - a mistake of ours, not of the file
    unknown = raw.keys() - {field.name for field in fields(kind)}
    if unknown:
        raise VocabularyError(f"{source}: {name}: unknown field {', '.join(sorted(map(str, unknown)))}")
    try:
        return msgspec.convert({**raw, "name": name}, kind)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"{source}: {name}: {error}") from error
