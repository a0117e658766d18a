#!/usr/bin/env python3
"""Time the ledger on made-up articles: writing, deriving, and every question as a shell starts it.

    python bench/ledger.py [--articles 20000] [--keep FILE] [--limit-ms 500]

Each article holds five office claims, one statement and one event about invented people in 13 countries; one office gets a
fifth of all claims, and one claim in fifty names somebody wrong. Prints articles a second, seconds to derive, and for each
question the wall and processor time of a whole process, the best of three. Exit status 1 when the best wall time of a
question passes the limit.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from incumbent.ledger import Ledger
from incumbent.records import Article, Claim, CoderInfo, Event, PartialDate, Record, Span, Statement

COUNTRIES = "BLR RUS UKR USA GBR FRA DEU POL LTU JPN KGZ MLI LBN".split()
FIRST = [
    a + b
    for a in "Al Be Ca Do El Fa Go Ha Iv Ju Ka Lo Ma No Os Pe".split()
    for b in "an dor mir na rik sha ton".split()
]
LAST = [
    a + b + c
    for a in "Bar Cher Dov Fed Gor Hol Kov Lyn Mar Nov Ost Pol Rud Sav Tol Vak".split()
    for b in "en il om ar".split()
    for c in "sky chik enko ov son er".split()
]
BODIES = [
    f"{a} {b}"
    for a in "State Federal Central Border Customs".split()
    for b in "Bank Committee Agency Court Guard".split()
]
POSTS = ["president", "prime minister", "foreign minister", "finance minister", "defence minister"]
QUESTIONS = [
    ["who", "president", "--country", "USA", "--on", "2015-03-01"],
    ["who", "president", "--country", "USA", "--on", "2015-03-01", "--as-known-on", "2016-01-01"],
    ["who", "foreign minister", "--country", "Belarus"],
    ["who", "president"],
    ["office", "Border Guard", "--country", "Poland"],
    ["person", "Donald Hill"],
    ["changes", "--country", "Belarus", "--since", "2020-01-01"],
    ["disagreements", "--limit", "20"],
    ["cite", "a00007/c1"],
]


def record(n: int, rng: random.Random, people: list[str]) -> Record:
    """Article number `n`."""
    day = dt.date(2012, 1, 1) + dt.timedelta(days=rng.randrange(3600))
    text = f"Story {n}\n" + "Words about nothing that matter to nobody at all go on and on here. " * 25 + "\n\n"
    claims: list[Claim] = []

    def say(sentence: str) -> Span:
        nonlocal text
        start = len(text)
        text += sentence + "\n\n"
        return Span(start, start + len(sentence), sentence)

    def claim(kind: str, person: str, title: str, country: str, body: str | None = None) -> None:
        date = PartialDate.day(day) if kind in ("start", "end") and rng.random() < 0.8 else None
        span = say(f"{person}, {title} of {body or country}, was seen at the gate.")
        claims.append(Claim(f"c{len(claims) + 1}", kind, person, title, span, body=body, country=country, date=date))  # type: ignore[arg-type]

    chief = "Donald Hill" if day.year >= 2017 else "Barack Stone"
    claim("hold", chief if rng.random() < 0.98 else rng.choice(people), "president", "USA")
    for _ in range(4):
        country, kind = rng.choice(COUNTRIES), rng.choices(["hold", "start", "end", "held"], [7, 1, 1, 1])[0]
        title, body = (
            (rng.choice(POSTS), None)
            if rng.random() < 0.5
            else (rng.choice(["head", "chief", "chairman"]), rng.choice(BODIES))
        )
        holder = people[hash((country, title if body is None else body, day.year // 3)) % len(people)]
        claim(kind, holder, title, country, body)
    said = Statement("s1", "direct", say("We shall see about that soon enough."), chief)
    met = say(f"{chief} met {people[n % len(people)]}.")
    at = met.start + met.quote.index("met")
    event = Event("v1", "CONSULT", Span(at, at + 3, "met"), met, source=(chief,), target=(people[n % len(people)],))
    article = Article(f"a{n:05d}", text, f"Story {n}", published=day.isoformat(), publisher=f"Wire {n % 40}")
    return Record(CoderInfo("bench", "1", "none"), article, (), tuple(claims), (event,), (said,))


def fill(path: Path, articles: int) -> None:
    rng = random.Random(1)
    people = [f"{rng.choice(FIRST)} {rng.choice(LAST)}" for _ in range(4000)]
    with Ledger.open(path, write=True) as ledger:
        writer = ledger.writer()
        began, cpu = time.perf_counter(), time.process_time()
        for i in range(0, articles, 32):
            writer.add([record(n, rng, people) for n in range(i, min(i + 32, articles))])
        wall, used = time.perf_counter() - began, time.process_time() - cpu
        print(
            f"written  {articles} articles, {articles / wall:.0f} a second ({1000 * used / articles:.2f} ms of processor each)"
        )
        began = time.perf_counter()
        offices = writer.finish()
        print(f"derived  {offices} offices in {time.perf_counter() - began:.1f} s")
        print("holds    " + ", ".join(f"{v} {k}" for k, v in ledger.counts().items()))
    print(f"file     {path.stat().st_size / 1e6:.0f} MB")


def ask(path: Path, limit_ms: float) -> bool:
    """Time every question; True when all are quick enough."""
    quick = True
    print("\nquestion                                                                     wall ms   processor ms")
    for words in QUESTIONS:
        walls, cpus = [], []
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            began = time.perf_counter()
            command = [
                sys.executable,
                "-c",
                "from incumbent.cli.start import main; main()",
                *words,
                "--ledger",
                str(path),
            ]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            walls.append(1000 * (time.perf_counter() - began))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpus.append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        late = min(walls) > limit_ms
        quick = quick and not late
        print(f"{' '.join(words):76} {min(walls):7.0f}   {min(cpus):7.0f}{'   LATE' if late else ''}")
    print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return quick


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--articles", type=int, default=20_000)
    ap.add_argument("--keep", type=Path, help="write the ledger here and keep it; one that is there is asked as it is")
    ap.add_argument("--limit-ms", type=float, default=500)
    args = ap.parse_args()
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    with tempfile.TemporaryDirectory() as folder:
        path = args.keep or Path(folder) / "bench.sqlite"
        if not path.exists():
            fill(path, args.articles)
        return 0 if ask(path, args.limit_ms) else 1


if __name__ == "__main__":
    sys.exit(main())
