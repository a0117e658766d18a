"""What pages add to the answers that they show, over a ledger made by hand."""

import datetime as dt

import pytest
from builders import Story, keys, ledger_of, reshuffle

from incumbent.errors import NothingFound
from incumbent.ledger.asking.left_out import LeftOut
from incumbent.ledger.deriving.belief import EVERYTHING
from incumbent.web.pages import (
    article,
    changed,
    country,
    disagreements,
    events,
    home,
    listing,
    office,
    offices,
    people,
    person,
    search,
)
from incumbent.web.params import Query
from incumbent.web.services import entries, feeds

DAY = dt.date.fromisoformat


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


def test_pages_over_a_ledger_made_by_hand(ledger):
    first = home.answer(ledger, Query())
    assert (
        [c["person"] for c in first["changes"]][:1]
        and first["counts"]["claims"] == 5
        and "entities" not in first["counts"]
    )
    assert (
        first["stale"] == []
        and [r["article"] for r in first["read"]] == ["wire-1"]
        and first["left_out"]["changes"] == 0
    )
    stale = home.answer(ledger, Query({"as_of": DAY("2021-09-04")}))["stale"]
    assert {s["person"] for s in stale} == {"Ivan Tertel", "Alexander Lukashenko"} and stale[0]["office"][
        "country_name"
    ] == "Belarus"
    assert {s["person"] for s in home.answer(ledger, Query({"as_of": DAY("2021-09-03")}))["stale"]} == set()
    assert home.answer(ledger, Query({"known_on": DAY("2020-09-02")}))["changes"] == []
    listed = offices.answer(ledger, Query())
    assert (
        listed["total"] == 4
        and listed["next"] is None
        and listed["offices"][0]["claims"] >= listed["offices"][-1]["claims"]
    )
    assert (
        offices.answer(ledger, Query({"limit": 1}))["next"]
        and offices.answer(ledger, Query({"seats": "many"}))["total"] < 4
    )
    assert (
        people.answer(ledger, Query({"limit": 2}))["total"] == 3
        and people.answer(ledger, Query({"country": "Ukraine"}))["total"] == 0
    )
    assert [p["name"] for p in people.answer(ledger, Query({"order": "name"}))["people"]] == [
        "Alexander Lukashenko",
        "Ivan Tertel",
        "Valery Vakulchik",
    ]


def test_the_page_of_a_country(ledger):
    found = country.answer(ledger, Query({"id": "Belarus"}))
    assert (
        found["country"]["name"] == "Belarus"
        and len(found["offices"]) == 4
        and not any(o["apart"] for o in found["offices"])
    )
    assert found["meetings"] == {"counted": 0, "who": [], "pairs": []} and found["next"] is None
    one = country.answer(ledger, Query({"id": "BLR", "limit": 1}))
    assert len(one["offices"]) == 1 and one["next"]
    early = country.answer(ledger, Query({"id": "BLR", "known_on": DAY("2020-09-02")}))
    assert all(o["tenures"] == [] for o in early["offices"]) and early["changes"] == []
    on = country.answer(ledger, Query({"id": "BLR", "as_of": DAY("2020-09-03")}))
    assert {t["on_that_day"] for o in on["offices"] for t in o["tenures"]} <= {"yes", "possible"}
    with pytest.raises(NothingFound, match="no office of Ukraine"):
        country.answer(ledger, Query({"id": "UKR"}))


def test_the_page_of_changes(ledger):
    def rows(**values):
        found = changed.answer(ledger, Query(values))
        return [(c["kind"], c["person"]) for c in found["changes"]], found["next"]

    every, following = rows()
    assert len(every) == 4 and following is None
    first, token = rows(limit=3)
    assert first == every[:3] and token and rows(limit=3, page=token) == (every[3:], None)
    assert rows(kind=("start",))[0] == [("start", "Ivan Tertel")] and rows(since=DAY("2020-09-04"))[0] == []
    assert (
        rows(until=DAY("2020-09-03"), as_of=DAY("2020-09-02"))[0] == [] and len(rows(until=DAY("2020-09-03"))[0]) == 4
    )
    assert {p for _, p in rows(person=keys(ledger)["Ivan Tertel"])[0]} == {"Ivan Tertel"} and rows(country="Ukraine")[
        0
    ] == []
    assert changed._unlikely(ledger, [], None, False, EVERYTHING, (), {}) == LeftOut(0)


