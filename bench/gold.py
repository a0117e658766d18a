"""Gold articles, the records of them, and the shared scorer: what every bench of accuracy starts from.

Gold and scorer lie beside the checkout (../shared, or where INCUMBENT_SHARED says) and are not part of it. A bench that
finds neither says SKIPPED and exits with 77.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import lzma
import os
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from incumbent.coding import Coder
from incumbent.coding.sure import Sure
from incumbent.reader import PACKAGED as WEIGHTS
from incumbent.reader import Reader
from incumbent.reading import read_articles
from incumbent.records import Article, check_offsets, to_dict

HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("INCUMBENT_SHARED", HERE.parent.parent / "shared"))
SCORER = SHARED / "bench" / "score.py"
FOLDS = HERE.parent / "training" / "reader" / "folds.json"
MISSING = 77  # exit status: nothing to measure on
LEVELS = {"claims": ("found", "dated", "full"), "events": ("found", "who", "full")}
GROUPS = {"claims": {"change": ("start", "end"), "changes": ("start", "end", "chosen")}, "events": {}}
Json = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """An article file and the annotation made of it."""

    news: Path
    gold: Json

    @property
    def id(self) -> str:
        return str(self.gold["id"])


def scorer(path: Path = SCORER) -> ModuleType | None:
    """A module of ../shared, loaded from its file; None where it is not there."""
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location(f"shared_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_folder(folder: Path) -> list[Pair]:
    """The pairs of DIR/news and DIR/gold."""
    return _pairs(folder / "news", folder / "gold")


def in_fold(fold: int, shared: Path = SHARED) -> list[Pair]:
    """The pairs of one fold of training/reader/folds.json."""
    of = json.loads(FOLDS.read_text(encoding="utf-8"))["fold"]
    return [p for p in _pairs(shared / "news" / "train", shared / "gold" / "train") if of.get(p.id) == fold]


def opened(shared: Path = SHARED) -> list[Pair]:
    """The 60 Wikinews articles."""
    return _pairs(shared / "news" / "open", shared / "gold" / "open")


def _pairs(news: Path, gold: Path) -> list[Pair]:
    found = []
    for path in sorted(gold.glob("*.json")):
        found.append(Pair(news / path.name, json.loads(path.read_text(encoding="utf-8"))))
        if not found[-1].news.is_file():
            raise SystemExit(f"{path} has no article beside it: {found[-1].news} is missing")
    return found


def some(pairs: list[Pair], count: int | None) -> list[Pair]:
    """`count` of them, chosen the same way every time; all where it is None."""
    return (
        pairs if count is None else sorted(random.Random(5).sample(pairs, min(count, len(pairs))), key=lambda p: p.id)
    )


def articles(pairs: Iterable[Pair]) -> dict[str, Article]:
    """The articles by id, read as every user's articles are read."""
    found = {}
    for reading in read_articles([str(p.news) for p in pairs]):
        if reading.article is None:
            raise SystemExit(f"an article of the gold could not be read: {reading}")
        found[reading.article.id] = reading.article
    return found


def add_weights(ap: argparse.ArgumentParser) -> None:
    ap.add_argument(
        "--weights", type=Path, default=WEIGHTS, metavar="DIR", help="weights of the reader; default: the packaged ones"
    )
    ap.add_argument(
        "--articles", type=int, metavar="N", help="only N of the articles, to try a thing; floors are not looked at"
    )


def coder_of(weights: Path, sure: Sure | None = None, threads: int = 2) -> Coder:
    return Coder(Reader(weights, threads), sure=sure)


def held_out_of(weights: Path) -> int | None:
    """The fold that the manifest says these weights never saw; None where they saw all or do not say."""
    path = weights / "manifest.json"
    fold = json.loads(path.read_text(encoding="utf-8")).get("hold") if path.is_file() else None
    return fold if isinstance(fold, int) and fold >= 0 else None


def code(pairs: Sequence[Pair], coder: Coder) -> tuple[list[Json], int, int]:
    """The records as plain values, how many offsets do not reproduce their quote, how many problems are faults."""
    records, broken, faults = [], 0, 0
    for record in coder.code(articles(pairs).values()):
        broken += len(check_offsets(record))
        for problem in record.problems:
            if problem.code.startswith("fault"):
                faults += 1
                print(f"{record.article.id}: {problem.message}")
        records.append(to_dict(record))
    return records, broken, faults


