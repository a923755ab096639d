"""YAML files as plain values; those that come with Dragoman are kept parsed in the user's cache folder."""

import hashlib
import os
import re
import tempfile
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec
import yaml

PACKAGE = Path(__file__).parents[2]
"""Where the files lie that come with Dragoman; parsed copies of files of others are not kept."""


def parsed(source: Traversable | Path) -> object:
    """What a YAML file says.

    Parsing is by far the slowest part of loading. A copy is used only for the very text it was made from; where it cannot
    be kept, the file is parsed each time.

    Raises:
        OSError, UnicodeDecodeError, yaml.YAMLError: the file cannot be read.
    """
    text = source.read_bytes()
    copy = _copy_of(source, text)
    kept = _kept(copy) if copy else None
    if kept is not None:
        return kept
    raw: object = yaml.load(text.decode("utf-8"), Loader=_PlainLoader)  # noqa: S506 - a safe loader
    if copy:
        _keep(copy, raw)
    return raw


class _PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the faster of two safe loaders
    """YAML as people expect it: `no` and `2024-11-04` are words; only `true`, `false` and numbers are not."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] not in {"bool", "timestamp"}]
    for first, resolvers in _PlainLoader.yaml_implicit_resolvers.items()
}
_PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), ["t", "f"])


def _copy_of(source: Traversable | Path, text: bytes) -> Path | None:
    """Where the parsed copy of a file of ours is kept, by the digest of its text."""
    if not isinstance(source, Path) or not source.is_relative_to(PACKAGE):
        return None
    folder = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or os.path.expanduser("~/.cache")  # noqa: PTH111 - it does not fail where there is no home
    name = "-".join(source.relative_to(PACKAGE).parts)
    return Path(folder, "dragoman", f"{name}.{hashlib.sha256(text).hexdigest()[:16]}.msgpack")


def _kept(copy: Path) -> object:
    try:
        return msgspec.msgpack.decode(copy.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None


def _keep(copy: Path, raw: object) -> None:
    """Write the copy whole or not at all, and take away those of earlier texts."""
    earlier = copy.name.split(".yaml.", 1)[0] + ".yaml.*.msgpack"
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=copy.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.msgpack.encode(raw))
        for old in copy.parent.glob(earlier):
            old.unlink(missing_ok=True)
        Path(written).replace(copy)
    except OSError:
        return
