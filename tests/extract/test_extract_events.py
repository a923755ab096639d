"""Events of one document."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman import extract
from dragoman.extract.events import find_events
from dragoman.extract.mentions import find_mentions
from dragoman.text.parser import Parser
from dragoman.types.documents import Block, BlockKind, Document
from dragoman.types.readings import Reading
from dragoman.types.spans import Span
from dragoman.types.vocabularies import load_vocabulary
from dragoman.world import Knowledge

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "events.yaml").read_text(encoding="utf-8"))
NEWS = st.lists(
    st.sampled_from(
        [
            "Japan",
            "China",
            "President",
            "Xi",
            "troops",
            "will",
            "not",
            "met",
            "with",
            "signed",
            "the",
            "deal",
            ",",
            "who",
            "which",
            "threatened",
            "to",
            "impose",
            "tariffs",
            "on",
            "“",
            "”",
            "and",
            "talks",
            "between",
            "summit",
            "was",
            "said",
            "if",
            "by",
            "missile",
            "fired",
            "elected",
            ".",
            ";",
            "(",
            ")",
            "'s",
            "it",
            "has",
            "\n",
        ]
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


def document(text: str) -> Document:
    return Document(text=text, blocks=(Block(span=Span(0, len(text)), kind=BlockKind.BODY),), published="2024-11-08")


def read(text: str, parser: Parser, knowledge: Knowledge) -> Reading:
    return extract.reading(next(iter(parser.parse([document(text)]))), knowledge)


def told(reading: Reading) -> list[dict[str, object]]:
    words = {mention.id: mention.words.text for mention in reading.mentions}
    times = {time.id: time.words.text for time in reading.times}
    figures = {figure.id: figure.words.text for figure in reading.figures}
    return [
        {
            "type": event.type,
            "mode": event.mode,
            "evidence": event.evidence.text,
            "figures": [figures[f] for f in event.figures],
            "trigger": event.trigger.text.split()[0],
            "actors": [words[m] for m in event.actors],
            "recipients": [words[m] for m in event.recipients],
            "status": event.status.value,
            "when": times.get(event.when),
        }
        for event in reading.events
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_events_are_read_as_the_case_says(case, parser, knowledge):
    found = told(read(case["text"], parser, knowledge))
    if case.get("none"):
        assert found == []
    if "count" in case:
        assert len(found) == case["count"], found
    for wanted in case.get("events", []):
        assert any(wanted.items() <= event.items() for event in found), found


def test_an_event_inside_speech_carries_its_statement(parser, knowledge):
    reading = read("Olaf Scholz said on Monday that Germany would send tanks to Ukraine.", parser, knowledge)
    sent = next(event for event in reading.events if event.trigger.text.startswith("send"))
    assert sent.statement in {statement.id for statement in reading.statements}


def test_a_meeting_told_again_is_bound_to_its_fullest_telling(parser, knowledge):
    reading = read(
        "Emmanuel Macron met Narendra Modi in Paris on Friday. The meeting between Macron and Modi lasted an hour.",
        parser,
        knowledge,
    )
    first, again = (event for event in reading.events if event.type == "CONSULT")
    assert (first.repeats, again.repeats) == (None, first.id)


def test_meetings_on_other_days_are_two(parser, knowledge):
    reading = read(
        "Emmanuel Macron met Narendra Modi on Friday. Emmanuel Macron met Narendra Modi on 3 May 2022.",
        parser,
        knowledge,
    )
    assert [event.repeats for event in reading.events] == [None, None]


class Sceptic:
    """A scorer that takes everything for protests, and refuses what `market` is said of."""

    name = "sceptic/1"

    def types(self, asked):
        return [{"irrelevant": 1.0} if "market" in one.sentence else {"PROTEST": 0.9, "CONSULT": 0.1} for one in asked]

    def certainty(self, sentence, predicates):
        return [3.0 if sentence else 0.0 for _ in predicates]


def test_a_learned_scorer_may_refuse_and_retype(parser, knowledge):
    text = "Emmanuel Macron met Narendra Modi. Emmanuel Macron met Olaf Scholz at the market."
    parsed = next(iter(parser.parse([document(text)])))
    found = find_mentions(parsed, Reading(document_id=parsed.document.id), knowledge)
    (event,) = find_events(parsed, found, knowledge, Sceptic()).events
    assert (event.type, event.method, event.score) == ("PROTEST", "cue/1 sceptic/1", 0.9)


def test_a_deployment_has_troops_as_no_recipient(parser, knowledge):
    (event,) = told(read("The United States deployed 3,000 troops to Poland.", parser, knowledge))
    assert (event["type"], event["recipients"]) == ("MOBILIZE", ["Poland"])


def test_evidence_is_the_clause_with_its_subject(parser, knowledge):
    reading = read("Rain fell on Vilnius, and Lithuania expelled two envoys.", parser, knowledge)
    (event,) = [event for event in reading.events if event.type == "SANCTION"]
    assert event.evidence.text == "Lithuania expelled two envoys"


def test_contexts_come_from_the_clause(parser, knowledge):
    reading = read("North Korea tested a nuclear device in 2017.", parser, knowledge)
    assert {"cbrn", "military"} <= set(reading.events[0].contexts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(NEWS, st.text(min_size=1, max_size=80)))
def test_any_text_reads_and_every_span_is_exact(text, parser, knowledge):
    if not text.strip():
        return
    reading = read(text, parser, knowledge)
    known = {mention.id for mention in reading.mentions}
    for event in reading.events:
        for words in (event.trigger, event.evidence):
            assert text[words.span.start : words.span.end] == words.text
        assert event.evidence.span.covers(event.trigger.span)
        assert known.issuperset((*event.actors, *event.recipients))
    assert len({event.id for event in reading.events}) == len(reading.events)


def test_cues_name_known_types_modes_contexts_and_classes():
    vocabulary = load_vocabulary()
    for cue in vocabulary.event_cues.values():
        assert cue.type == "NONE" or cue.type in vocabulary.events
        assert cue.mode is None or cue.mode in vocabulary.events[cue.type].all_modes
        assert set(cue.contexts) <= set(vocabulary.event_contexts)
        assert cue.needs in {"political", "party", "two", "sides", "guests", "none"}
        classes = {noun[1:-1] for noun in (*cue.objects, *cue.subjects, *cue.not_objects) if noun.startswith("<")}
        assert classes <= {*vocabulary.word_classes, "persons", "states"}
