"""What several reports tell of one thing is one claim, and how they differ is named."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman import extract, link
from dragoman.reconcile.claims import KINDS
from dragoman.reconcile.clusters import clusters
from dragoman.reconcile.facts import facts, keys
from dragoman.reconcile.relations import related
from dragoman.reconcile.standing import in_words, status_of
from dragoman.types.across import Concern, Pair
from dragoman.types.claims import Difference, Evidence, Stance, Standing
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.judgements import Judgement, Verdict
from dragoman.types.outcomes import ReadDocument
from dragoman.types.spans import Span

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "across.yaml").read_text(encoding="utf-8"))


def read(parser, knowledge, day, text, outlet):
    block = Block(span=Span(0, len(text)), kind=BlockKind.BODY)
    document = Document(text=text, blocks=(block,), published=str(day), outlet=outlet)
    (parsed,) = parser.parse([document])
    reading = extract.reading(parsed, knowledge)
    return ReadDocument(document=document, reading=reading, resolution=link.resolve(parsed, reading, knowledge))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_records_stand_to_one_another_as_expected(case, parser, knowledge):
    left, right = (
        [
            fact
            for fact in facts(read(parser, knowledge, *case[side], side), knowledge)
            if KINDS[type(fact)] == case["kind"]
        ]
        for side in ("first", "second")
    )
    met = [(a, b) for a in left for b in right if set(keys(a)) & set(keys(b))]
    found = {relation.sort for a, b in met if (relation := related(a, b))}
    back = {relation.sort for a, b in met if (relation := related(b, a))}
    assert found == back
    assert found == (set() if case["expect"] == "two things" else {case["expect"]})


def evidence(record, stance=Stance.SUPPORTS, origin="house/a", difference=None, *, anonymous=False):
    return Evidence(
        claim="claim-1",
        record=record,
        document=f"document-{record}",
        stance=stance,
        difference=difference,
        origin=origin,
        anonymous=anonymous,
    )


def test_a_claim_is_corroborated_by_origins_and_not_by_reports():
    assert status_of([evidence("1"), evidence("2"), evidence("3")]).standing is Standing.SINGLE
    both = status_of([evidence("1"), evidence("2"), evidence("3", origin="house/b")])
    assert (both.standing, both.reports, both.origins) == (Standing.CORROBORATED, 3, 2)
    assert in_words(both) == "corroborated by 2 independent origins (3 reports)"


def test_a_claim_is_contested_denied_superseded_or_anonymous():
    number = evidence("2", Stance.CONTRADICTS, "house/b", Difference.NUMBER)
    denial = evidence("3", Stance.CONTRADICTS, "house/c", Difference.DENIAL)
    later = evidence("4", Stance.SUPERSEDES, "house/b", Difference.UPDATED)
    unnamed = evidence("5", anonymous=True)
    assert status_of([evidence("1"), number, denial]).standing is Standing.CONTESTED
    assert status_of([evidence("1"), denial]).standing is Standing.DENIED
    assert status_of([evidence("1"), number, later]).standing is Standing.SUPERSEDED
    assert status_of([unnamed]).standing is Standing.ANONYMOUS


def pair(left, right, score):
    return Pair(
        concern=Concern.CLAIMS,
        left=left,
        right=right,
        left_document="document-1",
        right_document="document-2",
        sort="same",
        score=score,
    )


def hand(verdict, left, right):
    return Judgement(
        id=f"{verdict} {left} {right}", verdict=verdict, left=left, right=right, by="A reader", at="2026-01-01"
    )


PAIRS = (pair("a", "b", 0.9), pair("b", "c", 0.8), pair("d", "e", 0.7))


def test_a_reader_joins_and_parts():
    assert clusters("abcde", PAIRS, ()) == [["a", "b", "c"], ["d", "e"]]
    assert clusters("abcde", PAIRS, [hand(Verdict.DIFFERENT, "a", "c")]) == [["a", "b"], ["c"], ["d", "e"]]
    assert clusters("abcde", PAIRS, [hand(Verdict.SAME, "c", "d")]) == [["a", "b", "c", "d", "e"]]
    assert clusters("abcde", PAIRS, [hand(Verdict.UNSURE, "a", "b")]) == [["a", "b", "c"], ["d", "e"]]


@given(st.permutations(PAIRS), st.permutations([hand(Verdict.DIFFERENT, "a", "c"), hand(Verdict.SAME, "c", "d")]))
def test_clusters_do_not_depend_on_order(pairs, judgements):
    assert clusters("edcba", pairs, judgements) == clusters("abcde", PAIRS, judgements[::-1])
