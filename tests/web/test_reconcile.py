"""Reconciliation: values of every form, odd queries beside good ones, wordings, exact names, ids."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.testclient import TestClient
from webledger import write

from incumbent.ledger import Ledger
from incumbent.ledger.deriving.decisions import Decision
from incumbent.web import Settings, make_app
from invented import Telling


def stories() -> list[Telling]:
    t = Telling("r-1", "2019-05-02", "Plain Record", title="Who holds what")
    t.claim("hold", "Donald Trump", "president", "President Donald Trump spoke.", country="USA")
    t.claim("hold", "Mike Pence", "vice president", "Vice President Mike Pence spoke.", country="USA")
    t.claim("hold", "Anna Belcova", "president", "President Anna Belcova spoke.", country="BLR")
    t.claim(
        "hold",
        "Valery Vakulchik",
        "chairman",
        "Valery Vakulchik, chairman of the KGB, spoke.",
        body="KGB",
        country="BLR",
    )
    t.claim("hold", "Belcova", "president", "Ms Belcova spoke again.", country="BLR")
    t.claim("hold", "Mara Quill", "treasurer", "Treasurer Mara Quill spoke.", country="BLR")
    return [t]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    return write(tmp_path_factory.mktemp("reconcile") / "r.sqlite", stories(), invented=3)


@pytest.fixture(scope="module")
def served(ledger):
    with TestClient(make_app(Settings(ledger, threads=1, fresh_s=0)), raise_server_exceptions=False) as client:
        yield client


def ask(client: TestClient, *queries: Any) -> list[list[dict[str, Any]]]:
    answered = client.post("/reconcile", data={"queries": json.dumps({f"q{i}": q for i, q in enumerate(queries)})})
    assert answered.status_code == 200
    return [answered.json()[f"q{i}"]["result"] for i in range(len(queries))]


def of_country(value: Any, query: str = "president", pid: str = "country") -> dict[str, Any]:
    return {"query": query, "type": "office", "properties": [{"pid": pid, "v": value}]}


@pytest.mark.parametrize(
    "value", ["USA", "United States", {"id": "USA", "name": "x"}, ["USA"], [{"id": "USA"}], [{"name": "U.S."}]]
)
def test_a_value_is_a_text_an_object_or_a_list(served, value):
    (found,) = ask(served, of_country(value))
    assert found[0]["match"] and found[0]["score"] == 100 and {c["description"][-3:] for c in found} == {"USA"}


def test_several_countries_are_either_and_a_blank_is_none(served):
    several, blank, other = ask(served, of_country(["USA", "Belarus"]), of_country(""), of_country(["x"], pid="age"))
    assert {c["description"][-3:] for c in several if c["score"] == 100} == {"USA", "BLR"}
    assert blank == other and len(blank) >= len(several) and not any(c["match"] for c in blank)


def test_an_odd_query_fails_alone(served):
    odd = [7, None, [], {}, {"query": 5}, {"query": ""}, {"query": "x" * 400}, of_country("Nowhereland"), of_country(5), of_country({"id": [1]}),
           {"query": "president", "type": "planet"}]  # fmt: skip
    good, *others = ask(served, {"query": "Donald Trump"}, *odd)
    assert good[0]["match"] and others == [[]] * len(odd)


def test_the_very_name_beats_names_that_hold_it(served):
    president, vice = ask(served, of_country("USA"), of_country("USA", "vice president"))
    assert [(c["match"], c["score"] == 100) for c in president] == [(True, True), (False, False)]
    assert vice[0]["match"] and vice[0]["id"] == president[1]["id"]


def test_wordings_and_ids_find_what_they_mean(served):
    kgb, us, states, trump, entity = ask(
        served, {"query": "Chairman of the KGB of Belarus"}, {"query": "U.S. President"}, {"query": "President of the United States"},
        {"query": "Q22686"}, {"query": "person:Q22686"},
    )  # fmt: skip
    assert "KGB" in kgb[0]["name"] or "State Security" in kgb[0]["name"]
    assert us[0]["id"] == states[0]["id"] == ask(served, {"query": us[0]["id"]})[0][0]["id"] and us[0]["match"]
    assert trump == entity and trump[0]["id"] == "person:Q22686" and trump[0]["match"]


def test_the_name_shown_is_the_page_s(served):
    (found,) = ask(served, {"query": "Belcova", "type": "person"})
    for candidate in found:
        key = candidate["id"].partition(":")[2]
        assert candidate["name"] == served.get("/person.json", params={"id": key}).json()["person"]["name"]


def test_rejected_claims_do_not_count(served, ledger):
    assert ask(served, {"query": "Mara Quill"})[0][0]["description"] == "1 claim, BLR"
    with Ledger.open(ledger, write=True) as writing:
        new = writing.decide(Decision(0, "2026-01-01T00:00:00Z", "ann", "reject", "r-1/c6"))
        assert ask(served, {"query": "Mara Quill"}, {"query": "treasurer"}) == [[], []]
        writing.undo(new, who="ann", at="2026-01-01T00:01:00Z")


@pytest.mark.parametrize(
    "path",
    ["/reconcile?queries=[]", "/reconcile?extend=1", "/reconcile/preview?id=x", "/reconcile/suggest", "/reconcile"],
)
def test_other_addresses_may_read_errors_and_answers(served, path):
    answered = served.get(path)
    assert (answered.status_code == 200) == (path == "/reconcile")
    assert answered.headers["access-control-allow-origin"] == "*"
    assert answered.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/reconcile", "/openapi.json"])
def test_what_no_ledger_changes_has_a_tag(served, path):
    first = served.get(path)
    again = served.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_half_characters_break_nothing(served):
    half = "\\ud800"
    for text in (
        f'{{"q": {{"query": "person:{half}"}}}}',
        f'{{"q": {{"query": "office:{half} president"}}}}',
        f'{{"{half}": {{"query": "-"}}}}',
    ):
        assert served.post("/reconcile", data={"queries": text}).status_code == 200
    text = f'{{"ids": ["person:{half}", "office:{half}"], "properties": [{{"id": "name"}}]}}'
    assert served.post("/reconcile", data={"extend": text}).status_code == 200
