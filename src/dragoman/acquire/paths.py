"""From what the user names (files, folders, patterns) to the files behind it, in sorted order."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.types.documents import Rejected

STDIN = "-"
RECORD_FILE = "record.sqlite"
"""A folder that holds it is a record of ours, not reports; it may lie among them."""


def files(paths: Iterable[str]) -> Iterator[Path | Rejected]:
    """Every file behind the paths, folders read through; `-` comes back as it is."""
    for path in paths:
        if path == STDIN or Path(path).exists() or Path(path).is_symlink():
            yield from _under(Path(path), ())
        elif glob.has_magic(path):
            yield from _matching(path)
        else:
            yield _refused("no such file", "nothing is at this path; check its spelling", path)


def _matching(pattern: str) -> Iterator[Path | Rejected]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
    if not found:
        yield _refused("no such file", "no path matches this pattern", pattern)
    for path in found:
        yield from _under(Path(path), ())


def _under(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Rejected]:
    """The files at or under a path; `above` holds device and inode of the folders on the way down."""
    if str(path) == STDIN:
        yield path
        return
    try:
        state = path.stat()
        is_folder = path.is_dir()
        names = sorted(os.listdir(path)) if is_folder else []  # noqa: PTH208 - names are sorted before paths are made
    except OSError as error:
        yield _refused(_reason(error), error.strerror or str(error), str(path))
        return
    here = (state.st_dev, state.st_ino)
    if here in above:
        yield _refused("symlink loop", "the folder contains itself through a link", str(path))
    elif not is_folder:
        yield path if path.is_file() else _refused("not a file", "a device, socket or pipe", str(path))
    elif RECORD_FILE in names:
        yield _refused("a record", "a folder of Dragoman's own, not of reports; passed over", str(path))
    else:
        for name in names:
            yield from _child(path / name, (*above, here))


def _child(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Path | Rejected]:
    if path.name.startswith(".") or path.name == "__MACOSX":
        yield _refused("hidden file", "its name begins with a dot", str(path))
    else:
        yield from _under(path, above)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission"
    return "no such file" if isinstance(error, FileNotFoundError) else "unreadable"


def _refused(reason: str, detail: str, name: str) -> Rejected:
    return Rejected(stage="acquire", reason=reason, detail=detail, name=name)
