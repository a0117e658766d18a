#!/usr/bin/env python3
"""What a ledger of mixed news answers, as rows to be counted by hand against the articles.

    python bench/stand.py --sample N [--seed 10] [--articles 250] [--of-one 20] [--but DIR ...] [--keep DIR]
        [--show changes|who|disagreements|names]

Draws `--articles` English articles that mention Ukraine, Belarus or the United Kingdom from ../shared/data (half from
AllSides, half from `world`, at most `--of-one` of one publisher, none that is annotated for training), reads them into a ledger and
prints the first 60 rows of `changes`, 30 answers of `who` (head of state, head of government, foreign minister of ten
countries, each on the day of an article that mentions the country), the first 30 disagreements, and 60 names of people and
offices, as anybody sees them by default. Samples of one seed have no article in common. `--keep` holds the articles, the
records and the ledger, and codes the articles only once. Exit status 77 when the articles are not there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import lzma
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import gold
import real
from incumbent.errors import NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.belief import BELIEVED
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.wording import stretch, stretch_of_row
from incumbent.reading import mark_duplicates, read_articles
from incumbent.records import from_json, to_json
from incumbent.scale import code_all

DATA = gold.SHARED / "data"
EXCERPTS = Path(__file__).resolve().parents[1] / "training" / "reader" / "real"
MENTIONED = re.compile(r"\b(Ukrain\w*|Belarus\w*|United Kingdom|Britain|British|UK|U\.K\.)(?!\w)")
OF_ONE = 20  # articles of one publisher in a sample, where nothing else is asked for
CHANGES, DISPUTES, NAMES = 60, 30, 30
HEADS = {  # head of state, head of government; one who is both is asked for on two days
    "Ukraine": ("president", "prime minister"), "Belarus": ("president", "prime minister"),
    "United Kingdom": ("monarch", "prime minister"), "United States": ("president", "president"),
    "Russia": ("president", "prime minister"), "Germany": ("president", "chancellor"),
    "France": ("president", "prime minister"), "Turkey": ("president", "prime minister"),
    "China": ("president", "premier"), "Israel": ("president", "prime minister"),
}  # fmt: skip
Json = dict[str, Any]


def annotated() -> set[str]:
    """Ids of the articles of which the reader has learned, whole or in excerpts."""
    found = {p.stem.partition("-")[2] for p in (gold.SHARED / "gold" / "train").glob("*.json")}
    for path in sorted(EXCERPTS.glob("*.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            found |= {json.loads(line)["id"] for line in lines}
    return found


def articles() -> dict[str, list[Json]]:
    """All that may be drawn, by where it comes from, in one shape."""
    known = annotated()
    found: dict[str, list[Json]] = {"allsides": [], "world": []}
    for path in [DATA / "allsides" / "open_a.jsonl.xz", *sorted((DATA / "world").glob("en_*.jsonl.xz"))]:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row["id"] not in known and MENTIONED.search(f"{row['title']}\n{row['text']}"):
                    found[path.parent.name].append(real.article_of(row))
    return found


def drawn(pool: Mapping[str, Iterable[Json]], count: int, sample: int, seed: int, of_one: int = OF_ONE) -> list[Json]:
    """The articles of the `sample`th sample: the next ones, in an order by hash, after those of the samples before it."""
    chosen: list[Json] = []
    for rows in pool.values():
        left = sorted(rows, key=lambda r: hashlib.sha256(f"{seed} {r['id']}".encode()).hexdigest())
        for _ in range(sample):
            met: Counter[str] = Counter()
            mine: list[Json] = []
            for row in left:
                if len(mine) < count // len(pool) and met[row["publisher"]] < of_one:
                    met[row["publisher"]] += 1
                    mine.append(row)
            taken = {r["id"] for r in mine}
            left = [r for r in left if r["id"] not in taken]
        chosen += mine
    return chosen


def coded(folder: Path, rows: list[Json]) -> Path:
    """The records of the articles, made where they are not there yet."""
    news, records = folder / "news.jsonl", folder / "records.jsonl"
    if not records.exists():
        news.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        with records.with_suffix(".new").open("w", encoding="utf-8") as file:
            for done in code_all(mark_duplicates(read_articles([str(news)]))):
                if done.record is not None:
                    file.write(to_json(done.record) + "\n")
        records.with_suffix(".new").rename(records)
    return records


def told(claims: Iterable[StoredClaim], most: int = 3) -> Iterator[str]:
    for c in list(claims)[:most]:
        yield f"      [{c.claim.id}] {c.published or 'undated'}: {(c.sentence or c.claim.evidence.quote)[:300]!r}"


def show_changes(ledger: Ledger) -> Iterator[str]:
    for i, c in enumerate(ledger.changes(limit=CHANGES), 1):
        day = str(c.date) if c.date else f"by {c.day}"
        where = c.office.country or "-"
        yield f"{i:3} {day} | {c.person or 'not named'} | {c.kind} {c.status} | {c.office.name}, {where} | {c.belief:.2f} {c.why}"
        yield from told(c.claims, 2)


def show_who(ledger: Ledger, rows: list[Json], seed: int) -> Iterator[str]:
    dice, i = random.Random(seed), 0
    for country, heads in HEADS.items():
        days = sorted({r["published"][:10] for r in rows if r["published"] and country.split()[-1] in r["text"]})
        for post in (*heads, "foreign minister"):
            i += 1
            day = dice.choice(days)
            yield f"{i:3} {post} of {country} on {day}"
            try:
                answer = ledger.who(post, country=country, on=dt.date.fromisoformat(day))
            except NothingFound as nothing:
                yield f"      nothing found: {nothing}"
                continue
            for a in answer.offices:
                yield f"    {a.office.name}" + ("" if a.office.claims else " (lists alone)")
                for h in a.holders:
                    yield f"    -> {h.tenure.name}: {h.on_day} ({h.days_off} days), {stretch(h.tenure)}; {h.tenure.why}"
                    yield from told([a.claims[x] for x in h.tenure.claims_of_bounds if x in a.claims], 2)
                if a.vacancy:
                    yield f"    -> vacated by {a.vacancy.left}"
                for r in a.listed:
                    yield f"       list: {r.person_name}, {stretch_of_row(r)}"


def show_disagreements(ledger: Ledger) -> Iterator[str]:
    for i, d in enumerate(ledger.disagreements(limit=DISPUTES), 1):
        its = d.disagreement
        yield f"{i:3} {d.office.name}, {d.office.country} | {its.kind} {its.credence:.2f} | {its.summary}"
        for side in its.sides:
            yield f"    - {side.says} {side.source or ''}"
            yield from told([d.claims[c] for c in side.claims if c in d.claims], 2)


def show_names(ledger: Ledger, seed: int) -> Iterator[str]:
    """Names of people and of offices of believed tenures, drawn at random."""
    dice = random.Random(seed)
    for what, sql in (
        ("person", "SELECT DISTINCT p.name FROM tenures t JOIN people p ON p.key = t.person WHERE t.belief >= ? ORDER BY 1"),
        ("office", "SELECT DISTINCT o.name || ', ' || coalesce(o.country, '-') FROM tenures t JOIN offices o ON o.key = t.office "
         "WHERE t.belief >= ? ORDER BY 1"),
    ):  # fmt: skip
        names = [str(row[0]) for row in ledger.store.rows(sql, (BELIEVED,))]
        for i, name in enumerate(dice.sample(names, min(NAMES, len(names))), 1):
            yield f"{i:3} {what}: {name}"


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--sample", type=int, default=1, help="1, 2, ...: which of the samples without a common article")
    ap.add_argument("--seed", type=int, default=10)
    ap.add_argument("--articles", type=int, default=250)
    ap.add_argument("--of-one", type=int, default=OF_ONE, help="so many articles of one publisher at most")
    ap.add_argument("--but", type=Path, nargs="*", default=[], help="none of the articles kept in these folders")
    ap.add_argument("--keep", type=Path, help="keep articles, records and ledger in this folder")
    ap.add_argument("--show", nargs="+", default=["changes", "who", "disagreements", "names"])
    args = ap.parse_args()
    if not (DATA / "allsides").is_dir():
        print("SKIPPED: ../shared/data is not there", file=sys.stderr)
        return gold.MISSING
    seen = {json.loads(line)["id"] for folder in args.but for line in (folder / "news.jsonl").open(encoding="utf-8")}
    pool = {where: [r for r in rows if r["id"] not in seen] for where, rows in articles().items()}
    rows = drawn(pool, args.articles, args.sample, args.seed, args.of_one)
    with tempfile.TemporaryDirectory() as scratch:
        folder: Path = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        records = coded(folder, rows)
        path = folder / "ledger.sqlite"
        for old in folder.glob("ledger.sqlite*"):
            old.unlink()
        with records.open(encoding="utf-8") as lines, Ledger.open(path, write=True) as ledger:
            writer = ledger.writer()
            writer.add([from_json(line) for line in lines])
            writer.finish()
        with Ledger.open(path) as ledger:
            shown = {
                "changes": lambda: show_changes(ledger),
                "who": lambda: show_who(ledger, rows, args.seed),
                "disagreements": lambda: show_disagreements(ledger),
                "names": lambda: show_names(ledger, args.seed),
            }
            for what in args.show:
                print(f"\n== {what}")
                print("\n".join(shown[what]()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
