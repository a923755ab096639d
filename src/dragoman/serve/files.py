"""The styles, fonts and script of the desk; all of them come with Dragoman, none is loaded from anywhere else."""

from functools import cache

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dragoman.report.html import FACES
from dragoman.types.vocabularies.entries import packaged

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
}
FILES = {
    "desk.css": ("dragoman.serve", "static/desk.css"),
    "desk.js": ("dragoman.serve", "static/desk.js"),
    "icon.svg": ("dragoman.serve", "static/icon.svg"),
    "brief.css": ("dragoman.report", "templates/brief.css"),
    **{f"{file}.woff2": ("dragoman.report", f"fonts/{file}.woff2") for *_, file in FACES},
}
"""Package and path of every file by the name that it is served under: nothing else can be asked for."""
KEPT = "private, max-age=3600"


def add_files(app: FastAPI) -> None:
    """Add the addresses of the files."""
    app.add_api_route("/static/{name}", _file, include_in_schema=False, response_model=None)


def _file(name: str) -> Response:
    if name not in FILES:
        raise HTTPException(404)
    kind = KINDS[name[name.rindex(".") :]]
    return Response(_bytes(name), media_type=kind, headers={"cache-control": KEPT})


@cache
def _bytes(name: str) -> bytes:
    return packaged(*FILES[name]).read_bytes()
