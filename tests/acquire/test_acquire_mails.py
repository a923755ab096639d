"""E-mails and mailboxes written by us: what is taken as text, what is attached, what is refused."""

import tempfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.acquire import Limits, captures
from dragoman.types.documents import Capture, Given, Rejected

SEEN = datetime(2024, 11, 8, tzinfo=UTC)
TEXT = "The foreign ministers of Norland and Estmark agreed to reopen talks on the cost of joint patrols.\n"
PAGE = f"<html><body><p>{TEXT}</p></body></html>"


def mail(text: str = TEXT, *, html: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    known = {
        "From": "Ministry of Foreign Affairs <press@mfa.example.org>",
        "To": "list@example.org",
        "Subject": "Patrol talks reopen",
        "Date": "Fri, 08 Nov 2024 23:30:00 +0900",
        "Message-ID": "<1@example.org>",
    }
    for name, value in (known | headers).items():
        made[name] = value
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def read(folder: Path, data: bytes, name: str = "a.eml", **options):
    path = folder / name
    path.write_bytes(data)
    found = list(captures([str(path)], seen=SEEN, **options))
    return [c for c in found if isinstance(c, Capture)], [r for r in found if isinstance(r, Rejected)]


def test_headers_say_title_day_and_sender(tmp_path):
    (capture,), refused = read(tmp_path, mail().as_bytes())
    assert not refused
    assert capture.body.decode() == TEXT
    assert capture.given == Given(
        title="Patrol talks reopen", outlet="Ministry of Foreign Affairs", published="2024-11-08"
    )


def test_a_message_is_told_by_its_content_where_its_name_says_nothing(tmp_path):
    (capture,), _ = read(tmp_path, mail().as_bytes(), "message")
    assert capture.given.title == "Patrol talks reopen"


@pytest.mark.parametrize(
    ("text", "html", "media_type"),
    [
        (TEXT, PAGE, "text/plain"),
        ("See the HTML part.\n", PAGE * 3, "text/html"),
        ("", PAGE, "text/html"),
    ],
)
def test_the_fuller_of_plain_and_html_is_taken(tmp_path, text, html, media_type):
    (capture,), _ = read(tmp_path, mail(text, html=html).as_bytes())
    assert capture.media_type == media_type


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("press@mfa.example.org", "mfa.example.org"),
        ("=?utf-8?b?w4l0dWRlcw==?= <a@example.org>", "Études"),
        ('"Ministry" <a@example.org>', "Ministry"),
    ],
)
def test_the_sender_is_who_may_be_the_outlet(tmp_path, sender, outlet):
    data = mail().as_bytes().replace(b"Ministry of Foreign Affairs <press@mfa.example.org>", sender.encode())
    (capture,), _ = read(tmp_path, data)
    assert capture.given.outlet == outlet


def test_encodings_of_transport_and_letters_are_undone(tmp_path):
    text = "Der Präsident sprach in Zürich über Deutschland und die gemeinsamen Streifen.\n"
    made = mail()
    made.set_content(text, charset="iso-8859-1", cte="quoted-printable")
    (capture,), _ = read(tmp_path, made.as_bytes())
    assert capture.body.decode() == text
    (unknown,), _ = read(tmp_path, made.as_bytes().replace(b"iso-8859-1", b"x-no-such"))
    assert unknown.body.decode() == text


def test_a_forwarded_message_brings_its_own_headers(tmp_path):
    block = (
        "Worth reading, see below.\n\n---------- Forwarded message ---------\nFrom: Coast Courier <news@courier.example>\n"
        "Date: Tue, 5 Nov 2024 09:00:00 +0100\nSubject: Patrols at sea\nTo: <me@example.org>\n\n"
    )
    (capture,), _ = read(tmp_path, mail(block + TEXT, Subject="Fwd: Patrols at sea").as_bytes())
    assert capture.given == Given(title="Patrols at sea", outlet="Coast Courier", published="2024-11-05")
    assert capture.body.decode().strip() == TEXT.strip()


