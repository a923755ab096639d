"""From captures to documents: dumps and pages written by us, with all the furniture that real ones carry."""

import gzip
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.clean import Cleaned, Cleaner
from dragoman.types.documents import BlockKind, Capture, Given, PublishedBasis

SEEN = datetime(2024, 11, 8, tzinfo=UTC)
FIRST = "The foreign ministers of Norland and Estmark agreed on Tuesday to reopen talks on the cost of joint patrols."
SECOND = '"We are close to a deal and expect to sign it before the winter," Foreign Minister Ana Voss told reporters.'
THIRD = (
    "Estmark pays 1.2 billion crowns a year, 40 per cent of what the patrols cost, according to its defence ministry."
)
BODY = (FIRST, SECOND, THIRD)


@pytest.fixture(scope="module")
def clean():
    with Cleaner() as cleaner:
        yield cleaner


def captured(body: str | bytes, media_type: str = "text/plain", **known: str) -> Capture:
    data = body.encode() if isinstance(body, str) else body
    return Capture(body=data, media_type=media_type, name="a.txt", given=Given(**known), seen=SEEN)


def texts(cleaned: Cleaned, *kinds: BlockKind) -> list[str]:
    document = cleaned.document
    assert document is not None
    return [document.text[b.span.start : b.span.end] for b in document.blocks if not kinds or b.kind in kinds]


def furniture(cleaned: Cleaned) -> list[str]:
    return [row.detail for row in cleaned.rejected if row.reason == "page furniture"]


DUMP = f"""Norland and Estmark reopen patrol talks - Coast Courier

Home Top Ad

12 Harbour St.
Port Ann, MA 01234

Norland and Estmark reopen patrol talks

Mia Holm and Jan Berg

November 8, 2024

Ministers Ana Voss, left, and Per Lund shake hands in Port Ann. Photo by Ida Falk/UPI
| License Photo

{FIRST}
{SECOND}
NORLAND WARNS OF A LONG WINTER AS ESTMARK LOOKS TO ITS OLD ALLIES FOR HELP
{THIRD}

RELATED:
Read the article in Japanese.
Jan Berg contributed to this report.
Leave a Reply
en_USEnglish
scroll to top"""


def test_a_dump_gives_its_report_and_what_it_says_of_itself(clean):
    cleaned = clean(captured(DUMP))
    document = cleaned.document
    assert document is not None
    assert document.title == "Norland and Estmark reopen patrol talks"
    assert document.outlet == "Coast Courier"
    assert document.authors == ("Mia Holm", "Jan Berg")
    assert (document.published, document.published_basis) == ("2024-11-08", PublishedBasis.TEXT)
    assert document.language == "en"
    assert texts(cleaned, BlockKind.HEADLINE) == [document.title]
    assert texts(cleaned, BlockKind.BODY) == list(BODY)
    assert texts(cleaned, BlockKind.CAPTION) == ["Ministers Ana Voss, left, and Per Lund shake hands in Port Ann."]
    assert texts(cleaned, BlockKind.SUBHEADING) == []


def test_every_line_left_out_is_named_with_its_kind(clean):
    left_out = furniture(clean(captured(DUMP)))
    for row in (
        "address: 12 Harbour St.",
        "ad: Home Top Ad",
        "byline: Mia Holm and Jan Berg",
        "date line: November 8, 2024",
        "credit: Photo by Ida Falk/UPI",
        "related: NORLAND WARNS OF A LONG WINTER AS ESTMARK LOOKS TO ITS OLD ALLIES FOR HELP",
        "contributors: Jan Berg contributed to this report.",
        "comments: Leave a Reply",
        "language link: en_USEnglish",
        "scroll: scroll to top",
    ):
        assert row in left_out


def test_a_crawlers_header_is_read_even_where_it_is_broken_yaml(clean):
    header = (
        '---\ntitle: "Talks &quot;close&quot;"\nauthor: \n\t\tMia Holm mia@example.org\n\npublisher: Coast Courier\n'
    )
    dump = f"{header}published_at: 2024-11-08 00:00\nurl: https://example.org/a\n---\n\n# Talks &quot;close&quot;\n\n"
    dump += f"**Coast Courier** | 2024-11-08 00:00 | \n\n---\n\n{FIRST}\n\n*Crawled at: 2024-11-08*\n"
    cleaned = clean(captured(dump))
    document = cleaned.document
    assert document is not None
    assert (document.title, document.outlet, document.authors) == ('Talks "close"', "Coast Courier", ("Mia Holm",))
    assert (document.published, document.published_basis) == ("2024-11-08", PublishedBasis.PAGE)
    assert document.url == "https://example.org/a"
    assert texts(cleaned) == ['Talks "close"', FIRST]


