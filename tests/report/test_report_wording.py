"""Dates, amounts, unnamed speakers and cuts, as they are printed."""

from dataclasses import replace

import pytest
from briefings import Report
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.amounts import amount
from dragoman.report.context import sentence_around
from dragoman.report.dates import adverbial, label, printed, printed_range, reported
from dragoman.report.view import Party
from dragoman.report.weight import governs
from dragoman.report.wording import cut, first_words, flat, listed, quoted, unnamed, with_article
from dragoman.types.readings import Bound, FigureKind, MentionForm, MentionKind
from dragoman.types.resolutions import DateBasis, When
from dragoman.types.spans import Span


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-11-07", "7 Nov 2024"),
        ("2024-11", "Nov 2024"),
        ("2024", "2024"),
        (None, None),
        ("", None),
        ("soon", None),
        ("2024-13", None),
    ],
)
def test_dates_in_words(day, words):
    assert printed(day) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-11-07", "2024-11-07", "7 Nov 2024"),
        ("2024-11-06", "2024-11-08", "6–8 Nov 2024"),
        ("2016-11-09", "2024-11-08", "9 Nov 2016 – 8 Nov 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2024-11-01", "2024-11-30", "Nov 2024"),
        ("2017", "2021", "2017 – 2021"),
    ],
)
def test_stretches_in_words(start, end, words):
    assert printed_range(start, end) == words


def test_a_day_known_only_from_the_report_is_the_reports_day():
    when = When(start="2024-11-08", end="2024-11-08", basis=DateBasis.PUBLISHED)
    assert adverbial(when) == ""
    assert reported(when, "2024-11-08") == "reported 8 Nov 2024"
    assert label(when, "2024-11-08") == "by 8 Nov 2024"
    assert reported(None, None) == "undated"


def test_an_estimated_day_says_that_it_is_one():
    when = When(start="2024-11-06", end="2024-11-06", basis=DateBasis.ESTIMATED)
    assert adverbial(when) == label(when, None) == "about 6 Nov 2024 (estimated)"
    assert reported(when, None) == ""


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-11-07", "2024-11-07", "on 7 Nov 2024"),
        ("2024-10", "2024-10", "in Oct 2024"),
        ("2024-06-17", "2024-06-23", "between 17 Jun 2024 and 23 Jun 2024"),
    ],
)
def test_days_inside_a_sentence(start, end, words):
    assert adverbial(When(start=start, end=end, basis=DateBasis.TEXT)) == words


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("United States", "the United States"),
        ("South Korean government", "the South Korean government"),
        ("Foreign Ministry of Norway", "the Foreign Ministry of Norway"),
        ("Norway and United States", "Norway and the United States"),
        ("Trade and Industry Ministry", "the Trade and Industry Ministry"),
        ("Japan", "Japan"),
        ("NATO", "NATO"),
    ],
)
def test_names_that_take_an_article(name, inside):
    assert with_article(name) == inside


def test_a_note_shows_its_first_words():
    assert first_words("one two three", 3) == "one two three"
    assert first_words("one two, three", 2) == "one two …"


@pytest.mark.parametrize(
    ("value", "unit", "kind", "more", "words"),
    [
        (1.52e12, "KRW", FigureKind.MONEY, {}, "1.52 tn won"),
        (1e10, "USD", FigureKind.MONEY, {"rate": "per year"}, "US$10 bn a year"),
        (8.3, "%", FigureKind.PERCENT, {}, "8.3%"),
        (54000, "people", FigureKind.COUNT, {}, "54,000"),
        (5, "minutes", FigureKind.DURATION, {}, "5 minutes"),
        (1, "km", FigureKind.DISTANCE, {"bound": Bound.ABOUT}, "about 1 km"),
        (2.5e6, "EUR", FigureKind.MONEY, {"bound": Bound.AT_LEAST}, "at least €2.5 m"),
    ],
)
def test_amounts_in_words(value, unit, kind, more, words):
    report = Report(text="It was so much.")
    figure = report.counts("so much", value, unit, kind)
    assert amount(replace(figure, **more)) == words


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("a senior official of the ministry", "an unnamed senior official of the ministry"),
        ("another senior official", "another unnamed senior official"),
        ("One Asian official", "one unnamed Asian official"),
        ("analysts", "unnamed analysts"),
        ("an unnamed aide", "an unnamed aide"),
        ("officials who asked to remain anonymous", "officials who asked to remain anonymous"),
    ],
)
def test_unnamed_speakers(description, words):
    assert unnamed(description) == words


@given(st.text(min_size=1, max_size=600), st.integers(min_value=20, max_value=300))
def test_a_cut_text_is_the_beginning_of_the_text(text, limit):
    shown = cut(text, limit)
    assert len(shown) <= limit + 2
    assert flat(text).startswith(shown.removesuffix("…").rstrip())


def test_a_cut_falls_behind_a_sentence_or_a_word():
    text = "The first sentence is here and is long enough. The second one goes on for a while."
    assert cut(text, 60) == "The first sentence is here and is long enough. …"
    assert cut("one two three four five six", 15) == "one two three …"


def test_a_quotation_wears_our_marks_and_inner_ones_are_single():
    report = Report(text='"We call it a "new height" and mean it," he said.')
    words = quoted(report.document, report.passage('"We call it a "new height" and mean it,"'))
    assert words.text == "“We call it a ‘new height’ and mean it”"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“We stand together,” he said. “Nobody will part us.”", "“We stand together … Nobody will part us.”"),
        ("“We stand together,” he said, “and nobody will part us.”", "“We stand together, and nobody will part us.”"),
        ("“We stand together.” He added: “Nobody will part us.”", "“We stand together. Nobody will part us.”"),
    ],
)
def test_a_broken_quotation_runs_on_only_where_its_sentence_does(text, shown):
    document = Report(text=text).document
    second = text.rindex("“")
    passage = document.passage((0, text.index("”") + 1), (second, len(text)))
    assert quoted(document, passage).text == shown


def test_lists_in_words():
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed([]) == ""


def test_the_sentence_around_words():
    report = Report(text="One came. “Two went home,” she said. Three stayed.\nFour.")
    assert sentence_around(report.document, report.words("went").span).text == "“Two went home,” she said."
    assert sentence_around(report.document, report.words("stayed").span).text == "Three stayed."


@pytest.mark.parametrize(
    ("office", "speaks"),
    [
        ("Prime Minister of Japan", True),
        ("Spokesperson of the Foreign Ministry of South Korea", True),
        ("senior analyst at a strategic advisory department", False),
        ("former national security adviser", False),
        ("minister of a travelling theatre, late of Vienna", False),
    ],
)
def test_who_speaks_for_a_government(office, speaks):
    assert (
        governs(Party(text="x", span=Span(0, 1), kind=MentionKind.PERSON, form=MentionForm.NAME, office=office))
        == speaks
    )
