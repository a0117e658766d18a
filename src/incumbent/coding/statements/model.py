"""The trained scorer: weights of string features, read once. Learnt by training/statements/learn.py."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from math import exp

from incumbent.errors import ModelError

_TABLES = ("noun", "cue", "source", "content", "edge", "bound", "tail")


class Scorer:
    """A logistic regression: `scorer(features)` is the probability that the candidate is what it might be."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def __call__(self, features: list[str]) -> float:
        weights = self._weights
        total = 0.0
        for feature in features:
            weight = weights.get(feature)
            if weight is not None:
                total += weight
        return 1.0 / (1.0 + exp(-total)) if total > -30.0 else 0.0


class Weights:
    """The scorers (cue, source, content, edge of the cue, bounds of content and source) and the nouns that introduce speech."""

    def __init__(self, text: str) -> None:
        """`text` is a row of blocks: a line "name<TAB>count", then `count` lines with a feature each, then their weights."""
        tables: dict[str, dict[str, float]] = {name: {} for name in _TABLES}
        lines, at = text.split("\n"), 0
        while at < len(lines) and lines[at]:
            name, count = lines[at].split("\t")
            end = at + 1 + int(count)
            tables[name] = dict(zip(lines[at + 1 : end], map(float, lines[end].split()), strict=True))
            at = end + 1
        self.nouns = frozenset(tables["noun"])
        self.cue = Scorer(tables["cue"])
        self.source = Scorer(tables["source"])
        self.content = Scorer(tables["content"])
        self.edge = Scorer(tables["edge"])
        self.bound = Scorer(tables["bound"])
        self.tail = Scorer(tables["tail"])


@cache
def load_weights() -> Weights:
    """The packaged weights. Raises ModelError (model-damaged) where the file cannot be read."""
    path = files("incumbent.coding.statements") / "weights.txt.gz"
    try:
        return Weights(gzip.decompress(path.read_bytes()).decode())
    except (OSError, ValueError, IndexError, EOFError) as error:
        raise ModelError(
            f"the packaged weights {path} cannot be read ({error}); install incumbent anew, or run "
            "training/statements/learn.py",
            code="model-damaged",
        ) from error
