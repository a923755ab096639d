"""The day of an undated report, estimated from the offices held in it and the days it names."""

from datetime import date

import pytest

from dragoman.extract.mentions import find_mentions
from dragoman.extract.times import find_times
from dragoman.link import LINKERS
from dragoman.link.entities import link_entities
from dragoman.link.estimate import estimated_day
from dragoman.link.setting import Today
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.resolutions import DateBasis, Resolution
from dragoman.types.spans import Span
from dragoman.world import Knowledge

AUTUMN_2024 = "Japanese Prime Minister Shigeru Ishiba and South Korean President Yoon Suk Yeol spoke to Vice President Kamala Harris. "
FILLER = "The three sides want to go on as before. " * 12


def estimate(text: str, parser: Parser, knowledge: Knowledge) -> Today | None:
    page = Document(text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),))
    parsed = next(iter(parser.parse([page])))
    reading = Reading(document_id=page.id)
    for step in (find_mentions, find_times):
        reading = step(parsed, reading, knowledge)
    resolution = link_entities(parsed, reading, Resolution(document_id=page.id), knowledge)
    return estimated_day(parsed, reading, resolution, knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The votes were counted on November 6. " + AUTUMN_2024 + FILLER,
            Today(date(2024, 11, 12), "W"),
            id="a day named in the lead",
        ),
        pytest.param(
            AUTUMN_2024
            + "The North fired a missile on Thursday. It had warned of it. "
            + "It fell into the sea on October 31. "
            + FILLER,
            Today(date(2024, 11, 6), "W"),
            id="a day that is also named by its weekday",
        ),
        pytest.param(
            AUTUMN_2024
            + FILLER
            + "Mr Ishiba was elected prime minister a month ago. The North tested a missile on October 31.",
            Today(date(2024, 11, 6), "W"),
            id="a time counted from the start of a term leads there",
        ),
        pytest.param(
            AUTUMN_2024 + FILLER + "The North tested a missile on October 31.",
            None,
            id="a day named in passing is no sign",
        ),
        pytest.param(AUTUMN_2024 + "They will meet on November 21. " + FILLER, None, id="a day to come says nothing"),
        pytest.param(
            "On Monday leaders gathered for the G20 summit. " + AUTUMN_2024 + FILLER,
            Today(date(2024, 11, 19), "W"),
            id="at a summit",
        ),
        pytest.param(
            "Leaders will gather next Monday for the G20 summit. " + AUTUMN_2024 + FILLER,
            None,
            id="before a summit",
        ),
        pytest.param(
            "The votes were counted on November 6. Prime Minister Shigeru Ishiba was silent. " + FILLER,
            None,
            id="one office is too little",
        ),
        pytest.param(
            "Missiles were fired on March 6. Barack Obama, the president, Shinzo Abe, the prime minister, and President Park Geun-hye spoke. "
            + FILLER,
            None,
            id="several years are possible",
        ),
        pytest.param(
            "“Prime Minister Shigeru Ishiba, President Yoon Suk Yeol and Vice President Kamala Harris met on November 6,” he wrote. "
            + FILLER,
            None,
            id="titles in quotation marks may be courtesy",
        ),
    ],
)
def test_estimate(text: str, expected: Today | None, parser: Parser, knowledge: Knowledge) -> None:
    assert estimate(text, parser, knowledge) == expected


def test_a_former_president_is_not_in_office(parser: Parser, knowledge: Knowledge) -> None:
    text = (
        "The votes were counted on November 6. Former President Donald Trump, Vice President Kamala Harris, "
        "President Yoon Suk Yeol and Prime Minister Shigeru Ishiba were told. " + FILLER
    )
    assert estimate(text, parser, knowledge) == Today(date(2024, 11, 12), "W")


def test_dates_of_an_undated_report_say_that_they_are_estimated(parser: Parser, knowledge: Knowledge) -> None:
    text = (
        "The votes were counted on November 6. "
        + AUTUMN_2024
        + "On Thursday Mr Ishiba said: “We will go on.” The pact of May 3, 2019, failed."
    )
    page = Document(text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),))
    parsed = next(iter(parser.parse([page])))
    reading = Reading(document_id=page.id)
    for step in (find_mentions, find_times):
        reading = step(parsed, reading, knowledge)
    resolution = Resolution(document_id=page.id)
    for linker in LINKERS:
        resolution = linker(parsed, reading, resolution, knowledge)
    times = {time.id: time.words.text for time in reading.times}
    starts = {times[dated.time]: dated.start for dated in resolution.dates}
    assert starts["November 6"] == "2024-11-06"
    assert starts["Thursday"] == "2024-11-07"
    assert starts["May 3, 2019"] == "2019-05-03"
    assert all(moment.when.basis is not DateBasis.PUBLISHED for moment in resolution.moments)
