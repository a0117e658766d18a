"""Whether two spellings of a name are near enough to be one."""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein


def similar(a: str, b: str) -> bool:
    """Equal, or one slip apart in a word long enough to tell ("chriac", "chirac"), or two transliterations."""
    if a == b:
        return True
    size = min(len(a), len(b))
    if size < 5 or a[0] != b[0]:
        return False
    return bool(DamerauLevenshtein.distance(a, b, score_cutoff=2) <= (1 if size < 9 else 2))
