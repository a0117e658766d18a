"""What reviewers do at the desk, the queue they are shown, and what pages add to answers, over a ledger made by hand."""

import asyncio
import datetime as dt

import pytest
from builders import Story, ledger_of, reshuffle

from incumbent.errors import InputError, NothingFound, RecordError
from incumbent.ledger.asking.by_key import person_answer
from incumbent.ledger.asking.left_out import LeftOut
from incumbent.ledger.deriving.belief import EVERYTHING
from incumbent.ledger.deriving.decisions import all_decisions
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
from incumbent.web.pages.relations import relations
from incumbent.web.params import Query
from incumbent.web.review import decided, desk, forms, left, queue
from incumbent.web.review import people as review_people
from incumbent.web.review.forms import Form
from incumbent.web.services import entries, feeds

DAY = dt.date.fromisoformat


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


def keys(ledger):
    return dict(ledger.store.rows("SELECT person, person_key FROM claims WHERE person_key IS NOT NULL"))


def taken(ledger):
    return [(d.verb, d.field, d.value) for d in all_decisions(ledger.store)]


def test_a_claim_is_accepted_or_rejected(ledger):
    [id] = desk.judge(ledger, "wire-1/c2", "accept", "ann", "well read")
    [row] = all_decisions(ledger.store)
    assert (row.id, row.verb, row.who, row.why) == (id, "accept", "ann", "well read") and row.at.endswith("Z")
    for verb in ("correct", "", "undo"):
        with pytest.raises(InputError, match="accept, correct or reject"):
            desk.judge(ledger, "wire-1/c2", verb, "ann", None)
    with pytest.raises(NothingFound):
        desk.judge(ledger, "nowhere", "reject", "ann", None)


def test_a_correction_is_of_what_differs_alone(ledger):
    same = {"person": "Ivan Tertel", "title": " chief ", "date": "2020-09-03", "area": ""}
    with pytest.raises(InputError, match="nothing was changed"):
        desk.correct(ledger, "wire-1/c2", same, "ann", None)
    assert len(desk.correct(ledger, "wire-1/c2", {**same, "date": "2020-09-04", "body": ""}, "ann", "why")) == 2
    assert sorted(taken(ledger)) == [("correct", "body", None), ("correct", "date", "2020-09-04")]
    with pytest.raises(InputError, match="nothing was changed"):
        desk.correct(ledger, "wire-1/c2", {"country": "blr"}, "ann", None)
    for wrong, error in (({"date": "soon"}, RecordError), ({"kind": "maybe"}, InputError)):
        with pytest.raises(error):
            desk.correct(ledger, "wire-1/c2", wrong, "ann", None)


def test_a_field_that_a_browser_sends_back_as_one_line_is_not_changed(tmp_path):
    story = Story("a").claim("hold", "Ann\u202e\nAster", "chief", body="KGB")
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        with pytest.raises(InputError, match="nothing was changed"):
            desk.correct(ledger, "a/c1", {"person": "Ann\u2423Aster"}, "ann", None)
        assert desk.as_text(ledger.claim("a/c1"), "area") is None


def test_decisions_are_taken_back_the_last_first(ledger):
    ids = [
        *desk.judge(ledger, "wire-1/c2", "accept", "ann", None),
        *desk.judge(ledger, "wire-1/c1", "reject", "ann", None),
    ]
    assert desk.undo(ledger, ids, "bob", None) == 2
    assert [(d.verb, d.value) for d in all_decisions(ledger.store)][2:] == [("undo", "2"), ("undo", "1")]
    assert desk.undo(ledger, [], "bob", None) == 0


def test_two_people_are_merged_once(ledger):
    who = keys(ledger)
    one, other = who["Valery Vakulchik"], who["Ivan Tertel"]
    for pair in ((one, "nobody"), ("nobody", one)):
        with pytest.raises(InputError, match="two people that the ledger has"):
            desk.merge(ledger, *pair, "ann", None, sure=False)
    with pytest.raises(InputError, match="already one person"):
        desk.merge(ledger, one, one, "ann", None, sure=True)
    assert len(desk.merge(ledger, one, other, "ann", None, sure=False)) == 1
    for pair in ((one, other), (other, one)):
        with pytest.raises(InputError, match="already one person"):
            desk.merge(ledger, *pair, "ann", None, sure=True)


