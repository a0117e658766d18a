"""Choose the folds: whole publishers, every kind of source in each. Writes folds.json, which is committed and fixed.

    python training/reader/folds.py

Fold 0 is the fifth that never trains the model whose figures are reported. Publishers are dealt within each source,
largest first, to the fold that has least of that source; a publisher goes to one fold wherever it appears, and the one
publisher that holds a whole source (Wikipedia's current events) is dealt by day.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEWS = HERE.parents[2] / "shared" / "news" / "train"
FOLDS = 5
SAME = {
    "cnn.com": "CNN",
    "CNN (Web News)": "CNN",
    "bbc.co.uk": "BBC",
    "Fox Online News": "Fox News",
    "aljazeera.com": "Al Jazeera",
    "theguardian.com": "The Guardian",
    "Wikipedia Portal:Current events": "Wikipedia current events",
}


def main() -> None:
    articles = []
    for path in sorted(NEWS.glob("*.json")):
        news = json.loads(path.read_text(encoding="utf-8"))
        publisher = SAME.get(news["publisher"], news["publisher"])
        if publisher == "Wikipedia current events":
            publisher = "day " + (news.get("published") or news["id"])[:10]
        articles.append((news["id"], news["source"], publisher))
    sizes = Counter(p for _, _, p in articles)
    sources: dict[str, Counter[str]] = defaultdict(Counter)
    for _, source, publisher in articles:
        sources[publisher][source] += 1
    held = defaultdict(float)  # (fold, source) -> articles
    totals = Counter(s for _, s, _ in articles)
    fold_of: dict[str, int] = {}
    order = sorted(sizes, key=lambda p: (-sizes[p], hashlib.md5(p.encode()).hexdigest()))
    for publisher in order:

        def cost(f: int, publisher: str = publisher) -> tuple[float, int]:
            over = sum(
                ((held[f, s] + n) / totals[s]) ** 2 - (held[f, s] / totals[s]) ** 2
                for s, n in sources[publisher].items()
            )
            size = sum(held[f, s] for s in totals) / len(articles)
            return over + size * 0.15, f

        f = min(range(FOLDS), key=cost)
        fold_of[publisher] = f
        for s, n in sources[publisher].items():
            held[f, s] += n
    # of the folds that hold most kinds of source, the one most like the whole is the one to be kept away
    widest = min(
        range(FOLDS),
        key=lambda f: (
            -sum(held[f, s] > 0 for s in totals),
            sum((held[f, s] / totals[s] - 1 / FOLDS) ** 2 for s in totals),
        ),
    )
    swap = {widest: 0, 0: widest}
    fold_of = {p: swap.get(f, f) for p, f in fold_of.items()}
    held = defaultdict(float, {(swap.get(f, f), s): n for (f, s), n in held.items()})
    fold = {i: fold_of[p] for i, _, p in articles}
    for f in range(FOLDS):
        names = sorted(p for p, g in fold_of.items() if g == f and not p.startswith("day "))
        print(f, sum(v == f for v in fold.values()), {s: int(held[f, s]) for s in totals}, names)
    publishers = dict(sorted(fold_of.items()))
    (HERE / "folds.json").write_text(
        json.dumps({"publishers": publishers, "fold": dict(sorted(fold.items()))}, indent=0) + "\n"
    )


if __name__ == "__main__":
    main()
