"""How fast pages are for many readers while a reading writes: python bench/web.py [--articles N | --ledger FILE] [--seconds S] [--pause S]

Makes a ledger of invented news (bench/invented.py), kept in the system's temporary folder for the next run; serves it as
`incumbent serve` does, writes further articles into it in another process, and lets concurrent readers ask for every kind
of page, each looking at a page for half a second on average before asking for the next (--pause 0: for no time at all).
Prints the median and the 99th percentile of each page; exit code 1 where a limit is broken.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import os
import random
import shutil
import signal
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent))

from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.file.schema import LATEST
from invented import records

MEDIAN_MS, P99_MS = 150.0, 400.0
READERS = 20
BATCH = 20  # articles in one transaction of the writer
PACE_S = 0.5  # the writer's time for one batch: 40 articles a second, about what coding gives on one core


def prepared(articles: int, skew: float) -> Path:
    """The ledger of invented news, made where it is not there yet."""
    path = Path(tempfile.gettempdir()) / f"incumbent-bench-web-{LATEST}-{articles}-{skew}.sqlite"
    if path.exists():
        return path
    began, fresh = time.monotonic(), path.with_suffix(".new")
    for old in path.parent.glob(f"{fresh.name}*"):
        old.unlink()
    with Ledger.open(fresh, write=True, knowledge=Knowledge.load()) as ledger:
        writer, batch = ledger.writer(), []
        for record in records(articles, skew=skew):
            batch.append(record)
            if len(batch) == 500:
                writer.add(batch)
                batch = []
        writer.add(batch)
        writer.finish()
    fresh.rename(path)
    print(f"made a ledger of {articles:,} articles in {time.monotonic() - began:.0f} s", flush=True)
    return path


def serve(path: Path, port: int, workers: int) -> None:
    from incumbent.web import Settings
    from incumbent.web.run import run

    run(Settings(path), "127.0.0.1", port, workers)


def write(
    path: Path,
    first: int,
    stop: multiprocessing.synchronize.Event,
    written: multiprocessing.sharedctypes.Synchronized,
    skew: float,
) -> None:
    """Read further articles into the ledger until told to stop, then derive what they changed."""
    with Ledger.open(path, write=True, knowledge=Knowledge.load()) as ledger:
        writer = ledger.writer()
        while not stop.is_set():
            began = time.monotonic()
            writer.add(list(records(BATCH, start=first + written.value, skew=skew)))
            written.value += BATCH
            stop.wait(max(0.0, PACE_S - (time.monotonic() - began)))
        writer.finish()


def addresses(path: Path) -> dict[str, list[str]]:
    """Many addresses of every kind of page, drawn from what the ledger holds: what most claims speak of first."""
    with Ledger.open(path) as ledger:

        def column(sql: str) -> list[str]:
            return [quote(str(row[0]), safe="") for row in ledger.store.rows(sql)]

        offices = column("SELECT office_key FROM claims GROUP BY 1 ORDER BY count(*) DESC, 1")
        people = column(
            "SELECT person_key FROM claims WHERE person_key IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
        )
        articles = column("SELECT id FROM articles ORDER BY id LIMIT 5000")
        countries = column("SELECT country FROM claims WHERE country IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1")
        names = column("SELECT name FROM event_actors GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 300")
    days = [f"20{y}-{m:02d}-15" for y in (18, 19, 20) for m in range(1, 13)]
    return {
        "home": ["/", *(f"/?as_of={d}" for d in days), *(f"/?known_on={d}" for d in days)],
        "countries": ["/countries"],
        "country": [f"/country?id={c}" for c in countries],
        "country as known": [f"/country?id={c}&known_on={d}" for d in days for c in countries[:20]],
        "office": [f"/office?id={o}" for o in offices],
        "office as known": [f"/office?id={o}&known_on={d}&as_of=2019-06-01" for o in offices for d in days[::5]],
        "person": [f"/person?id={p}" for p in people],
        "article": [f"/article?id={a}" for a in articles],
        "changes": ["/changes", *(f"/changes?country={c}" for c in countries), *(f"/changes?until={d}" for d in days)],
        "events": [
            "/events",
            *(f"/events?country={c}" for c in countries),
            *(f"/events?type=CONSULT&until={d}" for d in days),
        ],
        "events of an actor": [f"/events?actor={n}" for n in names],
        "disagreements": ["/disagreements", *(f"/disagreements?country={c}" for c in countries)],
        "offices": ["/offices", *(f"/offices?country={c}&order=name" for c in countries), "/offices?q=minister"],
        "people": ["/people", *(f"/people?country={c}" for c in countries), *(f"/people?q={n}" for n in names[:50])],
        "articles": ["/articles", "/articles?q=budget", *(f"/articles?country={c}" for c in countries)],
        "statements": ["/statements", "/statements?q=budget", *(f"/statements?speaker={n}" for n in names[:50])],
        "changes by kind": [
            *(f"/changes?kind={k}" for k in ("start", "end")),
            "/changes?status=planned",
            "/changes?status=not_done",
        ],
        "search": [f"/search?q={w}" for w in ("minister", "budget+order", "prime+minister+poland", *names[:100])],
        "json": [f"/office.json?id={o}" for o in offices[:300]],
        "feed": [f"/changes.atom?country={c}" for c in countries],
    }


def read(
    port: int,
    pages: dict[str, list[str]],
    seed: int,
    until: float,
    pause: float,
    times: dict[str, list[float]],
    slowest: list[tuple[float, str]],
    bad: list[str],
    weight: int,
) -> None:
    dice, connection = random.Random(seed), http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    kinds = list(pages)
    while time.monotonic() < until:
        kind = dice.choice(kinds)
        address = pages[kind][int(len(pages[kind]) * dice.random() ** weight)]
        began = time.perf_counter()
        connection.request("GET", address)
        response = connection.getresponse()
        response.read()
        took = (time.perf_counter() - began) * 1000
        times[kind].append(took)
        slowest.append((took, address))
        time.sleep(dice.uniform(0, 2 * pause))
        if response.status >= 500 or (response.status == 404 and kind != "country"):
            bad.append(f"{response.status} {address}")


def readers(port: int, path: Path, seconds: float, pause: float, queue: multiprocessing.Queue, weight: int) -> None:
    """All readers, in a process of their own."""
    pages, times, slowest, bad = addresses(path), defaultdict(list), [], []
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=read, args=(port, pages, n, until, pause, times, slowest, bad, weight))
        for n in range(READERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    queue.put((dict(times), sorted(slowest, reverse=True)[:8], bad))


def wait_for(port: int) -> None:
    """Until every process of the server answers, so that what is measured is not their starting."""
    deadline, answered = time.monotonic() + 60, 0
    while answered < 40:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/countries")
            connection.getresponse().read()
            answered += 1
        except OSError:
            if time.monotonic() > deadline:
                raise SystemExit("the server did not start") from None
            time.sleep(0.1)
        finally:
            connection.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, help="of invented news")
    parser.add_argument(
        "--skew",
        type=float,
        default=0.0,
        help="so much of the news is about one country, and readers ask most for what is spoken of most",
    )
    parser.add_argument("--ledger", type=Path, help="a copy of this ledger, not one of invented news")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--pause", type=float, default=0.5, help="how long a reader looks at a page, on average")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer")
    parser.add_argument("--median", type=float, default=MEDIAN_MS, help="the limit of every kind's median, in ms")
    parser.add_argument("--p99", type=float, default=P99_MS, help="the limit of every kind's 99th percentile, in ms")
    parser.add_argument("--out", type=Path, help="write the figures as JSON too")
    args = parser.parse_args()
    kept = args.ledger or prepared(args.articles, args.skew)
    path = Path(tempfile.gettempdir()) / "incumbent-bench-web.run"
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    shutil.copyfile(kept, path)
    with Ledger.open(path) as ledger:
        first = args.articles = int(ledger.store.rows("SELECT count(*) FROM articles")[0][0])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    context = multiprocessing.get_context("spawn")
    stop, written, queue = context.Event(), context.Value("i", 0), context.Queue()
    server = context.Process(target=serve, args=(path, port, args.workers))
    writer = context.Process(target=write, args=(path, first, stop, written, args.skew), daemon=True)
    crowd = context.Process(
        target=readers, args=(port, path, args.seconds, args.pause, queue, 2 if args.skew else 1), daemon=True
    )
    server.start()
    wait_for(port)
    writer.start()
    time.sleep(4)
    crowd.start()
    times, slowest, bad = queue.get(timeout=args.seconds + 120)
    stop.set()
    writer.join(timeout=120)
    os.kill(server.pid, signal.SIGINT)
    server.join(timeout=20)
    for took, address in slowest:
        print(f"slowest: {took:.0f} ms {address}")
    return report(args, times, bad, written.value)


def report(args: argparse.Namespace, times: dict[str, list[float]], bad: list[str], written: int) -> int:
    every = [t for some in times.values() for t in some]
    broken, figures = list(bad), {}
    print(f"{'page':<20} {'asked':>6} {'median ms':>10} {'p99 ms':>8}")
    for kind, some in [*times.items(), ("all", every)]:
        some.sort()
        median, p99 = statistics.median(some), some[min(len(some) - 1, int(len(some) * 0.99))]
        figures[kind] = {"asked": len(some), "median_ms": round(median, 1), "p99_ms": round(p99, 1)}
        print(f"{kind:<20} {len(some):>6} {median:>10.1f} {p99:>8.1f}")
        if median > args.median or p99 > args.p99:
            broken.append(f"{kind}: median {median:.0f} ms, 99th percentile {p99:.0f} ms")
    print(
        f"{args.articles:,} articles, {READERS} readers with pauses of {args.pause:g} s, {written:,} articles written meanwhile, "
        f"{len(every) / args.seconds:.0f} pages a second"
    )
    if args.out:
        args.out.write_text(
            json.dumps({"articles": args.articles, "written": written, "pages": figures}, indent=1) + "\n"
        )
    for line in broken[:20]:
        print("BROKEN", line)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
