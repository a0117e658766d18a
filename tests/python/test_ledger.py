"""The public ledger: answers are tables with types, marked sentences, and notes; nothing is written by a question."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from builders import Story, ledger_of, namesakes

from incumbent import InputError, Ledger, LedgerError, NothingFound


def test_every_answer_becomes_frames_with_equal_rows(ledger: Ledger) -> None:
    tables = [
        ledger.who("KGB", country="Belarus"), ledger.office("KGB"), ledger.person("Tertel"), ledger.changes(), ledger.events(),
        ledger.statements(), ledger.disagreements(), ledger.articles(), ledger.search("election"),
        ledger.sql("SELECT * FROM claims"),
    ]  # fmt: skip
    for table in tables:
        assert len(table) > 0
        frame, polars, arrow = table.to_pandas(), table.to_polars(), table.to_arrow()
        assert len(frame) == polars.height == arrow.num_rows == len(table) == len(table.to_dicts())
        assert list(frame.columns) == polars.columns == arrow.column_names == [c.name for c in table.columns]
        assert arrow.to_pylist() == polars.to_dicts() == table.to_dicts()


def test_days_are_days_and_lists_are_lists(ledger: Ledger) -> None:
    frame = ledger.office("KGB").to_pandas()
    assert (
        str(frame.start_latest.dtype) == "datetime64[s]"
        and frame.ended.dtype == "boolean"
        and frame.sources.dtype == "Int64"
    )
    assert frame.claims[0] == ["wire-1/c2"]
    [row] = ledger.who("KGB", country="BLR", on=dt.date(2020, 9, 4))
    assert row.start_earliest == dt.date(2020, 9, 3) and row.person_known_as is None and row.office_known_as == "Q1"


def test_notes_say_what_lists_have_and_what_is_disputed(ledger: Ledger) -> None:
    notes = ledger.who("KGB", country="Belarus", on="2020-09-02").notes
    assert any("lists Andrei Ravkov" in n and "CC0" in n for n in notes)
    assert any(n.startswith("Disagreement: ") for n in notes)
    assert any("vacated, successor not stated" in n for n in ledger.who("Security Council", country="Belarus").notes)


def test_a_notebook_shows_the_marked_sentence_and_no_strangers_markup(ledger: Ledger) -> None:
    html = ledger.events(type="consult")._repr_html_()
    assert (
        "<mark>Lukashenko met &lt;b&gt;Putin&lt;/b&gt; &amp; others in Moscow.</mark>" in html and "wire-2/v1" in html
    )
    assert "<b>" not in html and "<script" not in html
    assert "<mark>election</mark>" in ledger.search("election")._repr_html_()
    assert "<mark>Lukashenko put Ivan Tertel" in ledger.changes()._repr_html_()
    assert "and 1 more rows" in ledger.statements(limit=1)._repr_html_() or ledger.statements().total == 1


def test_a_closed_ledger_still_shows_the_quote(path: Path) -> None:
    with Ledger.open(path) as opened:
        events, statements = opened.events(), opened.statements()
    assert "<mark>Lukashenko met" in events._repr_html_() and "no early election" in statements._repr_html_()
    with pytest.raises(LedgerError):
        opened.changes()


def test_tables_are_sequences(ledger: Ledger) -> None:
    table = ledger.changes()
    assert table[0] in table and list(table[:2]) == [table[0], table[1]] and len(table[1:]) == len(table) - 1
    assert repr(table).startswith(f"<{len(table)} rows: day, date")


def test_what_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(NothingFound) as error:
        ledger.who("KGP", country="Belarus")
    assert error.value.near
    assert (
        len(ledger.changes(country="Ukraine")) == len(ledger.events(type="AID")) == len(ledger.search("nowhere")) == 0
    )
    with pytest.raises(NothingFound, match="no country is known"):
        ledger.events(country="Atlantis")
    with pytest.raises(InputError, match="write it as 2020-09-04"):
        ledger.changes(since="yesterday")
    with pytest.raises(LedgerError, match="there is no ledger"):
        Ledger.open("nowhere.sqlite")


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM main.claims", "UPDATE main.claims SET kind = 'x'", "ATTACH 'x.sqlite' AS x", "PRAGMA user_version = 9",
        "CREATE TEMP TABLE t (x)", "DROP VIEW claims", "SELECT 1; SELECT 2", "SELEC", "SELECT load_extension('x')",
        "INSERT INTO claims VALUES (1)", "VACUUM INTO 'copy.sqlite'", "SELECT ?",
    ],
)  # fmt: skip
def test_sql_reads_and_does_nothing_else(ledger: Ledger, path: Path, query: str) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError) as error:
        ledger.sql(query)
    assert error.value.code == "ledger-sql" and path.read_bytes() == before
    assert sorted(p.name for p in Path.cwd().glob("*.sqlite")) == []


def test_sql_over_every_view_and_its_types(ledger: Ledger) -> None:
    views = ["articles", "claims", "events", "actors", "statements", "offices", "people", "tenures", "disagreements"]
    for view in views:
        assert len(ledger.sql(f"SELECT * FROM {view}")) > 0, view
    [row] = ledger.sql("SELECT count(*) AS n, avg(confidence) AS c, 'x' AS n, NULL AS e FROM claims")
    assert row == {"n": 5, "c": 1.0, "n_2": "x", "e": None}
    kinds = [c.kind for c in ledger.sql("SELECT 1 AS a, 1.5 AS b, 'c' AS c").columns]
    assert kinds == ["integer", "number", "string"]


def test_sql_that_runs_for_ever_is_ended(path: Path) -> None:
    from incumbent.exports.tables.sql import sql

    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with pytest.raises(InputError, match="took longer than"):
        sql(path, endless, patience_s=0.2)


def test_people_of_one_name_are_told_apart(path: Path) -> None:
    ledger_of(path, *namesakes()).close()
    with Ledger.open(path) as opened:
        found = opened.person("Jane Doe")
        assert {(row.country, row.office) for row in found} == {
            ("BLR", "foreign minister of the Foreign Ministry"), ("UKR", "defence minister of the Defence Ministry"),
        }  # fmt: skip
        assert len({row.person_id for row in found}) == 2
        assert found.notes[0].startswith("2 people are called Jane Doe")


def test_a_limit_looks_at_the_latest_events_alone_and_says_so(path: Path) -> None:
    story = Story("many", published="2020-10-01")
    for n in range(9):
        story.event("AID", "helped", f"Group {n} helped.", [f"Group {n}"])
    ledger_of(path, story).close()
    with Ledger.open(path) as opened:
        one, every = opened.events(type="AID", limit=1), opened.events(type="AID")
        assert len(one) == 1 and one[0] == every[0] and any(n.startswith("There are more") for n in one.notes)
        named = opened.events(source="Group 3", limit=1)
        assert [row.source for row in named] == [("Group 3",)] and not named.notes


def test_notes_say_how_much_is_left_out_as_unlikely(ledger: Ledger, path: Path) -> None:
    one, other = Story("maybe-1", published="2021-02-02", publisher="A"), Story("maybe-2", published="2021-02-02")
    for story, day, sure in ((one, "2021-02-01", 0.3), (other, "2021-01-15", 0.9)):
        story.claim("start", "Ann Aster", "ombudsman", country="UKR", date=day, confidence=sure)
    one.claim("end", "Cid Cole", "envoy", "Cole had left as envoy.", country="UKR", confidence=0.3)
    ledger_of(path, one, other).close()
    late = {"country": "Ukraine", "since": "2021-01-20"}
    assert len(ledger.changes(**late)) == 0 and ledger.changes(**late).notes == ("1 unlikely left out",)
    assert ledger.changes(**late, told="all").notes == ("2 unlikely left out",)
    assert len(ledger.changes(**late, min_confidence=0)) == 1 and not ledger.changes(**late, min_confidence=0).notes
    assert ledger.disagreements(country="Ukraine").notes == ("1 unlikely left out",)
    cut = ledger.disagreements(min_confidence=0, limit=1)
    assert {row.disagreement for row in cut} == {1} and "left out by the limit" in cut.notes[0]
    assert ledger.changes(limit=1, until="2020-12-31").notes == ("Earlier changes are left out by the limit.",)
