"""A brief tells what the record holds, each thing once, and rests every sentence on words of a document."""

from dataclasses import replace
from itertools import permutations

import pytest
from briefings import PM_JAPAN, Report, tokyo_report

from dragoman.report.brief import Brief, Part, Section, Sentence, Table, sentences_of
from dragoman.report.compose import compose
from dragoman.report.sides import country_of
from dragoman.report.view import Party, Topic, TopicKind
from dragoman.types.copies import Copy
from dragoman.types.errors import Unsupported
from dragoman.types.outcomes import ReadDocument
from dragoman.types.readings import FigureKind, MentionForm, MentionKind, Status, Wording
from dragoman.types.spans import Passage, Span
from dragoman.world import Knowledge


def section(brief: Brief, key: str) -> Section:
    return next(section for section in brief.sections if section.key == key)


def text_of(part: Section) -> str:
    return " ".join(sentence.text for sentence in sentences_of(part))


def all_sentences(brief: Brief) -> list[Sentence]:
    return [sentence for part in brief.sections for sentence in sentences_of(part)]


def test_a_sentence_without_evidence_cannot_be_made():
    with pytest.raises(Unsupported):
        Sentence(parts=(Part("Japan agreed."),), citations=())


def test_a_sentence_without_words_cannot_be_made(brief):
    with pytest.raises(Unsupported):
        Sentence(parts=(Part(" "),), citations=all_sentences(brief)[0].citations)


def test_cited_words_are_the_words_of_the_document(brief):
    texts = {document.id: document.text for document in brief.documents}
    for sentence in all_sentences(brief):
        for citation in sentence.citations:
            spans = ((span.start, span.end) for span in citation.passage.spans)
            assert citation.passage == Passage.at(texts[citation.document_id], *spans)


def test_the_order_of_the_documents_changes_nothing(read_documents, knowledge, brief):
    for order in permutations(read_documents):
        assert compose(order, copies=(), topic=None, knowledge=knowledge) == brief


def test_a_document_given_twice_counts_once(read_documents, knowledge, brief):
    assert compose((*read_documents, read_documents[0]), copies=(), topic=None, knowledge=knowledge) == brief


def test_no_sentence_is_told_twice_in_prose(brief):
    told = [
        line.sentence.text
        for part in brief.sections
        for block in part.blocks
        if not isinstance(block, Table)
        for line in block.lines
    ]
    assert len(told) == len(set(told))


def test_what_two_independent_reports_tell_is_one_sentence_with_both_behind_it(brief):
    call = next(
        s
        for s in all_sentences(brief)
        if s.text.startswith("On 7 Nov 2024 Shigeru Ishiba and Donald Trump spoke by telephone")
    )
    assert len(call.citations) == 2
    assert call.standing is not None
    assert call.standing.words == "2 independent reports"


def test_copies_count_as_one_origin(read_documents, knowledge):
    first, second, _ = (read.document.id for read in read_documents)
    copied = compose(
        read_documents,
        copies=(Copy(document=second, original=first, containment=0.9),),
        topic=None,
        knowledge=knowledge,
    )
    assert copied.rests_on == "3 reports, 3 outlets, 2 independent origins"
    assert not any(s.standing and s.standing.words == "2 independent reports" for s in all_sentences(copied))
    origins = [row.cells[-1] for row in section(copied, "sources").blocks[0].rows]
    assert sorted(origins) == ["copy of The Harbour Gazette, 8 Nov 2024", "independent", "independent"]


def test_an_amount_in_another_currency_stands_on_the_line_of_the_first(brief):
    values = [cell[0].text for row in section(brief, "figures").blocks[0].rows for cell in row.cells[:1]]
    assert "1.52 tn won = S$1.45 bn" in values
    assert not any(value.startswith("S$") for value in values)


def test_then_and_now_stand_side_by_side(brief):
    table = section(brief, "standing").blocks[0]
    assert [column.label for column in table.columns] == ["Question", "8 Nov 2024", "was, 9 Nov 2016"]
    said = next(row for row in table.rows if row.head == "Said")
    assert "Yoon Suk Yeol" in said.cells[0][0].text
    assert "Fumio Kishida" in " ".join(sentence.text for sentence in said.cells[1])


