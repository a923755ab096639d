"""Pages as HTML: the templates, and the few words and addresses that they need."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dragoman.report.dates import printed
from dragoman.report.pages import Page
from dragoman.report.wording import NO_DATE

LETTERS = {"statement": "s", "event": "e", "figure": "f"}
"""The letter of a record's permalink."""
LINKED = frozenset({"http", "https"})
"""Schemes of addresses in reports that become links."""
PLACES = (
    ("/", "Front"),
    ("/timeline", "Timeline"),
    ("/actors", "Actors"),
    ("/pairs", "Pairs"),
    ("/figures", "Figures"),
    ("/contested", "Contested"),
    ("/forecasts", "Forecasts"),
    ("/documents", "Documents"),
    ("/sources", "Sources"),
)
"""The pages that every page leads to."""


def template(name: str) -> Template:
    """A template by its name."""
    return _environment().get_template(f"{name}.html.j2")


def page_html(page: Page, path: str, twins: dict[str, str], following: str | None) -> str:
    """A page as HTML, with the addresses of its twins and of what follows."""
    return template(page.kind).render(page=page, facts=page.facts, path=path, twins=twins, following=following)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dragoman.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(places=PLACES, query=query, permalink=permalink, in_document=in_document, path_of=quote)
    environment.filters.update(day=_day, web=_web, spoken=_spoken, together=_together, large=_large)
    return environment


def query(path: str, **asked: Any) -> str:
    """An address with what is asked, values that are missing left out."""
    given = {key: value for key, value in asked.items() if value not in {None, ""}}
    return f"{path}?{urlencode(given)}" if given else path


def permalink(record: str) -> str:
    """The address of a record's own page."""
    return f"/{LETTERS[record.partition('-')[0]]}/{quote(record)}"


def in_document(document: str, at: str) -> str:
    """The address of a record, or of a range of characters, lit in its document."""
    return f"/d/{quote(document)}?{urlencode({'at': at})}#lit"


def _day(day: str | None) -> str:
    return printed(day) or NO_DATE


def _web(url: str | None) -> str | None:
    """An address that may be a link; None for any other than those of the web."""
    return url if url and urlsplit(url).scheme in LINKED else None


def _spoken(text: str) -> str:
    """A name of ours in words: `cost-sharing` as `cost sharing`."""
    return text.replace("-", " ").replace("_", " ")


def _together(rows: Iterable[dict[str, Any]], key: str) -> list[tuple[Any, list[dict[str, Any]]]]:
    """Neighbouring rows with the same value, under that value."""
    return [(value, list(group)) for value, group in groupby(rows, key=lambda row: row[key])]


def _large(value: float) -> str:
    """A number to three digits: `1.77 bn`, `945 m`, `1,200`."""
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.3g}{word}"
    return f"{float(f'{value:.3g}'):,.0f}"
