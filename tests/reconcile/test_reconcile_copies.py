"""Copies are found whatever the order, whole, cut, reordered or within another report; shared quotations alone are no copy."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile.copies import find_copies
from dragoman.types.copies import OriginBasis, Repeat
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
QUOTE = "“We have agreed on a text that both parliaments can accept, and we shall sign it before the month is out, whatever the weather,” "


def report(text: str, published: str | None, outlet: str | None = "Strait Wire", **more) -> Document:
    return Document(
        text=text,
        blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),) if text else (),
        published=published,
        outlet=outlet,
        **more,
    )


def test_a_reprint_is_a_copy_of_the_earlier_one(knowledge) -> None:
    first, later = report(WIRE, "2024-11-04"), report("By our staff. " + WIRE, "2024-11-05", "Meridian Post")
    (copy,) = find_copies([later, first], knowledge).copies
    assert (copy.document, copy.original, copy.how) == (later.id, first.id, Repeat.COPY)
    assert copy.containment > 0.9


def test_what_a_copy_added_is_told_by_spans(knowledge) -> None:
    first, later = report(WIRE, "2024-11-04"), report(f"{WIRE} {OTHER}", "2024-11-05", "Meridian Post")
    (copy,) = find_copies([later, first], knowledge).copies
    assert " ".join(later.text[span.start : span.end] for span in copy.added) == OTHER


def test_a_copy_of_a_copy_leads_to_the_first(knowledge) -> None:
    first, second, third = report(WIRE, "2024-11-04"), report(WIRE, "2024-11-05"), report(WIRE + " More.", "2024-11-06")
    assert {copy.original for copy in find_copies([third, second, first], knowledge).copies} == {first.id}


def test_sentences_in_another_order_are_still_a_copy(knowledge) -> None:
    first = report(WIRE, "2024-11-04")
    turned = report(" ".join(f"{part.rstrip('.')}." for part in reversed(WIRE.split(". "))), "2024-11-05")
    assert [copy.document for copy in find_copies([first, turned], knowledge).copies] == [turned.id]


def test_a_report_within_a_longer_one_is_embedded(knowledge) -> None:
    first = report(WIRE, "2024-11-04")
    own = " ".join(OTHER.replace("trawler", f"trawler numbered {n}").replace("quay", f"quay {n}") for n in range(3))
    whole = report(f"{own} {WIRE}", "2024-11-05", "Meridian Post")
    (copy,) = find_copies([first, whole], knowledge).copies
    assert (copy.document, copy.how) == (whole.id, Repeat.EMBEDS)


def test_two_reports_that_share_a_sentence_are_not_copies(knowledge) -> None:
    shared = WIRE.split(". ", maxsplit=1)[0]
    assert find_copies([report(WIRE, "2024-11-04"), report(f"{OTHER} {shared}.", "2024-11-05")], knowledge).copies == ()


def test_one_quotation_makes_no_copy(knowledge) -> None:
    first = report(f"{OTHER} {QUOTE}the minister said.", "2024-11-04")
    second = report(f"{WIRE} {QUOTE}said the minister.", "2024-11-04", "Meridian Post")
    assert find_copies([first, second], knowledge).copies == ()


def test_a_later_lead_of_one_house_is_a_version(knowledge) -> None:
    first = report(WIRE, "2024-11-04", title="Allies sign cost-sharing agreement")
    lead = report(f"{WIRE} {OTHER}", "2024-11-04", title="(2nd LD) Allies sign cost-sharing agreement")
    (copy,) = find_copies([lead, first], knowledge).copies
    assert (copy.document, copy.original, copy.how) == (lead.id, first.id, Repeat.VERSION)


def test_of_one_day_the_one_that_credits_the_other_repeats_it(knowledge) -> None:
    wire = report(WIRE, "2024-11-04")
    reprint = report(f"{WIRE} More.", "2024-11-04", "Meridian Post", authors=("Strait Wire",))
    (copy,) = find_copies([wire, reprint], knowledge).copies
    assert (copy.document, copy.original) == (reprint.id, wire.id)


def test_outlets_of_one_owner_and_relays_of_one_agency_are_one_house(knowledge) -> None:
    ours = report(WIRE, "2024-11-04", "Korea JoongAng Daily")
    sister = report(OTHER, "2024-11-04", "JoongAng Ilbo")
    relay = report("SEOUL, Nov. 4 (Yonhap) -- " + QUOTE + "he said.", "2024-11-04", "Meridian Post")
    houses = {origin.document: origin for origin in find_copies([ours, sister, relay], knowledge).origins}
    assert houses[ours.id].house == houses[sister.id].house
    assert (houses[relay.id].house, houses[relay.id].basis) == ("outlet/yonhap", OriginBasis.RELAYED)


def test_a_report_of_no_known_outlet_is_an_origin_of_its_own(knowledge) -> None:
    alone = report(WIRE, "2024-11-04", None)
    (origin,) = find_copies([alone], knowledge).origins
    assert (origin.house, origin.basis) == (alone.id, OriginBasis.ITSELF)


FOUR = (report(WIRE, "2024-11-04"), report(WIRE, "2024-11-05"), report(OTHER, None), report("", None))


@settings(max_examples=10, deadline=None)
@given(order=st.permutations(range(len(FOUR))))
def test_the_order_of_documents_changes_nothing(knowledge, order: list[int]) -> None:
    assert find_copies([FOUR[at] for at in order], knowledge) == find_copies(FOUR, knowledge)
