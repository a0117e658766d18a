"""Names and rulings after decisions: people are called what their claims carry, and the latest word on a claim counts."""

import pytest
from builders import ledger_of, reshuffle

from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.deriving.decisions import Decision, all_decisions, replaced, rulings

AT = "2020-09-06T12:00:00Z"
NAMES = ("SELECT * FROM people ORDER BY key", "SELECT * FROM person_names ORDER BY person, name",
         "SELECT kind, key, name FROM search_names WHERE kind = 'person' ORDER BY key, name")  # fmt: skip


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


def names(ledger):
    return [[tuple(row) for row in ledger.store.rows(sql)] for sql in NAMES]


def found(ledger, words):
    sql = "SELECT name FROM search_names_fts WHERE search_names_fts MATCH ?"
    return {row[0] for row in ledger.store.rows(sql, (words,))}


def decide(ledger, verb, claim=None, **fields):
    return ledger.decide(Decision(0, AT, "ann", verb, claim=claim, **fields))


def states(ledger):
    return replaced(all_decisions(ledger.store))


@pytest.mark.parametrize("name", ["Ivan Tertell", "Igor Turov", "Tertel", ""])
def test_a_name_that_was_corrected_and_taken_back_is_gone(ledger, name):
    before = names(ledger)
    made = decide(ledger, "correct", "wire-1/c2", field="person", value=name or None)
    assert names(ledger) != before or not name
    ledger.undo(made, who="ann", at=AT)
    assert names(ledger) == before
    assert found(ledger, "tertell") == found(ledger, "turov") == set()
    assert ledger.store.soundness() == []


def test_the_name_of_a_rejected_claim_goes_where_the_person_has_another(ledger):
    decide(ledger, "correct", "wire-1/c2", field="person", value="Ivan Tertell")
    key = ledger.claim("wire-1/c2").person_key
    assert set(person_found(ledger.store, key).spellings) == {"Ivan Tertel", "Ivan Tertell"}
    decide(ledger, "reject", "wire-1/c2")
    assert person_found(ledger.store, ledger.claim("wire-1/c3").person_key).spellings == ("Ivan Tertel",)
    decide(ledger, "reject", "wire-1/c1")
    assert person_found(ledger.store, ledger.claim("wire-1/c1").person_key).name == "Valery Vakulchik"


def test_a_rejected_name_stays_away_after_a_re_reading(ledger):
    story = reshuffle("wire-2").claim("hold", "Ivan Tertell", "head", body="KGB")
    writer = ledger.writer()
    writer.add([story.record()])
    writer.finish()
    decide(ledger, "reject", "wire-2/c6")
    before = names(ledger)
    story.title = "Another headline"
    assert writer.add([story.record()]) == ["corrected"]
    writer.finish()
    assert names(ledger) == before and "Tertell" not in str(before)


def test_split_off_and_taken_back_leaves_no_person(ledger):
    before = names(ledger)
    made = decide(ledger, "split", "wire-1/c3", into_person="split:1")
    assert names(ledger) != before
    ledger.undo(made, who="ann", at=AT)
    assert names(ledger) == before


def test_the_latest_word_on_a_claim_counts_and_the_one_before_is_replaced(ledger):
    accepted = decide(ledger, "accept", "wire-1/c2")
    dated = decide(ledger, "correct", "wire-1/c2", field="date", value="2020-09-02")
    again = decide(ledger, "correct", "wire-1/c2", field="date", value="2020-09-04")
    how = decide(ledger, "correct", "wire-1/c2", field="how", value="appointed")
    assert states(ledger) == {accepted: dated, dated: again}
    rejected = decide(ledger, "reject", "wire-1/c2")
    assert states(ledger) == {accepted: dated, dated: again, again: rejected, how: rejected}
    assert str(ledger.claim("wire-1/c2").claim.date) == "2020-09-03" and ledger.claim("wire-1/c2").review == "reject"
    last = decide(ledger, "correct", "wire-1/c2", field="date", value="2020-09-05")
    assert ledger.claim("wire-1/c2").review == "correct" and states(ledger)[rejected] == last
    ledger.undo(last, who="ann", at=AT)
    ledger.undo(rejected, who="ann", at=AT)
    assert states(ledger) == {accepted: dated, dated: again}
    assert str(ledger.claim("wire-1/c2").claim.date) == "2020-09-04"


def test_an_acceptance_lets_corrections_stand(ledger):
    decide(ledger, "correct", "wire-1/c2", field="date", value="2020-09-02")
    decide(ledger, "accept", "wire-1/c2")
    assert states(ledger) == {} and str(ledger.claim("wire-1/c2").claim.date) == "2020-09-02"


def test_a_ring_of_merges_parts_nobody(ledger):
    keys = dict(ledger.store.rows("SELECT person, person_key FROM claims WHERE person_key IS NOT NULL"))
    one, other = keys["Ivan Tertel"], keys["Valery Vakulchik"]
    decide(ledger, "merge", person=one, into_person=other)
    decide(ledger, "merge", person=other, into_person=one)
    assert rulings(ledger.store).merges == {one: other}
    assert len(ledger.office("KGB", country="Belarus").offices[0].holders) == 1
    third = keys["Alexander Lukashenko"]
    decide(ledger, "merge", person=other, into_person=third)
    tenures = ledger.store.rows("SELECT DISTINCT person FROM tenures")
    assert {row[0] for row in tenures} == {min(one, other, third)}
