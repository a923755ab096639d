"""Writes a brief in one of its forms."""

from collections.abc import Callable

from dragoman.report.brief import Brief
from dragoman.report.html import render_html
from dragoman.report.markdown import render_markdown
from dragoman.report.pdf import render_pdf
from dragoman.types.errors import InputError

RENDERERS: dict[str, Callable[[Brief], str | bytes]] = {
    "html": render_html,
    "md": render_markdown,
    "pdf": render_pdf,
}
FORMS = tuple(RENDERERS)
"""The endings of files a brief can be written to, without the dot."""


def render(brief: Brief, form: str) -> str | bytes:
    """The brief as text, or as bytes for PDF.

    Raises:
        InputError: the form is none of `FORMS`.
    """
    if form not in RENDERERS:
        raise InputError(f"a brief cannot be written as {form!r}; the forms are {', '.join(FORMS)}")
    return RENDERERS[form](brief)
