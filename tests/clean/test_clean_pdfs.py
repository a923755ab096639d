"""PDFs that the tests set themselves: what is read, on which page it stands, and what is refused."""

import zlib
from datetime import UTC, datetime
from functools import cache

import pypdfium2
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.clean import Cleaned, Cleaner
from dragoman.clean.child import Child
from dragoman.clean.found import Paged, Print, Row
from dragoman.clean.pdf_layout import laid_out
from dragoman.clean.pdf_pages import read_paged
from dragoman.types.documents import BlockKind, Capture, Document, Given, PublishedBasis

SEEN = datetime(2024, 11, 8, tzinfo=UTC)
TITLE = "Norland and Estmark reopen talks on joint patrols"
FIRST = (
    "The foreign ministers of Norland and Estmark agreed on Tuesday to reopen negotiations concerning "
    "the considerable administrative expenditure of joint patrols in the northern strait."
)
SECOND = (
    "“We are close to a deal and expect to sign it before the winter,” Foreign Minister Ana Voss told "
    "reporters in Port Ann after the meeting of both delegations."
)
THIRD = (
    "Estmark pays 1.2 billion crowns a year, 40 per cent of what the patrols cost, according to its defence "
    "ministry, and asks for a share in their command."
)
FOURTH = (
    "The delegations reaffirmed their non-proliferation commitments "
    "and will meet again in the spring of 2025, when the parliaments of both countries have debated the draft."
)
BODY = (FIRST, SECOND, THIRD, FOURTH)
SETTING = '#set text(size: 10pt, lang: "en", hyphenate: true)\n#set par(justify: true)\n'
PAGES = (
    "#set page(width: 8cm, height: 7.6cm, margin: 1.4cm, header: text(8pt)[Ministry of Foreign Affairs of Norland], "
    'footer: text(8pt)[#h(1fr) #context counter(page).display("1 / 1", both: true)])\n'
)


@pytest.fixture(scope="module")
def clean():
    with Cleaner() as cleaner:
        yield cleaner


@cache
def typeset(source: str) -> bytes:
    written = typst.compile((SETTING + source).encode())
    assert isinstance(written, bytes)
    return written


def paper(*, page: str = PAGES, info: str = "", top: str = "Port Ann, 8 November 2024") -> bytes:
    return typeset(f"{info}{page}= {TITLE}\n\n{top}\n\n" + "\n\n".join(BODY))


def captured(body: bytes, **known: str) -> Capture:
    return Capture(body=body, media_type="application/pdf", name="a.pdf", given=Given(**known), seen=SEEN)


def document_of(cleaned: Cleaned) -> Document:
    assert cleaned.document is not None, cleaned.rejected
    return cleaned.document


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.span.start : block.span.end] for block in document.blocks if block.kind is kind]


def test_a_press_release_gives_its_paragraphs_title_and_day(clean):
    cleaned = clean(captured(paper()))
    document = document_of(cleaned)
    assert document.title == TITLE
    assert (document.published, document.published_basis) == ("2024-11-08", PublishedBasis.TEXT)
    assert [text for text in texts(document, BlockKind.BODY) if len(text) > 40] == list(BODY)


def test_running_heads_and_page_numbers_are_left_out_and_named(clean):
    cleaned = clean(captured(paper()))
    document = document_of(cleaned)
    assert "Ministry of Foreign Affairs" not in document.text
    left_out = [row.detail for row in cleaned.rejected]
    assert "running head: Ministry of Foreign Affairs of Norland" in left_out
    assert any(row.startswith("page number: 1 / ") for row in left_out)


def test_a_broken_word_is_mended_and_a_hyphen_of_its_own_stays(clean):
    narrow = "#set page(width: 7cm, height: 24cm, margin: 1cm)\n"
    document = document_of(clean(captured(paper(page=narrow))))
    assert "non-proliferation" in document.text
    assert [text for text in texts(document, BlockKind.BODY) if len(text) > 40] == list(BODY)


def test_two_columns_are_read_one_after_the_other(clean):
    columns = "#set page(width: 18cm, height: 6.5cm, columns: 2)\n"
    document = document_of(clean(captured(paper(page=columns))))
    assert [text for text in texts(document, BlockKind.BODY) if len(text) > 40] == list(BODY)


def test_every_place_in_the_text_leads_back_to_its_page(clean):
    document = document_of(clean(captured(paper())))
    source = paper()
    pages = pages_of(source)
    for word in ("reopen talks", "administrative", "Foreign Minister Ana", "1.2 billion", "spring of 2025"):
        page = document.page_at(document.text.index(word))
        assert page is not None
        assert word.split()[0] in pages[page - 1], word
    turned = [block for block in document.blocks if block.page_turn is not None]
    assert turned, "a paragraph must run over a page for this test to say something"
    for block in turned:
        before, after = document.page_at(block.page_turn - 1), document.page_at(block.page_turn)
        assert (before, after) == (block.page, block.page + 1)


