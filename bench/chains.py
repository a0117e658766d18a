"""Coreference figures: MUC, B-cubed and CEAF-e over chains of mentions, and their average, the CoNLL score.

A chain is a set of mentions, a mention any hashable value (here: its first and last character). Definitions as in
Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B-cubed), Luo 2005 (CEAF-e, with phi4). Singletons count, except in
MUC, which knows only links. Counts are summed over documents before a figure is made.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

Chain = frozenset[Hashable]


@dataclass(slots=True)
class Figure:
    """Sums over documents of one measure; precision, recall and F1 of them."""

    hit_precision: float = 0.0
    all_precision: float = 0.0
    hit_recall: float = 0.0
    all_recall: float = 0.0

    def add(self, hit_p: float, all_p: float, hit_r: float, all_r: float) -> None:
        self.hit_precision += hit_p
        self.all_precision += all_p
        self.hit_recall += hit_r
        self.all_recall += all_r

    @property
    def precision(self) -> float:
        return self.hit_precision / self.all_precision if self.all_precision else 0.0

    @property
    def recall(self) -> float:
        return self.hit_recall / self.all_recall if self.all_recall else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Scores:
    """All measures of a set of documents."""

    muc: Figure = field(default_factory=Figure)
    b_cubed: Figure = field(default_factory=Figure)
    ceaf_e: Figure = field(default_factory=Figure)
    mentions: Figure = field(default_factory=Figure)

    @property
    def conll(self) -> float:
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3

    def add(self, gold: Iterable[Chain], found: Iterable[Chain]) -> None:
        """Add one document."""
        gold, found = [c for c in gold if c], [c for c in found if c]
        in_gold = {m: c for c in gold for m in c}
        in_found = {m: c for c in found for m in c}
        both = float(len(in_gold.keys() & in_found.keys()))
        self.mentions.add(both, len(in_found), both, len(in_gold))
        self.muc.add(*_links(found, in_gold), *_links(gold, in_found))
        self.b_cubed.add(*_overlap(in_found, in_gold), *_overlap(in_gold, in_found))
        aligned = _align(gold, found)
        self.ceaf_e.add(aligned, len(found), aligned, len(gold))


def _links(chains: list[Chain], other: dict[Hashable, Chain]) -> tuple[float, float]:
    """MUC: links of these chains that the other side keeps, and all their links."""
    kept = possible = 0
    for chain in chains:
        parts = len({other[m] for m in chain if m in other}) + sum(1 for m in chain if m not in other)
        kept += len(chain) - parts
        possible += len(chain) - 1
    return float(kept), float(possible)


def _overlap(mine: dict[Hashable, Chain], other: dict[Hashable, Chain]) -> tuple[float, float]:
    """B-cubed: for each mention the share of its chain that the other side has in one chain with it."""
    total = sum(len(chain & other[m]) / len(chain) for m, chain in mine.items() if m in other)
    return total, float(len(mine))


def _align(gold: list[Chain], found: list[Chain]) -> float:
    """CEAF-e: the best one-to-one alignment of chains, by 2 |G and F| / (|G| + |F|)."""
    touching: dict[int, dict[int, float]] = {}
    where = {m: i for i, chain in enumerate(found) for m in chain}
    for g, chain in enumerate(gold):
        for m in chain:
            if m in where:
                f = where[m]
                if f not in touching.setdefault(g, {}):
                    touching[g][f] = 2 * len(chain & found[f]) / (len(chain) + len(found[f]))
    total = 0.0
    for part_gold, part_found in _components(touching):
        total += best_assignment([[touching[g].get(f, 0.0) for f in part_found] for g in part_gold])
    return total


def _components(touching: dict[int, dict[int, float]]) -> list[tuple[list[int], list[int]]]:
    """Groups of gold and found chains that share mentions, each small enough to align exactly."""
    by_found: dict[int, list[int]] = {}
    for g, row in touching.items():
        for f in row:
            by_found.setdefault(f, []).append(g)
    seen: set[int] = set()
    parts = []
    for start in touching:
        if start in seen:
            continue
        golds, founds, stack = [], set(), [start]
        seen.add(start)
        while stack:
            g = stack.pop()
            golds.append(g)
            for f in touching[g]:
                if f not in founds:
                    founds.add(f)
                    for other in by_found[f]:
                        if other not in seen:
                            seen.add(other)
                            stack.append(other)
        parts.append((sorted(golds), sorted(founds)))
    return parts


def best_assignment(gain: list[list[float]]) -> float:
    """The largest sum of gains with each row and column used at most once (Hungarian method, O(n^3))."""
    rows = len(gain)
    columns = max(len(gain[0]) if gain else 0, rows)
    if not rows:
        return 0.0
    cost = [[-value for value in row] + [0.0] * (columns - len(row)) for row in gain]
    infinite = float("inf")
    u, v, match = [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        match[0], j0 = row, 0
        least, used, way = [infinite] * (columns + 1), [False] * (columns + 1), [0] * (columns + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], infinite, 0
            for j in range(1, columns + 1):
                if used[j]:
                    continue
                reduced = cost[i0 - 1][j - 1] - u[i0] - v[j]
                if reduced < least[j]:
                    least[j], way[j] = reduced, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(columns + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    return sum(gain[match[j] - 1][j - 1] for j in range(1, columns + 1) if match[j] and j <= len(gain[match[j] - 1]))
