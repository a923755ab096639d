import pytest

from dragoman.store import Record


@pytest.fixture
def record(tmp_path):
    return Record.create(tmp_path / "record")
