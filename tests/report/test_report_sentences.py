"""Events and statements become plain dated sentences, or the report's own clause; what would dangle is left out."""

import pytest
from briefings import Report

from dragoman.report.sections.agreements import stage_of
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import denies, tellable
from dragoman.report.telling import can_be_told, done_sentence
from dragoman.report.together import Together
from dragoman.report.view import Done, View, view
from dragoman.types.readings import FigureKind, MentionForm, MentionKind, Status, Wording
from dragoman.world import Knowledge

DAY = "2024-05-01"


def seen(report: Report, knowledge: Knowledge) -> View:
    return view([report.read()], copies=(), topic=None, knowledge=knowledge)


def told(report: Report, knowledge: Knowledge) -> list[str]:
    """All events of a report in sentences; those that cannot be told left out."""
    whole = seen(report, knowledge)
    return [done_sentence(whole, Together(records=(one,))).text for one in whole.done if can_be_told(one)]


def quoted(report: Report, knowledge: Knowledge) -> list[str]:
    whole = seen(report, knowledge)
    return [said_sentence(whole, Together(records=(one,))).text for one in tellable(whole)]


def report_of(text: str) -> Report:
    return Report(text=text, outlet="The Fjord", published=DAY)


@pytest.mark.parametrize(
    ("text", "trigger", "mode", "sentence"),
    [
        ("Ann Lee spoke with Bo Ek by telephone.", "spoke", "phone", "Ann Lee and Bo Ek spoke by telephone."),
        ("Ann Lee met Bo Ek for an hour.", "met", None, "Ann Lee and Bo Ek met."),
        ("Ann Lee visited Bo Ek at his farm.", "visited", "visit", "Ann Lee visited Bo Ek."),
    ],
)
def test_contacts_are_told_in_our_words(knowledge, text, trigger, mode, sentence):
    report = report_of(text)
    first, second = report.party("Ann Lee", name="Ann Lee"), report.party("Bo Ek", name="Bo Ek")
    report.does("CONSULT", trigger, (first,), (second,), on="2024-04-30", mode=mode)
    assert told(report, knowledge) == [f"On 30 Apr 2024 {sentence}"]


def test_a_contact_gives_its_length(knowledge):
    report = report_of("Ann Lee spoke with Bo Ek for 12 minutes.")
    first, second = report.party("Ann Lee", name="Ann Lee"), report.party("Bo Ek", name="Bo Ek")
    length = report.counts("12 minutes", 12, "minutes", FigureKind.DURATION, measures="length of call")
    report.does("CONSULT", "spoke", (first,), (second,), figures=(length,))
    assert told(report, knowledge) == ["Ann Lee and Bo Ek spoke for 12 minutes (reported 1 May 2024)."]


@pytest.mark.parametrize(
    ("text", "trigger", "sentence"),
    [
        ("On Monday Oslo signed the fisheries treaty.", "signed", "Norway signed the fisheries treaty."),
        (
            "Oslo has already pledged to spend more on its navy.",
            "pledged",
            "Norway has already pledged to spend more on its navy.",
        ),
        (
            "Oslo, which had refused, signed the fisheries treaty on Tuesday.",
            "signed",
            "Norway signed the fisheries treaty.",
        ),
        ("Oslo fired a rocket into the sea last Friday.", "fired", "Norway fired a rocket into the sea."),
    ],
)
def test_an_event_is_its_subject_by_name_and_the_reports_predicate(knowledge, text, trigger, sentence):
    report = report_of(text)
    oslo = report.party("Oslo", name="Norway", kind=MentionKind.STATE, country="NOR")
    report.does("AGREE", trigger, (oslo,), on="2024-04-29")
    assert told(report, knowledge) == [f"On 29 Apr 2024 {sentence}"]


