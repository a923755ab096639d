"""Best paths and runs, against all paths tried one by one."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dragoman.text.heads import TAGS, barred, best_path, runs

SCORES = st.floats(-5, 5, width=32)


@given(arrays.arrays(np.float32, (4, 3), elements=SCORES), arrays.arrays(np.float32, (3, 3), elements=SCORES))
def test_no_other_path_scores_higher(emissions: np.ndarray, moves: np.ndarray) -> None:
    def score(path: tuple[int, ...]) -> float:
        steps = sum(float(moves[one, other]) for one, other in pairwise(path))
        return steps + sum(float(emissions[step, state]) for step, state in enumerate(path))

    best = max(score(path) for path in product(range(3), repeat=4))
    assert score(tuple(best_path(emissions, moves).tolist())) >= best - 1e-3


@given(arrays.arrays(np.float32, (6, len(TAGS)), elements=SCORES))
def test_a_run_goes_on_only_in_its_own_role(emissions: np.ndarray) -> None:
    tags = best_path(emissions, barred(), barred()[0]).tolist()
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag in {2, 4, 6}:
            assert before in {tag - 1, tag}


def test_runs_of_one_role() -> None:
    assert runs([1, 2, 0, 1, 1, 5, 6], begin=1) == [(0, 2), (3, 4), (4, 5)]
    assert runs([1, 2, 0, 1, 1, 5, 6], begin=5) == [(5, 7)]
    assert best_path(np.zeros((0, 3), dtype=np.float32), np.zeros((3, 3), dtype=np.float32)).tolist() == []
