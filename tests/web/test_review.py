"""Review over HTTP: the door, the proof in forms, decisions that tenures follow, undoing, taking out and in."""

import base64
import re

import pytest
from reviewing import decide, kgb, proof, starts
from starlette.testclient import TestClient
from webledger import TOKEN, reshuffle, write

from incumbent.ledger import Ledger
from incumbent.ledger.deriving.decisions import all_decisions
from incumbent.web import Settings, make_app


def test_without_review_there_is_no_way_in(client):
    assert client.get("/review").status_code == 404
    assert client.post("/review/decide", data={"claim": "wire-1/c2", "verb": "accept"}).status_code == 404
    assert "Review" not in client.get("/").text


def test_a_wrong_token_opens_nothing(own_ledger):
    with TestClient(make_app(Settings(own_ledger, review=True, token=TOKEN, threads=1))) as client:
        client.app.state.server.gate.wait_s = 0.01
        assert client.post("/review/login", data={"who": "X", "token": "wrong"}).status_code == 403
        assert "Accept" not in client.get("/review").text
        assert client.get("/review/decisions.json").status_code == 401
        posted = client.post("/review/decide", data={"claim": "wire-1/c2", "verb": "accept", "proof": ""})
        assert posted.status_code == 401


def test_a_forged_cookie_or_form_opens_nothing(opened):
    assert decide(opened, claim="wire-1/c2", verb="accept", proof="0" * 40).status_code == 403
    cookie = opened.cookies["incumbent_review"]
    name, until, salt, signature = cookie.split(".")
    other = base64.urlsafe_b64encode(b"Somebody else").decode().rstrip("=")
    flipped = "".join("0" if c != "0" else "1" for c in signature)
    for forged in (
        f"{name}.{until}.{salt}.{flipped}",
        f"{other}.{until}.{salt}.{signature}",
        f"{name}.{int(until) + 9}.{salt}.{signature}",
        f"{name}.{until}.{salt}.",
        signature,
        "",
    ):
        # set by hand a cookie has no domain: it would stand beside the true one, not in its place
        opened.cookies.clear()
        opened.cookies.set("incumbent_review", forged)
        assert "Accept" not in opened.get("/review").text, forged
        assert opened.get("/review.json").status_code == 401, forged
    opened.cookies.clear()
    opened.cookies.set("incumbent_review", cookie)
    assert "Accept" in opened.get("/review").text


def test_the_cookie_is_strict_and_out_of_reach_of_scripts(own_ledger):
    with TestClient(make_app(Settings(own_ledger, review=True, token=TOKEN, threads=1))) as client:
        response = client.post("/review/login", data={"who": "X", "token": TOKEN}, follow_redirects=False)
    assert {"httponly", "samesite=strict"} <= set(response.headers["set-cookie"].lower().split("; "))


def test_queue_begins_with_the_greatest_doubt(opened):
    claims = opened.get("/review.json").json()["claims"]
    contradicted = [(c["doubt"] or "").startswith("lists have") for c in claims]
    order = [(not listed, c["confidence"]) for listed, c in zip(contradicted, claims, strict=True)]
    assert order == sorted(order) and {True, False} == set(contradicted)
    assert claims[contradicted.index(False)]["claim"] == "wire-1/c2"
    assert opened.get("/review?order=weight").status_code == 200


def test_correction_moves_the_tenure_at_once_and_undo_moves_it_back(opened):
    assert starts(opened)["Ivan Tertel"] == "2020-09-03"
    done = decide(
        opened, claim="wire-1/c2", verb="correct", **{"field-date": "2020-09-05", "why": "the decree says so"}
    )
    assert done.status_code == 303
    assert starts(opened)["Ivan Tertel"] == "2020-09-05"
    ids = re.search(r"done=([\d%C,]+)", done.headers["location"])[1]
    opened.post("/review/undo", data={"proof": proof(opened), "decisions": ids, "back": "/review"})
    assert starts(opened)["Ivan Tertel"] == "2020-09-03"


def test_rejection_takes_the_claim_out_and_counts(opened):
    decide(opened, claim="wire-1/c1", verb="reject")
    decide(opened, claim="wire-1/c2", verb="accept")
    assert "Valery Vakulchik" not in starts(opened)
    tally = {t["kind"]: t for t in opened.get("/review/tally.json").json()["tally"]}
    assert tally["end"]["precision"] == 0.0 and tally["start"]["precision"] == 1.0


