"""Parsed copies of the files that come with Dragoman: used for the same text only, and never needed."""

from pathlib import Path

import pytest

from dragoman.types.vocabularies import parsed as module
from dragoman.types.vocabularies.parsed import parsed


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as one of ours; copies go to `cache` beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(module, "PACKAGE", tmp_path / "package")
    file = tmp_path / "package" / "world" / "states.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("NOR: {label: Norway, at: [62.0, 10.0], shared: true, since: 1905}\n", encoding="utf-8")
    return file


def _copies(ours: Path) -> list[Path]:
    return sorted((ours.parents[2] / "cache" / "dragoman").glob("*"))


def test_the_copy_says_what_the_file_says(ours: Path) -> None:
    first, second = parsed(ours), parsed(ours)
    assert first == second == {"NOR": {"label": "Norway", "at": [62.0, 10.0], "shared": True, "since": 1905}}
    assert len(_copies(ours)) == 1


def test_a_changed_file_is_read_anew_and_its_old_copy_goes(ours: Path) -> None:
    parsed(ours)
    before = _copies(ours)
    ours.write_text("SWE: {label: Sweden}\n", encoding="utf-8")
    assert parsed(ours) == {"SWE": {"label": "Sweden"}}
    assert len(_copies(ours)) == 1
    assert _copies(ours) != before


def test_a_broken_copy_is_made_again(ours: Path) -> None:
    right = parsed(ours)
    _copies(ours)[0].write_bytes(b"\xc1 broken")
    assert parsed(ours) == right
    assert parsed(ours) == right


def test_without_a_place_for_copies_the_file_is_read_each_time(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = ours.parents[2] / "blocked"
    blocked.write_text("a file where a folder is wanted", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert parsed(ours) == parsed(ours)


def test_files_of_others_are_not_kept(ours: Path) -> None:
    own = ours.parents[2] / "my-knowledge" / "people.yaml"
    own.parent.mkdir()
    own.write_text("ada: {label: Ada Example}\n", encoding="utf-8")
    assert parsed(own) == {"ada": {"label": "Ada Example"}}
    assert _copies(ours) == []
