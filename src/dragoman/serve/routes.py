"""Every page with its address and what may be asked of it; each in HTML, JSON and CSV."""

from collections.abc import Callable, Iterator
from typing import Annotated

from fastapi import Depends, FastAPI, Path, Query, Request
from starlette.responses import Response

from dragoman.report import pages
from dragoman.report.pages import Page
from dragoman.serve.forms import FORMS, FRONT, Form
from dragoman.store import View
from dragoman.world import Knowledge


def _view(request: Request) -> Iterator[View]:
    """A look at the record as it is now; a writer at work is neither waited for nor held up."""
    with request.app.state.served.record.view() as view, view.snapshot():
        yield view


def _knowledge(request: Request) -> Knowledge:
    known: Knowledge = request.app.state.served.knowledge
    return known


TheView = Annotated[View, Depends(_view)]
TheKnowledge = Annotated[Knowledge, Depends(_knowledge)]
Words = Annotated[str, Query(max_length=400, description="Words that must stand in one paragraph.")]
Text = Annotated[str | None, Query(max_length=200)]
Day = Annotated[
    str | None, Query(max_length=10, pattern=r"^(\d{4}(-\d{2}){0,2})?$", description="YYYY, YYYY-MM or YYYY-MM-DD.")
]
After = Annotated[str | None, Query(max_length=80, description="The place behind which the page begins.")]
Id = Annotated[str, Path(max_length=200)]
Code = Annotated[str, Path(pattern="^[A-Za-z]{3}$", description="ISO 3166-1 alpha-3.")]


def front(view: TheView) -> Page:
    """What is in the record: documents, newest statements, contested, expected."""
    return pages.front(view)


def search(
    view: TheView, *, q: Words = "", outlet: Text = None, year: Text = None, language: Text = None, after: After = None
) -> Page:
    """Paragraphs that hold all the words."""
    return pages.search(view, q, {"outlet": outlet, "year": year, "language": language}, after)


def documents(view: TheView, outlet: Text = None, after: After = None) -> Page:
    """Documents, newest first."""
    return pages.documents(view, outlet, after)


def document(view: TheView, identity: Id, at: Text = None) -> Page:
    """A document with everything read from it."""
    return pages.document(view, identity, at)


def statement(view: TheView, identity: Id) -> Page:
    """A statement with the evidence on it."""
    return pages.record(view, "statement", identity)


def event(view: TheView, identity: Id) -> Page:
    """An event with the evidence on it."""
    return pages.record(view, "event", identity)


def figure(view: TheView, identity: Id) -> Page:
    """A figure with the evidence on it."""
    return pages.record(view, "figure", identity)


def actors(view: TheView, after: After = None) -> Page:
    """Who speaks and acts."""
    return pages.actors(view, after)


def actor(view: TheView, identity: Id, issue: Text = None, kind: Text = None, after: After = None) -> Page:
    """What an actor said and did."""
    return pages.actor(view, identity, issue=issue or None, kind=kind or None, after=after)


def pairs(view: TheView, knowledge: TheKnowledge, after: After = None) -> Page:
    """Pairs of states with something between them."""
    return pages.pairs(view, knowledge, after)


def pair(view: TheView, knowledge: TheKnowledge, left: Code, right: Code, after: After = None) -> Page:
    """What passes between two states."""
    return pages.pair(view, knowledge, left, right, after)


def timeline(view: TheView, about: Text = None, since: Day = None, until: Day = None, after: After = None) -> Page:
    """What happened and is planned."""
    return pages.timeline(view, about or None, since or None, until or None, after)


def figures(view: TheView, knowledge: TheKnowledge, about: Text = None, after: After = None) -> Page:
    """The ledger of figures."""
    return pages.figures(view, knowledge, about or None, after)


def contested(view: TheView, after: After = None) -> Page:
    """What reports do not agree on."""
    return pages.contested(view, after)


def forecasts(view: TheView, after: After = None) -> Page:
    """Who expects what."""
    return pages.expected(view, after)


def sources(view: TheView, after: After = None) -> Page:
    """Outlets and documents with whose word they are."""
    return pages.sources(view, after)


PAGES: dict[str, Callable[..., Page]] = {
    "/": front,
    "/search": search,
    "/documents": documents,
    "/d/{identity}": document,
    "/s/{identity}": statement,
    "/e/{identity}": event,
    "/f/{identity}": figure,
    "/actors": actors,
    "/a/{identity:path}": actor,
    "/pairs": pairs,
    "/pair/{left}/{right}": pair,
    "/timeline": timeline,
    "/figures": figures,
    "/contested": contested,
    "/forecasts": forecasts,
    "/sources": sources,
}
"""Every page by its address."""


DESCRIBED = ".json"
"""The form that `/openapi.json` describes."""


def add_pages(app: FastAPI) -> None:
    """Add each page in each form; endings first, so that an id never swallows one."""
    for path, page in PAGES.items():
        for ending, form in FORMS.items():
            address = f"{FRONT if path == '/' and ending else path}{ending}"
            answer, described = _answering(page, form), ending == DESCRIBED
            app.add_api_route(
                address, answer, response_model=None, include_in_schema=described, summary=page.__doc__,
                operation_id=page.__name__,
            )  # fmt: skip
            app.add_api_route(address, answer, methods=["HEAD"], response_model=None, include_in_schema=False)


def _answering(page: Callable[..., Page], form: Form) -> Callable[..., Response]:
    def answer(request: Request, found: Annotated[Page, Depends(page)]) -> Response:
        return form(request, found)

    return answer
