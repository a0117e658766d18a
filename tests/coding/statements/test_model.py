"""The packaged weights and what happens when they are damaged."""

from __future__ import annotations

import pytest

from incumbent.coding.statements.model import Scorer, Weights, load_weights


def test_packaged_weights_hold_every_scorer() -> None:
    weights = load_weights()
    assert "claim" in weights.nouns
    assert weights.cue(["bias", "L say", "LT say VBD"]) > weights.cue(["bias", "L eat", "LT eat VBD"])
    assert weights.source(["r c:nsubj"]) > weights.source(["r c:attr"])
    assert weights.bound(["b 1="]) > weights.bound(["b 1-"])
    assert weights.tail(["b 1="]) > weights.tail(["b 1-"])


def test_a_score_is_a_probability() -> None:
    scorer = Scorer({"a": 900.0, "b": -900.0})
    assert (scorer(["a"]), scorer(["b"]), scorer(["unknown"])) == (1.0, 0.0, 0.5)


@pytest.mark.parametrize("text", ["cue\t2\na\n", "cue\n", "cue\t1\na\nno-number\n"])
def test_damaged_weights_are_refused(text: str) -> None:
    with pytest.raises((ValueError, IndexError)):
        Weights(text)