def test_whom_lists_know_as_two_is_merged_where_the_reviewer_is_sure(ledger):
    who = keys(ledger)
    one, other = who["Valery Vakulchik"], who["Ivan Tertel"]
    ledger.store.run("UPDATE people SET known = 'Q1' WHERE key = ?", (one,))
    ledger.store.run("UPDATE people SET known = 'Q2' WHERE key = ?", (other,))
    with pytest.raises(InputError, match="lists know Valery Vakulchik as Q1 and Ivan Tertel as Q2") as unsure:
        desk.merge(ledger, one, other, "ann", None, sure=False)
    assert unsure.value.code == "web-sure"
    assert desk.merge(ledger, one, other, "ann", None, sure=True)


def test_claims_are_split_off_to_a_person_of_their_own(ledger):
    ivan = keys(ledger)["Ivan Tertel"]
    with pytest.raises(InputError, match="choose the claims"):
        desk.split(ledger, ivan, [], "ann", None)
    with pytest.raises(InputError, match="not about this person"):
        desk.split(ledger, ivan, ["wire-1/c2", "wire-1/c1"], "ann", None)
    assert taken(ledger) == []
    assert len(desk.split(ledger, ivan, ["wire-1/c2", "wire-1/c3", "wire-1/c2"], "ann", None)) == 2
    assert len({d.into_person for d in all_decisions(ledger.store)}) == 1


def test_forms_are_done_at_the_desk(ledger):
    def form(**fields):
        return Form({k: v if isinstance(v, list) else [v] for k, v in fields.items()}, "ann")

    assert (
        form(why=" x ").why == "x"
        and form(why=" ").why is None
        and len(form(why="x" * 600).why) == 500
        and form().one("none") == ""
    )
    assert form(a=["1", "2"], b="3").typed() == {"a": "1", "b": "3"}
    assert forms.decide(ledger, form(claim="wire-1/c2", verb="accept")) == {"done": "1"}
    assert forms.decide(
        ledger, form(claim="wire-1/c2", verb="correct", **{"field-date": "2020-09-04", "field-none": "x"})
    ) == {"done": "2"}
    who = keys(ledger)
    merging = {"person": who["Valery Vakulchik"], "into": who["Ivan Tertel"]}
    assert forms.merge(ledger, form(**merging, sure="yes")) == {"done": "3"}
    assert forms.undo(ledger, form(decisions="3,x,٣,1234567890,")) == {"done": "0"} and taken(ledger)[-1] == (
        "undo",
        None,
        "3",
    )
    assert forms.split(ledger, form(person=who["Ivan Tertel"], claims=["wire-1/c3"])) == {"done": "5"}
    assert forms.bring_in(ledger, form(decisions='{"decisions": []}')) == {"imported": "0,0,0,0"}
    assert forms._done(list(range(50))) == {"done": ",".join(map(str, range(40)))}


class Asked:
    def __init__(self, body, kind="application/x-www-form-urlencoded; charset=utf-8"):
        self.headers, self._body = ({"content-type": kind} if kind else {}), body

    async def body(self):
        return self._body


def test_forms_that_cannot_be_read():
    read = asyncio.run(forms.read_form(Asked(b"a=1&a=2&b=")))
    assert read.fields == {"a": ["1", "2"], "b": [""]}
    assert len(asyncio.run(forms.read_form(Asked(b"&".join(b"a=1" for _ in range(500))))).fields["a"]) == 500
    for wrong in (
        Asked(b"a=1", "text/plain"),
        Asked(b"a=1", None),
        Asked(b"\xff=1"),
        Asked(b"&".join(b"a=1" for _ in range(501))),
    ):
        with pytest.raises(InputError) as refused:
            asyncio.run(forms.read_form(wrong))
        assert refused.value.code == "web-form"


def test_the_queue_of_claims_that_wait(ledger):
    def shown(**values):
        found = queue.queue(ledger, Query(values))
        return [c["claim"] for c in found["claims"]], found["waiting"], found["next"]

    every, number, none = shown()
    assert number == len(every) == 5 and none is None
    two, _, following = shown(limit=2)
    rest, _, _ = shown(limit=2, page=following)
    assert two == every[:2] and rest == every[2:4]
    assert (
        shown(kind="start")[0] == ["wire-1/c2"]
        and shown(claim="wire-1/c3")[0] == ["wire-1/c3"]
        and shown(country="UKR")[0] == []
    )
    assert set(shown(order="weight")[0]) < set(every)
    desk.judge(ledger, "wire-1/c2", "accept", "ann", "why")
    [item] = queue.queue(ledger, Query({"claim": "wire-1/c2"}))["claims"]
    assert [(d["verb"], d["who"]) for d in item["decided"]] == [("accept", "ann")] and item["bounds"] > 0
    assert item["fields"]["person"] == "Ivan Tertel" and item["office"]["country_name"] == "Belarus"
    desk.judge(ledger, "wire-1/c2", "reject", "bob", None)
    again = queue.queue(ledger, Query({"claim": "wire-1/c2", "done": "2"}))
    assert [d["verb"] for d in again["claims"][0]["decided"]] == ["reject"] and [
        d["id"] for d in again["replaced"]
    ] == [1]
    assert queue.queue(ledger, Query({"claim": "wire-1/c2", "done": "9"}))["replaced"] == []
    beyond = queue.queue(ledger, Query({"page": following, "limit": 2, "kind": "hold"}))
    assert len(beyond["claims"]) == 1


