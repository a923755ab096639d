"""Who leads a state, by sentences that name the person beside the office where there are any."""

from briefings import Report

from dragoman.report.leaders import Leader, leaders
from dragoman.report.periods import periods
from dragoman.report.view import view
from dragoman.world import Knowledge

OFFICE = "Prime Minister of Norway"
POINTED = "The prime minister left early."
NAMED = "Prime Minister Ann Lindahl opened the new bridge over the sound."


def leading(report: Report, knowledge: Knowledge) -> Leader:
    """The one who leads Norway by one report."""
    for words in ("The prime minister", "Prime Minister Ann Lindahl"):
        if words in report.text:
            report.party(words, name="Ann Lindahl", office=OFFICE, country="NOR")
    seen = view([report.read()], copies=(), topic=None, knowledge=knowledge)
    (found,) = leaders(seen, periods(seen)[0], "NOR")
    return found


def test_a_sentence_with_the_name_is_cited_and_not_a_shorter_one_without(knowledge: Knowledge) -> None:
    found = leading(Report(text=f"{POINTED}\n{NAMED}", published="2024-05-01"), knowledge)
    assert [citation.passage.text for citation in found.citations] == [NAMED]


def test_where_no_sentence_has_the_name_one_with_the_office_is_cited(knowledge: Knowledge) -> None:
    found = leading(Report(text=POINTED, published="2024-05-01"), knowledge)
    assert [citation.passage.text for citation in found.citations] == [POINTED]
