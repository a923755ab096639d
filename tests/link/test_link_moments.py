"""Moments: when statements were said, events took place and figures hold."""

from dragoman.extract.times import find_times
from dragoman.link.dates import link_dates
from dragoman.link.moments import link_moments
from dragoman.text.parser import Parsed, Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading, Statement, Status, Wording
from dragoman.types.resolutions import DateBasis, Resolution, When
from dragoman.types.spans import Span
from dragoman.world import Knowledge


def parsed_paragraphs(parser: Parser, paragraphs: list[str], published: str | None) -> Parsed:
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    blocks = tuple(
        Block(span=Span(s, s + len(p)), kind=BlockKind.BODY) for s, p in zip(starts, paragraphs, strict=True)
    )
    return next(iter(parser.parse([Document(text=text, blocks=blocks, published=published)])))


def whens(
    parser: Parser,
    knowledge: Knowledge,
    paragraphs: list[str],
    said: list[tuple[str, str, str | None]],
    published: str | None,
) -> list[When | None]:
    """The moments of statements given as (speaker, content, time that says when)."""
    parsed = parsed_paragraphs(parser, paragraphs, published)
    document = parsed.document
    reading = find_times(parsed, Reading(document_id=document.id), knowledge)
    statements, mentions = [], []
    for speaker, content, time in said:
        place = document.text.index(content)
        at = (
            document.text.rindex(speaker, 0, place)
            if speaker in document.text[:place]
            else document.text.index(speaker)
        )
        mention = Mention(
            document_id=document.id,
            words=document.words(at, at + len(speaker)),
            kind=MentionKind.PERSON,
            form=MentionForm.NAME,
            method="test",
        )
        sentence = parsed.sentence_at(place)
        assert sentence is not None
        mentions.append(mention)
        statements.append(
            Statement(
                document_id=document.id, speaker=mention.id, cue=None, content=document.passage((place, place + len(content))),
                evidence=document.passage((sentence.start, sentence.end)), wording=Wording.INDIRECT, act="assert", status=Status.HAPPENED,
                said=next((t.id for t in reading.times if t.words.text == time), None), method="test",
            )
        )  # fmt: skip
    reading = Reading(document_id=document.id, times=reading.times, statements=tuple(statements)).with_mentions(
        *mentions
    )
    resolution = link_dates(parsed, reading, Resolution(document_id=document.id), knowledge)
    found = {moment.of: moment.when for moment in link_moments(parsed, reading, resolution, knowledge).moments}
    return [found.get(statement.id) for statement in statements]


def test_own_date_counts(parser: Parser, knowledge: Knowledge) -> None:
    [when] = whens(
        parser,
        knowledge,
        ["Cho said on Tuesday that ties would grow."],
        [("Cho", "ties would grow", "Tuesday")],
        "2016-11-09",
    )
    assert when is not None
    assert (when.start, when.text, when.basis) == ("2016-11-08", "Tuesday", DateBasis.TEXT)


def test_the_same_speaker_goes_on_at_the_same_occasion(parser: Parser, knowledge: Knowledge) -> None:
    paragraphs = ["Cho said on Tuesday that ties would grow.", "Cho added that trade would too."]
    _, when = whens(
        parser,
        knowledge,
        paragraphs,
        [("Cho", "ties would grow", "Tuesday"), ("Cho", "trade would too", None)],
        "2016-11-09",
    )
    assert when is not None
    assert (when.start, when.basis) == ("2016-11-08", DateBasis.CONTEXT)


def test_another_speaker_does_not(parser: Parser, knowledge: Knowledge) -> None:
    paragraphs = ["Cho said on Tuesday that ties would grow.", "Meanwhile Kim warned that trade would shrink."]
    _, when = whens(
        parser,
        knowledge,
        paragraphs,
        [("Cho", "ties would grow", "Tuesday"), ("Kim", "trade would shrink", None)],
        "2016-11-09",
    )
    assert when is not None
    assert (when.start, when.basis) == ("2016-11-09", DateBasis.PUBLISHED)


def test_the_speaker_spoke_on_the_one_day_that_the_report_gives_him(parser: Parser, knowledge: Knowledge) -> None:
    paragraphs = [
        "Cho said on Tuesday that ties would grow.",
        *["Markets were calm."] * 4,
        "Cho said that trade would too.",
    ]
    _, when = whens(
        parser,
        knowledge,
        paragraphs,
        [("Cho", "ties would grow", "Tuesday"), ("Cho", "trade would too", None)],
        "2016-11-09",
    )
    assert when is not None
    assert (when.start, when.basis) == ("2016-11-08", DateBasis.CONTEXT)


def test_what_was_said_at_some_other_time_has_no_day(parser: Parser, knowledge: Knowledge) -> None:
    paragraphs = [*["Markets were calm."] * 4, "On the campaign trail Cho said that ties would shrink."]
    [when] = whens(parser, knowledge, paragraphs, [("Cho", "ties would shrink", None)], "2016-11-09")
    assert when is None


def test_what_follows_an_old_event_is_not_of_the_day_of_publication(parser: Parser, knowledge: Knowledge) -> None:
    paragraphs = ["After the peninsula was annexed in 2014, Cho said that ties would shrink."]
    [when] = whens(parser, knowledge, paragraphs, [("Cho", "ties would shrink", None)], "2016-11-09")
    assert when is None


def test_quoted_words_count_from_the_day_on_which_they_were_said(parser: Parser, knowledge: Knowledge) -> None:
    text = "“We met yesterday,” Cho said on Tuesday. He had met them yesterday."
    parsed = parsed_paragraphs(parser, [text], "2016-11-10")
    document = parsed.document
    reading = find_times(parsed, Reading(document_id=document.id), knowledge)
    statement = Statement(
        document_id=document.id, speaker=None, cue=None, content=document.passage((1, 17)), evidence=document.passage((0, 40)),
        wording=Wording.DIRECT, act="assert", status=Status.HAPPENED, said=reading.times[1].id, method="test",
    )  # fmt: skip
    reading = Reading(document_id=document.id, times=reading.times, statements=(statement,))
    dates = link_dates(parsed, reading, Resolution(document_id=document.id), knowledge).dates
    assert [dated.start for dated in dates] == ["2016-11-07", "2016-11-08", "2016-11-09"]


def test_words_of_a_call_are_of_the_day_of_the_call(parser: Parser, knowledge: Knowledge) -> None:
    paragraphs = [
        "The leaders spoke on Nov 7.",
        "Markets were calm.",
        "In a short phone call Ishiba said that ties would grow.",
    ]
    [when] = whens(parser, knowledge, paragraphs, [("Ishiba", "ties would grow", None)], "2024-11-08")
    assert when is not None
    assert (when.start, when.basis) == ("2024-11-07", DateBasis.CONTEXT)


def test_nothing_is_dated_without_any_date(parser: Parser, knowledge: Knowledge) -> None:
    [when] = whens(
        parser, knowledge, ["Cho said on Tuesday that ties would grow."], [("Cho", "ties would grow", "Tuesday")], None
    )
    assert when is None