def test_how_good_the_decided_claims_were(ledger):
    desk.judge(ledger, "wire-1/c1", "reject", "ann", None)
    desk.judge(ledger, "wire-1/c3", "accept", "ann", None)
    desk.judge(ledger, "wire-1/c4", "accept", "ann", None)
    desk.correct(ledger, "wire-1/c2", {"date": "2020-09-04"}, "ann", None)
    tally = {t.pop("kind"): t for t in decided.tally(ledger)}
    assert tally["end"] == {"accept": 2, "correct": 0, "reject": 1, "decided": 3, "precision": 0.667}
    assert (
        tally["start"] == {"accept": 0, "correct": 1, "reject": 0, "decided": 1, "precision": 0.0} and len(tally) == 2
    )
    rows = decided.decisions(ledger, Query({"limit": 2}))
    assert [(d["id"], d["verb"], d["about"]) for d in rows["decisions"]] == [
        (4, "correct", "Ivan Tertel"),
        (3, "accept", None),
    ] and rows["next"]
    last = decided.decisions(ledger, Query({"limit": 2, "page": rows["next"]}))
    assert [d["id"] for d in last["decisions"]] == [2, 1] and last["next"] is None


def test_a_person_to_be_merged_beside_others(ledger):
    ivan = keys(ledger)["Ivan Tertel"]
    found = review_people.answer(ledger, Query({"person": ivan, "q": "Valery"}))
    assert [o["name"] for o in found["others"]] == ["Valery Vakulchik"] and [c["claim"] for c in found["claims"]] == [
        "wire-1/c2",
        "wire-1/c3",
    ]
    assert (
        review_people.answer(ledger, Query({"person": ivan}))["others"] == [] and found["others"][0]["differs"] is False
    )
    ledger.store.run(
        "UPDATE people SET known = 'Q' || length(key) || key WHERE name IN ('Ivan Tertel', 'Valery Vakulchik')"
    )
    assert review_people.answer(ledger, Query({"person": ivan, "q": "Valery"}))["others"][0]["differs"] is True


def test_a_person_beside_others(tmp_path):
    story = (
        reshuffle()
        .claim("end", "Cy Cedar", "envoy", body="Embassy", by="Ivan Tertel")
        .claim("start", "Ivan Tertel", "envoy", body="Embassy", by="Bo Birch")
    )
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        found = person_answer(ledger.store, ledger.knowledge, keys(ledger)["Ivan Tertel"])
        told = {(r["relation"], r["person"]) for r in relations(ledger, found, ["Ivan Tertel"], None)}
        assert told == {("followed", "Valery Vakulchik"), ("removed", "Cy Cedar"), ("put in office by", "Bo Birch")}
        assert ("put in office by", "Bo Birch") not in {
            (r["relation"], r["person"]) for r in relations(ledger, found, ["Ivan Tertel", "Bo Birch"], None)
        }
        early = relations(ledger, found, ["Ivan Tertel"], DAY("2020-09-01"))
        assert ("removed", "Cy Cedar") not in {(r["relation"], r["person"]) for r in early}


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


def test_a_cookie_that_was_given_back_is_known_to_every_process(ledger):
    asked = left.Left(ledger.store.path)
    assert asked.has("seal") is False
    left.give_back(ledger, "seal")
    assert asked.has("seal") is True and asked.has("other") is False
    asked.close()
    until = int(ledger.store.row("SELECT value FROM meta WHERE key LIKE 'review-left %'")[0])
    assert abs(until - dt.datetime.now().timestamp() - 12 * 3600) < 60


def test_work_at_the_desk_is_done_on_a_ledger_that_may_be_written(ledger):
    counter = desk.Desk(ledger.store.path)
    assert asyncio.run(counter.run(lambda opened: (opened.store.writable, opened.counts()["claims"]))) == (True, 5)
    counter.close()
    with pytest.raises(RuntimeError):
        asyncio.run(counter.run(lambda opened: None))
