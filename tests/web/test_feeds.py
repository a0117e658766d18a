"""Feeds give what became known latest, under ids that stay, with titles in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from starlette.testclient import TestClient
from webledger import reshuffle

from incumbent.ledger import Ledger
from incumbent.ledger.asking.changes import asked, changes
from incumbent.ledger.asking.learned import learned_changes
from incumbent.ledger.deriving.decisions import Decision
from incumbent.web import Settings, make_app
from invented import Telling

ATOM = "{http://www.w3.org/2005/Atom}"


def read_at(ledger: Ledger, moments: dict[str, str], otherwise: str) -> None:
    """Let articles have been read at these moments."""
    with ledger.store.transaction():
        ledger.store.run("UPDATE articles SET first_read_at = ?, read_at = ?", (otherwise, otherwise))
        for article, at in moments.items():
            ledger.store.run("UPDATE articles SET first_read_at = ?, read_at = ? WHERE id = ?", (at, at, article))


def old_news() -> Telling:
    """Changes of long ago, in an article of long ago."""
    t = Telling("late-1", "1999-05-02", "Plain Record", "https://news.example/late", "An old reshuffle")
    t.claim("start", "Oskar Brandt", "chief", "Oskar Brandt took over the KGB.", body="KGB", country="BLR")
    t.claim("end", "Hanna Weiss", "ombudsman", "Hanna Weiss left as ombudsman.", country="BLR", date="1999-05-01")
    t.event(
        "ACCUSE", "accused", "Oskar Brandt accused Russia of spying.", [("Oskar Brandt", "BLR")], [("Russia", "RUS")]
    )
    return t


@pytest.fixture
def late(own_ledger):
    """A ledger that read an old article last of all."""
    with Ledger.open(own_ledger, write=True) as ledger:
        writer = ledger.writer()
        writer.add([old_news().record()])
        writer.finish()
        read_at(
            ledger,
            {
                "late-1": "2026-02-03T04:05:06Z",
                "wire-1": "2026-01-09T08:00:00Z",
                "post-2": "2026-01-10T08:00:00Z",
            },
            "2025-12-01T00:00:00Z",
        )
    return own_ledger


def entries(client: TestClient, address: str) -> list[dict[str, str]]:
    root = ET.fromstring(client.get(address).content)
    return [
        {name: e.findtext(ATOM + name) or "" for name in ("id", "title", "updated")} for e in root.iter(f"{ATOM}entry")
    ]


def test_what_a_late_read_old_article_adds_comes_first(late):
    with TestClient(make_app(Settings(late, threads=1, fresh_s=0))) as client:
        found = entries(client, "/changes.atom")
        assert {e["updated"] for e in found[:2]} == {"2026-02-03T04:05:06Z"} != {e["updated"] for e in found[:3]}
        titles = sorted(e["title"] for e in found[:2])
        assert titles[0].startswith("Hanna Weiss left office: ") and titles[0].endswith("(1 May 1999)")
        assert titles[1].startswith("Oskar Brandt took office: ") and titles[1].endswith("(by 2 May 1999)")
        assert [e["updated"] for e in found] == sorted((e["updated"] for e in found), reverse=True)
        root = ET.fromstring(client.get("/changes.atom").content)
        assert root.findtext(f"{ATOM}updated") == found[0]["updated"]
        said = entries(client, "/events.atom?limit=3")
        assert said[0]["title"] == "accuse: Oskar Brandt → Russia (by 2 May 1999)"
        items = client.get("/changes.feed.json").json()["items"]
        assert [i["id"] for i in items] == [e["id"] for e in found]
        assert items[0]["date_published"] == found[0]["updated"]


def test_a_decision_is_news_and_keeps_the_entry(late):
    with TestClient(make_app(Settings(late, threads=1, fresh_s=0))) as client:
        before = {e["title"]: e["id"] for e in entries(client, "/changes.atom")}
        (title,) = (t for t in before if t.startswith("Valery Vakulchik left office"))
        with Ledger.open(late, write=True) as ledger:
            ledger.decide(
                Decision(0, "2026-03-01T10:00:00Z", "ann", "correct", "wire-1/c1", field="date", value="2020-09-02")
            )
        first = entries(client, "/changes.atom")[0]
        assert first["title"].endswith("(2 September 2020)") and first["updated"] == "2026-03-01T10:00:00Z"
        assert first["id"] == before[title]
        with Ledger.open(late, write=True) as ledger:
            ledger.decide(Decision(0, "2026-03-02T10:00:00Z", "ann", "reject", "wire-1/c1"))
        assert not any("Vakulchik" in e["title"] for e in entries(client, "/changes.atom"))


def test_ids_do_not_depend_on_the_host_nor_on_later_tellings(late):
    with TestClient(make_app(Settings(late, threads=1, fresh_s=0))) as client, Ledger.open(late, write=True) as ledger:
        for path in ("/changes.atom", "/events.atom", "/disagreements.atom"):
            here = entries(client, path)
            there = ET.fromstring(client.get(path, headers={"host": "other.example"}).content)
            assert [e["id"] for e in here] == [e.findtext(f"{ATOM}id") for e in there.iter(f"{ATOM}entry")]
            assert all(e["id"].startswith("urn:incumbent:") for e in here)
            assert len({e["id"] for e in here}) == len(here)
        before = {e["title"]: e for e in entries(client, "/changes.atom")}
        again = reshuffle()[0]
        again.id, again.published = "again-1", "2020-09-05"
        ledger.writer().add([again.record()])
        after = {e["title"]: e for e in entries(client, "/changes.atom")}
        (title,) = (t for t in before if t.startswith("Ivan Tertel took office"))
        assert after[title] == before[title]


def test_a_plan_that_is_carried_out_is_news(own_ledger):
    plan = Telling("plan-1", "2021-02-01", title="A plan")
    plan.claim(
        "start",
        "Ada Lind",
        "president",
        "Ada Lind is to be president.",
        country="POL",
        date="2021-03-01",
        status="planned",
    )
    done = Telling("done-1", "2021-03-02", title="Done")
    done.claim("start", "Ada Lind", "president", "Ada Lind became president.", country="POL", date="2021-03-01")
    with (
        Ledger.open(own_ledger, write=True) as ledger,
        TestClient(make_app(Settings(own_ledger, threads=1, fresh_s=0))) as client,
    ):
        ledger.writer().add([plan.record()])
        read_at(ledger, {"plan-1": "2026-01-02T00:00:00Z"}, "2026-01-01T00:00:00Z")
        first = entries(client, "/changes.atom")[0]
        assert first["title"].startswith("Ada Lind is to take office")
        ledger.writer().add([done.record()])
        read_at(ledger, {"plan-1": "2026-01-02T00:00:00Z", "done-1": "2026-01-03T00:00:00Z"}, "2026-01-01T00:00:00Z")
        second = entries(client, "/changes.atom")[0]
        assert second["title"].startswith("Ada Lind took office")
        assert second["id"] == first["id"] and second["updated"] == "2026-01-03T00:00:00Z"


def test_a_long_feed_is_the_whole_in_pieces(client):
    whole = entries(client, "/changes.atom?limit=60")
    for few in (1, 7):
        assert entries(client, f"/changes.atom?limit={few}") == whole[:few]


def test_a_feed_tells_the_changes_of_the_page(ledger_file):
    with Ledger.open(ledger_file) as ledger:
        of_page = changes(ledger.store)
        where, values = asked()
        of_feed = [x.change for x in learned_changes(ledger.store, where, values, limit=len(of_page) + 1)]
    assert len(of_page) > 5

    def told(c):
        return c.kind, c.office.key, c.day, str(c.date), c.status, c.claims[0].claim.id

    assert sorted(map(told, of_page), key=str) == sorted(map(told, of_feed), key=str)


def test_titles_name_country_office_and_person_in_words(client):
    tertel = client.get("/search.json?q=tertel&in=people").json()["people"][0]["id"]
    kgb = client.get("/search.json?q=kgb&in=offices").json()["offices"][0]["id"]
    for filters, words in (
        ({"country": "BLR"}, "Belarus"), ({"person": tertel}, "Ivan Tertel"), ({"office": kgb}, "Belarus"), ({"office": "no|such"}, "no|such"),
    ):  # fmt: skip
        title = client.get("/changes.feed.json", params=filters).json()["title"]
        assert words in title and title.startswith("Changes of office: ")
    assert client.get("/events.feed.json?type=CONSULT&type=AID").json()["title"] == "Events: type CONSULT or AID"


def test_disagreements_can_be_followed(client):
    items = client.get("/disagreements.feed.json").json()["items"]
    assert items and all(i["id"].startswith("urn:incumbent:disagreement:") for i in items)
    assert [i["date_published"] for i in items] == sorted((i["date_published"] for i in items), reverse=True)
    kinds = client.get("/disagreements.json?limit=100").json()["disagreements"]
    assert len(client.get("/disagreements.feed.json?kind=date&limit=100").json()["items"]) == len(
        [d for d in kinds if d["kind"] == "date"]
    )