def rows(brief: Brief) -> dict[str, str]:
    """The rows of the table of how things stand, the last period's words."""
    table = section(brief, "standing").blocks[0]
    return {
        row.head: row.cells[0] if isinstance(row.cells[0], str) else " | ".join(s.text for s in row.cells[0])
        for row in table.rows
    }


def test_the_table_answers_its_questions(brief):
    told = rows(brief)
    assert told["Who governs, Japan"] == "Prime Minister Shigeru Ishiba"
    assert told["Agreed, in force"] == "South Korea: cost-sharing contribution 1.52 tn won (2026)"
    assert told["Demanded"] == "South Korea: cost-sharing contribution US$10 bn a year"
    assert told["Contacts"] == "7 Nov 2024: Shigeru Ishiba and Donald Trump, by telephone"


def test_the_answer_sets_what_is_agreed_beside_what_is_demanded(brief):
    told = text_of(section(brief, "answer"))
    assert "South Korea’s cost-sharing contribution is given as 1.52 tn won (2026); demanded is US$10 bn a year" in told
    assert len(sentences_of(section(brief, "answer"))) <= 5


def test_who_is_in_office_stands_before_who_is_elected(knowledge):
    report = Report(
        text="President-elect Donald Trump waited.\nPresident Joe Biden spoke of Seoul.\nPrime Minister Ann Lee came.",
        published="2024-11-08",
    )
    report.party("Donald Trump", name="Donald Trump", office="President-elect of the United States", country="USA")
    report.party("Joe Biden", name="Joe Biden", office="President of the United States", country="USA")
    report.party("Ann Lee", name="Ann Lee", office="Prime Minister of Elbonia", country="USA")
    told = rows(compose([report.read()], copies=(), topic=None, knowledge=knowledge))
    assert told["Who governs, United States"] == "President Joe Biden | President-elect Donald Trump"


def test_of_two_holders_of_one_office_the_later_reports_decide(knowledge):
    reports = []
    for name, day in (("Fumio Kishida", "2024-08-20"), ("Shigeru Ishiba", "2024-10-20")):
        report = Report(text=f"Prime Minister {name} spoke.", published=day)
        report.party(name, name=name, office=PM_JAPAN, country="JPN")
        reports.append(report.read())
    assert rows(compose(reports, copies=(), topic=None, knowledge=knowledge))["Who governs, Japan"] == (
        "Prime Minister Shigeru Ishiba"
    )


def test_one_of_an_international_body_speaks_for_no_state():
    bare = Party(text="x", span=Span(0, 1), kind=MentionKind.PERSON, form=MentionForm.NAME, country="NLD", sector="IGO")
    assert country_of(bare) is None
    assert country_of(replace(bare, sector="GOV")) == "NLD"


def test_a_demand_stands_against_what_is_agreed(brief):
    contested = section(brief, "contested")
    assert "1.52 tn won (2026, by The Harbour Gazette, 8 Nov 2024) ≠ US$10 bn a year" in text_of(contested)
    assert [s.standing.words for s in sentences_of(contested) if s.standing] == ["demand and agreement", "denied"]


def test_forecasts_and_plans_are_expected_and_not_told_as_done(brief):
    assert any("Troy Stangarone predicted that Trump will probably ask" in s.text for s in all_sentences(brief))
    told = " ".join(text_of(part) for part in brief.sections if part.key in {"answer", "happened"})
    assert "plan a meeting" not in told


def test_unnamed_speakers_are_said_to_be_unnamed(brief):
    told = " ".join(sentence.text for sentence in all_sentences(brief))
    assert "n unnamed senior official of the foreign ministry" in told


def test_a_bare_pronoun_is_nobody_to_quote(knowledge):
    report = Report(text="He said the two fleets would sail together again next spring.", published="2024-05-01")
    he = report.party("He", form=MentionForm.PRONOUN)
    report.says(he, "the two fleets would sail together again next spring")
    brief = compose([report.read()], copies=(), topic=None, knowledge=knowledge)
    assert not all_sentences(brief)


def test_what_was_not_used_is_counted_by_reason(brief):
    assert section(brief, "sources").remark == "Kept out of the record, by reason: page furniture 2."


