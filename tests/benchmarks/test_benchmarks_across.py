"""The measures of what is found across documents measure what they say."""
# ruff: noqa: S311 - chance need not be secret

from random import Random

from benchmarks.copies import WAYS, edited, examples, scored
from benchmarks.disagreements import Plan
from benchmarks.story_pairs_semeval22 import predict

from dragoman.types.claims import Difference

SIGNED = "Ministers of Poland and Lithuania signed a defence agreement in Vilnius on Monday. The agreement covers air defence on the border."
TOLD = "Poland and Lithuania have signed an agreement on air defence in Vilnius, the ministers of both said on Monday."
OTHER = "Farmers in the south of Italy fear for the olive harvest after a third dry summer. Prices of oil have doubled within a year."


def test_an_edited_text_keeps_about_the_share_it_should():
    words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] * 30
    kept = edited(" ".join(words), 0.2, Random(1), ["x"]).split()
    assert 0.6 < sum(word != "x" for word in kept) / len(words) < 0.95


def test_copies_of_our_examples_are_found_when_one_word_in_five_is_changed():
    originals = examples()
    for way in WAYS:
        precision, recall = scored(originals, way, 0.2)
        assert precision >= 0.98
        assert recall >= 0.9


def test_two_reports_of_one_signing_are_more_alike_than_two_of_other_things():
    pairs = [{"id": "same", "text1": SIGNED, "text2": TOLD}, {"id": "other", "text1": SIGNED, "text2": OTHER}]
    scores = {row["id"]: row["score"] for row in predict(pairs)}
    assert scores["same"] > scores["other"]


def test_every_type_of_disagreement_but_scope_and_correction_is_planted():
    assert set(Plan.load().planted) == set(Difference) - {Difference.SCOPE}
