"""Letters read in the wrong encoding are mended where that is beyond doubt, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.clean.mojibake import mended

FOREIGN = st.text(alphabet="áéíóúñüößçãêœž–—…€", min_size=1, max_size=6)


def misread(text: str) -> str:
    """UTF-8 read byte by byte as Windows-1252; the five bytes that it leaves empty as browsers read them."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "The base at Guantánamo was closed – or so he said.",
        "Zelenskyy met Erdoğan in İstanbul.",
        "“We will pay €40 million”, she said…",
        "안녕하십니까, the envoy said.",
    ],
)
def test_what_was_misread_is_read_again(text):
    found = mended(misread(text))
    assert found.text == text
    assert [reason for reason, _ in found.notes] == ["characters mended"]


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence about Norland.",
        "The base at Guantánamo, by its name Â¡adiós! it is known.",
        "Le président et la Réunion, où Ã¡ reste.",
        "“IRMÃ” was all that the sign said.",
        "He said SÃO PAULO in capitals.",
        "Prices in £ and ¥ rose by 3 °C.",
        "양국 외교장관",
    ],
)
def test_what_may_mean_what_it_says_stays(text):
    found = mended(text)
    assert (found.text, found.notes) == (text, ())


@given(
    before=st.text(alphabet="abc XYZ.,'", max_size=20), foreign=FOREIGN, after=st.text(alphabet="abc .", max_size=20)
)
def test_mending_undoes_misreading_or_leaves_the_text(before, foreign, after):
    text = before + foreign + after
    assert mended(misread(text)).text in {text, misread(text)}


@given(st.text(max_size=80))
def test_nothing_is_lost(text):
    found = mended(text)
    assert found.notes or found.text == text
