"""The file itself: what is no ledger, what cannot be written, old versions, full disks, killed writers."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent.errors import LedgerError, NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.keys import mark_of
from incumbent.ledger.file.schema import APPLICATION_ID, LATEST, migrate, version_of
from incumbent.ledger.file.store import Store, _write_ahead

HERE = Path(__file__).parent


def refused(path, code, **options):
    with pytest.raises(LedgerError) as caught:
        Store.open(path, **options)
    assert caught.value.code == code
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_missing_ledger_says_how_to_make_one(tmp_path):
    assert "incumbent read" in refused(tmp_path / "none.sqlite", "ledger-missing")
    assert not (tmp_path / "none.sqlite").exists()


@pytest.mark.parametrize("write", [False, True])
def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(tmp_path, write):
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all\n" * 100)
    before = path.read_bytes()
    assert "--ledger" in refused(path, "ledger-not-sqlite", write=write)
    assert path.read_bytes() == before


@pytest.mark.parametrize("write", [False, True])
def test_another_programs_sqlite_file_is_refused_and_left_alone(tmp_path, write):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE birds (name TEXT)")
    refused(path, "ledger-foreign", write=write)
    with sqlite3.connect(path) as other:
        assert [r[0] for r in other.execute("SELECT name FROM sqlite_master")] == ["birds"]


def test_a_folder_and_a_missing_folder_are_refused(tmp_path):
    refused(tmp_path, "ledger-folder", write=True)
    assert "folder exists" in refused(tmp_path / "no" / "where.sqlite", "ledger-unopenable", write=True)


def test_a_ledger_of_a_newer_version_is_refused(tmp_path):
    path = tmp_path / "l.sqlite"
    Store.open(path, write=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {LATEST + 1}")
    assert "upgrade" in refused(path, "ledger-newer")


def test_a_ledger_that_may_not_be_written_says_so(tmp_path, monkeypatch):
    path = tmp_path / "l.sqlite"
    ledger_of(path, reshuffle()).close()
    monkeypatch.setattr(os, "access", lambda p, mode: mode != os.W_OK)
    assert "permissions" in refused(path, "ledger-read-only", write=True)
    with Ledger.open(path, knowledge=HandKnowledge()) as ledger:
        assert ledger.who("KGB").offices


def test_a_full_disk_stops_with_a_message_and_leaves_a_sound_ledger(tmp_path):
    path = tmp_path / "l.sqlite"
    ledger = ledger_of(path, reshuffle())
    pages = ledger.store.rows("PRAGMA page_count")[0][0]
    ledger.store.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    story = Story("big", text="word " * 40_000)
    for n in range(200):
        story.claim("hold", f"Person {n}", "senator", f"A very long sentence about person number {n}. " * 40)
    with pytest.raises(LedgerError) as caught:
        ledger.writer().add([story.record()])
    assert caught.value.code == "ledger-full" and "disk is full" in str(caught.value) and str(path) in str(caught.value)
    assert ledger.store.soundness() == []
    assert ledger.counts()["articles"] == 1
    ledger.close()


def test_a_version_1_ledger_comes_forward_with_all_it_held(tmp_path):
    path = tmp_path / "old.sqlite"
    old = sqlite3.connect(path)
    old.executescript((HERE / "ledger_v1.sql").read_text())
    assert version_of(old) == 1
    before = {
        t: old.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
        for t in ("articles", "claims", "events", "statements")
    }
    old.close()
    with Ledger.open(path, knowledge=HandKnowledge()) as ledger:
        assert version_of(ledger.store.connection) == LATEST
        assert {t: ledger.counts()[t] for t in before} == before
        [office] = ledger.who("KGB", country="Belarus").offices
        assert [h.tenure.name for h in office.holders] == ["Ivan Tertel"]
        assert office.holders[0].tenure.last_confirmed.day.isoformat() == "2020-09-10"
        assert ledger.store.rows("SELECT rowid FROM statements_fts WHERE statements_fts MATCH 'Monday'")
        assert ledger.store.soundness() == []
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        assert ledger.writer().add([ledger.record("wire-2")]) == ["unchanged"]


@pytest.mark.parametrize("version", [2, 3, 4, 5, 6])
def test_what_reviewers_decided_in_an_older_ledger_stays_in_force(tmp_path, version):
    path = tmp_path / "old.sqlite"
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript((HERE / "ledger_v1.sql").read_text())
    migrate(old, upto=version)
    claims = {c.id: c for r in (reshuffle().record(),) for c in r.claims}
    row = "INSERT INTO decisions (at, who, verb, claim, mark, field, value) VALUES ('2020-10-01T00:00:00Z', 'ann', ?, ?, ?, ?, ?)"
    old.execute(row, ("reject", "wire-1/c5", mark_of("wire-1", claims["c5"]), None, None))
    old.execute(row, ("correct", "wire-1/c2", mark_of("wire-1", claims["c2"]), "person", "Ida Tertel"))
    old.close()
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        assert version_of(ledger.store.connection) == LATEST
        reviews = dict(ledger.store.rows("SELECT id, review FROM claims WHERE review IS NOT NULL"))
        assert reviews == {"wire-1/c5": "reject", "wire-1/c2": "correct"}
        names = {h.tenure.name for a in ledger.office("KGB", country="Belarus").offices for h in a.holders}
        assert "Ida Tertel" in names
        with pytest.raises(NothingFound):
            ledger.who("president", country="Belarus")


def test_every_version_on_the_way_is_a_whole_ledger(tmp_path):
    path = tmp_path / "l.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    for version in range(1, LATEST + 1):
        assert migrate(connection, upto=version) == [version]
        assert version_of(connection) == version
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert migrate(connection) == []
    connection.close()


def test_a_reader_sees_a_sound_state_while_a_writer_is_in_the_middle(tmp_path):
    path = tmp_path / "l.sqlite"
    writing = ledger_of(path, reshuffle())
    with writing.store.transaction():
        writing.store.run("DELETE FROM claims")
        with Ledger.open(path, knowledge=HandKnowledge()) as reading:
            assert reading.counts()["claims"] == 5
            assert reading.who("KGB", country="Belarus").offices
    writing.close()


_WRITER = """
import sys
sys.path.insert(0, {here!r})
from builders import HandKnowledge, Story
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.keys import mark_of
ledger = Ledger.open({path!r}, write=True, knowledge=HandKnowledge())
writer = ledger.writer()
n = 0
while True:
    batch = []
    for _ in range(4):
        story = Story(f"a{{n % 400}}", text=f"Version {{n // 400}}\\n" + "Some words. " * 200)
        for k in range(5):
            story.claim("hold", f"Person {{n % 37}}", "senator", area=f"Area {{k}}")
        batch.append(story.statement("Ann Aster", "So it is.").record())
        n += 1
    writer.add(batch)
    if n % 40 == 0:
        writer.finish()
    print(n, flush=True)
