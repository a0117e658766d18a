"""Real answers of a ledger are as the description says, down to each claim and each bound."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from incumbent.ledger import Ledger
from incumbent.web.routes import PAGES
from incumbent.web.services.answers import schema
from incumbent.web.services.describe import openapi
from incumbent.web.services.schemas import SCHEMAS

validators = pytest.importorskip("jsonschema_rs", reason="jsonschema-rs is not installed: no answers are checked")


def validator(part: dict):
    return validators.Draft202012Validator({**part, "components": openapi()["components"]})


@pytest.fixture(scope="module")
def addresses(ledger_file) -> dict[str, list[str]]:
    """Addresses of every page, of as many things as make every part of an answer appear."""

    def of(name: str, column: str, sql: str, **more: str) -> list[str]:
        return [f"/{name}.json?{urlencode({column: row[0], **more})}" for row in ledger.store.rows(sql)]

    with Ledger.open(ledger_file) as ledger:
        offices = "SELECT key FROM offices ORDER BY key LIMIT 40"
        people = "SELECT DISTINCT person_key FROM claims WHERE person_key IS NOT NULL ORDER BY 1 LIMIT 40"
        return {
            "home": ["/home.json", "/home.json?as_of=2020-09-04&known_on=2020-09-10"],
            "countries": ["/countries.json"],
            "country": of("country", "id", "SELECT DISTINCT country FROM offices WHERE country IS NOT NULL"),
            "office": of("office", "id", offices) + of("office", "id", offices, as_of="2019-06-01"),
            "person": of("person", "id", people),
            "article": of("article", "id", "SELECT id FROM articles ORDER BY id LIMIT 20"),
            "changes": ["/changes.json?limit=200"],
            "offices": ["/offices.json?limit=200", "/offices.json?country=BLR&q=kgb&seats=one&order=name"],
            "people": ["/people.json?limit=200", "/people.json?q=tertel&country=BLR&order=name"],
            "articles": ["/articles.json?limit=200", "/articles.json?q=KGB&country=BLR&copies=yes"],
            "statements": ["/statements.json?limit=200", "/statements.json?speaker=tertel&kind=direct"],
            "events": ["/events.json?limit=200", "/events.json?grouped=no&country=BLR"],
            "disagreements": ["/disagreements.json?limit=200", "/disagreements.json?known_on=2020-09-10"],
            "search": [f"/search.json?q={q}" for q in ("kgb", "tertel", "belarus", "minister", "Tertelov", "budget")],
        }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_answers_are_as_described(client: TestClient, addresses, page):
    checked, filled = validator(schema(page)), set()
    for address in addresses[page.name]:
        answer = client.get(address).json()
        for error in checked.iter_errors(answer):
            pytest.fail(f"{address}: {list(error.instance_path)}: {error.message}"[:800])
        filled |= {name for name, value in answer.items() if value}
    hollow = {name for name, kind in page.gives if kind == "array"} - filled
    assert hollow <= {
        "problems",
        "copies",
        "unnamed",
        "chosen",
        "namesakes",
        "near",
        "stale",
        "knowledge_base",
        "planned",
        "background",
    }


def test_feeds_and_candidates_are_as_described(client):
    feed, candidate = (validator({"$ref": f"#/components/schemas/{n}"}) for n in ("JsonFeed", "Candidate"))
    for path in ("/changes.feed.json", "/events.feed.json", "/disagreements.feed.json"):
        answer = client.get(path).json()
        assert answer["items"] and feed.is_valid(answer)
    found = client.post("/reconcile", data={"queries": '{"q": {"query": "minister"}}'}).json()["q"]["result"]
    assert found and all(candidate.is_valid(c) for c in found)


def test_every_part_of_an_answer_has_a_schema():
    written = str([schema(page) for page in PAGES])
    assert "'items': {}" not in written
    for part in (written, str(SCHEMAS)):
        for name in part.split("#/components/schemas/")[1:]:
            assert name.partition("'")[0] in SCHEMAS
    description = openapi()
    assert description["servers"] == [{"url": "/"}]
    assert "303" in description["paths"]["/entity"]["get"]["responses"]


def test_the_check_sees_what_is_wrong_deep_inside(client):
    page = next(p for p in PAGES if p.name == "changes")
    answer = client.get("/changes.json?limit=5").json()
    del answer["changes"][2]["evidence"][0]["quote"]
    assert not validator(schema(page)).is_valid(answer)
