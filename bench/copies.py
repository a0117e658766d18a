#!/usr/bin/env python3
"""How well copies are found: made-up rewrites of real articles by kind, notices from one template, and what real pairs are found.

    python bench/copies.py [--articles N] [--show] [--real FILE.jsonl[.xz]]

Articles: ../shared/news. Each is added to the index, then four makings of it: `edited` (a dateline, one word in twenty
another, a paragraph gone), `cut` (its first three fifths), `rewritten` (paragraphs in another order, one word in nine
another, never a name), and `notice` (its first 120 words with other people and places in them, which is no copy). Recall is the
share of the first three that are found as copies of their article, `notices` the share of the fourth that are not; `real` counts
articles that are found to copy another one as they stand, shown with --show. Exit status 77 where the data are not there.

--real compares what the index finds in a file of real articles with all pairs of them by their whole sets of shingles: `recall` is
the share of articles with an earlier one that shares at least half its shingles (of the union of both) that are found;
`precision` the share of found ones that share at least that, or most of the shorter text (a cut or a longer version).
Pairs that are neither, and those missed, are shown with --show, to be judged by eye.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from incumbent.reading import DuplicateIndex, read_articles
from incumbent.reading.duplicates import COPY, SHINGLE

NEWS = Path(__file__).resolve().parents[2] / "shared" / "news"
_OTHER = "however moreover additional several recent major certain further earlier later various official".split()
_NAMES = "Okafor Lindqvist Berglund Castellano Ferreira Nakagawa Osei Petrosyan Quispe Rahimov Szabo Tanaka Umarov Villanueva".split()


def changed(words: list[str], every: int, r: random.Random) -> list[str]:
    return [r.choice(_OTHER) if w.islower() and w.isalpha() and r.randrange(every) == 0 else w for w in words]


def edited(paragraphs: list[str], r: random.Random) -> str:
    kept = [p for n, p in enumerate(paragraphs) if len(paragraphs) < 4 or n != len(paragraphs) // 2]
    return "CAPITAL (AGENCY) - " + "\n\n".join(" ".join(changed(p.split(), 20, r)) for p in kept)


def cut(paragraphs: list[str], r: random.Random) -> str:
    words = " \n\n ".join(paragraphs).split(" ")
    return " ".join(words[: 3 * len(words) // 5])


def rewritten(paragraphs: list[str], r: random.Random) -> str:
    order = paragraphs[:1] + r.sample(paragraphs[1:], len(paragraphs) - 1)
    return "\n\n".join(" ".join(changed(p.split(), 9, r)) for p in order)


def notice(paragraphs: list[str], r: random.Random) -> str:
    text = " ".join(" ".join(paragraphs).split()[:120])
    names = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}", text))
    for name, _ in names.most_common()[: max(2, len(names) // 2)]:
        text = re.sub(rf"\b{name}\b", r.choice(_NAMES), text)
    return text


def shingles(text: str) -> frozenset[int]:
    """Every shingle of a text, hashed."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(hash(" ".join(words[i : i + SHINGLE])) for i in range(len(words) - SHINGLE + 1))


def among_real(path: Path, most: int, show: bool) -> None:
    """What the index finds among real articles, beside all pairs compared whole."""
    readings = islice((r.article for r in read_articles([path]) if r.article and r.article.language == "en"), most)
    articles = [a for a in readings if len(a.text.split()) > 60]
    index = DuplicateIndex()
    found = {n: index.add(str(n), a.text) for n, a in enumerate(articles)}
    holders: dict[int, list[int]] = {}
    sets: list[frozenset[int]] = []
    best: dict[int, tuple[float, int]] = {}
    for n, a in enumerate(articles):
        sets.append(shingles(a.text))
        shared = Counter(m for h in sets[n] for m in holders.get(h, ()) if len(holders[h]) <= 200)
        for m, count in shared.items():
            best[n] = max(best.get(n, (0.0, 0)), (count / (len(sets[n]) + len(sets[m]) - count), m))
        for h in sets[n]:
            holders.setdefault(h, []).append(n)
    alike = {n for n, (share, _) in best.items() if share >= COPY}
    missed = [n for n in sorted(alike) if found[n] is None]
    doubtful = []
    for n, held in found.items():
        if held is not None:
            a, b = sets[n], sets[int(held)]
            if len(a & b) < COPY * min(len(a), len(b)):
                doubtful.append(n)
    number = sum(f is not None for f in found.values())
    print(
        f"{path.name}: {len(articles)} articles, {len(alike)} with an earlier one much like it, {number} found; "
        f"recall {1 - len(missed) / (len(alike) or 1):.3f}, precision {1 - len(doubtful) / (number or 1):.3f}"
    )
    if show:
        for n in missed:
            print(f"  missed {best[n][0]:.2f} {articles[n].title[:60]!r} <- {articles[best[n][1]].title[:60]!r}")
        for n in doubtful:
            a, b = sets[n], sets[int(str(found[n]))]
            share = len(a & b) / min(len(a), len(b))
            print(f"  doubtful {share:.2f} {articles[n].title[:60]!r} <- {articles[int(str(found[n]))].title[:60]!r}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--real", type=Path)
    args = parser.parse_args()
    if args.real:
        among_real(args.real, args.articles, args.show)
        return 0
    if not args.news.is_dir():
        print(f"SKIPPED: no articles at {args.news}")
        return 77
    found = [
        r.article for r in read_articles(sorted(args.news.rglob("*.json"))) if r.article and r.article.language == "en"
    ]
    random.Random(1).shuffle(found)
    articles = [a for a in found if len(a.text.split()) > 120][: args.articles]
    index = DuplicateIndex()
    real = []
    copies = {}
    for a in articles:
        copies[a.id] = index.add(a.id, a.text)
        if copies[a.id]:
            real.append((a, next(b for b in articles if b.id == copies[a.id])))
    print(f"{len(articles)} articles; {len(real)} found to copy another as they stand")
    if args.show:
        for a, b in real:
            print(f"  {a.published} {a.title[:60]!r} <- {b.published} {b.title[:60]!r}")
    for make in (edited, cut, rewritten):
        right = 0
        for a in articles:
            made = make(a.text.partition("\n")[2].split("\n\n"), random.Random(a.id))
            right += index.add(f"{make.__name__} {a.id}", f"{a.title}\n{made}") in (a.id, copies[a.id])
        print(f"{make.__name__}: recall {right / len(articles):.3f}")
    with_base = wrong = 0
    for a in articles:
        paragraphs = a.text.partition("\n")[2].split("\n\n")
        one = DuplicateIndex()
        one.add("base", " ".join(" ".join(paragraphs).split()[:120]))
        with_base += 1
        wrong += one.add("notice", notice(paragraphs, random.Random(a.id))) is not None
    print(f"notices of one template told apart: {1 - wrong / with_base:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
