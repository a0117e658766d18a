"""Reading twice, correcting, copies, and what a record is when it comes back out."""

from builders import HandKnowledge, Story, ledger_of, reshuffle

from incumbent.ledger import Ledger
from incumbent.records import Entity, to_json


def everything(ledger):
    """All rows of the tables that hold content, reading times aside."""
    tables = [
        r[0] for r in ledger.store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
    ]
    return {t: sorted(map(repr, map(tuple, ledger.store.rows(f"SELECT * FROM {t}")))) for t in tables}


def test_reading_the_same_article_twice_changes_nothing(tmp_path):
    ledger = ledger_of(tmp_path / "l.sqlite", reshuffle(), reshuffle("wire-2"))
    before = everything(ledger)
    writer = ledger.writer()
    assert writer.add([reshuffle().record(), reshuffle("wire-2").record()]) == ["unchanged", "unchanged"]
    writer.finish()
    assert everything(ledger) == before


def test_the_record_comes_back_as_it_was_coded(tmp_path):
    record = (
        reshuffle()
        .statement("Ann Aster", "So it is.")
        .event("CONSULT", "met", "Ann Aster met Bob Birch.", ["Ann Aster"])
        .record()
    )
    ledger = Ledger.open(tmp_path / "l.sqlite", write=True, knowledge=HandKnowledge())
    ledger.writer().add([record])
    assert to_json(ledger.record("wire-1")) == to_json(record)


def test_claim_ids_are_the_articles_id_and_the_claims_own(tmp_path):
    ledger = ledger_of(tmp_path / "l.sqlite", reshuffle("odd/id with blanks"))
    assert ledger.claim("odd/id with blanks/c2").claim.person == "Ivan Tertel"


def test_a_corrected_article_replaces_its_own_items_only(tmp_path):
    ledger = ledger_of(tmp_path / "l.sqlite", reshuffle(), reshuffle("wire-2"))
    other = [tuple(r) for r in ledger.store.rows("SELECT * FROM claims WHERE article = 'wire-2' ORDER BY id")]
    new = Story("wire-1", text="A corrected text\n").claim(
        "start", "Ivan Turov", "chief", body="KGB", date="2020-09-03"
    )
    new.statement("Ann Aster", "Corrected words.")
    writer = ledger.writer()
    assert writer.add([new.record()]) == ["corrected"]
    writer.finish()
    assert [tuple(r) for r in ledger.store.rows("SELECT * FROM claims WHERE article = 'wire-2' ORDER BY id")] == other
    assert [r[0] for r in ledger.store.rows("SELECT person FROM claims WHERE article = 'wire-1'")] == ["Ivan Turov"]
    assert ledger.record("wire-1").article.text.startswith("A corrected text")
    assert ledger.store.rows("SELECT 1 FROM statements_fts WHERE statements_fts MATCH 'corrected'")
    assert ledger.store.soundness() == []


def test_what_a_correction_takes_away_is_forgotten_everywhere(tmp_path):
    ledger = ledger_of(tmp_path / "l.sqlite", reshuffle().statement("Ann Aster", "Unrepeatable words."))
    writer = ledger.writer()
    writer.add([Story("wire-1", text="Nothing left\n").record()])
    writer.finish()
    for table in ("claims", "statements", "offices", "people", "person_names", "office_wordings", "tenures", "derived"):
        assert ledger.store.rows(f"SELECT * FROM {table}") == [], table
    assert not ledger.store.rows("SELECT 1 FROM statements_fts WHERE statements_fts MATCH 'unrepeatable'")


def test_the_first_reading_is_remembered_through_corrections(tmp_path):
    ledger = ledger_of(tmp_path / "l.sqlite", reshuffle())
    ledger.store.run("UPDATE articles SET first_read_at = '2020-09-04T00:00:00Z', read_at = '2020-09-04T00:00:00Z'")
    ledger.writer().add([reshuffle(publisher="Another Wire").record()])
    [row] = ledger.store.rows("SELECT first_read_at, read_at FROM articles")
    assert row[0] == "2020-09-04T00:00:00Z" and row[1] > row[0]


def test_half_characters_and_null_bytes_are_stored_without_harm(tmp_path):
    story = Story("bad", title="T\ud800\x00").claim("hold", "Ann \ud800Aster", "president", "Words \udfff\x00 here.")
    ledger = ledger_of(tmp_path / "l.sqlite", story)
    assert ledger.claim("bad/c1").claim.evidence.quote == "Words ?\x00 here."
    assert ledger.store.soundness() == []


def test_a_known_person_is_one_under_all_spellings_in_all_offices(tmp_path):
    one = Story("a").claim("hold", "Aliaksandr Lukashenka", "president", person_entity="e1")
    one.entities.append(Entity("e1", "person", "Aliaksandr Lukashenka", "BLR", None, "Q2866"))
    two = Story("b").claim("hold", "Alexander Lukashenko", "commander-in-chief", person_entity="e1")
    two.entities.append(Entity("e1", "person", "Alexander Lukashenko", "BLR", None, "Q2866"))
    ledger = ledger_of(tmp_path / "l.sqlite", one, two)
    [answer] = ledger.person("Lukashenka")
    assert len(answer.careers) == 2 and answer.person.known == "Q2866"


def test_offices_keep_their_key_whatever_the_title_is_called(tmp_path):
    ledger = ledger_of(tmp_path / "l.sqlite", *[
        Story(f"s{i}").claim("hold", "Ann Aster", title, body="Border Committee") for i, title in
        enumerate(["head", "chief", "chairwoman", "acting director"])
    ])  # fmt: skip
    assert len(ledger.store.rows("SELECT * FROM offices")) == 1


def test_stored_and_live_derivations_are_equal(tmp_path):
    from incumbent.ledger.deriving.decisions import rulings
    from incumbent.ledger.deriving.office import Deriver
    from incumbent.ledger.deriving.stored import load

    ledger = ledger_of(tmp_path / "l.sqlite", reshuffle(), reshuffle("wire-2", published="2020-09-05"))
    deriver = Deriver(ledger.store, ledger.knowledge, rulings(ledger.store))
    rows = ledger.store.rows("SELECT d.data, o.* FROM derived d JOIN offices o ON o.key = d.office")
    assert rows
    for row in rows:
        assert load(row["data"]) == deriver.office(row["key"], row["known"], row["seats"], row["country"])
