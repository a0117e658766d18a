#!/usr/bin/env python3
"""Whether the reader sees who holds which office in Russian news, on the dev part of NEREL.

    python bench/holders.py [--weights DIR] [--least 0.5]

NEREL (Loukachevitch et al. 2021) pairs persons with their professions. Gold are its 94 articles' pairs of person and public
office that stand in one sentence; told are the reader's claims of any kind from --least on that have a title. A pair is
found where the claim stands on the person and its title shares a word with NEREL's; a claim is right where NEREL pairs
that person and title, public office or not. Spans are compared, so that nothing depends on dictionary forms. The dev part never
trains. Exit status: 0 measured, 77 the articles or weights for Russian are not there.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from bisect import bisect_left, bisect_right
from pathlib import Path

import gold
from incumbent.reader import Page, Reader, installed, languages_of

DEV = gold.SHARED / "data" / "nerel" / "train_dev.jsonl.xz"


def words_of(page: Page, start: int, end: int) -> range:
    """The words of a page that lie in characters [start, end)."""
    return range(
        bisect_right(page.words, start, key=lambda w: w.end), bisect_left(page.words, end, key=lambda w: w.start)
    )


def compared(reader: Reader, row: gold.Json, least: float) -> tuple[int, int, int, int]:
    """Of an article: pairs of public offices, those found, claims told, those right."""
    reading = reader.read(row["text"])
    page = reading.page
    pairs = []
    for office in row["offices"]:
        person, title = (words_of(page, office[k]["start"], office[k]["end"]) for k in ("person", "title"))
        if person and title and page.sentence_of[person[0]] == page.sentence_of[title[0]]:
            pairs.append((person, title, office["government"]))
    told = [
        (claim.word, {i for run in claim.roles.get("title", ()) for i in range(run.first, run.end)})
        for claim in reading.claims
        if claim.p >= least and claim.roles.get("title")
    ]
    found = [
        any(word in person and words & set(title) for word, words in told) for person, title, public in pairs if public
    ]
    right = [any(word in person and words & set(title) for person, title, _ in pairs) for word, words in told]
    return len(found), sum(found), len(told), sum(right)


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--weights", type=Path, default=installed(), metavar="DIR", help="default: incumbent-languages")
    ap.add_argument("--least", type=float, default=0.5, help="probability of a claim")
    args = ap.parse_args()
    if not DEV.is_file() or args.weights is None or "ru" not in languages_of(args.weights):
        print("SKIPPED: NEREL (../shared) or weights for Russian are not there; nothing was measured")
        return gold.MISSING
    reader = Reader(args.weights, 2)
    with lzma.open(DEV, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == "dev"]
    pairs, found, told, right = (sum(n) for n in zip(*(compared(reader, r, args.least) for r in rows), strict=True))
    print(f"{len(rows)} articles: {pairs} pairs, {found} found, recall {found / pairs:.3f}")
    print(f"{told} claims told, {right} right, precision {right / max(told, 1):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