def test_the_pages_of_an_office_and_a_person(ledger):
    key = next(r["id"] for r in offices.answer(ledger, Query({"q": "security"}))["offices"] if r["known_as"] == "Q1")
    found = office.answer(ledger, Query({"id": key}))
    assert (
        [h["person"] for h in found["holders"]] == ["Ivan Tertel", "Valery Vakulchik"]
        and found["claims"] == 2
        and found["on_that_day"] is None
    )
    assert [h["cited"] for h in found["holders"]] == [1, 1] and found["answer"]["kind"] == "in_office"
    on = office.answer(ledger, Query({"id": key, "as_of": DAY("2020-09-02")}))["on_that_day"]
    assert (
        on["day"] == "2020-09-02"
        and [h["person"] for h in on["holders"]] == ["Valery Vakulchik"]
        and [r["person"] for r in on["in_lists"]] == ["Andrei Ravkov"]
    )
    assert (
        office.answer(ledger, Query({"id": key, "limit": 1}))["next"]
        and office.answer(ledger, Query({"id": key, "known_on": DAY("2020-09-02")}))["claims"] == 0
    )
    ivan = person.answer(ledger, Query({"id": keys(ledger)["Ivan Tertel"]}))
    assert (
        len(ivan["offices"]) == 2
        and ivan["answer"]["kind"] == "in_office"
        and ivan["namesakes"] == []
        and ivan["next"] is None
    )
    before = person.answer(ledger, Query({"id": keys(ledger)["Ivan Tertel"], "as_of": DAY("2020-09-02")}))
    assert [o["office"]["name"] for o in before["offices"]] == ["head of the State Control Committee"]


def test_disagreements_under_both_clocks(ledger):
    def rows(**values):
        return disagreements.answer(ledger, Query(values))

    every = rows()
    assert (
        [d["kind"] for d in every["disagreements"]] == ["knowledge"]
        and every["left_out"] == 0
        and every["next"] is None
    )
    assert (
        rows(kind=("date",))["disagreements"] == []
        and rows(as_of=DAY("2030-01-01"))["disagreements"] == []
        and rows(country="Ukraine")["disagreements"] == []
    )
    known = rows(known_on=DAY("2020-09-03"))
    assert (
        len(known["disagreements"]) == 1
        and known["left_out"] is None
        and rows(known_on=DAY("2020-09-02"))["disagreements"] == []
    )
    assert (
        len(disagreements.glimpse(ledger, most=1))
        == len(disagreements.glimpse(ledger, most=1, known_on=DAY("2020-09-03")))
        == 1
    )
    assert (
        disagreements.glimpse(ledger, most=1, known_on=DAY("2020-09-02")) == disagreements.glimpse(ledger, most=0) == []
    )
    assert disagreements.glimpse(ledger, most=1, as_of=DAY("2030-01-01"), known_on=DAY("2020-09-03")) == []


def test_search_over_everything(ledger):
    found = search.answer(ledger, Query({"q": "Tertel"}))
    assert (
        [p["name"] for p in found["people"]] == ["Ivan Tertel"] and found["near"] == [] and found["words"] == ["Tertel"]
    )
    assert search.answer(ledger, Query({"q": "Tertel", "in": "offices"}))["people"] == []
    assert [p["name"] for p in search.answer(ledger, Query({"q": "Tertell"}))["people"]] == ["Ivan Tertel"]
    assert search.answer(ledger, Query({"q": "Iwan Tortel Kontrolle"}))["people"] == []
    assert search.answer(ledger, Query({"q": "of the"}))["near"] == search.answer(ledger, Query())["near"] == []
    belarus = search.answer(ledger, Query({"q": "Belarus"}))
    assert [c["country"] for c in belarus["countries"]] == ["BLR"] and belarus["near"] == []


