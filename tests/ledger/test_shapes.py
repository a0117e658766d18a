"""Answers as plain JSON values: every field, and what is null where nothing is told."""

import datetime as dt

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import Holder
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.deriving.belief import Seen
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Bound, Disagreement, Limits, Side, Tenure, Vacancy
from incumbent.records import Claim, PartialDate, Span

DAY = dt.date.fromisoformat
OFFICE = OfficeFound("o", "chief", "BLR", "Q1", "one", 2)


def stored(id, url=None, date=None):
    when = PartialDate.parse(date) if date else None
    claim = Claim(id, "end", "Ann Aster", "chief", Span(0, 1, f"words of {id[-1]}"), date=when)
    return StoredClaim(claim, "a", "T", url, "2020-05-05", "P", None, "2021", "o", "p", None, "m", "sentence")


CLAIMS = {id: stored(id, url) for id, url in (("a/1", "u"), ("a/2", None), ("a/3", "u"), ("a/4", "v"))}


def limits(first, last):
    return Limits(*(Bound(DAY(day), claims, "why") if day else None for day, *claims in (first, last)))


def tenure(start, end, ended, last=None):
    return Tenure(
        "o",
        "p",
        "Ann Aster",
        start,
        end,
        ended,
        last,
        True,
        "asserted",
        ("a/1",),
        extra=("a/4", "none"),
        sources=2,
        belief=0.9,
        why="2 articles",
    )


FULL = tenure(
    limits(("2018-01-05", "a/1"), ("2018-01-10", "a/2")), limits(("2020-01-01", "a/3"), ("2020-01-09", "a/1")), True
)
EMPTY = tenure(Limits(), Limits(), False)


def test_days_and_bounds():
    assert shapes.iso(None) is None and shapes.iso(DAY("2020-05-04")) == "2020-05-04" and shapes.bound(None) is None
    assert shapes.limits(FULL.start) == {
        "earliest": {"day": "2018-01-05", "claims": ["a/1"], "why": "why"},
        "latest": {"day": "2018-01-10", "claims": ["a/2"], "why": "why"},
    }
    assert shapes.seen(Seen(0.3, 2)) == {"min_confidence": 0.3, "at_least": 2}
    assert shapes.office(OFFICE) == {"id": "o", "name": "chief", "country": "BLR", "known_as": "Q1", "seats": "one"}


def test_a_claim_and_the_evidence_of_an_answer():
    assert (
        shapes.claim(stored("a/1", date="2020-05"))["date"] == "2020-05" and shapes.claim(stored("a/1"))["date"] is None
    )
    assert [c["claim"] for c in shapes.evidence(("a/2", "none", "a/1", "a/2"), CLAIMS)] == ["a/2", "a/1"]
    assert [c["claim"] for c in shapes.evidence(("none", "a/2", "a/1"), CLAIMS, 1)] == ["a/2"]


def test_a_tenure_and_a_holder():
    made = shapes.tenure(FULL, CLAIMS)
    assert [c["claim"] for c in made["evidence"]] == ["a/1", "a/2", "a/3"] and [c["claim"] for c in made["beside"]] == [
        "a/4"
    ]
    assert [c["claim"] for c in shapes.tenure(FULL, CLAIMS, 1)["evidence"]] == ["a/1"]
    assert (made["ended"], made["acting"], made["dated"], made["last_confirmed"]) == (True, True, True, None)
    held = shapes.holder(Holder(EMPTY, "possible", -3), CLAIMS)
    assert (held["on_that_day"], held["days_from_evidence"], held["dated"], held["person"]) == (
        "possible",
        -3,
        False,
        "Ann Aster",
    )


def test_a_row_of_csv():
    row = shapes.flat_tenure(OFFICE, FULL, CLAIMS)
    edges = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    assert [row[e] for e in edges] == ["2018-01-05", "2018-01-10", "2020-01-01", "2020-01-09"]
    assert (row["ended"], row["acting"], row["last_confirmed"]) == ("true", "true", None)
    assert (
        row["claims"] == ["a/1", "a/2", "a/3"]
        and row["urls"] == ["u"]
        and row["quotes"] == ["words of 1", "words of 2", "words of 3"]
    )
    empty = shapes.flat_tenure(OFFICE, EMPTY, CLAIMS)
    assert [empty[e] for e in edges] == [None] * 4 and empty["ended"] == "false" and empty["claims"] == []
    seen = tenure(Limits(), Limits(), False, Bound(DAY("2020-01-01"), ("a/1",), "why"))
    assert shapes.flat_tenure(OFFICE, seen, CLAIMS)["last_confirmed"] == "2020-01-01"


def test_vacancies_rows_of_lists_and_disagreements():
    assert shapes.vacancy(None, CLAIMS) is None
    left = shapes.vacancy(Vacancy("o", FULL.end, "Ann Aster", ("a/1",)), CLAIMS)
    assert (left["left"], left["successor"], left["when"]) == (
        "Ann Aster",
        None,
        "between 1 January 2020 and 9 January 2020",
    )
    assert [c["claim"] for c in left["evidence"]] == ["a/1"]
    listed = shapes.listed(
        Listed("Q1", "Chief", "Q2", "Bo", "BLR", PartialDate.parse("2018"), None, "The World Factbook", "CC0")
    )
    assert (listed["start"], listed["end"], listed["end_derived"]) == ("2018", None, False)
    other = shapes.listed(
        Listed("Q1", "Chief", "Q2", "Bo", "BLR", None, PartialDate.parse("2020"), "The World Factbook", "CC0")
    )
    assert (other["start"], other["end"], other["end_derived"]) == (None, "2020", True)
    sides = (Side("one", ("a/1", "a/2", "a/3", "a/4")), Side("two", (), "a list", "CC0"))
    found = shapes.disagreement(
        Disagreement("o", "date", "they differ", sides, DAY("2020-01-01"), None, 2, 0.7), CLAIMS
    )
    assert (found["first_day"], found["last_day"], found["weight"], found["credence"]) == ("2020-01-01", None, 2, 0.7)
    assert [len(s["evidence"]) for s in found["sides"]] == [3, 0] and found["sides"][1]["source"] == "a list"
