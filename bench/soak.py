#!/usr/bin/env python3
"""Kill a reading again and again at random, and see that nothing is lost: the ledger equals that of an undisturbed run.

    python bench/soak.py [--articles 20000] [--kills 200] [--workers 3] [--seed 1] [--folder DIR]

Articles are made up, in JSON Lines files, some packed; the coder is one that costs little, so that what goes on around coding
is under test. Each round starts the reading and, after a random time, does one of: SIGKILL or SIGTERM or SIGINT to the main
process, SIGKILL to a worker (which the reading must outlive), a full disk (a limit on the size of files). After each it counts
the processes left. The last round runs to its end; then every table of the ledger is compared with an undisturbed one's,
times of reading and row numbers aside. Prints the figures; exit status 1 where anything is not as it should be.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from incumbent.records import Article, Claim, CoderInfo, PartialDate, Record, Span

INFO = CoderInfo("soak", "1", "none")
_NAMES = "Ada Bea Cleo Dora Elif Fay Gita Hana Ines Jana".split()
_LAST = "Okafor Lindqvist Berg Castellano Ferreira Nakagawa Osei Petrosyan Quispe Rahimov".split()
_TABLES = {
    "articles": "id, url, title, published, publisher, language, duplicate_of, coder, model, text_hash, record_hash, sketch",
    "records": "article, data",
    "claims": "id, kind, person, title, body, country, date, status, start, end, quote, office_key, person_key, mark, sentence",
    "offices": "*",
    "people": "key, name, country, known",
    "tenures": "office, person, name, start_earliest, start_latest, end_earliest, end_latest, last_confirmed, acting, standing, sources",
}
_FULL_DISK_BYTES = 60_000


class SoakCoder:
    """One change of office an article; a few milliseconds each."""

    info = INFO

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        for article in articles:
            time.sleep(0.001)
            person = article.title.rsplit(" becomes", 1)[0]
            at = article.text.index(person)
            span = Span(at, at + len(person), person)
            office = zlib.crc32(article.id.encode()) % 50
            date = PartialDate.parse(article.published[:10]) if article.published else None
            claim = Claim("c1", "start", person, "minister", span, body=f"Ministry {office}", country="BLR", date=date)
            yield Record(INFO, article, claims=(claim,), problems=article.problems)


def make(model: str | None) -> SoakCoder:
    return SoakCoder()


def write_articles(folder: Path, number: int) -> None:
    """Made-up articles, 500 a file; every tenth is a copy of an earlier one with other words here and there."""
    r = random.Random(5)
    folder.mkdir(parents=True)
    lines: list[str] = []
    texts: list[tuple[str, str]] = []
    for n in range(number):
        if n % 10 == 9:
            title, text = texts[r.randrange(max(0, len(texts) - 200), len(texts))]
            text = text.replace("government", "cabinet")
        else:
            title = f"{r.choice(_NAMES)} {r.choice(_LAST)} becomes minister number {n}"
            text = " ".join(
                f"The government said on day {n} that item {r.randrange(10**6)} of the list was settled."
                for _ in range(8)
            )
            texts.append((title, text))
        item = {
            "id": f"a{n}",
            "title": title,
            "text": text,
            "date": f"20{10 + n % 10}-{1 + n % 12:02d}-{1 + n % 28:02d}",
        }
        lines.append(json.dumps(item))
        if len(lines) == 500 or n == number - 1:
            data = "\n".join(lines).encode()
            name = f"{n // 500:04d}.jsonl"
            (folder / (f"{name}.gz" if n // 500 % 3 == 0 else name)).write_bytes(
                gzip.compress(data) if n // 500 % 3 == 0 else data
            )
            lines = []


def read(news: Path, ledger: Path, workers: int) -> int:
    """What a round runs: `incumbent read` with the cheap coder."""
    from incumbent.cli import main
    from incumbent.cli import read as verb

    original = verb.read_into
    verb.read_into = lambda *a, **k: original(*a, **{**k, "coder": make})
    verb._coder_and_model = lambda model: (f"{INFO.name} {INFO.version}", INFO.model)
    main(["read", str(news), "--ledger", str(ledger), "--workers", str(workers)])
    return 0


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every table that counts, in an order that does not depend on when a row was written."""
    with sqlite3.connect(ledger) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert not connection.execute("SELECT * FROM stale_offices").fetchall()
        return {t: sorted(connection.execute(f"SELECT {c} FROM {t}").fetchall(), key=repr) for t, c in _TABLES.items()}