def test_an_empty_record_says_so(knowledge):
    brief = compose((), copies=(), topic=None, knowledge=knowledge)
    assert brief.span == "No reports"
    assert section(brief, "answer").remark == "Not in the reports."


def test_a_document_without_date_and_outlet_says_so(knowledge):
    report = replace(tokyo_report(), outlet=None, published=None, title=None)
    bare = Report(text=report.text)
    ishiba = bare.party(
        "Prime Minister Shigeru Ishiba", name="Shigeru Ishiba", office="Prime Minister of Japan", country="JPN"
    )
    bare.says(ishiba, "“We agreed to take the alliance to a new height together,”")
    brief = compose([bare.read()], copies=(), topic=None, knowledge=knowledge)
    assert brief.span == "No report has a date"
    assert "undated" in text_of(section(brief, "answer"))
    assert {(c.outlet, c.date) for s in all_sentences(brief) for c in s.citations} == {("outlet not known", "no date")}


@pytest.mark.parametrize(
    ("topic", "holds", "lacks"),
    [
        (Topic(kind=TopicKind.TEXT, value="renegotiate", label="renegotiate"), "Stangarone", "Kishida"),
        (Topic(kind=TopicKind.ENTITY, value="person/fumio-kishida", label="Fumio Kishida"), "Kishida", "Stangarone"),
        (Topic(kind=TopicKind.ISSUE, value="cost-sharing", label="Cost sharing"), "Stangarone", "Kishida"),
    ],
)
def test_a_topic_keeps_only_what_is_about_it(
    read_documents: tuple[ReadDocument, ...], knowledge: Knowledge, topic, holds, lacks
):
    brief = compose(read_documents, copies=(), topic=topic, knowledge=knowledge)
    statements = " ".join(text_of(part) for part in brief.sections if part.key not in {"standing", "agreements"})
    assert brief.title == topic.label
    assert holds in statements
    assert lacks not in statements


def test_a_denied_event_is_not_told_as_one_that_happened(knowledge):
    report = Report(text="Seoul did not meet Pyongyang, he said.", published="2024-05-01")
    seoul = report.party("Seoul", name="South Korea", country="KOR")
    north = report.party("Pyongyang", name="North Korea", country="PRK")
    report.does("CONSULT", "meet", (seoul,), (north,), status=Status.DENIED)
    brief = compose([report.read()], copies=(), topic=None, knowledge=knowledge)
    (sentence,) = sentences_of(section(brief, "happened"))
    assert sentence.text == "South Korea did not meet Pyongyang, he said."
    assert sentence.standing is not None
    assert sentence.standing.sign.value == "✕"


def test_what_a_section_leaves_out_is_counted(knowledge):
    report = Report(
        text="\n".join(
            f"Envoy {n} said: “Point {n} of the agenda is the fisheries quota of ship {n}.”" for n in range(40)
        )
    )
    for number in range(40):
        envoy = report.party(
            f"Envoy {number} ".strip(), name=f"Envoy {chr(65 + number // 26)}{chr(65 + number % 26)}", country="NOR"
        )
        report.says(envoy, f"“Point {number} of the agenda is the fisheries quota of ship {number}.”")
    said = section(compose([report.read()], copies=(), topic=None, knowledge=knowledge), "said")
    shown = len(sentences_of(said))
    assert 0 < shown < 40
    assert said.remark is not None
    assert said.remark.endswith("more in the record.")


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("no one may promise anything on his behalf", True),
        ("he was not speaking for the candidate at all", True),
        ("it should not be this way between two allies", False),
        ("the talks go on although they do not move", False),
    ],
)
def test_only_what_is_negated_from_its_first_words_on_counts_as_denied(knowledge, content, denied):
    report = Report(text=f"The envoy said {content}.", published="2024-05-01")
    envoy = report.party("The envoy", name="Ann Lee", country="NOR")
    report.says(envoy, content, wording=Wording.INDIRECT, status=Status.DENIED)
    brief = compose([report.read()], copies=(), topic=None, knowledge=knowledge)
    assert any(part.key == "contested" for part in brief.sections) == denied


