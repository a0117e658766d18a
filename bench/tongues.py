#!/usr/bin/env python3
"""Score claims and events on Russian, Belarusian and Ukrainian news.

    python bench/tongues.py [--only LANG] [--show]

The gold lies in bench/tongues, a file a language, as offsets into articles of ../shared/data/world: `file` and `id` say
which article, `start` and `end` which part of its text, `sha256` that title and part are what was annotated. It never
trains. Exit status: 0 measured, 77 the articles or the scorer are not there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import gold

sys.path.insert(0, str(gold.HERE.parent / "training" / "reader"))
from sources import real_rows

from incumbent.records import Article, to_dict

FOLDER = gold.HERE / "tongues"


def pairs_of(language: str) -> tuple[list[gold.Pair], list[Article]]:
    """The gold of a language, and its articles."""
    rows = real_rows(gold.SHARED, FOLDER / language, {}, None)
    pairs, articles = [], []
    for annotation, news in rows:
        full = {"claims": [], "events": []} | annotation
        pairs.append(gold.Pair(Path(annotation["id"]), full))
        text = f"{news['title']}\n{news['text']}"
        published = news["published"] or None
        articles.append(Article(annotation["id"], text, news["title"], published=published, language=language))
    return pairs, articles


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--only", metavar="LANG", help="one language: ru, be or uk")
    ap.add_argument("--show", action="store_true", help="list every missed and every extra item")
    gold.add_weights(ap)
    args = ap.parse_args()
    score = gold.scorer()
    if score is None or not (gold.SHARED / "data" / "world").is_dir():
        print("SKIPPED: articles or scorer are not beside this checkout (../shared); nothing was measured")
        return gold.MISSING
    coder = gold.coder_of(args.weights)
    for folder in sorted(p for p in FOLDER.iterdir() if p.is_dir() and args.only in (None, p.name)):
        pairs, articles = pairs_of(folder.name)
        records = [to_dict(r) for r in coder.code(articles)]
        print(f"\n{folder.name}: {len(pairs)} articles")
        for task, levels in gold.LEVELS.items():
            for name, wanted, found, cells in gold.table(score, task, pairs, records, args.show):
                if name in ("changes", "ALL"):
                    told = "  ".join(f"{level} F1 {cell[2]:.3f}" for level, cell in zip(levels, cells, strict=True))
                    print(f"{task} {name:8} gold {wanted:4}  told {found:4}  {told}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
