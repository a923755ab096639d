"""The record on disk: schema, migrations, writer, views, named queries and the archive of exact bytes."""

from dragoman.store.archive import Archive
from dragoman.store.browsing import Activity, Between, Browsing, Head
from dragoman.store.export import Format, export
from dragoman.store.laws import lawful
from dragoman.store.ledger import Ledger
from dragoman.store.lookup import Shown
from dragoman.store.record import DEFAULT_FOLDER, Record
from dragoman.store.values import Captured, Finding, Hit, Progress, Run
from dragoman.store.view import View
from dragoman.store.writer import Writer

__all__ = [
    "DEFAULT_FOLDER",
    "Activity",
    "Archive",
    "Between",
    "Browsing",
    "Captured",
    "Finding",
    "Format",
    "Head",
    "Hit",
    "Ledger",
    "Progress",
    "Record",
    "Run",
    "Shown",
    "View",
    "Writer",
    "export",
    "lawful",
]