def test_a_dateline_does_nothing(knowledge):
    report = report_of("OSLO/BERGEN – Sweden closed the bridge to lorries.")
    oslo = report.party("OSLO", name="Norway", kind=MentionKind.STATE)
    sweden = report.party("Sweden", name="Sweden", kind=MentionKind.STATE)
    report.does("COERCE", "closed", (oslo, sweden))
    assert told(report, knowledge) == ["Sweden closed the bridge to lorries (reported 1 May 2024)."]


def test_where_the_words_make_no_clause_the_report_speaks(knowledge):
    report = report_of("After a vote by Norway’s parliament the bridge to Sweden was closed to lorries.")
    norway = report.party("Norway", name="Norway", kind=MentionKind.STATE)
    report.does("COERCE", "closed", (norway,), on="2024-04-30")
    assert told(report, knowledge) == [
        "On 30 Apr 2024, by The Fjord: “After a vote by Norway’s parliament the bridge to Sweden was closed to lorries”."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They closed the old bridge to lorries, Norway said in the evening.",
        "We will close the bridge to Norway as soon as possible, whatever others say.",
    ],
)
def test_words_that_point_elsewhere_are_not_told_as_events(knowledge, text):
    report = report_of(text)
    norway = report.party("Norway", name="Norway", kind=MentionKind.STATE)
    report.does("COERCE", "close", (norway,))
    assert not told(report, knowledge)


def test_an_event_without_an_actor_is_not_told(knowledge):
    report = report_of("The bridge to Norway was closed to lorries.")
    norway = report.party("Norway", name="Norway", kind=MentionKind.STATE)
    report.does("COERCE", "closed", (), (norway,))
    assert not told(report, knowledge)


def test_what_is_denied_is_not_told_as_if_it_had_happened(knowledge):
    report = report_of("Nobody knows why Sweden attacked the bridge.")
    sweden = report.party("Sweden", name="Sweden", kind=MentionKind.STATE)
    report.does("ASSAULT", "attacked", (sweden,), status=Status.DENIED)
    assert not told(report, knowledge)


@pytest.mark.parametrize(
    ("content", "wording", "sentence"),
    [
        (
            "“The bridge stays open to everybody,”",
            Wording.DIRECT,
            "Ann Lee, Envoy of Norway, said: “The bridge stays open to everybody”",
        ),
        (
            "the bridge would stay open to everybody",
            Wording.INDIRECT,
            "Ann Lee, Envoy of Norway, said that the bridge would stay open to everybody",
        ),
    ],
)
def test_statements_are_dated_sentences(knowledge, content, wording, sentence):
    report = report_of(f"{content} Ann Lee told us on Tuesday.")
    lee = report.party("Ann Lee", name="Ann Lee", office="Envoy of Norway", country="NOR")
    report.says(lee, content, wording=wording, on="2024-04-30")
    assert quoted(report, knowledge) == [f"On 30 Apr 2024 {sentence}."]


@pytest.mark.parametrize(
    ("content", "wording"),
    [
        ("him very friendly and pleasant", Wording.INDIRECT),
        ("such deliveries would be a grave mistake", Wording.INDIRECT),
        ("it rose above all of the other mountains", Wording.INDIRECT),
        ("“He was a friend of all the fishermen,”", Wording.DIRECT),
        ("“This approach will leave everybody poorer,”", Wording.DIRECT),
        ("a matter of no importance to the fishermen", Wording.INDIRECT),
        ("“yes”", Wording.DIRECT),
    ],
)
def test_dangling_words_are_not_told_as_statements(knowledge, content, wording):
    report = report_of(f"Ann Lee said {content}.")
    lee = report.party("Ann Lee", name="Ann Lee")
    report.says(lee, content, wording=wording)
    assert not quoted(report, knowledge)


