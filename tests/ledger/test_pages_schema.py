"""What pages read is the same whether the ledger was made new or brought forward, and follows corrections and deletions."""

import datetime as dt
import itertools
import sqlite3

import pytest
from builders import HandKnowledge, ledger_of, reshuffle

from incumbent.ledger import Ledger
from incumbent.ledger.asking.event_pages import latest_events, months, pairs
from incumbent.ledger.asking.events import EventQuestion, events_where
from incumbent.ledger.file.schema import APPLICATION_ID, LATEST, migrate, script
from incumbent.ledger.file.store import Store
from invented import records

NAMED = ("person", "organization", "state", "place")
DERIVED = (
    "SELECT kind, key, name FROM search_names ORDER BY kind, key, name",
    "SELECT id, day FROM events ORDER BY id",
    "SELECT l.country, l.day, e.id, l.type, l.status, l.known FROM event_lists l JOIN events e ON e.n = l.event ORDER BY 1, 2, 3",
    "SELECT * FROM event_tallies WHERE events > 0 ORDER BY country, month, type, status",
    "SELECT article, local, day FROM entities ORDER BY article, local",
)


def told(id="wire-1"):
    return reshuffle(id).event("CONSULT", "met", "Ivan Tertel met the ministers.", ["Ivan Tertel"])


def contents(path):
    with Store.open(path) as store:
        return [[tuple(r) for r in store.rows(sql)] for sql in DERIVED]


def version_two(path, source):
    """A ledger of version 2 with the rows of another."""
    connection = sqlite3.connect(path, isolation_level=None)
    for version in (1, 2):
        connection.executescript(script(version))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 2")
    connection.execute("ATTACH ? AS old", (str(source),))
    tables = "articles records entities claims events event_actors statements offices office_wordings people person_names derived"
    for table in [*tables.split(), "tenures", "tenure_bounds", "disagreements"]:
        columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM old.{table}")
    connection.execute("INSERT INTO meta SELECT * FROM old.meta WHERE key = 'rules'")
    connection.close()


@pytest.fixture
def crowd(tmp_path):
    """Invented news of six countries, with a story of its own."""
    path = tmp_path / "crowd.sqlite"
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        writer = ledger.writer()
        writer.add([told().record(), *records(80, countries=6)])
        writer.finish()
    return path


def test_a_ledger_brought_forward_holds_what_a_new_one_holds(tmp_path, crowd):
    version_two(tmp_path / "old.sqlite", crowd)
    Ledger.open(tmp_path / "old.sqlite", write=True, knowledge=HandKnowledge()).close()
    new, old = contents(crowd), contents(tmp_path / "old.sqlite")
    assert new == old and all(new)
    assert ("person", "Ivan Tertel") in {(kind, name) for kind, _, name in old[0]}
    assert ("", "2020-09", "CONSULT", "asserted") in {row[:4] for row in old[3]}
    assert len({row[0] for row in old[2]}) > 3


def test_migration_is_whole_or_absent(tmp_path):
    connection = sqlite3.connect(tmp_path / "x.sqlite", isolation_level=None)
    assert migrate(connection, upto=2) == [1, 2]
    assert migrate(connection) == list(range(3, LATEST + 1))
    connection.close()


def test_lists_and_tallies_follow_corrections_and_deletions(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told(), told("wire-2")) as ledger:
        assert months(ledger.store, EventQuestion()) == [("2020-09", "CONSULT", 2)]
        writer = ledger.writer()
        writer.add([reshuffle("wire-2").record()])
        writer.finish()
        assert months(ledger.store, EventQuestion()) == [("2020-09", "CONSULT", 1)]
        assert months(ledger.store, EventQuestion(known_on=dt.date(2020, 9, 2))) == []
        assert len(ledger.store.rows("SELECT * FROM event_lists")) == 1
        with ledger.store.transaction():
            ledger.store.run("DELETE FROM articles")
        assert ledger.store.rows("SELECT * FROM event_lists") == [] and months(ledger.store, EventQuestion()) == []


def questions():
    """Every pair of filters."""
    filters = {
        "actor": "Poland", "source": "Ivan", "target": "Armenia", "country": "ARM", "types": ("CONSULT", "ACCUSE"),
        "quads": ("VX",), "statuses": ("asserted",), "place": "albania", "since": dt.date(2018, 6, 1),
        "until": dt.date(2020, 6, 1), "known_on": dt.date(2019, 3, 1),
    }  # fmt: skip
    for size in (0, 1, 2):
        for names in itertools.combinations(filters, size):
            yield EventQuestion(**{name: filters[name] for name in names})


def test_pages_give_what_a_look_at_all_events_gives(crowd):
    with Ledger.open(crowd) as ledger:
        sizes = []
        for question in questions():
            whole = events_where(ledger.store, question)
            paged = latest_events(ledger.store, question, limit=1000)
            assert {e.id for e in paged} == {e.id for e in whole}, question
            assert sum(n for _, _, n in months(ledger.store, question)) == sum(e.day is not None for e in whole)
            days = [e.day for e in paged if e.day]
            assert days == sorted(days, reverse=True)
            first = latest_events(ledger.store, question, limit=3)
            assert [e.id for e in first] == [e.id for e in paged[:3]]
            assert [e.id for e in latest_events(ledger.store, question, limit=5, offset=3)] == [
                e.id for e in paged[3:8]
            ]
            named = [e for e in paged[:4] if any(a.kind in NAMED for a in (*e.sources, *e.targets))]
            assert len(pairs(ledger.store, question, limit=4)) == len(named)
            sizes.append(len(whole))
        assert sum(size > 0 for size in sizes) > len(sizes) / 2


def test_every_transaction_counts_as_a_change(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told()) as ledger:

        def changes():
            return int(ledger.store.rows("SELECT value FROM meta WHERE key = 'changes'")[0][0])

        before = changes()
        ledger.writer().add([told("wire-2").record()])
        assert changes() == before + 1


def test_what_is_kept_while_it_is_the_same_is_made_again_at_its_time(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told()) as ledger:
        made = iter(range(10))

        def ask(state, decisions=0):
            return ledger.store.while_same("names", state, lambda: next(made), decisions=decisions)

        assert [ask(1), ask(1), ask(2)] == [0, 0, 1]
        ledger.store.patience_s = 60.0
        assert [ask(3), ask(4)] == [1, 1] and ask(4, decisions=1) == 2


def test_what_is_made_once_is_made_again_after_a_change(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told()) as ledger, Store.open(tmp_path / "l.sqlite") as reader:
        made = []

        def make():
            made.append(len(reader.rows("SELECT * FROM articles")))
            return made[-1]

        assert [reader.once("articles", make) for _ in range(3)] == [1, 1, 1] and made == [1]
        ledger.writer().add([told("wire-2").record()])
        assert reader.once("articles", make) == 2 and made == [1, 2]
        assert [ledger.store.once("articles", make) for _ in range(2)] == [2, 2] and len(made) == 4