def test_each_decision_says_who_when_and_why(opened, own_ledger):
    decide(opened, claim="wire-1/c2", verb="reject", why="another man")
    with Ledger.open(own_ledger) as ledger:
        (row,) = all_decisions(ledger.store)
    assert (row.who, row.verb, row.claim, row.why) == ("R. Viewer", "reject", "wire-1/c2", "another man")
    assert re.match(r"\d{4}-\d\d-\d\dT", row.at)


def test_decisions_survive_a_re_reading(opened, own_ledger):
    decide(opened, claim="wire-1/c1", verb="reject")
    with Ledger.open(own_ledger, write=True) as ledger:
        changed = reshuffle()[0]
        changed.publisher = "Northern Wire, corrected"
        writer = ledger.writer()
        assert writer.add([changed.record()]) == ["corrected"]
        writer.finish()
    opened.app.state.server.kept.clear()
    assert "Valery Vakulchik" not in starts(opened)


def test_decisions_travel_to_another_ledger_once(opened, tmp_path):
    decide(opened, claim="wire-1/c2", verb="correct", **{"field-date": "2020-09-05"})
    decide(opened, claim="wire-1/c1", verb="reject")
    last = opened.get("/review/decisions.json").json()["decisions"][-1]["id"]
    opened.post("/review/undo", data={"proof": proof(opened), "decisions": str(last), "back": "/review"})
    taken = opened.get("/review/decisions.json").text
    other = write(tmp_path / "other.sqlite", reshuffle(), invented=0)
    with TestClient(make_app(Settings(other, review=True, token=TOKEN, threads=1))) as client:
        client.post("/review/login", data={"who": "Another", "token": TOKEN})
        for _ in range(2):
            fields = {"proof": proof(client), "decisions": taken, "back": "/review/decisions"}
            assert client.post("/review/import", data=fields, follow_redirects=False).status_code == 303
        rows = client.get("/review/decisions.json").json()["decisions"]
        assert [(r["verb"], r["who"]) for r in rows] == [
            ("correct", "R. Viewer"),
            ("reject", "R. Viewer"),
            ("undo", "R. Viewer"),
        ]
        assert rows[1]["undone_by"] == rows[2]["id"]
        assert starts(client)["Ivan Tertel"] == "2020-09-05" and "Valery Vakulchik" in starts(client)


@pytest.mark.parametrize(
    "text", ["", "{}", '{"decisions": [1]}', '{"decisions": [{"id": 1, "verb": "reject"}]}', "[" * 5000]
)
def test_what_is_no_export_is_refused(opened, text):
    fields = {"proof": proof(opened), "decisions": text, "back": "/review/decisions"}
    assert opened.post("/review/import", data=fields).status_code == 400


def test_merge_and_split_people(opened):
    people = {p["name"]: p["id"] for p in opened.get("/search.json?q=tertel&in=people").json()["people"]}
    before = kgb(opened)
    person = people["Ivan Tertel"]
    url = f"/review/people?person={person}"
    assert "wire-1/c2" in opened.get(url).text
    opened.post(
        "/review/split", data={"proof": proof(opened, url), "person": person, "claims": "post-2/c1", "back": url}
    )
    assert sum(t["person"] == "Ivan Tertel" for t in kgb(opened)["holders"]) == 2
    last = opened.get("/review/decisions.json").json()["decisions"][-1]["id"]
    opened.post("/review/undo", data={"proof": proof(opened), "decisions": str(last), "back": "/review"})
    assert [t["person"] for t in kgb(opened)["holders"]] == [t["person"] for t in before["holders"]]
    other = opened.get("/search.json?q=vakulchik&in=people").json()["people"][0]["id"]
    fields = {"proof": proof(opened, url), "person": other, "into": person, "sure": "yes", "back": url}
    assert opened.post("/review/merge", data=fields, follow_redirects=False).status_code == 303
    assert opened.post("/review/merge", data={**fields, "into": "nobody"}).status_code == 400


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"claim": "wire-1/c2", "verb": "correct", "field-date": "soon"}, 400),
        ({"claim": "wire-1/c2", "verb": "correct", "field-kind": "maybe"}, 400),
        ({"claim": "wire-1/c2", "verb": "correct", "field-title": ""}, 400),
        ({"claim": "wire-1/c2", "verb": "correct"}, 400),
        ({"claim": "wire-1/c2", "verb": "burn"}, 400),
        ({"claim": "nothing/c9", "verb": "accept"}, 404),
    ],
)
def test_what_cannot_be_decided_is_refused_in_words(opened, fields, status):
    assert decide(opened, **fields).status_code == status


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "/review/logout", "javascript:alert(1)"])
def test_a_form_leads_back_to_review_and_nowhere_else(opened, back):
    assert decide(opened, claim="wire-1/c2", verb="accept", back=back).headers["location"].startswith("/review?done=")
