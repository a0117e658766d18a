"""Schema version 3: what pages read is the same whether the ledger was made new or brought forward, and follows deletions."""

import sqlite3

from builders import HandKnowledge, ledger_of, reshuffle

from incumbent.ledger import Ledger
from incumbent.ledger.event_pages import latest_events, months
from incumbent.ledger.events import EventQuestion, events_where
from incumbent.ledger.schema import APPLICATION_ID, migrate, script
from incumbent.ledger.store import Store

NAMED = "SELECT kind, key, name FROM search_names ORDER BY kind, key, name"
TALLIES = "SELECT month, type, status, events FROM event_tallies WHERE events > 0 ORDER BY month, type, status"


def told(id="wire-1"):
    return reshuffle(id).event("CONSULT", "met", "Ivan Tertel met the ministers.", ["Ivan Tertel"])


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


def test_a_ledger_brought_forward_holds_what_a_new_one_holds(tmp_path):
    ledger_of(tmp_path / "new.sqlite", told()).close()
    version_two(tmp_path / "old.sqlite", tmp_path / "new.sqlite")
    Ledger.open(tmp_path / "old.sqlite", write=True, knowledge=HandKnowledge()).close()
    rows = []
    for name in ("new", "old"):
        with Store.open(tmp_path / f"{name}.sqlite") as store:
            rows.append([[tuple(r) for r in store.rows(sql)] for sql in (NAMED, TALLIES, "SELECT id, day FROM events")])
    assert rows[0] == rows[1]
    assert ("person", "Ivan Tertel") in {(kind, name) for kind, _, name in rows[1][0]}
    assert rows[1][1] == [("2020-09", "CONSULT", "asserted", 1)]


def test_migration_is_whole_or_absent(tmp_path):
    connection = sqlite3.connect(tmp_path / "x.sqlite", isolation_level=None)
    assert migrate(connection, upto=2) == [1, 2]
    assert migrate(connection, upto=3) == [3]
    connection.close()


def test_tallies_follow_corrections_and_pages_agree_with_the_whole(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told(), told("wire-2")) as ledger:
        assert months(ledger.store, EventQuestion()) == [("2020-09", "CONSULT", 2)]
        corrected = reshuffle("wire-2")
        writer = ledger.writer()
        writer.add([corrected.record()])
        writer.finish()
        assert months(ledger.store, EventQuestion()) == [("2020-09", "CONSULT", 1)]
        for question in (
            EventQuestion(),
            EventQuestion(actor="Tertel"),
            EventQuestion(types=("CONSULT",)),
            EventQuestion(actor="Nobody"),
        ):
            whole = {e.id for e in events_where(ledger.store, question)}
            assert {e.id for e in latest_events(ledger.store, question, limit=50)} == whole


def test_every_transaction_counts_as_a_change(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", told()) as ledger:

        def changes():
            return int(ledger.store.rows("SELECT value FROM meta WHERE key = 'changes'")[0][0])

        before = changes()
        ledger.writer().add([told("wire-2").record()])
        assert changes() == before + 1
