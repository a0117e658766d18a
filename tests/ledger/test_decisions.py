"""Review decisions: rows that are added, honoured by derivation, undone by rows, and kept through re-reading."""

from dataclasses import replace

import pytest
from builders import ledger_of, reshuffle

from incumbent.errors import LedgerError, NothingFound
from incumbent.ledger.deriving.decisions import Decision, all_decisions

AT = "2020-09-06T12:00:00Z"


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


def holders(ledger, office="KGB"):
    return {h.tenure.name for h in ledger.office(office, country="Belarus").offices[0].holders}


def decide(ledger, verb, claim=None, **fields):
    return ledger.decide(Decision(0, AT, "ann", verb, claim=claim, **fields))


def test_a_rejected_claim_leaves_the_tenures_and_comes_back_when_undone(ledger):
    before = ledger.office("KGB")
    made = decide(ledger, "reject", "wire-1/c2", why="misread")
    assert holders(ledger) == {"Valery Vakulchik"}
    assert not any(c.person == "Ivan Tertel" and c.kind == "start" for c in ledger.changes())
    ledger.undo(made, who="bob", at=AT, why="read again")
    assert ledger.office("KGB") == before
    rows = all_decisions(ledger.store)
    assert [(d.verb, d.who, d.undone_by) for d in rows] == [("reject", "ann", rows[1].id), ("undo", "bob", None)]


def test_a_corrected_date_moves_the_bound_and_the_claim_as_coded_stays(ledger):
    decide(ledger, "correct", "wire-1/c2", field="date", value="2020-09-02")
    tenure = next(h.tenure for h in ledger.office("KGB").offices[0].holders if h.tenure.name == "Ivan Tertel")
    assert str(tenure.start.earliest.day) == "2020-09-02"
    assert str(ledger.claim("wire-1/c2").claim.date) == "2020-09-02" and ledger.claim("wire-1/c2").review == "correct"
    assert str(next(c for c in ledger.record("wire-1").claims if c.id == "c2").date) == "2020-09-03"


def test_a_corrected_body_moves_the_claim_to_its_office(ledger):
    decide(ledger, "correct", "wire-1/c2", field="body", value="Border Guard")
    assert holders(ledger) == {"Valery Vakulchik"} and holders(ledger, "Border Guard") == {"Ivan Tertel"}


def test_a_corrected_person_moves_the_claim_to_that_person(ledger):
    decide(ledger, "correct", "wire-1/c2", field="person", value="Igor Turov")
    assert holders(ledger) == {"Valery Vakulchik", "Igor Turov"}
    assert ledger.person("Turov")


def test_decisions_survive_a_reading_that_numbers_claims_anew(ledger):
    decide(ledger, "reject", "wire-1/c2")
    record = reshuffle().record()
    moved = replace(record, claims=tuple(replace(c, id=f"c{n}") for n, c in enumerate(reversed(record.claims), 1)))
    writer = ledger.writer()
    assert writer.add([moved]) == ["corrected"]
    writer.finish()
    assert ledger.claim("wire-1/c4").review == "reject" and holders(ledger) == {"Valery Vakulchik"}


def test_merged_people_are_one_and_split_ones_are_two(ledger):
    keys = dict(ledger.store.rows("SELECT person, person_key FROM claims WHERE person_key IS NOT NULL"))
    made = decide(ledger, "merge", person=keys["Valery Vakulchik"], into_person=keys["Ivan Tertel"])
    assert len(holders(ledger)) == 1
    assert ledger.person("Tertel")[0].person == ledger.person("Vakulchik")[0].person
    ledger.undo(made, who="ann", at=AT)
    assert len(holders(ledger)) == 2
    decide(ledger, "split", "wire-1/c3", into_person="split:1")
    assert len(ledger.person("Ivan Tertel")) == 2


def test_accepting_only_says_so(ledger):
    before = [(t.tenure.name, t.tenure.start, t.tenure.end) for t in ledger.office("KGB").offices[0].holders]
    decide(ledger, "accept", "wire-1/c2")
    assert ledger.claim("wire-1/c2").review == "accept"
    after = [(t.tenure.name, t.tenure.start, t.tenure.end) for t in ledger.office("KGB").offices[0].holders]
    assert after == before


def test_what_is_no_field_cannot_be_corrected(ledger):
    with pytest.raises(LedgerError, match="correction names one of"):
        decide(ledger, "correct", "wire-1/c2", field="quote", value="x")
    assert all_decisions(ledger.store) == []


def test_decisions_that_belong_together_are_added_all_or_none(ledger):
    rows = [Decision(0, AT, "ann", "reject", claim=c) for c in ("wire-1/c1", "wire-1/c9")]
    with pytest.raises(NothingFound):
        ledger.decide_all(rows)
    assert all_decisions(ledger.store) == [] and ledger.claim("wire-1/c1").review is None
    assert ledger.decide_all([rows[0], replace(rows[1], claim="wire-1/c2")]) == [1, 2]
    assert not holders(ledger)