def test_hard_wrapped_markdown_becomes_paragraphs(clean):
    dump = """Norland and Estmark joint statement

**<u>Joint patrols</u>**
The two governments agreed to share the cost of joint patrols in the
northern strait and to review the agreement every five years, starting
with a first meeting of the defence ministers in the spring of 2025.

-   **Cost sharing: **Estmark will pay 1.2 billion crowns a year for
    the patrols, and Norland will provide the ships and their crews
    until the agreement ends.
-   The ministers will meet twice a year, once in each of the capitals,
    and report to both parliaments.

\\###
"""
    cleaned = clean(captured(dump))
    assert texts(cleaned, BlockKind.SUBHEADING) == ["Joint patrols", "Cost sharing"]
    body = texts(cleaned, BlockKind.BODY)
    assert [text.split()[0] for text in body] == ["The", "Estmark", "The"]
    assert "\n" not in body[0]


def test_paragraphs_that_ran_together_are_taken_apart(clean):
    dump = "Talks on patrols to reopen\n\nMinister Ana Voss speaks in Port Ann on Friday. (Yonhap)"
    dump += f"{FIRST}{THIRD}Patrols under reviewThe navy said it would send 3 ships."
    cleaned = clean(captured(dump))
    assert texts(cleaned, BlockKind.CAPTION) == ["Minister Ana Voss speaks in Port Ann on Friday."]
    assert texts(cleaned, BlockKind.BODY) == [FIRST, THIRD, "The navy said it would send 3 ships."]
    assert texts(cleaned, BlockKind.SUBHEADING) == ["Patrols under review"]


def test_a_wire_header_before_the_dateline_is_left_out(clean):
    dump = (
        "(LEAD) Patrols(ATTN: ADDS details) By Mia Holm PORT ANN, Nov. 8 (Coastpress) -- "
        + FIRST
        + " mia@example.org(END)"
    )
    cleaned = clean(captured(f"(LEAD) Patrol talks to reopen\n\n{dump}"))
    (body,) = texts(cleaned, BlockKind.BODY)
    assert body == f"PORT ANN, Nov. 8 (Coastpress) -- {FIRST}"


def test_short_sentences_at_the_end_stay(clean):
    assert (
        texts(clean(captured(f"Talks to reopen soon\n\n{FIRST}\n\n“That is all for now.”")))[-1]
        == "“That is all for now.”"
    )


def test_a_day_without_a_year_takes_it_from_the_text(clean):
    dump = (
        f"Talks on patrols to reopen\n\nJune 21\n\n{FIRST}\n\nThe deal of June 19, 2024 stands, both governments said."
    )
    document = clean(captured(dump)).document
    assert document is not None
    assert document.published == "2024-06-21"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Außenminister beider Staaten einigten sich am Dienstag auf neue Gespräche über die Kosten der Patrouillen.", "de"),
        ("양국 외교장관은 화요일 공동 순찰 비용에 관한 협의를 재개하기로 합의했다고 정부가 밝혔다. 협정은 5년간 유효하다.", "ko"),
        ("両国の外相は火曜日、共同巡視の費用をめぐる協議を再開することで合意したと政府が発表した。協定は五年間有効だ。", "ja"),
        (FIRST, "en"),
    ],
)  # fmt: skip
def test_other_languages_are_kept_and_told(clean, text, language):
    cleaned = clean(captured(text))
    assert cleaned.document is not None
    assert cleaned.document.language == language
    assert texts(cleaned, BlockKind.BODY) == [text]
    overruled = clean(captured(text, language="fr")).document
    assert overruled is not None
    assert overruled.language == "fr"


PAGE = f"""<!doctype html><html lang="en"><head><title>Patrol talks reopen | Coast Courier</title>
<link rel="canonical" href="https://example.org/2024/11/08/patrol">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "headline": "Patrol talks reopen",
"datePublished": "2024-11-08T06:00:00+09:00", "author": [{{"name": "Mia Holm"}}], "publisher": {{"name": "Coast Courier"}}}}]}}
</script></head><body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Patrol talks reopen</h1>
<figure><img src="a.jpg"><figcaption>Ministers Ana Voss and Per Lund in Port Ann on Monday. (Yonhap)</figcaption></figure>
<p>{FIRST}</p><!-- a comment --><p>{SECOND}</p><h2>Who pays for the ships</h2><p>{THIRD}</p>
<p>Sign up for our newsletter and get the news in your inbox.</p></article><footer>© 2024 Coast Courier</footer></body></html>"""


