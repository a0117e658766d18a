#!/usr/bin/env python3
"""Score offices on the development part of NEREL: who is told with which title, in Russian Wikinews.

    python bench/offices.py [--weights DIR] [--articles N] [--show]

A pair of NEREL's is a person with a public office in one sentence (`government`; Loukachevitch et al. 2021). It is found where a
claim of any kind has that person (surname alike) and a word of that title, or of the workplace; a claim is right where
NEREL has its person with such a title, public or not. The part never trains. Exit status: 0 measured, 77 nothing to measure on.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from typing import Any

import gold
from incumbent.records import Article, to_dict

PATH = gold.SHARED / "data" / "nerel" / "train_dev.jsonl.xz"
STEM = 4  # letters by which two forms of a word are taken for one
Json = dict[str, Any]


def rows() -> list[Json]:
    """The development part."""
    with lzma.open(PATH, "rt", encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["split"] == "dev"]


def article(row: Json) -> Article:
    title, _, body = row["text"].partition("\n")
    return Article(row["id"], f"{title}\n{body}", title, language="ru")


def stems(text: str) -> set[str]:
    """The beginnings of the words of a text, which all forms of a word share."""
    words = "".join(c if c.isalnum() else " " for c in text.lower().replace("ё", "е")).split()
    return {word[:STEM] if len(word) > STEM else word for word in words if len(word) > 2}


def agree(claim: Json, office: Json) -> bool:
    """Whether a claim is of the person and of the title or workplace of a pair."""
    if not claim["person"]:
        return False
    name, told = stems(claim["person"]), stems(office["person"]["text"])
    if not name & told:
        return False
    post = stems(f"{claim['title']} {claim['body'] or ''} {claim['area'] or ''}")
    return bool(post & stems(" ".join([office["title"]["text"], *(w["text"] for w in office["workplaces"])])))


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument(
        "--show", action="store_true", help="list every missed pair and every claim that NEREL does not have"
    )
    gold.add_weights(ap)
    args = ap.parse_args()
    if not PATH.is_file():
        print("SKIPPED: NEREL is not beside this checkout (../shared); nothing was measured")
        return gold.MISSING
    wanted = found = told = right = 0
    part = rows()[: args.articles]
    coder = gold.coder_of(args.weights)
    for row, record in zip(part, coder.code(article(row) for row in part), strict=True):
        claims = to_dict(record)["claims"]
        pairs = {(o["person"]["text"], o["title"]["text"]): o for o in row["offices"] if o["government"]}
        named = [c for c in claims if c["person"]]
        wanted, told = wanted + len(pairs), told + len(named)
        for o in pairs.values():
            hit = any(agree(c, o) for c in named)
            found += hit
            if args.show and not hit:
                print(f"MISSED {row['id']} {o['person']['text']} | {o['title']['text']}")
        for c in named:
            hit = any(agree(c, o) for o in row["offices"])
            right += hit
            if args.show and not hit:
                print(f"EXTRA  {row['id']} {c['kind']} {c['person']} | {c['title']} | {c['body']} {c['confidence']}")
    recall, precision = found / max(wanted, 1), right / max(told, 1)
    print(
        f"offices of NEREL dev, {len(part)} articles: {wanted} pairs, recall {recall:.3f}; {told} claims, precision {precision:.3f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
