"""Distances between words as the late heads are told them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from incumbent.reader.schema import DISTANCES

_EDGES = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 50])  # lower bounds of the steps of distance
_HALF = len(_EDGES) + 1


def buckets(word: int, sentences: NDArray[np.int64]) -> NDArray[np.int64]:
    """The bucket of every word's distance from `word`, given the sentence of each word, (W,) -> (W,).

    Bucket 0 is the word itself; then its own sentence, after it (1 to 11) and before it (12 to 22); then the sentence
    before (23), any earlier one (24) and any later one (25).
    """
    d = np.arange(len(sentences)) - word
    step = np.searchsorted(_EDGES, np.abs(d), side="right")
    out = np.where(d > 0, step, np.where(d < 0, step + _HALF, 0))
    gap = sentences - sentences[word]
    out = np.where(gap == -1, DISTANCES - 3, np.where(gap < -1, DISTANCES - 2, np.where(gap > 0, DISTANCES - 1, out)))
    return out.astype(np.int64)