def test_a_content_that_holds_its_own_speaker_is_not_told(knowledge):
    report = Report(text="Where an assertive neighbour threatens stability, talks go on.", published="2024-05-01")
    neighbour = report.party("an assertive neighbour", name="Elbonia", country="NOR")
    report.says(neighbour, "Where an assertive neighbour threatens stability, talks go on", wording=Wording.INDIRECT)
    assert not all_sentences(compose([report.read()], copies=(), topic=None, knowledge=knowledge))


def test_a_topic_lists_only_the_agreements_that_its_records_name(read_documents, knowledge):
    topic = Topic(kind=TopicKind.ENTITY, value="person/fumio-kishida", label="Fumio Kishida")
    brief = compose(read_documents, copies=(), topic=topic, knowledge=knowledge)
    assert not any(part.key == "agreements" for part in brief.sections)


def test_who_is_quoted_is_counted_with_a_note_each(brief):
    table = section(brief, "quoted").blocks[0]
    told = {row.head: row.cells for row in table.rows}
    assert [told["Shigeru Ishiba"][0], told["Shigeru Ishiba"][-1]] == ["Prime Minister of Japan", "1"]
    assert told["Shigeru Ishiba"][1][0].text == "2 reports"
    assert all(cells[1][0].citations for cells in told.values())
    assert list(told)[-1] == "Unnamed speakers"
    assert told["Unnamed speakers"][-1] == "1"


def test_of_copies_the_origins_are_counted_too(read_documents, knowledge):
    first, second, _ = (read.document.id for read in read_documents)
    copies = (Copy(document=second, original=first, containment=0.9),)
    table = section(compose(read_documents, copies=copies, topic=None, knowledge=knowledge), "quoted").blocks[0]
    ishiba = next(row for row in table.rows if row.head == "Shigeru Ishiba")
    assert ishiba.cells[1][0].text == "2 reports, 1 origin"


WORDS = ("The fjords stay open", "Our lighthouses are lit", "Nobody closes the harbours", "Ferries sail twice daily")


def spoken(year: int, minister: str) -> list[Report]:
    """What a foreign minister said in the spring of a year, a report for each of her statements."""
    made = []
    for number, words in enumerate((*WORDS, *(f"{words} for visitors too" for words in WORDS)), start=1):
        day, told = f"{year}-05-{number:02}", f"“{words} in district {year + number}.”"
        report = Report(text=f"{minister} said: {told}", outlet="The Fjord", published=day)
        office = "Foreign Minister of Norway"
        report.says(report.party(minister, name=minister, office=office, country="NOR"), told, on=day)
        made.append(report)
    return made


def then_and_now(reports: list[Report], knowledge: Knowledge) -> list[tuple[str | None, str]]:
    made = compose([one.read() for one in reports], copies=(), topic=None, knowledge=knowledge)
    blocks = [b for part in made.sections if part.key == "said" for b in part.blocks if b.heading == "Then and now"]
    return [(line.label, line.sentence.text) for block in blocks for line in block.lines]


def test_a_government_that_spoke_then_and_now_has_a_line_of_each(knowledge):
    then, now = then_and_now([*spoken(2016, "Ann Lee"), *spoken(2024, "Bo Ek")], knowledge)
    assert [then[0], now[0]] == ["Norway, then", "Norway, now"]
    assert "2016 Ann Lee, Foreign Minister of Norway, said" in then[1]
    assert "2024 Bo Ek, Foreign Minister of Norway, said" in now[1]


def test_without_a_second_period_there_is_no_then(knowledge):
    assert then_and_now(spoken(2024, "Bo Ek"), knowledge) == []


def test_a_call_of_which_one_side_is_known_is_told_as_one(knowledge):
    report = Report(
        text="Ann Lee sought to build rapport in a five-minute phone call.", outlet="The Fjord", published="2024-05-02"
    )
    lee = report.party("Ann Lee", name="Ann Lee", office="Prime Minister of Norway", country="NOR")
    length = report.counts("five-minute", 5, "minutes", FigureKind.DURATION, measures="length of call")
    report.does("CONSULT", "phone call", (lee,), on="2024-05-01", mode="phone", figures=(length,))
    made = compose([report.read()], copies=(), topic=None, knowledge=knowledge)
    assert rows(made)["Contacts"] == "1 May 2024: Ann Lee, by telephone, 5 minutes"