def save(records: Iterable[Json], path: Path) -> None:
    """Keep records: whole as JSON Lines, or, where the name ends with .xz, without any words of the articles but names."""
    records = list(records)
    if path.suffix != ".xz":
        path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
        return
    with lzma.open(path, "wt", encoding="utf-8", preset=9) as out:
        for record in records:
            out.write(json.dumps(_stripped(record), ensure_ascii=False, separators=(",", ":")) + "\n")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _stripped(record: Json) -> Json:
    def bare(item: Json) -> Json:
        return {
            k: {"start": v["start"], "end": v["end"]} if isinstance(v, dict) and "quote" in v else v
            for k, v in item.items()
        }

    article = record["article"]
    found: Json = {"article": {"id": article["id"], "text_sha256": _digest(article["text"])}, "coder": record["coder"]}
    return found | {part: [bare(item) for item in record[part]] for part in ("claims", "events")}


def load(path: Path, pairs: Sequence[Pair]) -> list[Json]:
    """Records kept by `save`; those without text get it back from the articles. SystemExit where a text has changed."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    texts = {i: a.text for i, a in articles(pairs).items()} if any("text" not in r["article"] for r in records) else {}
    wanted = {p.id for p in pairs}
    kept = []
    for record in records:
        article = record["article"]
        if article["id"] not in wanted:
            continue
        if "text" not in article:
            article["text"] = texts[article["id"]]
            if _digest(article["text"]) != article["text_sha256"]:
                raise SystemExit(
                    f"{path}: the text of {article['id']} is read otherwise than when it was coded: code again with --save"
                )
        kept.append(record)
    return kept


def pairs_of_items(
    score: ModuleType, task: str, gold: list[Json], found: list[Json], text: str, level: str
) -> list[tuple[int, int]]:
    """The largest matching of gold and found items at a level of the shared scorer, as pairs of indices."""
    agrees = score.TASKS[task]["agrees"]
    matched: list[tuple[int, int]] = score.match(gold, found, lambda g, f: agrees(g, f, text, level))
    return matched


def table(
    score: ModuleType, task: str, pairs: Sequence[Pair], records: Iterable[Json], show: bool = False
) -> Iterator[tuple[str, int, int, list[tuple[float, float, float]]]]:
    """A row for each kind or type, each group and all: name, gold, found, (precision, recall, F1) at each level."""
    key, levels = score.TASKS[task]["key"], LEVELS[task]
    coded = {r["article"]["id"]: r for r in records}
    tp: Counter[tuple[str, str]] = Counter()
    golds: Counter[str] = Counter()
    founds: Counter[str] = Counter()
    for pair in pairs:
        gold = pair.gold.get(task)
        if gold is None:
            continue
        record = coded[pair.id]
        found, text = record[task], record["article"]["text"]
        golds.update(g[key] for g in gold)
        founds.update(f[key] for f in found)
        for level in levels:
            matched = pairs_of_items(score, task, gold, found, text, level)
            tp.update((level, gold[i][key]) for i, _ in matched)
            if show and level == "found":
                _show(score, task, pair.id, gold, found, matched)
    rows = (
        [(k, (k,)) for k in sorted({*golds, *founds})]
        + list(GROUPS[task].items())
        + [("ALL", tuple({*golds, *founds}))]
    )
    for name, kinds in rows:
        g, f = sum(golds[k] for k in kinds), sum(founds[k] for k in kinds)
        yield name, g, f, [score.prf(sum(tp[level, k] for k in kinds), f, g) for level in levels]


def _show(
    score: ModuleType, task: str, name: str, gold: list[Json], found: list[Json], matched: list[tuple[int, int]]
) -> None:
    line, quote = score.TASKS[task]["line"], score.quote_of
    hit = {i for i, _ in matched}, {j for _, j in matched}
    for what, items, seen in (("MISSED", gold, hit[0]), ("EXTRA ", found, hit[1])):
        for i, item in enumerate(items):
            if i not in seen:
                print(f"{what} {name} {line(item)} {item.get('confidence', '')} <- {quote(item)!r}")