def test_what_is_attached_and_can_be_read_is_a_capture_of_its_own(tmp_path):
    made = mail()
    made.add_attachment(b"%PDF-1.7 ...", maintype="application", subtype="pdf", filename="../../release.pdf")
    made.add_attachment(b"\x89PNG\r\n\x1a\n\0\0", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(mail("Another text of a message.\n", Subject="Second"))
    found, refused = read(tmp_path, made.as_bytes())
    assert [c.media_type for c in found] == ["text/plain", "application/pdf", "text/plain"]
    assert found[1].name.endswith("a.eml!../../release.pdf")
    assert found[2].given.title == "Second"
    assert [(r.reason, r.name.rpartition("!")[2]) for r in refused] == [("binary", "logo.png")]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.eml"]


def mailbox(*mails: EmailMessage) -> bytes:
    begin = b"From a@example.org Fri Nov  8 06:00:00 2024\n"
    return b"\n".join(begin + made.as_bytes().replace(b"\nFrom ", b"\n>From ") for made in mails)


@pytest.mark.parametrize("name", ["a.mbox", "Inbox"])
def test_each_message_of_a_mailbox_is_a_capture(tmp_path, name):
    second = "First line.\n\nFrom the harbour, patrols left.\n"
    found, refused = read(tmp_path, mailbox(mail(), mail(second, Subject="Two"), mail(Subject="Three")), name)
    assert not refused
    assert [c.given.title for c in found] == ["Patrol talks reopen", "Two", "Three"]
    assert found[1].body.decode() == second
    assert [c.name.rpartition("#")[2] for c in found] == ["1", "2", "3"]


def test_a_message_too_large_for_its_mailbox_costs_only_itself(tmp_path):
    limits = Limits(listing=5000)
    found, refused = read(
        tmp_path, mailbox(mail(), mail("x y\n" * 5000), mail(Subject="Three")), "a.mbox", limits=limits
    )
    assert [c.given.title for c in found] == ["Patrol talks reopen", "Three"]
    assert [r.reason for r in refused] == ["too large"]


def nested(depth: int) -> bytes:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return (
        f"Message-ID: <1>\nFrom: a@example.org\nMIME-Version: 1.0\n{opened}Content-Type: text/plain\n\n{TEXT}".encode()
    )


def chain(depth: int) -> EmailMessage:
    made = mail()
    for _ in range(depth):
        outer = mail()
        outer.add_attachment(made)
        made = outer
    return made


def test_parts_within_parts_without_end_are_refused(tmp_path):
    found, refused = read(tmp_path, nested(20_000))
    assert not found
    assert [r.reason for r in refused] == ["archive bomb"]


@pytest.mark.parametrize(
    "filler", [b"--b\n\nx\n" * 30_000, b"\n" * 1_100_000], ids=["parts without end", "lines without end"]
)
def test_a_message_of_endless_pieces_is_refused_before_it_is_taken_apart(tmp_path, filler):
    head = b"Message-ID: <1>\nFrom: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n"
    found, refused = read(tmp_path, head + filler)
    assert not found
    assert [r.reason for r in refused] == ["archive bomb"]


def test_messages_within_messages_are_followed_only_so_deep(tmp_path):
    found, refused = read(tmp_path, chain(8).as_bytes())
    assert len(found) == Limits().depth + 1
    assert [r.reason for r in refused] == ["archive bomb"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Message-ID: <1>\nFrom: a\nDate: never\n",
        mail().as_bytes()[:120],
        b"From: " + b"(" * 200_000 + b"\nMessage-ID: <1>\nSubject: x\n\n" + TEXT.encode(),
        b"Subject: " + b"=?utf-8?q?" * 50_000 + b"\nMessage-ID: <1>\nFrom: a\n\n" + TEXT.encode(),
        b"Message-ID: <1>\nFrom: a\nContent-Transfer-Encoding: base64\n\n" + b"A" * 1_000_001,
    ],
    ids=["empty", "headers alone", "cut in its headers", "brackets", "encoded words", "broken base64"],
)
def test_broken_messages_are_taken_in_or_refused(tmp_path, data):
    found, refused = read(tmp_path, data)
    assert found or refused


@settings(max_examples=80, deadline=None)
@given(noise=st.binary(max_size=300), at=st.integers(0, 600))
def test_any_bytes_in_a_message_are_taken_in_or_refused(noise, at):
    whole = mail(html=PAGE).as_bytes()
    with tempfile.TemporaryDirectory() as folder:
        found, refused = read(Path(folder), whole[:at] + noise + whole[at:])
    assert found or refused
