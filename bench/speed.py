#!/usr/bin/env python3
"""How fast, at what cost a stage, in how much memory: raw JSON to record, beside a bare pass of the language model.

    python bench/speed.py [--articles 2000] [--input FILE.jsonl[.xz]] [--two] [--limit 2.0] [--lengths]

The bare pass is the same language model with the same settings over the same cleaned texts, block by block in turn with the full
run, in the same process, so that a drifting machine slows both alike. `--limit` fails the run (exit 1) when raw JSON to record
costs more than so many times the bare pass; `--two` also measures two worker processes against one; `--lengths` shows that cost
is linear in article length. Exit 77 when the input is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

from incumbent.coding import Coder  # noqa: E402 (threads are settled before NumPy is loaded)
from incumbent.coding.events import find_events  # noqa: E402
from incumbent.coding.offices import find_claims  # noqa: E402
from incumbent.coding.statements import find_statements  # noqa: E402
from incumbent.coding.weave import weave  # noqa: E402
from incumbent.language import Analysis  # noqa: E402
from incumbent.language.coreference import resolve  # noqa: E402
from incumbent.language.names import find_names  # noqa: E402
from incumbent.language.times import find_times  # noqa: E402
from incumbent.reading import read_articles  # noqa: E402
from incumbent.records import Article, check_offsets, to_json  # noqa: E402
from incumbent.scale import code_all  # noqa: E402

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
INPUT = SHARED / "data" / "allsides" / "open_a.jsonl.xz"
BLOCK = 32
T = TypeVar("T")


class Clock:
    """Processor seconds per stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def time(self, stage: str, work: Callable[[], T]) -> T:
        began = time.process_time()
        result = work()
        self.spent[stage] += time.process_time() - began
        return result


def raw_lines(path: Path, count: int) -> list[str]:
    import lzma

    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        return list(islice(lines, count))


def blocks(items: list[T], size: int) -> Iterator[list[T]]:
    for i in range(0, len(items), size):
        yield items[i : i + size]


def read_block(lines: list[str]) -> list[Article]:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        return [r.article for r in read_articles([file.name]) if r.article is not None]


def by_stage(coder: Coder, lines: list[str], clock: Clock) -> None:
    """Raw JSON to findings, stage by stage."""
    articles = clock.time("reading", lambda: read_block(lines))
    english = [a for a in articles if a.language == "en"]
    parsed = clock.time("syntax", lambda: list(coder.analyst.syntax.parse(a.text for a in english)) if english else [])
    knowledge = coder.knowledge
    for article, syntax in zip(english, parsed, strict=True):
        analysis = Analysis(article, syntax.tokens, syntax.sentences)

        def times(a: Analysis = analysis) -> None:
            a.times = find_times(a)

        names = syntax.names
        clock.time("times", times)
        clock.time("names", lambda a=analysis, n=names: find_names(a, n, knowledge))
        clock.time("coreference", lambda a=analysis: resolve(a, knowledge))
        statements = clock.time("statements", lambda a=analysis: find_statements(a, knowledge))
        claims = clock.time("offices", lambda a=analysis: find_claims(a, knowledge))
        events = clock.time("events", lambda a=analysis, c=claims, s=statements: find_events(a, knowledge, c, s))
        clock.time("weave", lambda a=analysis, s=statements, c=claims, e=events: weave(a, s, c, e))


def bare(coder: Coder, articles: list[Article]) -> None:
    for _ in coder.analyst.syntax.nlp.pipe((a.text for a in articles), batch_size=16):
        pass


