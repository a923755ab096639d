"""The weights that ship are those that their cards describe."""

import hashlib
import re
from importlib.resources import files

import pytest

CARD = files("dragoman.weights") / "encoder.md"
ROW = re.compile(r"\| (\S+) \| [\d.]+ MB \| ([0-9a-f]{64}) \|")


@pytest.mark.parametrize(("name", "digest"), ROW.findall(CARD.read_text(encoding="utf-8")))
def test_a_file_is_the_one_of_its_card(name: str, digest: str) -> None:
    assert hashlib.sha256((files("dragoman.weights") / name).read_bytes()).hexdigest() == digest


def test_the_card_names_every_file_of_the_encoder() -> None:
    assert {name for name, _ in ROW.findall(CARD.read_text(encoding="utf-8"))} == {
        "encoder.onnx",
        "heads.safetensors",
        "vocabulary.txt",
    }


def test_the_gazetteer_is_the_one_of_its_card() -> None:
    world = files("dragoman.world")
    [(name, digest)] = ROW.findall((world / "geonames.md").read_text(encoding="utf-8"))
    assert hashlib.sha256((world / name).read_bytes()).hexdigest() == digest
