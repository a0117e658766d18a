"""How sure the coder is, as a probability, and from where on a thing is told at all.

What the heads say of a thing (its `Features`) becomes the share of such things that are right, by a logistic map for
each group. The maps and the thresholds lie in sure.json beside this file; `bench/reliability.py --fit` writes it from
held-out articles. Where there is none the reader's own probability of the anchor stands.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incumbent.coding.cast import Cast
from incumbent.reader import Anchor, Run

PACKAGED = Path(__file__).with_name("sure.json")
DRAFTED = {"claim": 0.12, "event": 0.25}  # anchors below are not looked at further
LEAST = {"change": 0.35, "hold": 0.35, "held": 0.35, "event": 0.35, "cue": 0.4}  # while nothing is fitted
MAPS = {"start": "change", "end": "change", "chosen": "change", "hold": "hold", "held": "hold", "cue": "cue"}
# Titles that name no office of themselves.
BARE = frozenset("leader head member chief chair chairman minister director".split())
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """What the coder makes of an anchor: the kind in the end, whose (an entity), the title, its words, whether in a body."""

    kind: str
    person: int | None
    title: str
    words: Run | None
    body: bool
    status: str


class Sure:
    """Thresholds and the map from what the heads say to the share of such things that are right.

    `path`: the file to take them from. With `collect`, everything drafted is told, its confidence is the anchor's
    probability, made unique, and `collect` maps it to the features: what a map is fitted on.
    """

    def __init__(self, path: Path = PACKAGED, collect: dict[float, Features] | None = None) -> None:
        said: dict[str, Any] = (
            json.loads(path.read_text(encoding="utf-8")) if collect is None and path.is_file() else {}
        )
        self.maps: dict[str, Features] = said.get("maps", {})
        self.least: dict[str, float] = LEAST | said.get("least", {})
        self.collect = collect

    def floor(self, group: str, kind: str) -> float:
        """Anchors below are not drafted; of a cue, not told."""
        return self.least["cue"] if group == "cue" else DRAFTED[group]

    def told(self, kind: str, confidence: float) -> bool:
        """Whether a claim or an event of this kind and confidence is told."""
        if self.collect is not None:
            return True
        return confidence >= self.least["event" if kind.isupper() else kind if kind in ("hold", "held") else "change"]

    def claim(self, a: Anchor, told: Told, cast: Cast) -> float:
        """The probability that a claim has its person, kind and office right."""
        return self._probability(MAPS[told.kind], a, claim_features(a, told, cast))

    def event(self, a: Anchor) -> float:
        """The probability that an event of this type is told in this sentence."""
        return self._probability("event", a, event_features(a))

    def statement(self, a: Anchor) -> float:
        """The probability that a statement has its cue and most of its content right."""
        return self._probability("cue", a, cue_features(a))

    def _probability(self, group: str, a: Anchor, features: Features) -> float:
        if self.collect is not None:
            key = a.p + 1e-9 * len(self.collect)
            self.collect[key] = features
            return key
        weights = self.maps.get(group)
        return round(a.p if weights is None else probability(weights, features), 4)


def claim_features(a: Anchor, told: Told, cast: Cast) -> Features:
    """Log odds of the anchor, of its title, of the name that bears it and of its status; what kind of claim it makes."""
    found = {"bias": 1.0, f"kind.{a.kind}": 1.0, "p": logit(a.p), "status": logit(a.most("status")[1])}
    if told.kind != a.kind:
        found[f"made.{told.kind}"] = 1.0
    if told.words is None:
        found["no_title"] = 1.0
    else:
        apart = cast.page.sentence_of[told.words.first] != cast.page.sentence_of[a.word]
        found |= {"title": logit(told.words.p), "apart": float(apart)}
    found["bare"] = float(told.title in BARE)
    found["body"] = float(told.body)
    if a.kind not in ("hold", "held"):
        found[f"is.{told.status}"] = 1.0
        if told.words is not None and told.person is not None:
            found |= _held_besides(a, told.words, cast)
    k = cast.name_at.get(a.word)
    if told.person is None:
        found["nobody"] = 1.0
    elif k is not None:
        found["name"] = logit(cast.reading.names[k].p)
    else:
        found |= {"pronoun": 1.0, "refers": logit(cast.reading.refers[a.word][1])}
    return found


def _held_besides(a: Anchor, title: Run, cast: Cast) -> Features:
    """Of a change: whether its title stands right before the name, and then how likely the same word tells of an office held:
    "nominated Judge X" tells that X is a judge, and not what for he is chosen."""
    k = cast.name_at.get(a.word)
    before = k is not None and title.end <= cast.reading.names[k].first <= title.end + 1
    others = [b.p for b in cast.reading.claims if b.word == a.word and b.kind in ("hold", "held")]
    return {"before": float(before), "before_held": float(before) * max(others, default=0.0)}


def event_features(a: Anchor) -> Features:
    """Log odds of the anchor, of its sides, its trigger and its status."""
    found = {"bias": 1.0, f"type.{a.kind}": 1.0, "p": logit(a.p), "status": logit(a.most("status")[1])}
    return found | {role: logit(_best(a, role)) for role in ("source", "target", "trigger")}


def cue_features(a: Anchor) -> Features:
    """Log odds of the anchor, of its content and its source."""
    return {"bias": 1.0, "p": logit(a.p)} | {role: logit(_best(a, role)) for role in ("content", "source")}


def _best(a: Anchor, role: str) -> float:
    run = a.best(role, 0.01)
    return run.p if run is not None else 0.05


def probability(weights: Features, features: Features) -> float:
    """The logistic of the weighted sum."""
    x = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-min(max(x, -30.0), 30.0)))


def logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
