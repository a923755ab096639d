"""The three forms of every page: HTML for people, JSON and CSV for programs, under addresses that differ only in their ending."""

import csv
from collections.abc import Callable, Iterable
from hashlib import sha256
from io import StringIO
from typing import Any

import msgspec
from fastapi import Request
from starlette.responses import Response

from dragoman.report.pages import Page
from dragoman.serve.shown import page_html, query
from dragoman.store.export import harmless

Form = Callable[[Request, Page], Response]
FRONT = "/front"
"""What stands for `/` where an ending follows."""


def as_html(request: Request, page: Page) -> Response:
    """The page for people."""
    base = request.url.path
    asked = dict(request.query_params)
    twins = {ending: query(f"{FRONT if base == '/' else base}.{ending}", **asked) for ending in ("json", "csv")}
    following = query(base, **{**asked, "after": page.after}) if page.after else None
    return _answer(request, page_html(page, base, twins, following).encode(), "text/html; charset=utf-8")


def as_json(request: Request, page: Page) -> Response:
    """Everything on the page; `next` is the address of what follows."""
    following = query(request.url.path, **{**dict(request.query_params), "after": page.after}) if page.after else None
    body = {
        "title": page.title,
        "answer": page.answer,
        **page.facts,
        "rows": page.rows,
        "total": page.total,
        "next": following,
    }
    return _answer(request, msgspec.json.encode(body), "application/json")


def as_csv(request: Request, page: Page) -> Response:
    """The rows of the page; lists and objects as JSON, no cell can run as a formula."""
    written = StringIO()
    _write(written, page.rows)
    name = f"{page.kind}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    if page.after:
        headers["link"] = (
            f'<{query(request.url.path, **{**dict(request.query_params), "after": page.after})}>; rel="next"'
        )
    return _answer(request, written.getvalue().encode(), "text/csv; charset=utf-8", headers)


FORMS: dict[str, Form] = {".json": as_json, ".csv": as_csv, "": as_html}
"""Each form by the ending of its addresses."""


def _write(written: StringIO, rows: Iterable[dict[str, Any]]) -> None:

    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)


def _cell(cell: Any) -> Any:
    plain = msgspec.json.encode(cell).decode() if isinstance(cell, list | dict) else cell
    return harmless(plain) if isinstance(plain, str) else plain


def _answer(request: Request, body: bytes, kind: str, headers: dict[str, str] | None = None) -> Response:
    """The body with its fingerprint; nothing but the fingerprint when the asker has it already."""
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    kept = {"etag": tag, "cache-control": "private, no-cache", **(headers or {})}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    return Response(body, media_type=kind, headers=kept)
