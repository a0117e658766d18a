"""The judge: a small linear model over candidates, trained on annotated articles, stored as readable weights.

The weights file maps a feature name to its weight; the score is the log odds that readers count the candidate.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights by feature name and the log odds from which a candidate counts."""

    weights: dict[str, float]
    threshold: float

    @classmethod
    @cache
    def load(cls) -> Judge:
        """Read judge.json once."""
        data = json.loads(files(__package__).joinpath("judge.json").read_text(encoding="utf-8"))
        return cls(data["weights"], data["threshold"])

    def score(self, features: list[str]) -> float:
        """Log odds of a candidate."""
        return sum(self.weights.get(f, 0.0) for f in features)


def probability(log_odds: float) -> float:
    """Log odds as a probability, to two places."""
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds)))), 2)
