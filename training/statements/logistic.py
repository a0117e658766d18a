"""Logistic regression over string features, in numpy alone: AdaGrad, L2 on what was seen, deterministic order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np


class Examples:
    """Rows of string features with a 0/1 label and a weight, kept as one flat array of feature numbers."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.flat: list[int] = []
        self.ends: list[int] = []
        self.labels: list[float] = []
        self.groups: list[int] = []

    def add(self, features: list[str], label: bool, group: int) -> None:
        """`group` numbers the article, so that folds never split one."""
        names = self.names
        for feature in features:
            self.flat.append(names.setdefault(feature, len(names)))
        self.ends.append(len(self.flat))
        self.labels.append(float(label))
        self.groups.append(group)

    def counts(self) -> Counter[int]:
        return Counter(self.flat)


@dataclass(frozen=True)
class Settings:
    """`least`: how often a feature must occur to get a weight; `rate`: AdaGrad's step; `l2`: pull towards nought."""

    epochs: int
    l2: float
    rate: float
    least: int


def learn(examples: Examples, keep: np.ndarray, settings: Settings) -> dict[str, float]:
    """Weights of the features that occur often enough in the rows where `keep` is True."""
    epochs, l2, rate, least = settings.epochs, settings.l2, settings.rate, settings.least
    ends = np.asarray(examples.ends)
    starts = np.concatenate(([0], ends[:-1]))
    flat, labels = np.asarray(examples.flat, dtype=np.int64), np.asarray(examples.labels)
    rows = np.flatnonzero(keep)
    taken = np.repeat(keep, ends - starts)
    number = np.bincount(flat[taken], minlength=len(examples.names))
    alive = number >= least
    weights = np.zeros(len(examples.names))
    history = np.full(len(examples.names), 1e-6)
    average = np.zeros_like(weights)
    random = np.random.default_rng(7)
    steps = 0
    for epoch in range(epochs):
        random.shuffle(rows)
        for at in range(0, len(rows), 64):
            batch = rows[at : at + 64]
            lengths = ends[batch] - starts[batch]
            index = np.concatenate([flat[starts[r] : ends[r]] for r in batch])
            row = np.repeat(np.arange(len(batch)), lengths)
            live = alive[index]
            index, row = index[live], row[live]
            score = np.bincount(row, weights=weights[index], minlength=len(batch))
            error = 1.0 / (1.0 + np.exp(-np.clip(score, -30, 30))) - labels[batch]
            touched, place = np.unique(index, return_inverse=True)
            gradient = np.bincount(place, weights=error[row]) + l2 * weights[touched]
            history[touched] += gradient * gradient
            weights[touched] -= rate * gradient / np.sqrt(history[touched])
        if epoch >= epochs // 2:
            average += weights
            steps += 1
    average /= max(steps, 1)
    names = list(examples.names)
    return {names[i]: round(float(average[i]), 3) for i in np.flatnonzero(alive) if abs(average[i]) >= 0.02}
