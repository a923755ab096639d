"""Ids come from content."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dragoman.types.documents import Block, BlockKind, Capture, Document, Given
from dragoman.types.ids import content_id
from dragoman.types.spans import Span

parts = st.lists(st.one_of(st.none(), st.text(max_size=6)), max_size=4)


@given(parts, parts)
def test_two_ids_are_equal_when_their_parts_are(left: list[str | None], right: list[str | None]) -> None:
    assert (content_id("kind", *left) == content_id("kind", *right)) == (left == right)


def test_the_kind_is_part_of_the_id() -> None:
    assert content_id("mention", "a") != content_id("time", "a")


def test_the_name_of_a_file_and_the_hour_it_was_seen_change_no_id() -> None:
    left = Capture(
        body=b"x", media_type="text/plain", name="a.txt", given=Given(), seen=datetime(2024, 1, 1, tzinfo=UTC)
    )
    right = Capture(
        body=b"x", media_type="text/plain", name="b.txt", given=Given(), seen=datetime(2025, 1, 1, tzinfo=UTC)
    )
    assert left.id == right.id


def test_what_was_given_is_part_of_the_id_of_a_capture() -> None:
    seen = datetime(2024, 1, 1, tzinfo=UTC)
    left = Capture(body=b"x", media_type="text/plain", name="a", given=Given(), seen=seen)
    right = Capture(body=b"x", media_type="text/plain", name="a", given=Given(published="2016-11-09"), seen=seen)
    assert left.id != right.id


def test_another_cleaning_of_the_same_text_is_another_document() -> None:
    body = Block(span=Span(0, 4), kind=BlockKind.BODY)
    caption = Block(span=Span(0, 4), kind=BlockKind.CAPTION)
    assert Document(text="Text", blocks=(body,)).id != Document(text="Text", blocks=(caption,)).id
