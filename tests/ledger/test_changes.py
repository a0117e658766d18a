"""Changes as they are asked for: by country, days, office, people, kind and status, so many of the latest, and how told."""

import datetime as dt

import pytest
from builders import Story, ledger_of

from incumbent.ledger.asking.changes import changes
from incumbent.ledger.deriving.belief import EVERYTHING
from incumbent.ledger.deriving.decisions import Decision

DAY = dt.date.fromisoformat
AT = "2021-09-06T12:00:00Z"


def told(id, published, kind, person, office, sentence="", **fields):
    return Story(id, published=published, publisher=id).claim(kind, person, "chief", sentence, body=office, **fields)


def stories():
    yield told("a", "2020-02-02", "start", "Ann Aster", "Trade Office", date="2020-02-01")
    yield told("b", "2020-03-02", "end", "Bo Birch", "Border Guard", date="2020-03-01", country="UKR")
    for article in ("c", "cc", "ccc"):  # a report or two are not believed
        yield told(article, "2020-04-02", "chosen", "Cy Cedar", "Coast Guard", date="2020-04-01", status="reported")
    yield told("d", "2020-05-02", "end", "Di Dane", "Trade Office", date="2020-06-01")  # for a later day: planned
    yield told("e", "2020-05-03", "start", "Ed Elm", "Home Guard", date="2020-05-20", status="planned")
    yield told("f", "2020-05-04", "start", "Flo Fir", "Fire Brigade", "Fir became chief, they said.")
    yield told("g", "2020-05-05", "end", "Gus Gale", "Mint", "Gale had left the post over the affair.")
    yield told("h", "2020-05-06", "end", "Hal Holt", "Bank", "Holt left.", date="2015-01-01")
    yield told("i", "2020-05-07", "start", "Ida Ivy", "Port", date="2020-05-06", confidence=0.3)
    yield told("k", "2020-05-08", "end", "Kay Kerr", "Court", date="2020-05-07", status="not_done")
    yield told("l", None, "start", "Lee Lane", "Library", date="2019-01-01")
    yield told("m", "2020-05-09", "hold", "Max Moor", "Museum", date="2020-05-01")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with ledger_of(tmp_path_factory.mktemp("changes") / "l.sqlite", *stories()) as opened:
        yield opened


def found(ledger, **asked):
    keys = {r["person"]: (r["office_key"], r["person_key"]) for r in ledger.store.rows("SELECT * FROM claims")}
    if "office" in asked:
        asked["office"] = keys[asked["office"]][0]
    if "people" in asked:
        asked["people"] = [keys[name][1] for name in asked["people"]]
    return " ".join(c.person.split()[0] for c in changes(ledger.store, **asked))


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ({}, "Di Ed Kay Flo Cy Bo Ann Lee Hal"),
        ({"seen": EVERYTHING}, "Di Ed Kay Ida Flo Cy Bo Ann Lee Hal"),
        ({"told": "news"}, "Di Ed Kay Flo Cy Bo Ann Lee"),
        ({"told": "background"}, "Gus"),
        ({"told": "all"}, "Di Ed Kay Gus Flo Cy Bo Ann Lee Hal"),
        ({"country": "UKR"}, "Bo"),
        ({"country": "RUS"}, ""),
        ({"since": DAY("2020-05-07")}, "Di Ed Kay"),
        ({"since": DAY("2020-05-08")}, "Di Ed"),
        ({"until": DAY("2020-02-01")}, "Ann Lee Hal"),
        ({"until": DAY("2020-01-31")}, "Lee Hal"),
        ({"since": DAY("2020-03-01"), "until": DAY("2020-04-01")}, "Cy Bo"),
        ({"known_on": DAY("2020-03-02")}, "Bo Ann"),
        ({"known_on": DAY("2020-03-01")}, "Ann"),
        ({"office": "Ann Aster"}, "Di Ann"),
        ({"office": "Bo Birch"}, "Bo"),
        ({"people": ["Ann Aster", "Bo Birch"]}, "Bo Ann"),
        ({"people": ["Cy Cedar"]}, "Cy"),
        ({"kinds": ("chosen",)}, "Cy"),
        ({"kinds": ("end", "chosen")}, "Di Kay Cy Bo Hal"),
        ({"statuses": ("planned",)}, "Di Ed"),
        ({"statuses": ("reported",)}, "Cy"),
        ({"statuses": ("not_done",)}, "Kay"),
        ({"statuses": ("asserted",)}, "Flo Bo Ann Lee Hal"),
        ({"statuses": ("reported", "asserted")}, "Flo Cy Bo Ann Lee Hal"),
        ({"statuses": ("planned", "not_done")}, "Di Ed Kay"),
    ],
    ids=str,
)
def test_what_changed(ledger, asked, people):
    expected = people.split()
    assert sorted(found(ledger, **asked).split()) == sorted(expected)
    whole = found(ledger, **asked).split()
    for limit in (1, 2, 20):
        assert found(ledger, limit=limit, **asked).split() == whole[:limit]