def members(group: int) -> list[int]:
    """The processes of a process group that still run."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, pgrp = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except (OSError, ValueError):
                continue
            if int(pgrp) == group and state != "Z":
                found.append(int(entry.name))
    return found


def start(news: Path, ledger: Path, workers: int, before: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        str(Path(__file__).resolve()),
        "--round",
        str(news),
        str(ledger),
        "--workers",
        str(workers),
    ]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).resolve().parent), *filter(None, sys.path)])}
    return subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=before
    )


def full_disk() -> None:
    """No file may grow beyond this: what a full disk does, without filling one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FULL_DISK_BYTES, _FULL_DISK_BYTES))


def gone(group: int, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while members(group):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def disturb(news: Path, ledger: Path, workers: int, r: random.Random, longest_s: float) -> str | None:
    """One round, disturbed; what is wrong with how it ended, or None."""
    how = r.choice(("kill", "kill", "term", "int", "worker", "disk"))
    process = start(news, ledger, workers, full_disk if how == "disk" else None)
    time.sleep(r.uniform(0.3, longest_s))
    wrong = None
    if how == "worker":
        victims = [m for m in members(process.pid) if m != process.pid]
        if victims:
            with contextlib.suppress(ProcessLookupError):
                os.kill(r.choice(victims), signal.SIGKILL)
        time.sleep(r.uniform(0.1, 1.0))
        process.send_signal(signal.SIGTERM)
    elif how != "disk":
        process.send_signal({"kill": signal.SIGKILL, "term": signal.SIGTERM, "int": signal.SIGINT}[how])
    try:
        _, told = process.communicate(timeout=60 if how == "disk" else 10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"{how}: the main process did not end"
    if not gone(process.pid, 5.0):
        wrong = f"{how}: processes are left"
        os.killpg(process.pid, signal.SIGKILL)
    if how != "kill" and b"Traceback" in told:
        wrong = f"{how}: a traceback: {told.decode(errors='replace')[-600:]}"
    return wrong


def soak(folder: Path, articles: int, kills: int, workers: int, seed: int, longest_s: float = 6.0) -> list[str]:
    """Everything that went wrong; empty when nothing did."""
    news, calm, disturbed = folder / "news", folder / "calm.sqlite", folder / "disturbed.sqlite"
    write_articles(news, articles)
    began = time.monotonic()
    _, told = start(news, calm, workers).communicate()
    if told:
        print(told.decode(errors="replace"))
    took = time.monotonic() - began
    print(f"undisturbed: {articles} articles in {took:.0f} s")
    r = random.Random(seed)
    wrong = []
    for n in range(kills):
        if said := disturb(news, disturbed, workers, r, longest_s):
            wrong.append(f"round {n}: {said}")
    last = start(news, disturbed, workers)
    peak = 0
    while last.poll() is None:
        peak = max(peak, memory(last.pid))
        time.sleep(0.2)
    last.communicate()
    if contents(calm) != contents(disturbed):
        a, b = contents(calm), contents(disturbed)
        wrong.append("the ledgers differ: " + ", ".join(f"{t} {len(a[t])}/{len(b[t])}" for t in a if a[t] != b[t]))
    print(f"{kills} rounds disturbed, {len(wrong)} wrong; main process at most {peak / 1e6:.0f} MB")
    return wrong


def memory(pid: int) -> int:
    try:
        return int((Path("/proc") / str(pid) / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="Where to work; a temporary folder without it.")
    parser.add_argument("--round", nargs=2, type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.round:
        return read(*args.round, args.workers)
    if not Path("/proc").is_dir():
        print("SKIPPED: processes are counted through /proc, which is not here")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        wrong = soak(args.folder or Path(folder), args.articles, args.kills, args.workers, args.seed)
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    import soak as importable  # workers import the coder by the module's name, not as __main__

    sys.exit(importable.main())
