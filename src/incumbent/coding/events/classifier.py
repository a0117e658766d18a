"""Which PLOVER root a sentence tells between a marked source and target.

In: a sentence with `<s>…</s>` around the source and `<t>…</t>` around the target (either may be missing).
Out: a probability for each of the 15 roots of the PLV benchmark, where YIELD stands for CONCEDE and RETREAT.
The encoder started from all-MiniLM-L6-v2 (Apache-2.0); `training/plover/README.md` tells what it was trained on and how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from incumbent.coding.events.encoder import Encoder, Floats, encoder_from, softmax
from incumbent.coding.events.wordpiece import WordPiece
from incumbent.errors import ModelError

ROOTS = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
    "YIELD",
)
ENCODER, VOCABULARY, HEAD = "encoder.npz", "vocabulary.txt", "head.npz"


@dataclass(frozen=True)
class Head:
    """A linear layer over the features: weights (features, roots) and one bias a root."""

    weights: Floats
    bias: Floats

    def probabilities(self, features: Floats) -> Floats:
        """Shape (sentences, roots), each row summing to one."""
        return softmax(features @ self.weights + self.bias)


class RootClassifier:
    """Reads the root of marked sentences; loaded once, used for many."""

    def __init__(self, encoder: Encoder, pieces: WordPiece, head: Head) -> None:
        self.encoder = encoder
        self.pieces = pieces
        self.head = head

    @staticmethod
    def load() -> RootClassifier:
        """The classifier that the package ships; raises ModelError where the weights are not installed."""
        return _shipped()

    def features(self, marked: Sequence[str]) -> Floats:
        """Shape (sentences, features): what the encoder makes of each marked sentence."""
        return self.encoder.features([self.pieces.encode(sentence) for sentence in marked])

    def predict(self, marked: Sequence[str]) -> list[dict[str, float]]:
        """One distribution over the 15 roots for each marked sentence, in the order of `ROOTS`."""
        if not marked:
            return []
        rows = self.head.probabilities(self.features(marked))
        return [{root: round(float(p), 4) for root, p in zip(ROOTS, row, strict=True)} for row in rows]

    def roots(self, marked: Sequence[str]) -> list[str]:
        """The likeliest root of each marked sentence."""
        return [max(told, key=lambda root: told[root]) for told in self.predict(marked)]


def mark(sentence: str, source: tuple[int, int], target: tuple[int, int] | None) -> str:
    """`sentence` with the source's and target's character spans marked, as `predict` wants it.

    Raises ValueError where a span lies outside the sentence or the two cross.
    """
    spans = [(source, "s")] + ([(target, "t")] if target else [])
    if any(not 0 <= start < end <= len(sentence) for (start, end), _ in spans):
        raise ValueError(f"A span of {spans} lies outside the sentence of {len(sentence)} characters.")
    if target and source[0] < target[1] and target[0] < source[1]:
        raise ValueError(f"Source {source} and target {target} overlap; mark the smaller one alone.")
    for (start, end), tag in sorted(spans, reverse=True):
        sentence = f"{sentence[:start]}<{tag}>{sentence[start:end]}</{tag}>{sentence[end:]}"
    return sentence


def stored_head(name: str) -> Head:
    """One head of the package: `shipped`, or `text` as it was before any benchmark sentence was seen."""
    stored = _arrays(HEAD)
    return Head(stored[name].astype(np.float32), stored[f"{name}.bias"].astype(np.float32))


@lru_cache(maxsize=1)
def _shipped() -> RootClassifier:
    pieces = WordPiece(_weights_file(VOCABULARY).read_text(encoding="utf8").split("\n"))
    return RootClassifier(encoder_from(_arrays(ENCODER)), pieces, stored_head("shipped"))


def _arrays(name: str) -> dict[str, NDArray[np.generic]]:
    with _weights_file(name).open("rb") as stream, np.load(stream) as stored:
        return {key: stored[key] for key in stored.files}


def _weights_file(name: str) -> Traversable:
    found = resources.files("incumbent.coding.events") / "weights" / name
    if not found.is_file():
        raise ModelError(f"The event classifier's {name} is not installed; reinstall incumbent.")
    return found