def test_a_page_gives_its_report_and_its_metadata(clean):
    cleaned = clean(captured(PAGE, "text/html", title="Other", outlet="Other", published="2020-01-01"))
    document = cleaned.document
    assert document is not None
    assert (document.title, document.outlet, document.authors) == (
        "Patrol talks reopen",
        "Coast Courier",
        ("Mia Holm",),
    )
    assert (document.published, document.published_basis) == ("2024-11-08", PublishedBasis.PAGE)
    assert document.url == "https://example.org/2024/11/08/patrol"
    assert texts(cleaned, BlockKind.HEADLINE) == ["Patrol talks reopen"]
    assert texts(cleaned, BlockKind.BODY) == list(BODY)
    assert texts(cleaned, BlockKind.SUBHEADING) == ["Who pays for the ships"]
    assert texts(cleaned, BlockKind.CAPTION) == ["Ministers Ana Voss and Per Lund in Port Ann on Monday."]


def test_what_the_page_does_not_say_is_taken_from_outside(clean):
    known = {"title": "Patrols", "outlet": "Post", "published": "2024-11-08T01:00:00Z", "url": "https://example.org/a"}
    document = clean(captured(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", "text/html", **known)).document
    assert document is not None
    assert (document.title, document.outlet, document.published) == ("Patrols", "Post", "2024-11-08")
    assert document.published_basis is PublishedBasis.GIVEN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_told_apart(clean, encoding):
    text = "Der Präsident sagte, Deutschland müsse mehr für die gemeinsame Verteidigung ausgeben als bisher."
    document = clean(captured(text.encode(encoding))).document
    assert document is not None
    assert document.text == text


def test_half_a_character_at_the_end_costs_no_other(clean):
    cleaned = clean(
        captured("Le président a dit que l’accord était prêt à être signé en été, à Séoul.".encode() + b"\xc3")
    )
    assert "président" in texts(cleaned)[0]
    assert "characters lost" in [row.reason for row in cleaned.rejected]


def test_invisible_characters_go_and_the_words_stay(clean):
    cleaned = clean(captured(FIRST.replace("talks", "ta\0l\u202eks\u00ad")))
    assert texts(cleaned) == [FIRST]
    assert "characters removed" in [row.reason for row in cleaned.rejected]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "".join(f"<p>{text}</p>" for text in BODY),
        "<!--" * 50_000 + PAGE,
        PAGE[:900],
        "<p class='" + "a" * 2_000_000 + "'>" + PAGE,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + PAGE.replace("<!doctype html>", ""),
        '<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>" + PAGE,
        "x" * 9_000_000,
        "<" * 100_000,
        "a.b@c" * 50_000,
        "",
    ],
)  # fmt: skip
def test_hostile_pages_cost_nothing_but_themselves(clean, page):
    cleaned = clean(captured(page, "text/html"))
    assert cleaned.document is not None or cleaned.rejected
    assert "root:" not in (cleaned.document.text if cleaned.document else "")
    assert texts(clean(captured(PAGE, "text/html")), BlockKind.BODY) == list(BODY)


def test_nothing_left_is_said(clean):
    cleaned = clean(captured("Leave a Reply\n\nscroll to top"))
    assert cleaned.document is None
    assert "no text" in [row.reason for row in cleaned.rejected]


def test_too_long_a_text_is_cut_and_said(clean):
    cleaned = clean(captured("\n\n".join(f"{n}. {FIRST}" for n in range(4500))))
    assert cleaned.document is not None
    assert len(cleaned.document.text) <= 400_000
    assert "too long" in [row.reason for row in cleaned.rejected]


def test_the_same_capture_gives_the_same_document_whatever_ran_before(clean):
    first = clean(captured(PAGE, "text/html"))
    clean(captured(DUMP))
    clean(captured("<div>" * 1000, "text/html"))
    assert clean(captured(PAGE, "text/html")) == first


@settings(max_examples=150, deadline=None)
@given(body=st.binary(max_size=600) | st.text(max_size=600).map(lambda text: text.encode("utf-8", "replace")))
def test_any_text_is_cleaned_without_failing(body):
    with Cleaner() as cleaner:
        holds(cleaner(captured(body)))


LINES = st.sampled_from(
    [*BODY, "Leave a Reply", "By Mia Holm", "May 5, 2024", "", "# Head", "(Yonhap)", "x", gzip.__name__]
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(LINES, max_size=12))
def test_blocks_lie_in_order_and_say_something(lines):
    with Cleaner() as cleaner:
        holds(cleaner(captured("\n".join(lines))))


def holds(cleaned: Cleaned) -> None:
    if cleaned.document is None:
        assert cleaned.rejected
        return
    document = cleaned.document
    found = [document.text[block.span.start : block.span.end] for block in document.blocks]
    assert "\n\n".join(found) == document.text
    assert all(text.strip() == text and text for text in found)