def pages_of(source: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(source)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_pages_are_part_of_a_documents_id_and_absent_elsewhere(clean):
    paged = document_of(clean(captured(paper())))
    text = Capture(body=FIRST.encode(), media_type="text/plain", name="a.txt", given=Given(), seen=SEEN)
    plain = document_of(clean(text))
    assert {block.page for block in plain.blocks} == {None}
    assert plain.page_at(0) is None
    assert {block.page for block in paged.blocks} >= {1, 2}


@pytest.mark.parametrize(
    ("info", "title"),
    [
        (f'#set document(title: "{TITLE}")\n', TITLE),
        ('#set document(title: "Press release template 2019")\n', TITLE),
        ('#set document(title: "Microsoft Word - final_v3.docx")\n', TITLE),
    ],
)
def test_the_files_own_title_is_believed_where_its_first_page_bears_it_out(clean, info, title):
    assert document_of(clean(captured(paper(info=info)))).title == title


def test_the_day_the_file_was_made_is_the_last_resort(clean):
    made = "#set document(date: datetime(year: 2023, month: 5, day: 4))\n"
    undated = paper(info=made, top="For immediate release")
    alone = document_of(clean(captured(undated)))
    assert (alone.published, alone.published_basis) == ("2023-05-04", PublishedBasis.PAGE)
    told = document_of(clean(captured(undated, published="2023-05-02")))
    assert (told.published, told.published_basis) == ("2023-05-02", PublishedBasis.GIVEN)


def test_a_scanned_paper_is_refused_with_what_to_do(clean):
    cleaned = clean(captured(typeset("#rect(width: 5cm, height: 5cm)\n#pagebreak()\n#circle(radius: 1cm)")))
    (refused,) = cleaned.rejected
    assert cleaned.document is None
    assert refused.reason == "no text layer"
    assert "2 pages" in refused.detail
    assert "OCR" in refused.detail


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\n" + b"1 0 obj\n" * 50_000,
        b"%PDF-1.7\n" + b"[" * 2_000_000,
        b"%PDF-1.7\n" + b"<<" * 1_000_000,
        paper()[:2000],
        paper()[2000:],
        bytes(range(256)) * 4000,
    ],
    ids=["head alone", "objects without end", "nested lists", "nested dictionaries", "first half", "second half", "noise"],
)  # fmt: skip
def test_broken_and_hostile_files_cost_nothing_but_themselves(clean, body):
    cleaned = clean(captured(body))
    assert cleaned.document is not None or [row.reason for row in cleaned.rejected] in (
        ["broken PDF"],
        ["PDF not parsed"],
        ["no text layer"],
    )
    assert document_of(clean(captured(paper()))).title == TITLE


def test_a_stream_that_blows_up_brings_down_its_child_alone(clean):
    cleaned = clean(captured(bomb(600 * 1024 * 1024)))
    assert cleaned.document is None
    assert cleaned.rejected
    assert document_of(clean(captured(paper()))).title == TITLE


def bomb(size: int) -> bytes:
    """A PDF whose only page unpacks to `size` bytes."""
    packer = zlib.compressobj(9)
    block = b" " * (1024 * 1024)
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(packed), packed),
    )


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj %s endobj\n" % (n, o) for n, o in enumerate(objects, start=1))
    return body + b"trailer << /Root 1 0 R /Size %d %s >>\n%%%%EOF" % (len(objects) + 1, trailer)


def test_a_locked_file_is_refused_with_what_to_do(clean):
    lock = b"<< /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >>" % (b"o" * 32, b"u" * 32)
    locked = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        trailer=b"/Encrypt %s /ID [(a) (a)]" % lock,
    )
    (refused,) = clean(captured(locked)).rejected
    assert refused.reason == "encrypted"
    assert "password" in refused.detail


@pytest.mark.parametrize(
    "kids", [b"3 0 R " * 2100, b"2 0 R 3 0 R"], ids=["pages without end", "a tree that holds itself"]
)
def test_a_file_with_pages_without_end_is_refused(clean, kids):
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, kids.count(b"R"))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"
    (refused,) = clean(captured(raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages, page))).rejected
    assert refused.reason in {"too large", "broken PDF", "no text layer"}


def test_letters_that_nobody_sees_are_taken_out_of_the_print():
    prints = (Print(kind="p", text=f"{FIRST[:60]}\u202e\0\u200b{FIRST[60:]}", page=1),)
    (part,) = read_paged(Paged(prints=prints), Given()).parts
    assert part.text == FIRST


def test_items_lose_their_bullets_and_a_sentence_goes_on_in_another_face(clean):
    source = f"= {TITLE}\n\n- {FIRST}\n- {THIRD}\n\nThe delegations spoke of `patrols in the strait` and of what they cost in a year.\n"
    document = document_of(clean(captured(typeset(source))))
    body = texts(document, BlockKind.BODY)
    assert body == [FIRST, THIRD, "The delegations spoke of patrols in the strait and of what they cost in a year."]


def test_a_file_that_takes_too_long_is_stopped():
    child = Child(pdf_seconds=0.000001)
    try:
        found = child.read_pdf(paper())
    finally:
        child.close()
    assert found.reason == "PDF not parsed"
    assert "longer than" in found.failure or "brought its parser down" in found.failure


def test_a_file_beyond_the_limit_on_size_is_not_even_sent(monkeypatch):
    monkeypatch.setattr("dragoman.clean.child.LARGEST_PDF", 100)
    assert Child().read_pdf(paper()).reason == "too large"


ROWS = st.builds(
    Row,
    page=st.integers(1, 3),
    text=st.text(min_size=1, max_size=30),
    left=st.floats(-50, 700),
    right=st.floats(-50, 700),
    top=st.floats(-50, 900),
    size=st.floats(0.5, 40),
)


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(ROWS, max_size=40))
def test_any_lines_are_laid_out_and_none_is_lost(rows):
    rows = sorted(rows, key=lambda row: row.page)
    prints, furniture = laid_out(rows)
    wanted = {letter for row in rows for letter in row.text if letter.isalpha()}
    shown = "".join(one.text for one in prints) + "".join(line for _, line in furniture)
    assert wanted <= set(shown)
    assert all(one.turn is None or 0 <= one.turn < max(len(one.text), 1) for one in prints)
