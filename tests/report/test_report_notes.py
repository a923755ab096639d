"""The same words cited twice share a number, and so do words that lie within longer cited ones."""

from dragoman.report.brief import Brief, Citation, Line, Lines, Part, Section, Sentence
from dragoman.report.notes import numbered
from dragoman.types.documents import Document
from dragoman.types.spans import Passage

DOCUMENT = Document(text="Oslo signed the treaty. Bergen did not, and said so twice.", blocks=())


def told(words: str, *spans: tuple[int, int]) -> Sentence:
    cited = (
        Citation(
            document_id=DOCUMENT.id, outlet="The Fjord", date="1 May 2024", passage=Passage.at(DOCUMENT.text, span)
        )
        for span in spans
    )
    return Sentence(parts=(Part(words),), citations=tuple(cited))


def brief_of(*sentences: Sentence) -> Brief:
    lines = Lines(lines=tuple(Line(sentence=sentence) for sentence in sentences))
    section = Section(key="answer", title="The answer", blocks=(lines,))
    return Brief(title="T", span="S", rests_on="R", sections=(section,), documents=(DOCUMENT,))


def test_same_words_share_a_number():
    first, second = told("one", (0, 23)), told("two", (0, 23))
    notes = numbered(brief_of(first, second))
    assert len(notes.notes) == 1
    assert notes.marks(first) == notes.marks(second) == (1,)


def test_words_within_longer_ones_share_their_number():
    narrow, wide = told("one", (5, 22)), told("two", (0, 23))
    notes = numbered(brief_of(narrow, wide))
    assert [note.citation.passage.text for note in notes.notes] == ["Oslo signed the treaty."]
    assert notes.marks(narrow) == (1,)


def test_words_that_only_overlap_keep_their_own():
    notes = numbered(brief_of(told("one", (0, 30)), told("two", (24, 58))))
    assert [note.number for note in notes.notes] == [1, 2]


def test_numbers_follow_the_order_of_reading():
    later, earlier = told("one", (24, 58)), told("two", (0, 23), (24, 58))
    notes = numbered(brief_of(later, earlier))
    assert notes.marks(later) == (1,)
    assert notes.marks(earlier) == (1, 2)
