"""The public surface is pinned: a name comes or goes only on purpose."""

import subprocess
import sys

import pytest

import dragoman

HEAVY = ("spacy", "onnxruntime", "lxml", "trafilatura", "pyarrow", "typst", "rich")


def test_the_public_names_are_these() -> None:
    assert dragoman.__all__ == [
        "Document",
        "DragomanError",
        "Event",
        "Figure",
        "Given",
        "ReadDocument",
        "Record",
        "Statement",
        "Summary",
        "View",
        "__version__",
        "brief",
        "inspect",
        "open",
        "read",
    ]


def test_each_public_name_is_there() -> None:
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dir(dragoman) == sorted(dragoman.__all__)


def test_another_name_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'wrong'"):
        dragoman.wrong  # noqa: B018


@pytest.mark.parametrize("imported", ["dragoman", "dragoman.cli"])
def test_importing_loads_nothing_heavy(imported: str) -> None:
    code = f"import sys, {imported}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == []
