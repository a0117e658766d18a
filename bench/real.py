"""A ledger of real articles, for benches that look at what users get: those of ../shared/news, then news of the world.

The articles cannot be redistributed and lie beside the checkout (see gold.py); the ledger is kept in the system's temporary folder.
What was read stays read: an interrupted run goes on where it stopped.
"""

from __future__ import annotations

import json
import lzma
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import gold
from incumbent.cli.read import read_into
from incumbent.ledger import Ledger
from incumbent.ledger.file.schema import LATEST

Json = dict[str, Any]


def article_of(row: Json) -> Json:
    """A row of a corpus beside the checkout as an article, whatever its fields are called."""
    return {
        "id": row["id"], "url": row.get("url"), "title": row["title"], "text": row["text"],
        "published": row.get("published") or row.get("date"), "publisher": row.get("publisher") or row.get("source"),
    }  # fmt: skip


def articles() -> Iterator[Json]:
    """Every English article that lies there, each once, always in the same order."""
    seen: set[str] = set()
    for path in sorted((gold.SHARED / "news").glob("*/*.json")):
        seen |= {path.stem, path.stem.partition("-")[2]}  # "CORPUS-ID" where a corpus has it too
        yield article_of(json.loads(path.read_text("utf-8")))
    for path in sorted((gold.SHARED / "data" / "world").glob("en_*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] not in seen and row["text"]:
                    seen.add(row["id"])
                    yield article_of(row)


def prepared(number: int) -> Path:
    """The ledger of so many articles, made where it is not there yet. Exits with 77 where the articles are not there."""
    path = Path(tempfile.gettempdir()) / f"incumbent-real-{LATEST}-{number}.sqlite"
    wanted = list(islice(articles(), number))
    if len(wanted) < number:
        print(f"SKIPPED: {number:,} articles are wanted, {len(wanted):,} lie in {gold.SHARED}", file=sys.stderr)
        raise SystemExit(gold.MISSING)
    with tempfile.TemporaryDirectory() as folder:
        news = Path(folder) / "news.jsonl"
        news.write_text("".join(json.dumps(row) + "\n" for row in wanted), encoding="utf-8")
        with Ledger.open(path, write=True) as ledger:
            if ledger.counts()["articles"] < number:
                read_into(ledger, [str(news)], workers=1)
    return path
