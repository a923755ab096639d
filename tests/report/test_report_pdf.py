"""The PDF brief: tagged, titled, searchable, the same bytes for the same record, and safe from what reports hold."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from briefings import Report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.report.brief import Brief
from dragoman.report.compose import compose
from dragoman.report.pdf import render_pdf


@pytest.fixture(scope="module")
def made(brief: Brief) -> bytes:
    return render_pdf(brief)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_it_opens_on_two_pages_of_a4(made):
    document = pypdfium2.PdfDocument(made)
    assert len(document) <= 2
    assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_it_is_tagged_and_says_that_it_is_accessible(made):
    document = pypdfium2.PdfDocument(made)
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    assert b"pdfuaid:part" in made


def test_it_gives_its_title_and_language(made, brief):
    document = pypdfium2.PdfDocument(made)
    assert document.get_metadata_dict()["Title"] == brief.title
    size = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFCatalog_GetLanguage(document.raw, buffer, size)
    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == "en"


def test_its_words_can_be_searched(made):
    text = " ".join(text_of(made).split())
    assert "Shigeru Ishiba, Prime Minister of Japan" in text
    assert "Notes: the exact words" in text


def test_the_same_record_gives_the_same_bytes(made, brief):
    assert render_pdf(brief) == made


@pytest.mark.parametrize(
    "hostile", ['#panic("x")', "#{1/0}", "*b* _c_ $x$ @ref <label>", "\\u{41} `raw`", "// no /* comment"]
)
def test_nothing_in_a_report_is_read_as_markup(hostile, knowledge):
    brief = compose([told(hostile).read()], copies=(), topic=None, knowledge=knowledge)
    assert hostile.replace(" ", "") in "".join(text_of(render_pdf(brief)).split())


def test_characters_that_the_fonts_lack_stand_as_a_box_and_a_line_says_so(knowledge):
    brief = compose([told("한국 日本 🙂").read()], copies=(), topic=None, knowledge=knowledge)
    text = text_of(render_pdf(brief))
    assert "□□ □□ □" in text
    assert "stands for a character that the printed fonts lack" in text


@given(words=st.text(min_size=1, max_size=30).filter(str.strip))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_characters_make_a_page(words, knowledge):
    brief = compose([told(" ".join(words.split())).read()], copies=(), topic=None, knowledge=knowledge)
    assert render_pdf(brief).startswith(b"%PDF")


def test_an_empty_record_still_makes_a_page(knowledge):
    brief = compose((), copies=(), topic=None, knowledge=knowledge)
    assert "Not in the reports" in text_of(render_pdf(brief))


def told(words: str) -> Report:
    report = Report(
        text=f"The envoy said: “{words} is what we want.”", title=words, outlet=words, published="2024-05-01"
    )
    envoy = report.party("The envoy", name="Ann Lee", country="NOR")
    report.says(envoy, f"“{words} is what we want.”")
    return report
