"""Copies are found whatever the order, and shared quotations alone are no copy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile import find_copies
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.spans import Span

WIRE = (
    "The two governments signed a five-year agreement on Monday that sets what Seoul pays toward the stationing of forces. "
    "Officials on both sides said the text had been settled in October after eight rounds of talks held in turn in the two capitals. "
    "The first yearly payment rises by eight and three tenths per cent, and later ones follow consumer prices with a cap of five per cent."
)
OTHER = (
    "Fishing boats from three harbours stayed in port through the weekend while the coast guard searched for a missing trawler. "
    "Relatives gathered at the quay as aircraft joined the search, and the weather office warned of high waves until Tuesday evening."
)


def report(text: str, published: str | None, outlet: str = "Strait Wire") -> Document:
    return Document(
        text=text,
        blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),) if text else (),
        published=published,
        outlet=outlet,
    )


def test_a_reprint_is_a_copy_of_the_earlier_one() -> None:
    first, later = report(WIRE, "2024-11-04"), report("By our staff. " + WIRE, "2024-11-05", "Meridian Post")
    (copy,) = find_copies([later, first])
    assert (copy.document, copy.original) == (later.id, first.id)
    assert copy.containment > 0.9


def test_a_copy_of_a_copy_leads_to_the_first() -> None:
    first, second, third = report(WIRE, "2024-11-04"), report(WIRE, "2024-11-05"), report(WIRE + " More.", "2024-11-06")
    assert {copy.original for copy in find_copies([third, second, first])} == {first.id}


def test_two_reports_that_share_a_sentence_are_not_copies() -> None:
    shared = WIRE.split(". ", maxsplit=1)[0]
    assert find_copies([report(WIRE, "2024-11-04"), report(f"{OTHER} {shared}.", "2024-11-05")]) == ()


@settings(max_examples=25)
@given(st.permutations([report(WIRE, "2024-11-04"), report(WIRE, "2024-11-05"), report(OTHER, None), report("", None)]))
def test_the_order_of_documents_changes_nothing(documents: list[Document]) -> None:
    assert find_copies(documents) == find_copies(sorted(documents, key=lambda document: document.id))
