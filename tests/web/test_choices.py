"""The small rules by which pages choose what to show: the tenure told last, who met whom, what is believed, when a change was."""

import datetime as dt
from types import SimpleNamespace

import pytest

from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.records import PartialDate
from incumbent.web.pages import country, listing, people
from incumbent.web.pages.believed import left_out, seen
from incumbent.web.params import Query
from incumbent.web.services import entries

DAY = dt.date.fromisoformat
KNOWLEDGE = SimpleNamespace(
    country_name=lambda code: {"BLR": "Belarus"}[code], country=lambda text: {"Belarus": "BLR"}.get(text)
)


def told_row(**fields):
    base = {
        "office": "o", "office_name": "chief", "person": "p", "name": "Ann Aster", "start_earliest": "2018-01-10", "start_latest": "2018-01-10",
        "end_earliest": "2020-05-04", "end_latest": None, "last_confirmed": "2020-05-04", "acting": 0, "standing": "asserted",
        "why": "1 article",
        "seen_last": "2020-05-04", "sources": 1,
    }  # fmt: skip
    return {**base, **fields}


def test_the_tenure_told_last():
    assert listing._tenure(told_row())["in_words"] == "since 10 January 2018, last confirmed on 4 May 2020"
    ended = listing._tenure(told_row(end_latest="2020-05-04"))
    assert ended["in_words"] == "since 10 January 2018, until 4 May 2020"
    assert (
        listing._tenure(told_row(acting=1, start_earliest=None))["in_words"]
        == "by 10 January 2018, last confirmed on 4 May 2020, acting"
    )
    over, there, other = (
        told_row(end_latest="2020-05-04"),
        told_row(seen_last="2019-01-01"),
        told_row(seen_last="2018-12-31", sources=9),
    )
    assert listing._last([over, there, other], "office") is there and listing._last([over], "office") is over
    assert listing._last([over, there, other], "person") is other
    old = told_row(seen_last="2018-05-04", sources=9)
    assert listing._last([there, old], "person") is old
    assert listing._last([told_row(seen_last="2020-05-05"), old], "person")["seen_last"] == "2020-05-05"  # 732 days
    assert listing._last([told_row(seen_last="2020-05-04"), old], "person") is old
    vague = told_row(start_earliest=None, end_earliest=None, end_latest="2021-01-01", seen_last="2021-01-01")
    assert listing._last([vague, there], "person") is there and listing._last([vague], "person") is vague
    assert listing._last([over], "person") is over


@pytest.mark.parametrize(
    ("sources", "targets", "pairs"),
    [
        (["a", "b"], ["c"], [("a", "c"), ("b", "c")]),
        (["a", "b", "c"], [], [("a", "b"), ("a", "c"), ("b", "c")]),
        (["a"], ["a", "b", "b"], [("a", "b")]),
        (["a"], [], []),
        ([], ["a"], []),
    ],
)
def test_who_met_whom_in_one_event(sources, targets, pairs):
    assert country._met(sources, targets) == pairs


def test_of_a_crowd_the_first_six_met():
    crowd = list("abcdefgh")
    assert len(country._met(crowd, crowd[::-1])) == 36 - 4 and len(country._met(crowd, [])) == 15


def test_meetings_are_counted_for_those_who_met_most(monkeypatch):
    events = [(["a"], ["b"])] * 3 + [(["b"], ["a"])] + [(["c"], ["a"])] * 2 + [([f"x{n}"], [f"y{n}"]) for n in range(9)]
    monkeypatch.setattr(country, "pairs_of", lambda store, question, limit: events)
    from incumbent.ledger.asking.events import EventQuestion

    found = country._meetings(SimpleNamespace(store=None), EventQuestion())
    assert found["counted"] == 15 and found["who"] == ["a", "b", "c", "x0", "y0", "x1", "y1", "x2", "y2"]
    assert found["pairs"][:2] == [{"one": "a", "other": "b", "meetings": 4}, {"one": "a", "other": "c", "meetings": 2}]
    assert len(found["pairs"]) == 5


@pytest.mark.parametrize(
    ("values", "shows"),
    [
        ({}, Seen()),
        ({"all": "yes"}, EVERYTHING),
        ({"all": "yes", "at_least": 3}, EVERYTHING),
        ({"at_least": 3}, Seen(articles=3)),
        ({"min_confidence": 0.0}, Seen(0.0)),
        ({"min_confidence": 0.9, "at_least": 2}, Seen(0.9, 2)),
    ],
)
def test_how_far_what_a_page_shows_must_be_believed(values, shows):
    assert seen(Query(values)) == shows


def test_what_a_page_leaves_out():
    from incumbent.ledger.asking.left_out import LeftOut

    assert left_out(LeftOut(3, True)) == {"left_out": 3, "left_out_at_least": True}


def test_the_last_office_of_somebody_in_a_list_of_people():
    ledger = SimpleNamespace(knowledge=KNOWLEDGE)
    one = {"id": "p", "name": "Ann Aster", "country": "BLR", "claims": 2, "keys": []}
    shown = people._shown(ledger, one, [{"n": 1, "seen_last": "2019-01-01"}, {"n": 2, "seen_last": "2020-01-01"}])
    assert shown["last"] == {"n": 2} and shown["country_name"] == "Belarus" and "keys" not in shown
    assert people._shown(ledger, {**one, "country": None}, [])["last"] is None
    assert people._shown(ledger, {**one, "country": None}, [])["country_name"] is None


def test_ids_of_entries_that_differ():
    def entry(id):
        return entries.Entry(id, "/a", "t", "w", "2020")

    assert [e.id for e in entries._apart([entry("a"), entry("b"), entry("a"), entry("a")])] == ["a", "b", "a:2", "a:3"]


def test_when_a_change_was():
    def change(date, day):
        return SimpleNamespace(date=PartialDate.parse(date) if date else None, day=DAY(day) if day else None)

    assert entries.when(change("2020-09", "2020-09-01")) == "September 2020"
    assert (
        entries.when(change(None, "2020-09-03")) == "by 3 September 2020"
        and entries.when(change(None, None)) == "day not stated"
    )