@pytest.mark.parametrize(
    ("told_how", "sentence"),
    [
        ("also promised", "Ann Lee promised that the bridge would stay open to everybody (reported 1 May 2024)."),
        ("agreed with her", None),
        (
            "told her mother",
            "Ann Lee told her mother that the bridge would stay open to everybody (reported 1 May 2024).",
        ),
    ],
)
def test_the_report_s_own_words_stand_alone_in_a_sentence(knowledge, told_how, sentence):
    report = report_of(f"Ann Lee {told_how} that the bridge would stay open to everybody.")
    lee = report.party("Ann Lee", name="Ann Lee")
    report.says(lee, "the bridge would stay open to everybody", wording=Wording.INDIRECT, cue=told_how)
    assert quoted(report, knowledge) == ([sentence] if sentence else [])


def test_what_is_denied_is_never_told_as_said(knowledge):
    report = report_of("That any ship has left the harbour, Ann Lee would not have.")
    lee = report.party("Ann Lee", name="Ann Lee")
    report.says(lee, "any ship has left the harbour", wording=Wording.INDIRECT, act="deny", status=Status.DENIED)
    assert quoted(report, knowledge) == ["Ann Lee denied that any ship has left the harbour (reported 1 May 2024)."]


def test_unsure_statements_are_left_out(knowledge):
    report = report_of("Ann Lee said the bridge would stay open to everybody.")
    lee = report.party("Ann Lee", name="Ann Lee")
    report.says(lee, "the bridge would stay open to everybody", wording=Wording.INDIRECT, score=0.5)
    assert not quoted(report, knowledge)


def test_the_office_is_that_of_the_day(knowledge):
    report = Report(text="“We will build the ships at home,” Donald Trump told a rally.", published="2025-03-01")
    trump = report.party("Donald Trump", name="Donald Trump", office="President of the United States", country="USA")
    report.says(trump, "“We will build the ships at home,”", on="2024-12-01")
    (sentence,) = quoted(report, knowledge)
    assert "President-elect of the United States" in sentence


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("she was not told of the ships", True),
        ("he does not exclude a visit by the ships", False),
        ("he would not stand again as party leader", False),
    ],
)
def test_what_is_left_open_or_refused_is_no_denial(knowledge, content, denied):
    report = report_of(f"Ann Lee said {content}.")
    lee = report.party("Ann Lee", name="Ann Lee")
    report.says(lee, content, wording=Wording.INDIRECT, status=Status.DENIED)
    (said,) = seen(report, knowledge).said
    assert denies(said) == denied


@pytest.mark.parametrize(
    ("type_", "trigger", "status", "stage"),
    [
        ("AGREE", "agreed", Status.HAPPENED, "agreed"),
        ("AGREE", "signed", Status.HAPPENED, "signed"),
        ("SANCTION", "withdraw", Status.POSSIBLE, "threatened to be left"),
        ("SANCTION", "withdrew", Status.HAPPENED, "left by a party"),
        ("AGREE", "nearing", Status.ONGOING, "being negotiated"),
        ("ACCUSE", "criticised", Status.HAPPENED, ""),
    ],
)
def test_the_stage_of_an_agreement_is_what_was_done_about_it(knowledge, type_, trigger, status, stage):
    report = report_of(f"Oslo {trigger} the treaty.")
    oslo = report.party("Oslo", name="Norway", kind=MentionKind.STATE)
    report.does(type_, trigger, (oslo,), status=status)
    events: tuple[Done, ...] = seen(report, knowledge).done
    assert stage_of(events) == stage


def test_a_pronoun_is_nobody_to_act(knowledge):
    report = report_of("They closed the old bridge to all lorries.")
    they = report.party("They", form=MentionForm.PRONOUN)
    report.does("COERCE", "closed", (they,))
    assert not told(report, knowledge)


def test_indirect_speech_in_the_first_person_is_not_told(knowledge):
    report = report_of("Ann Lee said our bridge would stay open because we believe in it.")
    lee = report.party("Ann Lee", name="Ann Lee")
    report.says(lee, "our bridge would stay open because we believe in it", wording=Wording.INDIRECT)
    assert not quoted(report, knowledge)
