"""Clauses are the likeliest wholes of words."""

import itertools
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incumbent.reader.pieces import Vocabulary, page_of
from incumbent.reader.reader import _maximal, _segments

VOCABULARY = Vocabulary(["[UNK]", "[CLS]", "[SEP]"])


def segments(text: str, p: list[float], cut: list[bool] | None = None) -> list[str]:
    page = page_of(text, VOCABULARY)
    assert len(page.words) == len(p)
    runs = _segments(np.array(p, dtype=np.float32), None if cut is None else np.array(cut), 0, page)
    return [page.quote(r.first, r.end) for r in runs]


def test_a_doubtful_word_between_sure_ones_does_not_tear_a_clause() -> None:
    assert segments("\nHe said the old bridge was safe", [0.01, 0.01, 0.9, 0.4, 0.9, 0.9, 0.9]) == [
        "the old bridge was safe"
    ]


def test_what_is_surely_outside_parts_two_clauses() -> None:
    assert segments("\nYes he told her no", [0.8, 0.01, 0.01, 0.01, 0.8]) == ["Yes", "no"]


def test_a_cut_word_is_in_none_and_parts() -> None:
    cut = [False, False, True, False, False]
    assert segments("\nGo home said they now", [0.99, 0.99, 0.99, 0.99, 0.99], cut) == ["Go home", "they now"]


def test_no_clause_crosses_a_paragraph() -> None:
    assert segments("\nGo home\n\nCome back", [0.9, 0.9, 0.9, 0.9]) == ["Go home", "Come back"]


def test_nothing_likely_is_no_clause() -> None:
    assert segments("\nGo home", [0.3, 0.49]) == []


@given(st.lists(st.floats(-5, 5, allow_nan=False), max_size=40))
def test_maximal_subsequences_are_apart_positive_and_hold_the_best(scores: list[float]) -> None:
    found = _maximal(scores)
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(found))
    assert all(sum(scores[a:b]) > 0 for a, b in found)
    sums = [math.fsum(scores[a:b]) for a in range(len(scores)) for b in range(a + 1, len(scores) + 1)]
    if any(s > 0 for s in scores):
        assert math.isclose(max(math.fsum(scores[a:b]) for a, b in found), max(sums), abs_tol=1e-9)
    else:
        assert found == []
