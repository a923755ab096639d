"""A brief as one HTML file that needs nothing else: fonts, notes and the documents themselves are in it."""

from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING

from dragoman.report.brief import Brief
from dragoman.report.dates import printed
from dragoman.report.highlight import paragraphs
from dragoman.report.layout import Plain, laid_out
from dragoman.report.notes import numbered
from dragoman.report.wording import NO_DATE, NO_OUTLET, flat
from dragoman.types.documents import Document
from dragoman.types.vocabularies.entries import packaged

if TYPE_CHECKING:
    from jinja2 import Environment

FACES = (
    ("Dragoman Serif", "normal", 400, "DragomanSerif-Regular"),
    ("Dragoman Serif", "italic", 400, "DragomanSerif-Italic"),
    ("Dragoman Serif", "normal", 600, "DragomanSerif-SemiBold"),
    ("Dragoman Sans", "normal", 400, "DragomanSans-Regular"),
    ("Dragoman Sans", "normal", 600, "DragomanSans-SemiBold"),
    ("Dragoman Mono", "normal", 400, "DragomanMono-Regular"),
)


def render_html(brief: Brief) -> str:
    """The brief as HTML; every mark leads to its words in the text of the document at the end."""
    page = laid_out(brief)
    notes = numbered(brief).notes
    documents = [{**_described(document), "paragraphs": paragraphs(document, notes)} for document in brief.documents]
    return _environment().get_template("brief.html.j2").render(brief=page, documents=documents, faces=_faces())


def _described(document: Document) -> Plain:
    return {
        "id": document.id,
        "title": flat(document.title) if document.title else None,
        "outlet": document.outlet or NO_OUTLET,
        "date": printed(document.published) or NO_DATE,
        "authors": ", ".join(document.authors),
        "language": document.language,
    }


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - only this format needs it

    return Environment(
        loader=PackageLoader("dragoman.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _faces() -> tuple[Plain, ...]:
    return tuple(
        {"family": family, "style": style, "weight": weight, "data": _data(file)}
        for family, style, weight, file in FACES
    )


def _data(file: str) -> str:
    font = packaged("dragoman.report", f"fonts/{file}.woff2")
    return b64encode(font.read_bytes()).decode("ascii")