def test_the_latest_stand_first(ledger):
    days = [c.day for c in changes(ledger.store)]
    assert days == sorted(days, reverse=True) and len(days) == 9


def many(path, tellings, *others):
    """One change told by so many articles, and others before it."""
    stories = [told(f"x{n:03}", "2020-06-02", "start", "Zoe Zeal", "Zoo", date="2020-06-01") for n in range(tellings)]
    return ledger_of(path / "l.sqlite", *stories, *others)


def test_a_change_told_by_very_many_does_not_hide_those_before_it(tmp_path):
    others = [
        told(f"o{n}", f"2020-0{n}-02", "end", f"Al{'abcd'[n]} Oak", f"Office {n}", date=f"2020-0{n}-01")
        for n in (1, 2, 3)
    ]
    with many(tmp_path, 60, *others) as ledger:
        assert found(ledger, limit=2) == "Zoe Ald" and found(ledger, limit=3) == "Zoe Ald Alc"
        [zoe, *_] = changes(ledger.store)
        assert (zoe.sources, len(zoe.claims)) == (60, 60)


def plan(id, published, day, status="planned"):
    return told(id, published, "end", "Pat Pine", "Park", date=day, status=status)


@pytest.mark.parametrize(
    ("other", "planned"),
    [
        (plan("b", "2020-05-02", "2020-05-01", "asserted"), ""),  # done since: no plan any more
        (plan("b", "2020-05-20", "2020-05-15", "asserted"), ""),
        (plan("b", "2019-05-02", "2019-05-01", "asserted"), "Pat"),  # another time
        (told("b", "2020-05-02", "end", "Bo Birch", "Park", date="2020-05-01"), "Pat"),  # another person
        (told("b", "2020-05-02", "start", "Pat Pine", "Park", date="2020-05-01"), "Pat"),  # another change
        (told("b", "2020-05-02", "end", "Pat Pine", "Pool", date="2020-05-01"), "Pat"),  # another office
    ],
)
def test_a_plan_that_another_article_has_come_about_is_none(tmp_path, other, planned):
    with many(tmp_path, 30, plan("a", "2020-04-02", "2020-05-01"), other) as ledger:
        for limit in (None, 1, 5):
            assert found(ledger, statuses=("planned",), limit=limit) == planned


def test_a_status_that_a_reviewer_gave_counts(tmp_path):
    with many(tmp_path, 20, plan("a", "2020-04-02", "2020-03-01", "asserted")) as ledger:
        assert found(ledger, statuses=("planned",), limit=1) == ""
        ledger.decide(Decision(0, AT, "ann", "correct", claim="a/c1", field="status", value="planned"))
        assert found(ledger, statuses=("planned",), limit=1) == "Pat" == found(ledger, statuses=("planned",))
        ledger.decide(Decision(0, AT, "ann", "reject", claim="a/c1"))
        assert found(ledger, statuses=("planned",), limit=1) == "" and found(ledger, limit=5) == "Zoe"
