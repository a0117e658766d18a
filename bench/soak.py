#!/usr/bin/env python3
"""Kill a reading again and again at random, and see that nothing is lost: the ledger equals that of an undisturbed run.

    python bench/soak.py [--articles 20000] [--kills 200] [--workers 3] [--seed 1] [--longest 9] [--folder DIR]

Articles are made up, in JSON Lines files, some packed; the coder is one that costs little, so that what goes on around coding
is under test. Each round starts the reading where the last one was broken off, with so many files that there is work to the
last round, and, after a random time, does one of: SIGKILL or SIGTERM or SIGINT to the main process, SIGKILL to a worker (which
the reading must outlive), a full disk (a limit on the size of files). After each it counts the processes left. The last round
runs over everything to its end; then every table of the ledger is compared with an undisturbed one's, times of reading and row
numbers aside, and the main process's memory at the end of the undisturbed run with that after a quarter of it. Prints the
figures; exit status 1 where anything is not as it should be.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import math
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
from collections import Counter
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
# Ctrl-C while a round is being loaded ends it without a word, as `incumbent` itself does (cli/start.py).
_ROUND = """
import sys
try:
    from pathlib import Path
    import soak
except KeyboardInterrupt:
    sys.exit(130)
sys.exit(soak.read([Path(p) for p in sys.argv[3:]], Path(sys.argv[1]), int(sys.argv[2])))
"""
_FULL_DISK_BYTES = (20_000, 4_000_000)  # at least and at most
_A_FILE = 100  # articles
_GROWTH_BYTES = 40_000_000  # that the main process may have more at its end than after a quarter of its time


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
    """Made-up articles, a hundred a file; every tenth is a copy of an earlier one with other words here and there."""
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
        if len(lines) == _A_FILE or n == number - 1:
            data = "\n".join(lines).encode()
            packed = n // _A_FILE % 3 == 0
            name = f"{n // _A_FILE:04d}.jsonl{'.gz' if packed else ''}"
            (folder / name).write_bytes(gzip.compress(data) if packed else data)
            lines = []


def read(news: list[Path], ledger: Path, workers: int) -> int:
    """What a round runs: `incumbent read` with the cheap coder."""
    from incumbent.cli.start import main

    try:
        from incumbent.cli import read as verb
    except KeyboardInterrupt:
        return 130

    original = verb.read_into
    verb.read_into = lambda *a, **k: original(*a, **{**k, "coder": make})
    verb._coder_and_model = lambda model: (f"{INFO.name} {INFO.version}", INFO.model)
    main(["read", *map(str, news), "--ledger", str(ledger), "--workers", str(workers)])
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


def start(
    news: list[Path], ledger: Path, workers: int, before: Callable[[], None] | None = None
) -> subprocess.Popen[bytes]:
    def prepared() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs are made deaf to it
        if before is not None:
            before()

    here = Path(__file__).resolve()
    command = [sys.executable, "-c", _ROUND, ledger, str(workers), *news]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(here.parent), *filter(None, sys.path)])}
    return subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=prepared
    )


def full_disk(size: int) -> None:
    """No file may grow beyond so many bytes: what a full disk does, without filling one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def gone(group: int, within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while members(group):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def disturb(news: list[Path], ledger: Path, workers: int, r: random.Random, longest_s: float) -> tuple[str, str | None]:
    """One round, disturbed: how, "late" where it had ended before; and what is wrong with how it ended, or None."""
    how = r.choice(("kill", "kill", "term", "int", "worker", "disk"))
    size = r.randint(*_FULL_DISK_BYTES)
    process = start(news, ledger, workers, (lambda: full_disk(size)) if how == "disk" else None)
    time.sleep(r.uniform(0.3, longest_s))
    late = process.poll() is not None
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
        _, told = process.communicate(timeout=120 if how == "disk" else 10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return how, f"{how}: the main process did not end"
    wrong = None
    if not gone(process.pid, 5.0):
        wrong = f"{how}: processes are left"
        os.killpg(process.pid, signal.SIGKILL)
    if how != "kill" and b"Traceback" in told:
        wrong = f"{how}: a traceback: {told.decode(errors='replace')[-600:]}"
    return "late" if late and how != "disk" else how, wrong


def stored(ledger: Path) -> int:
    """How many articles a ledger holds; they are stored in the order of the files."""
    if not ledger.exists():
        return 0
    with contextlib.closing(sqlite3.connect(ledger)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.OperationalError:  # killed before it had its tables
            return 0


def run(news: list[Path], ledger: Path, workers: int) -> tuple[bytes, list[int]]:
    """A reading to its end: what it told, and the main process's memory every fifth of a second, in bytes."""
    process = start(news, ledger, workers)
    samples = []
    while process.poll() is None:
        samples.append(memory(process.pid))
        time.sleep(0.2)
    return process.communicate()[1], samples


def soak(folder: Path, articles: int, kills: int, workers: int, seed: int, longest_s: float = 6.0) -> list[str]:
    """Everything that went wrong; empty when nothing did."""
    calm, disturbed = folder / "calm.sqlite", folder / "disturbed.sqlite"
    write_articles(folder / "news", articles)
    news = sorted((folder / "news").iterdir())
    wrong = []
    began = time.monotonic()
    told, samples = run(news, calm, workers)
    early, late = samples[len(samples) // 4], samples[-2:][0]
    print(
        f"undisturbed: {articles} articles in {time.monotonic() - began:.0f} s; main process {early / 1e6:.0f} MB "
        f"after a quarter, {late / 1e6:.0f} MB at the end",
        flush=True,
    )
    if late - early > _GROWTH_BYTES:
        wrong.append(f"memory grew by {(late - early) / 1e6:.0f} MB")
    if b"Traceback" in told:
        wrong.append(told.decode(errors="replace"))
    r = random.Random(seed)
    ways: Counter[str] = Counter()
    for n in range(kills):
        first = stored(disturbed) // _A_FILE
        window = max(2, math.ceil(2 * (len(news) - first) / (kills - n)))
        how, said = disturb(news[first : first + window] or news[-2:], disturbed, workers, r, longest_s)
        ways[how] += 1
        if said:
            wrong.append(f"round {n}: {said}")
        if n % 20 == 19:
            print(f"round {n + 1}: {stored(disturbed)} articles are stored", flush=True)
    run(news, disturbed, workers)
    a, b = contents(calm), contents(disturbed)
    if a != b:
        wrong.append("the ledgers differ: " + ", ".join(f"{t} {len(a[t])}/{len(b[t])}" for t in a if a[t] != b[t]))
    said = ", ".join(f"{how} {count}" for how, count in sorted(ways.items()))
    print(f"{kills} rounds disturbed ({said}), {len(wrong)} wrong; {time.monotonic() - began:.0f} s in all")
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
    parser.add_argument("--longest", type=float, default=9.0, help="Seconds until a round is disturbed, at most.")
    parser.add_argument("--folder", type=Path, help="Where to work; a temporary folder without it.")
    args = parser.parse_args()
    if not Path("/proc").is_dir():
        print("SKIPPED: processes are counted through /proc, which is not here")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        wrong = soak(args.folder or Path(folder), args.articles, args.kills, args.workers, args.seed, args.longest)
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
