"""The order of reading is nothing: three orders, or two writers at once, answer every question alike, names included."""

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.asking.events import EventQuestion, events_where
from incumbent.ledger.deriving.belief import EVERYTHING
from incumbent.records import Record, from_json, to_json

BENCH = Path(__file__).parents[2] / "bench"
_WRITER = """
import sys
from dataclasses import replace
from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.reading.duplicates import DuplicateIndex, sketch
from incumbent.records import from_json
with open(sys.argv[2], encoding="utf-8") as lines, Ledger.open(sys.argv[1], write=True, knowledge=Knowledge.load()) as ledger:
    writer, index, records = ledger.writer(sketch), DuplicateIndex(), [from_json(line) for line in lines]
    for i in range(0, len(records), 8):
        some = [(r, index.add(r.article.id, r.article.text)) for r in records[i : i + 8]]
        writer.add([replace(r, article=replace(r.article, duplicate_of=copied)) for r, copied in some])
    writer.finish()
"""


@pytest.fixture(scope="module")
def news() -> list[Record]:
    """News of five countries in which people go by several spellings, with and without first names and titles."""
    sys.path.insert(0, str(BENCH))
    try:
        from invented import records
    finally:
        sys.path.remove(str(BENCH))
    dice = random.Random(4)
    first: list[Record] = []

    def copied(record: Record, n: int) -> Record:
        """Every tenth article is the one before it, taken over by another paper on another day."""
        first[:] = [*first, record][-1:] if n % 10 != 9 else first
        if n % 10 != 9:
            return record
        told, day = first[0].article, dice.choice(["2019-01-01", "2021-01-01"])
        return replace(first[0], article=replace(told, id=f"copy-{n}", published=day, publisher="Evening Copy"))

    def called(name: str | None) -> str | None:
        if name is None:
            return None
        first, last = name.split()
        return dice.choice([name, name, f"Mr. {name}", last, f"{first[0]}. {last}", name.replace("v", "w")])

    def respelled(record: Record) -> Record:
        return replace(record, claims=tuple(replace(c, person=called(c.person)) for c in record.claims))

    return [copied(respelled(r), n) for n, r in enumerate(records(160, countries=5))]


def answers(path: Path) -> dict[str, Any]:
    """Everything that a ledger says by names: offices with all holders, changes, disagreements, people, actors of events."""
    with Ledger.open(path, knowledge=Knowledge.load()) as ledger:
        offices = [str(r[0]) for r in ledger.store.rows("SELECT key FROM offices ORDER BY key")]
        assert offices and not ledger.store.rows("SELECT * FROM stale_offices")
        found = {
            "offices": [tuple(r) for r in ledger.store.rows("SELECT * FROM offices ORDER BY key")],
            "copies": [
                tuple(r)
                for r in ledger.store.rows(
                    "SELECT id, duplicate_of FROM articles WHERE duplicate_of IS NOT NULL ORDER BY id"
                )
            ],
            "people": [tuple(r) for r in ledger.store.rows("SELECT * FROM people ORDER BY key")],
            "derived": [tuple(r) for r in ledger.store.rows("SELECT * FROM derived ORDER BY office")],
            "disagreements": [(d.office.name, d.disagreement) for d in ledger.disagreements(seen=EVERYTHING)],
            "events": [
                (e.id, [(a.name, a.country) for a in (*e.sources, *e.targets)])
                for e in events_where(ledger.store, EventQuestion())
            ],
        }
        for told in ("dated", "background", "all"):
            changes = ledger.changes(told=told, seen=EVERYTHING)  # type: ignore[arg-type]
            found[told] = [
                (c.day, c.person, c.office.name, c.kind, c.status, c.belief, c.why, [s.claim.id for s in c.claims])
                for c in changes
            ]
        assert found["all"] and found["events"] and found["disagreements"] and len(found["copies"]) == 16
        return found


def written(path: Path, *parts: list[Record]) -> Path:
    """A ledger that as many processes as there are parts write at once."""
    running = []
    for i, part in enumerate(parts):
        lines = path.with_suffix(f".{i}.jsonl")
        lines.write_text("".join(to_json(r) + "\n" for r in part), encoding="utf-8")
        running.append(subprocess.Popen([sys.executable, "-c", _WRITER, str(path), str(lines)], stderr=subprocess.PIPE))
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
    return path


def test_records_survive_the_way_to_a_writer(news: list[Record]) -> None:
    assert [from_json(to_json(r)) for r in news[:5]] == news[:5]


def test_three_orders_and_two_writers_at_once_answer_alike(tmp_path: Path, news: list[Record]) -> None:
    shuffled = random.Random(9).sample(news, len(news))
    first = answers(written(tmp_path / "a.sqlite", news))
    assert answers(written(tmp_path / "b.sqlite", news[::-1])) == first
    assert answers(written(tmp_path / "c.sqlite", shuffled)) == first
    assert answers(written(tmp_path / "d.sqlite", news[::2], news[1::2])) == first
