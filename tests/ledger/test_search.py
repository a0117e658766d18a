"""Search: phrases, operators and beginnings over statements and articles; whatever is typed, no error of syntax."""

import datetime as dt
import sqlite3

import pytest
from builders import Story, ledger_of
from hypothesis import given
from hypothesis import strategies as st

from incumbent.errors import NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.asking.search import search
from incumbent.ledger.asking.wanted import Wanted
from incumbent.ledger.file.schema import LATEST, migrate, version_of


@pytest.fixture
def ledger(tmp_path):
    budget = Story("budget", published="2020-05-01", title="A budget at last")
    budget.statement("Ada Lee", "“No early election will be held, and no vote,”").words(
        "The Élysée was silent on the tax."
    )
    vote = Story("vote", published="2020-06-01", title="Voters wait").statement("Bo Roe", "“An election early in May,”")
    copy = Story("copy", published="2020-06-02", duplicate_of="vote", title="Voters wait")
    copy.statement("Bo Roe", "“An election early in May,”")
    with ledger_of(tmp_path / "l.sqlite", budget, vote, copy) as opened:
        yield opened


def ids(ledger, query, **more):
    try:
        return [h.id for h in search(ledger.store, query, **more)[0]]
    except NothingFound:
        return []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("early election", ["vote/s1", "budget/s1", "vote", "budget"]), ('"early election"', ["budget/s1", "budget"]),
        ("“early election”", ["budget/s1", "budget"]), ("vot*", ["budget/s1", "vote", "budget"]),
        ("vote OR may", ["vote/s1", "budget/s1", "vote", "budget"]), ("election NOT may", ["budget/s1", "budget"]),
        ("election -may", ["budget/s1", "budget"]), ("(may OR vote) -early", []),
        ("elysee tax", ["budget"]), ("ÉLYSÉE", ["budget"]), ("headless", []),
        ('(may OR vote) AND "early in"', ["vote/s1", "vote"]), ('"early', ["vote/s1", "budget/s1", "vote", "budget"]),
        ("-may", []), ("", []), ("“”", []), ("NOT", []), ("( OR )", []), ("election) tax", ["budget"]), ("Lee-Roe", []),
    ],
)  # fmt: skip
def test_what_is_found(ledger, query, found):
    assert ids(ledger, query) == found


def test_kinds_days_limit_and_total(ledger):
    assert ids(ledger, "election", kinds=["article"]) == ["vote", "budget"]
    assert ids(ledger, "election", until=dt.date(2020, 5, 9)) == ["budget/s1", "budget"]
    hits, total = search(ledger.store, "election", limit=1)
    assert [h.id for h in hits] == ["vote/s1", "vote"] and total == 4


def test_what_was_found_is_set_off(ledger):
    [hit] = search(ledger.store, "élysée AND tax")[0]
    assert [s.quote for s in hit.found] == ["Élysée", "tax"]
    assert hit.text == "The Élysée was silent on the tax." and all(
        hit.text[s.start : s.end] == s.quote for s in hit.found
    )
    assert ledger.record("budget").article.text[hit.start :].startswith(hit.text)


def test_a_corrected_article_is_found_by_its_new_words_alone(ledger):
    new = Story("vote", published="2020-06-01", title="Nobody waits").record()
    assert ledger.writer().add([new]) == ["corrected"]
    assert ids(ledger, "Voters") == [] and ids(ledger, "nobody") == ["vote"]


def test_a_ledger_of_an_earlier_version_is_indexed_when_it_is_brought_forward(ledger, tmp_path):
    connection = sqlite3.connect(tmp_path / "l.sqlite", isolation_level=None)
    connection.execute("ALTER TABLE claims DROP COLUMN titled")
    for table in ("articles_fts", "article_numbers"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 5")
    assert migrate(connection) == [6, 7] and version_of(connection) == LATEST
    connection.close()
    with Ledger.open(tmp_path / "l.sqlite") as again:
        assert ids(again, "elysee") == ["budget"]


@given(st.text(alphabet=st.sampled_from("ab \"“”()*-:^+~\\'ORNDTé\n"), max_size=40) | st.text(max_size=40))
def test_no_text_is_an_error_of_syntax(text):
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES ('a b ab')")
    try:
        wanted = Wanted.parse(text)
    except NothingFound:
        return
    connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (wanted.query,))
    assert all(text[s.start : s.end] == s.quote for s in wanted.spans(text))
