"""The application: what it serves, from which record, and how its errors are told."""

from functools import cached_property
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from dragoman import __version__, world
from dragoman.serve.files import add_files
from dragoman.serve.guard import Guard
from dragoman.serve.problems import failed, not_valid, refused, told
from dragoman.serve.routes import add_pages
from dragoman.store import Record
from dragoman.types.errors import DragomanError
from dragoman.world import Knowledge

LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""Names under which the server may be called."""


class Served:
    """What requests are answered from: the record, and the knowledge that is loaded when it is first asked for."""

    def __init__(self, record: Record, knowledge: Path | None = None) -> None:
        self.record = record
        self._folder = knowledge

    @cached_property
    def knowledge(self) -> Knowledge:
        """All knowledge, loaded once."""
        return world.load(self._folder)


def make_app(record: Record, *, knowledge: Path | None = None, hosts: tuple[str, ...] = LOCAL) -> Guard:
    """The application over a record; it answers only to these hosts, on any port of theirs that it is reached by."""
    app = FastAPI(
        title="Dragoman", version=__version__, docs_url=None, redoc_url=None, openapi_url="/openapi.json",
        description="The record as JSON and CSV: every page has a twin under the same address with .json or .csv.",
    )  # fmt: skip
    app.state.served = Served(record, knowledge)
    add_files(app)
    add_pages(app)
    app.add_exception_handler(DragomanError, told)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, not_valid)
    app.add_exception_handler(Exception, failed)
    return Guard(app, hosts)