"""


@pytest.mark.parametrize("wait", [0.02, 0.3])
def test_a_killed_writer_leaves_whole_batches_and_the_next_one_goes_on(tmp_path, wait):
    path = tmp_path / "l.sqlite"
    code = _WRITER.format(here=str(HERE), path=str(path))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline()
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
    with Ledger.open(path, knowledge=HandKnowledge()) as ledger:
        assert ledger.store.soundness() == []
        counts = ledger.counts()
        assert counts["articles"] >= 8 and counts["articles"] % 4 == 0
        assert counts["claims"] == 5 * counts["articles"] and counts["statements"] == counts["articles"]
        assert ledger.who("senator for Area 1", country="BLR").offices
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        writer = ledger.writer()
        assert writer.add([reshuffle().record()]) == ["added"]
        writer.finish()
        assert ledger.store.rows("SELECT * FROM stale_offices") == []
        assert ledger.store.soundness() == []


def test_two_processes_that_open_an_old_ledger_at_once_migrate_it_once(tmp_path):
    path = tmp_path / "old.sqlite"
    old = sqlite3.connect(path)
    old.executescript((HERE / "ledger_v1.sql").read_text())
    old.close()
    code = f"from incumbent.ledger.file.store import Store\nStore.open({str(path)!r}, write=True).close()"
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [(p.communicate()[1], p.returncode) for p in running] == [("", 0)] * 3
    with Store.open(path) as store:
        assert version_of(store.connection) == LATEST and store.soundness() == []


def test_a_migration_that_fails_leaves_the_version_it_began_with(tmp_path, monkeypatch):
    path = tmp_path / "old.sqlite"
    old = sqlite3.connect(path, isolation_level=None)
    old.executescript((HERE / "ledger_v1.sql").read_text())
    monkeypatch.setattr(
        "incumbent.ledger.file.schema.script", lambda v: "CREATE TABLE half (a);\nSELECT nothing FROM nowhere;"
    )
    with pytest.raises(sqlite3.OperationalError):
        migrate(old)
    assert version_of(old) == 1 and not old.in_transaction
    assert not old.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    old.close()


def test_a_writer_waits_for_another_for_fifteen_seconds(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        assert ledger.store.row("PRAGMA busy_timeout")[0] == 15_000
        assert ledger.store.row("PRAGMA foreign_keys")[0] == 1


class Locked:
    """A connection that says that the file is locked, so many times."""

    def __init__(self, times: int, said: str = "database is locked") -> None:
        self.times, self.said, self.asked = times, said, 0

    def execute(self, sql: str) -> None:
        self.asked += 1
        if self.asked <= self.times:
            raise sqlite3.OperationalError(self.said)


def test_a_file_that_another_opens_at_the_same_time_is_tried_again(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("incumbent.ledger.file.store.time.monotonic", lambda: now[0])
    monkeypatch.setattr("incumbent.ledger.file.store.time.sleep", lambda s: now.__setitem__(0, now[0] + s))
    for times in (0, 3):
        free = Locked(times)
        _write_ahead(free)
        assert free.asked == times + 1
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        _write_ahead(Locked(10**6))
    assert 15 <= now[0] < 15.2
    broken = Locked(5, "disk I/O error")
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        _write_ahead(broken)
    assert broken.asked == 1
