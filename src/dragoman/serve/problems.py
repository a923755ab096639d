"""Errors as answers: a page for people, `application/problem+json` (RFC 9457) for programs; never more than the user may know."""

from http import HTTPStatus

import msgspec
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from dragoman.serve.shown import template
from dragoman.types.errors import DragomanError, InputError, RecordError, SettingsError, UnknownId, UnknownTopic

STATUS: tuple[tuple[type[DragomanError], int], ...] = (
    (UnknownId, 404),
    (UnknownTopic, 404),
    (InputError, 400),
    (SettingsError, 400),
    (RecordError, 503),
)
PROBLEM = "application/problem+json"
DATA = (".json", ".csv")


def problem(path: str, status: int, detail: str) -> Response:
    """The answer to a request for `path` that cannot be granted."""
    title = HTTPStatus(status).phrase
    if path.endswith(DATA):
        body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return Response(msgspec.json.encode(body), status, media_type=PROBLEM)
    page = template("problem").render(title=title, status=status, detail=detail)
    return HTMLResponse(page, status, headers={"cache-control": "no-store"})


def told(request: Request, error: Exception) -> Response:
    """An error of ours, in its own words."""
    assert isinstance(error, DragomanError)  # noqa: S101 - registered for these
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    return problem(request.url.path, status, str(error))


def refused(request: Request, error: Exception) -> Response:
    """What the framework refuses: no such page."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for these
    known = {404: "There is no page at this address.", 405: "The desk only reads."}
    return problem(request.url.path, error.status_code, known.get(error.status_code, "The request cannot be granted."))


def not_valid(request: Request, error: Exception) -> Response:
    """A value in the address that cannot be used; which one is said, not what it was."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for these
    named = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors()}))
    return problem(request.url.path, 400, f"This cannot be used: {named}. Its length or form is wrong.")


def failed(request: Request, _error: Exception) -> Response:
    """A defect of ours; what happened is in the terminal of the server, not in the answer."""
    return problem(request.url.path, 500, "Something failed that should not; the terminal of the desk says what.")
