"""Contested is what cannot both hold: two values for one thing, a demand, a denial beside an assurance; nothing else."""

from briefings import Report

from dragoman.report.brief import Brief, sentences_of
from dragoman.report.compose import compose
from dragoman.types.ids import EntityId
from dragoman.types.readings import FigureKind, MentionKind, Status, Wording
from dragoman.world import Knowledge

CALL = "length of call"
TROOPS = "troops stationed"


def contested(brief: Brief) -> list[tuple[str, str]]:
    """Each line of the section with the words of its standing."""
    found = (part for part in brief.sections if part.key == "contested")
    return [(s.text, s.standing.words if s.standing else "") for part in found for s in sentences_of(part)]


def call(minutes: int, outlet: str, day: str) -> Report:
    report = Report(text=f"Ann Lee and Bo Ek spoke for {minutes} minutes.", outlet=outlet, published=day)
    first, second = report.party("Ann Lee", name="Ann Lee"), report.party("Bo Ek", name="Bo Ek")
    report.counts(f"{minutes} minutes", minutes, "minutes", FigureKind.DURATION, measures=CALL, subject=first)
    report.does("CONSULT", "spoke", (first,), (second,))
    return report


def troops(number: int, day: str, outlet: str, place: str = "South Korea") -> Report:
    report = Report(text=f"{number} American troops are based in {place}.", outlet=outlet, published=day)
    report.counts(str(number), number, "people", FigureKind.COUNT, measures=TROOPS)
    return report


def brief_of(knowledge: Knowledge, *reports: Report) -> Brief:
    return compose([report.read() for report in reports], copies=(), topic=None, knowledge=knowledge)


def test_two_lengths_of_one_call(knowledge):
    brief = brief_of(knowledge, call(10, "The Fjord", "2024-11-07"), call(12, "The Sound", "2024-11-08"))
    ((text, standing),) = contested(brief)
    assert "10 minutes (by The Fjord, 7 Nov 2024)" in text
    assert "12 minutes (by The Sound, 8 Nov 2024)" in text
    assert standing == "two values for one thing"


def test_calls_of_different_weeks_are_different_calls(knowledge):
    assert not contested(brief_of(knowledge, call(10, "The Fjord", "2024-11-07"), call(12, "The Sound", "2024-11-28")))


def test_two_counts_of_the_same_forces(knowledge):
    brief = brief_of(knowledge, troops(40_000, "2024-10-16", "The Fjord"), troops(28_500, "2024-11-04", "The Sound"))
    ((text, _),) = contested(brief)
    assert "28,500" in text
    assert "40,000" in text


def test_a_count_that_is_overtaken_or_of_another_place_is_not_contested(knowledge):
    then, now = troops(37_500, "2004-01-05", "The Fjord"), troops(28_500, "2024-11-04", "The Sound")
    elsewhere = troops(54_000, "2024-11-04", "The Skerry", "Japan")
    assert not contested(brief_of(knowledge, then, now, elsewhere))


def test_unlike_measures_are_not_contested(knowledge):
    report = Report(text="The vote was 80 to 19.", published="2024-05-01")
    report.counts("80", 80, "votes", FigureKind.COUNT)
    report.counts("19", 19, "votes", FigureKind.COUNT)
    assert not contested(brief_of(knowledge, report))


def test_a_denial_stands_beside_the_assurance_it_is_against(knowledge):
    report = Report(
        text=(
            "Ann Lee assured officials that the candidate would keep the harbour treaty with Sweden.\\n"
            "Bo Ek said that no envoy was allowed to promise anything to officials about the harbour treaty."
        ).replace("\\n", "\n"),
        published="2024-05-01",
    )
    lee, ek = report.party("Ann Lee", name="Ann Lee"), report.party("Bo Ek", name="Bo Ek")
    treaty = (EntityId("agreement/harbour-treaty"),)
    report.party("harbour treaty", name="harbour treaty", kind=MentionKind.AGREEMENT)
    report.says(
        lee,
        "the candidate would keep the harbour treaty with Sweden",
        wording=Wording.INDIRECT,
        act="assure",
        about=treaty,
    )
    report.says(
        ek,
        "no envoy was allowed to promise anything to officials about the harbour treaty",
        wording=Wording.INDIRECT,
        status=Status.DENIED,
        about=treaty,
    )
    ((text, standing),) = contested(brief_of(knowledge, report))
    assert standing == "denial against assurance"
    assert text.startswith("Bo Ek said that no envoy was allowed")
    assert "Against that: Ann Lee" in text


def test_a_denial_about_somebody_is_not_against_every_assurance_about_him(knowledge):
    denial = Report(
        text="The palace denied that Anna Lind had spoken to Boris Ekman by telephone.", published="2024-05-02"
    )
    other = Report(
        text="Cy Dahl assured Anna Lind by telephone that Boris Ekman would visit the island in the autumn.",
        published="2024-05-01",
    )
    people = tuple(EntityId(f"person/{name}") for name in ("anna-lind", "boris-ekman"))
    for report in (denial, other):
        report.party("Anna Lind", name="Anna Lind")
        report.party("Boris Ekman", name="Boris Ekman")
    palace = denial.party("The palace", name="palace", kind=MentionKind.ORGANISATION)
    dahl = other.party("Cy Dahl", name="Cy Dahl")
    indirect = Wording.INDIRECT
    denial.says(
        palace, "that Anna Lind had spoken to Boris Ekman by telephone", wording=indirect, act="deny", about=people
    )
    other.says(
        dahl, "that Boris Ekman would visit the island in the autumn", wording=indirect, act="assure", about=people
    )
    ((_, standing),) = contested(brief_of(knowledge, denial, other))
    assert standing == "denied"
