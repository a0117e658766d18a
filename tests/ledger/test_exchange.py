"""Decisions out of one ledger and into another: counted, checked row by row, equal ones told apart."""

import json

import pytest
from builders import HandKnowledge, ledger_of, reshuffle

from incumbent.errors import InputError
from incumbent.ledger.deriving.decisions import Decision, all_decisions
from incumbent.ledger.reviewing.exchange import out, take_in
from incumbent.ledger.reviewing.imports import read, read_text

AT = "2020-09-06T12:00:00Z"
ROW = {"id": 1, "at": AT, "who": "ann", "verb": "accept", "mark": "m"}


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "one.sqlite", reshuffle()) as opened:
        yield opened


@pytest.fixture
def other(tmp_path):
    with ledger_of(tmp_path / "other.sqlite", reshuffle()) as opened:
        yield opened


def decide(ledger, verb, claim=None, at=AT, **fields):
    return ledger.decide(Decision(0, at, "ann", verb, claim=claim, **fields))


def carry(ledger, other):
    return take_in(
        other.store, other.knowledge, read_text(json.dumps({"decisions": out(ledger.store)}), other.knowledge)
    )


def test_equal_decisions_both_arrive_also_those_of_one_moment(ledger, other):
    for at in (AT, AT, "2020-09-07T12:00:00Z"):
        made = decide(ledger, "reject", "wire-1/c2", at=at)
        ledger.undo(made, who="ann", at=at)
    decide(ledger, "reject", "wire-1/c2", at="2020-09-07T12:00:00Z")
    assert carry(ledger, other).added == 7
    assert out(other.store) == out(ledger.store)
    assert other.claim("wire-1/c2").review == "reject"
    again = carry(ledger, other)
    assert (again.added, again.known) == (0, 7) and out(other.store) == out(ledger.store)


def test_what_is_added_known_waiting_and_left_out_is_counted(ledger, other):
    decide(ledger, "accept", "wire-1/c1")
    decide(other, "accept", "wire-1/c1")
    decide(ledger, "reject", "wire-1/c2")
    rows = [*out(ledger.store), {**ROW, "id": 8, "mark": "elsewhere"}, {**ROW, "id": 9, "verb": "undo", "value": "77"}]
    taken = take_in(other.store, other.knowledge, read(rows, other.knowledge))
    assert (taken.added, taken.known, taken.waiting, taken.passed) == (2, 1, 1, 1)
    assert str(taken).startswith("2 decisions added, 1 there already; 1 of those added found no claim here")


def test_a_merge_that_is_undone_elsewhere_is_undone_here(ledger, other):
    keys = dict(ledger.store.rows("SELECT person, person_key FROM claims WHERE person_key IS NOT NULL"))
    made = decide(ledger, "merge", person=keys["Valery Vakulchik"], into_person=keys["Ivan Tertel"])
    carry(ledger, other)
    assert len(other.office("KGB").offices[0].holders) == 1
    ledger.undo(made, who="ann", at=AT)
    assert carry(ledger, other).added == 1
    there, here = other.office("KGB").offices[0], ledger.office("KGB").offices[0]
    assert there.holders == here.holders and len(there.holders) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"at": "yesterday"}, "no time"), ({"at": None}, "no time"), ({"at": "2020-09-06"}, "no time"), ({"at": 5}, "'at'"),
        ({"at": "2020-09-06T12:00:00"}, "no time"), ({"verb": "bless"}, "'bless'"), ({"verb": None}, "verb"), ({"colour": 1}, "'colour'"),
        ({"verb": "correct", "field": "quote"}, "'quote'"), ({"verb": "correct"}, "'field'"), ({"mark": None}, "'mark'"),
        ({"verb": "correct", "field": "date", "value": "soon"}, "date"), ({"verb": "correct", "field": "country", "value": "XXX"}, "XXX"),
        ({"verb": "correct", "field": "kind", "value": "maybe"}, "kind"), ({"verb": "merge", "person": "a"}, "'into_person'"),
        ({"verb": "split", "into_person": "Q1"}, "split:"), ({"verb": "undo"}, "'value'"), ({"verb": "undo", "value": "x"}, "no id"),
        ({"who": " "}, "'who'"), ({"who": "a\x1bb"}, "control"), ({"id": "1"}, "id"), ({"id": True}, "id"), ({"why": "x" * 3000}, "'why'"),
    ],
)  # fmt: skip
def test_an_unsound_row_is_named_and_nothing_is_taken_in(change, said):
    with pytest.raises(InputError, match=r"row 2 of the import") as refused:
        read([ROW, {**ROW, **change}], HandKnowledge())
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"decisions": {}}', "[" * 5000, "\x00"])
def test_what_is_no_export_is_refused(text):
    with pytest.raises(InputError, match="export of decisions"):
        read_text(text, HandKnowledge())


def test_times_are_kept_in_utc():
    assert read([{**ROW, "at": "2020-09-06T15:00:00+03:00"}], HandKnowledge())[0].at == AT


def test_all_that_an_export_holds_can_be_read(ledger):
    decide(ledger, "correct", "wire-1/c2", field="by", value=None)
    ledger.undo(1, who="ann", at=AT, why="two\nlines")
    assert len(read(out(ledger.store), ledger.knowledge)) == len(all_decisions(ledger.store)) == 2
