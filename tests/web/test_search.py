"""Search over everything: countries, actors, wordings, speakers, near names; what reviewers rejected and merged."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient
from webledger import reshuffle, write

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find.words import match, words_of
from incumbent.ledger.deriving.decisions import Decision
from incumbent.web import Settings, make_app
from invented import Telling


def find(client: TestClient, q: str, **more: str) -> dict:
    return client.get("/search.json", params={"q": q, **more}).json()


@pytest.mark.parametrize("words", ["Belarus", "belarusian", "BLR", "bela", "KGB Belarus"])
def test_countries_by_name_demonym_code_and_beginning(client, words):
    found = find(client, words)["countries"]
    assert [(c["country"], c["name"]) for c in found] == [("BLR", "Belarus")]
    assert client.get("/country.json", params={"id": found[0]["country"]}).status_code == 200
    assert 'href="/country?id=BLR"' in client.get("/search", params={"q": words}).text


def test_actors_lead_to_their_events(client):
    found = find(client, "tertel", **{"in": "actors"})
    assert found["actors"] == [{"name": "Ivan Tertel", "events": 1}] and found["people"] == []
    assert len(client.get("/events.json", params={"actor": "Ivan Tertel"}).json()["events"]) == 1
    assert "/events?actor=Ivan+Tertel" in client.get("/search?q=tertel").text


@pytest.mark.parametrize("words", ["Chairman of the KGB of Belarus", "Belarus's KGB chief", "head of the K.G.B."])
def test_offices_by_wordings(client, words):
    (office, *_) = find(client, words)["offices"]
    assert office["country"] == "BLR" and office["id"] == find(client, "kgb")["offices"][0]["id"]


def test_statements_by_their_speaker_and_by_their_words(client):
    (said,) = find(client, "ivan tertel")["statements"]
    assert said["speaker"] == "Ivan Tertel" and said["quote"].startswith("The service goes on")
    assert said in find(client, "service goes bef")["statements"]


def test_near_names_only_where_nothing_is_found(client):
    tertel = find(client, "tertel")["people"][0]["id"]
    assert find(client, "Tretel")["people"][0]["id"] == tertel  # written much like the name
    found = find(client, "Tertelov")
    assert {"kind": "person", "id": tertel, "name": "Ivan Tertel"} in found["near"]
    page = client.get("/search?q=Tertelov").text
    assert "Perhaps you mean" in page and "Nothing holds all these words" in page
    assert find(client, "tertel")["near"] == find(client, "Belarus")["near"] == find(client, "xqzzwv")["near"] == []


def test_odd_words_are_words(client):
    for words in ('"', "a", "OR", "NEAR(x", "kind : person", "x' OR 1", "Q1", "person:", "office:x", "%", "🙂"):
        assert client.get("/search.json", params={"q": words}).status_code == 200


def test_words_as_the_index_takes_them():
    assert words_of("the head of Belarus's KGB") == ["head", "Belarus", "KGB"]
    assert match(["a"]) == '"a"' and match(["kgb", "be"]) == '"kgb" "be"*' and match(["th"], begun=3) == '"th"'
    assert match(["x"], "person", "actor") == 'kind : (person OR actor) AND name : ("x")'


def test_what_reviewers_rejected_and_merged(tmp_path):
    other = Telling("alias-1", "2020-10-01", title="Another name")
    other.claim("hold", "Johann Terrel", "head", "KGB head Johann Terrel spoke.", body="KGB", country="BLR")
    path = write(tmp_path / "m.sqlite", [*reshuffle(), other], invented=0)
    with TestClient(make_app(Settings(path, threads=1, fresh_s=0))) as client, Ledger.open(path, write=True) as ledger:
        (terrel,), (tertel,) = find(client, "terrel")["people"], find(client, "tertel")["people"]
        assert terrel["id"] != tertel["id"]
        ledger.decide(
            Decision(0, "2026-01-01T00:00:00Z", "ann", "merge", person=terrel["id"], into_person=tertel["id"])
        )
        (merged,) = find(client, "terrel")["people"]
        assert merged == {**tertel, "claims": tertel["claims"] + terrel["claims"]}
        ledger.decide(Decision(0, "2026-01-02T00:00:00Z", "ann", "reject", "alias-1/c1"))
        assert find(client, "tertel")["people"] == [tertel]
        before = find(client, "kgb")["offices"][0]["claims"]
        ledger.decide(Decision(0, "2026-01-03T00:00:00Z", "ann", "reject", "post-2/c1"))
        assert find(client, "kgb")["offices"][0]["claims"] == before - 1
