"""Two people of one name in two countries stay two, wherever they are shown or looked up."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient
from webledger import write

from incumbent.web import Settings, make_app
from invented import Telling


def appointed(number: int, title: str, country: str, where: str) -> Telling:
    story = Telling(f"n-{number}", f"2020-0{number}-02", "Plain Record", title=f"A new {title}")
    words = f"Jane Doe was appointed {title} of {where}."
    shared = {"country": country, "body": f"{title.split()[0]} ministry", "confidence": 0.9}
    story.claim("start", "Jane Doe", title, words, date=f"2020-0{number}-01", **shared)
    story.claim("hold", "Jane Doe", title, f"{title.capitalize()} Jane Doe spoke.", **shared)
    return story


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    stories = [appointed(3, "foreign minister", "AUS", "Australia"), appointed(4, "defence minister", "KEN", "Kenya")]
    file = write(tmp_path_factory.mktemp("names") / "news.sqlite", stories, invented=5)
    with TestClient(make_app(Settings(file, threads=1))) as client:
        yield client


def test_each_has_a_page_that_names_the_other(asked):
    found = asked.get("/people.json?q=jane doe").json()["people"]
    assert sorted(p["country"] for p in found) == ["AUS", "KEN"]
    for person, other in (found, found[::-1]):
        answer = asked.get("/person.json", params={"id": person["id"]}).json()
        assert [o["office"]["country"] for o in answer["offices"]] == [person["country"]]
        assert [n["id"] for n in answer["namesakes"]] == [other["id"]]
        page = asked.get("/person", params={"id": person["id"]}).text
        assert "others so called" in page and f"{other['country_name']}" in page
    assert "Jane Doe</a>, Australia" in asked.get("/search?q=jane doe").text


def test_reconciling_takes_neither_without_a_country(asked):
    queries = {"any": {"query": "Jane Doe", "type": "person"}}
    queries["one"] = {**queries["any"], "properties": [{"pid": "country", "v": "Kenya"}]}
    found = asked.post("/reconcile", data={"queries": json.dumps(queries)}).json()
    assert [c["match"] for c in found["any"]["result"]] == [False, False]
    assert [(c["id"][-3:], c["match"]) for c in found["one"]["result"]] == [("KEN", True)]


def test_who_stands_alone_has_no_others(asked):
    name = next(p for p in asked.get("/people.json").json()["people"] if p["name"] != "Jane Doe")
    assert asked.get("/person.json", params={"id": name["id"]}).json()["namesakes"] == []