def one_process(coder: Coder, lines: list[str]) -> tuple[dict[str, float], Clock, int]:
    """Figures of the run in one process."""
    clock = Clock()
    figures: dict[str, float] = defaultdict(float)
    broken = 0
    for block in blocks(lines, BLOCK):
        began_wall, began = time.perf_counter(), time.process_time()
        articles = read_block(block)
        for record in coder.code(articles):
            line = to_json(record)
            figures["bytes"] += len(line)
            figures["claims"] += len(record.claims)
            figures["events"] += len(record.events)
            figures["statements"] += len(record.statements)
            broken += len(check_offsets(record))
        figures["full"] += time.process_time() - began
        figures["wall"] += time.perf_counter() - began_wall
        clock.time("bare", lambda a=articles: bare(coder, [x for x in a if x.language == "en"]))
        figures["words"] += sum(len(a.text.split()) for a in articles)
        figures["articles"] += len(articles)
    return figures, clock, broken


def two_processes(lines: list[str], workers: int) -> float:
    """Articles a second, start-up of the workers not counted."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(lines)
        file.flush()
        began, done = 0.0, 0
        for coded in code_all(read_articles([file.name]), workers=workers):
            if not began:  # the first batch is there: every worker has loaded its model
                began = time.perf_counter()
            if coded.record is not None:
                to_json(coded.record)
                done += 1
        return (done - 1) / (time.perf_counter() - began)


def lengths(coder: Coder, lines: list[str]) -> None:
    """Cost per word of articles of 100 to 20,000 words made of the same text."""
    words = " ".join(json.loads(line)["text"] for line in lines[:60])
    words = words[: 20_000 * 7]
    for size in (100, 400, 1600, 6400, 20_000):
        text = "Title\n" + " ".join(words.split()[:size]).replace(". ", ".\n\n")
        article = Article("x", text, "Title", published="2020-01-01")
        began = time.process_time()
        [record] = coder.code([article])
        spent = time.process_time() - began
        began = time.process_time()
        bare(coder, [article])
        base = time.process_time() - began
        print(
            f"{size:7,} words  {1e6 * spent / size:7.0f} µs a word  {spent / base:5.2f} times the bare pass  {len(record.events)} events"
        )


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--articles", type=int, default=2000)
    ap.add_argument("--input", type=Path, default=INPUT)
    ap.add_argument("--two", action="store_true")
    ap.add_argument("--lengths", action="store_true")
    ap.add_argument("--limit", type=float)
    args = ap.parse_args()
    if not args.input.exists():
        print(f"SKIPPED: {args.input.name} is not there; nothing was measured")
        return 77
    fresh = min(args.articles, 320)  # stages are timed on other articles, so that no look-up is remembered from before
    lines = raw_lines(args.input, args.articles + fresh)
    lines, others = lines[: args.articles], lines[args.articles :]
    coder = Coder()
    list(coder.code(read_block(lines[:8])))  # warm up
    figures, clock, broken = one_process(coder, lines)
    bare_s = clock.spent["bare"]
    ratio = figures["full"] / bare_s
    print(f"model {coder.info.model}; {figures['articles']:.0f} articles, {figures['words']:,.0f} words")
    print(
        f"one process: {figures['words'] / figures['wall']:,.0f} words/s, {figures['articles'] / figures['wall']:.1f} articles/s"
    )
    print(
        f"bare language model: {figures['words'] / bare_s:,.0f} words/s; raw JSON to record costs {ratio:.2f} times that"
    )
    for kind in ("claims", "events", "statements"):
        print(f"  {kind}: {figures[kind]:.0f}")
    print(f"offsets that do not reproduce their quote: {broken}")
    stages = Clock()
    for block in blocks(others, BLOCK):
        by_stage(coder, block, stages)
    share = sum(v for v in stages.spent.values())
    for stage, spent in stages.spent.items():
        print(f"  {stage:12} {spent:8.2f} s  {100 * spent / share:5.1f}%")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB in this process")
    if args.two:
        one, two = two_processes(lines, 1), two_processes(lines, 2)
        print(f"workers: one {one:.1f} articles/s, two {two:.1f} articles/s, {two / one:.2f} times")
        print(f"memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB in the largest worker")
    if args.lengths:
        lengths(coder, lines)
    failed = broken > 0 or (args.limit is not None and ratio > args.limit)
    if args.limit is not None:
        print(f"limit {args.limit}: {'BROKEN' if ratio > args.limit else 'holds'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
