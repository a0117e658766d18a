"""Fit the classifier's last layer to the benchmark's training file; the encoder stays as our own text left it.

The new head may leave the old one only at a price (an L2 penalty on the difference), so that a thousand sentences
adjust it and cannot overthrow it. The loss is convex: full-batch descent with momentum, nothing random.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from incumbent.coding.events.classifier import ROOTS, Head

WEIGHTS = Path(__file__).parents[2] / "src" / "incumbent" / "coding" / "events" / "weights"
PENALTY, SMOOTHING, STEPS, MOMENTUM = 0.1, 0.05, 400, 0.9


def fit_head(start: Head, features: NDArray[np.float32], roots: list[str], penalty: float = PENALTY) -> Head:
    """The head nearest to `start` that fits: features (sentences, width), one root a sentence."""
    mean = features.mean(axis=0)
    centred = (features - mean).astype(np.float64)
    before = features.astype(np.float64) @ start.weights + start.bias
    wanted = np.full((len(roots), len(ROOTS)), SMOOTHING / len(ROOTS))
    wanted[np.arange(len(roots)), [ROOTS.index(root) for root in roots]] += 1 - SMOOTHING
    change, shift = np.zeros((features.shape[1], len(ROOTS))), np.zeros(len(ROOTS))
    pace, pace_shift = np.zeros_like(change), np.zeros_like(shift)
    curvature = float(np.linalg.norm(centred, ord=2) ** 2) / len(roots) / 2 + penalty
    for _ in range(STEPS):
        ahead, ahead_shift = change + MOMENTUM * pace, shift + MOMENTUM * pace_shift
        scores = before + centred @ ahead + ahead_shift
        told = np.exp(scores - scores.max(axis=1, keepdims=True))
        told /= told.sum(axis=1, keepdims=True)
        gap = (told - wanted) / len(roots)
        pace = MOMENTUM * pace - (centred.T @ gap + penalty * ahead) / curvature
        pace_shift = MOMENTUM * pace_shift - gap.sum(axis=0)
        change, shift = change + pace, shift + pace_shift
    weights = start.weights + change
    bias = start.bias + shift - mean @ change
    return Head(weights.astype(np.float32), bias.astype(np.float32))
