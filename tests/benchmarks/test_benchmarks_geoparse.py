"""What counts as a place name in each part of geoparse-news."""

from benchmarks.geoparse_news import toponyms
from benchmarks.plain import document_of

from dragoman.text.parser import Parser
from dragoman.world import Knowledge

TEXT = "The Turkish police arrested him in Izmir, the Kentucky State Police said."


def found(corpus: str, parser: Parser, knowledge: Knowledge) -> set[str]:
    (parsed,) = parser.parse([document_of(TEXT, None)])
    return {TEXT[one["start"] : one["end"]] for one in toponyms(parsed, knowledge, corpus)}


def test_international_news_counts_adjectives_and_parts_of_names(parser: Parser, knowledge: Knowledge) -> None:
    assert {"Turkish", "Izmir", "Kentucky"} <= found("tr-news", parser, knowledge)


def test_wikinews_counts_places_alone(parser: Parser, knowledge: Knowledge) -> None:
    assert "Izmir" in found("geovirus", parser, knowledge)
    assert not {"Turkish", "Kentucky"} & found("geovirus", parser, knowledge)
