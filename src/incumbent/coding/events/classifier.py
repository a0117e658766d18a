"""Which PLOVER root a sentence tells between a marked source and target.

In: a sentence with `<s>…</s>` around the source and `<t>…</t>` around the target (either may be missing).
Out: a probability for each of the 15 roots of the PLV benchmark, where YIELD stands for CONCEDE and RETREAT.
The encoder started from all-MiniLM-L6-v2 (Apache-2.0); `training/plover/README.md` tells what it was trained on and how.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np

from incumbent.coding.events.encoder import Encoder, encoder_from
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
WEIGHTS = "roots.npz"
VOCABULARY = "vocabulary.txt"


class RootClassifier:
    """Reads the root of marked sentences; loaded once, used for many."""

    def __init__(self, encoder: Encoder, pieces: WordPiece) -> None:
        self.encoder = encoder
        self.pieces = pieces

    @staticmethod
    def load() -> RootClassifier:
        """The classifier that the package ships; raises ModelError where the weights are not installed."""
        return _shipped()

    def predict(self, marked: Sequence[str]) -> list[dict[str, float]]:
        """One distribution over the 15 roots for each marked sentence, in the order of `ROOTS`."""
        if not marked:
            return []
        rows = self.encoder.probabilities([self.pieces.encode(sentence) for sentence in marked])
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


@lru_cache(maxsize=1)
def _shipped() -> RootClassifier:
    folder = resources.files("incumbent.coding.events") / "weights"
    weights, vocabulary = folder / WEIGHTS, folder / VOCABULARY
    if not (weights.is_file() and vocabulary.is_file()):
        raise ModelError(f"The event classifier's weights ({WEIGHTS}) are not installed; reinstall incumbent.")
    with weights.open("rb") as stream, np.load(stream) as stored:
        encoder = encoder_from({name: stored[name] for name in stored.files})
    return RootClassifier(encoder, WordPiece(vocabulary.read_text(encoding="utf8").split("\n")))
