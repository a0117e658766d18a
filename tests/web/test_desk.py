"""What reviewers do at the desk, and the queue they are shown, over a ledger made by hand."""

import asyncio
import datetime as dt

import pytest
from builders import Story, keys, ledger_of, reshuffle

from incumbent.errors import InputError, NothingFound, RecordError
from incumbent.ledger.asking.by_key import person_answer
from incumbent.ledger.deriving.decisions import all_decisions
from incumbent.web.pages.relations import relations
from incumbent.web.params import Query
from incumbent.web.review import decided, desk, forms, left, queue
from incumbent.web.review import people as review_people
from incumbent.web.review.forms import Form

DAY = dt.date.fromisoformat


@pytest.fixture
def ledger(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as opened:
        yield opened


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
