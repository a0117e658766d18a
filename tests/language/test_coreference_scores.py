"""The coreference figures of the bench, on examples small enough to be worked out by hand."""

from __future__ import annotations

import importlib.util
import sys
from itertools import permutations
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st


def load() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "bench" / "chains.py"
    spec = importlib.util.spec_from_file_location("bench_chains", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_chains"] = module
    spec.loader.exec_module(module)
    return module


chains = load()


def score(gold: list[str], found: list[str]):  # type: ignore[no-untyped-def]
    scores = chains.Scores()
    scores.add([frozenset(c) for c in gold], [frozenset(c) for c in found])
    return scores


def test_perfect() -> None:
    scores = score(["abc", "de", "f"], ["abc", "de", "f"])
    assert scores.conll == pytest.approx(1.0)


def test_one_chain_cut_in_two() -> None:
    """Gold {a b c d}; found {a b} {c d}: MUC recall 2/3, B-cubed recall 1/2, CEAF-e 2*2/6 over 2 found and 1 gold."""
    scores = score(["abcd"], ["ab", "cd"])
    assert (scores.muc.precision, scores.muc.recall) == (pytest.approx(1.0), pytest.approx(2 / 3))
    assert (scores.b_cubed.precision, scores.b_cubed.recall) == (pytest.approx(1.0), pytest.approx(0.5))
    assert (scores.ceaf_e.precision, scores.ceaf_e.recall) == (pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_everything_merged() -> None:
    scores = score(["ab", "cd"], ["abcd"])
    assert scores.muc.precision == pytest.approx(2 / 3)
    assert scores.b_cubed.precision == pytest.approx(0.5)
    assert scores.b_cubed.recall == pytest.approx(1.0)


def test_luo_example() -> None:
    """The worked example of Bagga and Baldwin: key {1-5} {6 7} {8 9 A B C}, response {1-5} {6 7 8 9 A B C}."""
    scores = score(["12345", "67", "89ABC"], ["12345", "6789ABC"])
    assert scores.muc.precision == pytest.approx(9 / 10)
    assert scores.muc.recall == pytest.approx(1.0)
    assert scores.b_cubed.precision == pytest.approx(0.762, abs=0.001)
    assert scores.b_cubed.recall == pytest.approx(1.0)


def test_missing_and_invented_mentions() -> None:
    scores = score(["ab", "c"], ["a", "xy"])
    assert scores.mentions.precision == pytest.approx(1 / 3)
    assert scores.mentions.recall == pytest.approx(1 / 3)
    assert scores.muc.f1 == 0.0
    assert scores.b_cubed.recall == pytest.approx(0.5 / 3)


def test_sums_over_documents() -> None:
    scores = chains.Scores()
    scores.add([frozenset("ab")], [frozenset("ab")])
    scores.add([frozenset("ab")], [frozenset("a"), frozenset("b")])
    assert scores.muc.recall == pytest.approx(0.5)


def test_nothing() -> None:
    assert score([], []).conll == 0.0


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=3))
def test_best_assignment_is_best(gain: list[list[int]]) -> None:
    rows = len(gain)
    best = max(sum(gain[i][p[i]] for i in range(rows)) for p in permutations(range(3), rows))
    assert chains.best_assignment([[float(v) for v in row] for row in gain]) == pytest.approx(best)
