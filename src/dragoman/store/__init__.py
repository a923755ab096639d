"""The record on disk: schema, migrations, writer, views, named queries and the archive of exact bytes."""

from dragoman.store.archive import Archive
from dragoman.store.lookup import Shown
from dragoman.store.record import DEFAULT_FOLDER, Record
from dragoman.store.values import Captured, Finding, Hit, Progress, Run
from dragoman.store.view import View
from dragoman.store.writer import Writer

__all__ = [
    "DEFAULT_FOLDER",
    "Archive",
    "Captured",
    "Finding",
    "Hit",
    "Progress",
    "Record",
    "Run",
    "Shown",
    "View",
    "Writer",
]