def test_entries_and_titles_of_feeds(ledger):
    found = entries.changes(ledger, Query())
    assert (
        len(found) == 4
        and len({e.id for e in found}) == 4
        and all(e.address.startswith("/article?id=wire-1&item=c") for e in found)
    )
    assert "Ivan Tertel took office: Chairman of the State Security Committee, Belarus (3 September 2020)" in {
        e.title for e in found
    }
    assert (
        len(entries.changes(ledger, Query({"limit": 1}))) == 1
        and entries.changes(ledger, Query({"country": "Ukraine"})) == []
    )
    assert (
        len(entries.disagreements(ledger, Query())) == 1
        and entries.disagreements(ledger, Query({"kind": ("date",)})) == []
    )
    feed = feeds.FEEDS[0]
    titles = {
        (): "Changes of office",
        (("country", "BLR"),): "Changes of office: Belarus",
        (("office", "nothing"),): "Changes of office: office nothing",
        (("person", keys(ledger)["Ivan Tertel"]),): "Changes of office: Ivan Tertel",
        (("kind", ("start", "end")), ("page", "x")): "Changes of office: kind start or end",
        (("known_on", DAY("2020-09-03")),): "Changes of office: known on 2020-09-03",
    }
    for values, title in titles.items():
        assert feeds.title(feed, ledger, Query(dict(values))) == title


def test_events_of_a_page(tmp_path):
    one = Story("a", published="2020-05-01", publisher="Wire").event(
        "CONSULT", "met", "Ann Aster met envoys.", ["Ann Aster"]
    )
    two = Story("b", published="2020-05-02", publisher="Post").event(
        "CONSULT", "met", "Ann Aster met envoys.", ["Ann Aster"]
    )
    three = Story("c", published="2020-06-02").event("AID", "paid", "Bo Birch paid.", ["Bo Birch"])
    with ledger_of(tmp_path / "l.sqlite", one, two, three) as ledger:
        found = events.answer(ledger, Query())
        assert [(e["type"], e["articles"]) for e in found["events"]] == [("AID", 1), ("CONSULT", 2)] and found[
            "newest"
        ] == "2020-06"
        assert [(m["month"], m["VC"] + m["MC"]) for m in found["months"]] == [("2020-05", 2), ("2020-06", 1)]
        assert (
            len(events.answer(ledger, Query({"grouped": "no"}))["events"]) == 3
            and len(events.answer(ledger, Query({"at_least": 2}))["events"]) == 1
        )
        assert (
            events.answer(ledger, Query({"limit": 1}))["next"]
            and events.answer(ledger, Query({"until": DAY("2020-06-30"), "as_of": DAY("2020-05-01")}))["months"][0][
                "VC"
            ]
            == 1
        )
        told = entries.happenings(ledger, Query())
        assert (
            len(told) == 2
            and len(entries.happenings(ledger, Query({"grouped": "no"}))) == 3
            and len(entries.happenings(ledger, Query({"limit": 1}))) == 1
        )
        assert {e.title.partition(" (")[0] for e in told} == {"consult: Ann Aster", "aid: Bo Birch"}


def test_the_page_of_an_article(ledger):
    found = article.answer(ledger, Query({"id": "wire-1"}))
    assert (
        found["counts"] == {"claims": 5, "events": 0, "statements": 0}
        and len(found["items"]) == 5
        and found["next"] is None
    )
    assert {i["about"]["person"] for i in found["items"] if i["about"]} == {
        "Ivan Tertel",
        "Valery Vakulchik",
        None,
        "Alexander Lukashenko",
    }
    assert len(article.answer(ledger, Query({"id": "wire-1", "limit": 2}))["items"]) == 2
    assert listing.latest_tenures(ledger, "person", []) == {}
