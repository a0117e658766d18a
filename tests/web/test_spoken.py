"""What services for programs write, word by word: feeds, titles of entries, scores of candidates, descriptions of parameters."""

import datetime as dt
import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from incumbent.errors import NothingFound
from incumbent.ledger.asking.answers import Change
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.find import OfficeFound, PersonFound
from incumbent.ledger.asking.find.offices import OfficeHit
from incumbent.ledger.asking.find.people import PersonHit
from incumbent.ledger.asking.learned import LearnedChange
from incumbent.ledger.asking.learned_disputes import LearnedDispute
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.records import Claim, PartialDate, Span
from incumbent.web.params import LONGEST, LONGEST_ID, Param, Query
from incumbent.web.review import decided
from incumbent.web.services import answers, candidates, describe, entries, feeds, reconcile
from incumbent.web.services.entries import Entry
from incumbent.web.services.feeds import FEEDS, Drawn
from incumbent.web.services.schemas import SCHEMAS

NAMES = {"BLR": "Belarus", "UKR": "Ukraine"}
KNOWLEDGE = SimpleNamespace(
    country_name=lambda code: NAMES.get(code, code), country=lambda text: {v: k for k, v in NAMES.items()}.get(text),
    countries=lambda: tuple(NAMES), place=lambda text: None,
)  # fmt: skip
LEDGER = SimpleNamespace(knowledge=KNOWLEDGE, store=None)
OFFICE = OfficeFound("o&1", "chief of the Mint", "BLR", "Q7", "one", 3)
BY_PATH = {f.path: f for f in FEEDS}
ENTRIES = [
    Entry("urn:x:1", "/article?id=a&item=c1#at-c1", "Ann <left>", "“I go,” & went", "2021-02-03T04:05:06+02:00"),
    Entry("urn:x:2", "/b", "Bo \u202eturned", "words", "2021-02-03T01:00:00"),
]


def test_a_feed_in_atom():
    query = Query({"country": "BLR", "kind": ("start", "end")})
    lines = feeds.atom(Drawn(BY_PATH["/changes"], query, "Changes & more", ENTRIES), "http://h").decode().split("\n")
    assert lines == [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        "<title>Changes &amp; more</title><id>urn:incumbent:feed:changes:country=BLR&amp;kind=start&amp;kind=end</id>"
        "<updated>2021-02-03T02:05:06Z</updated>",
        '<link rel="self" href="http://h/changes.atom?country=BLR&amp;kind=start&amp;kind=end"/>'
        '<link href="http://h/changes?country=BLR&amp;kind=start&amp;kind=end"/>',
        "<author><name>incumbent</name></author>",
        "<entry><id>urn:x:1</id><title>Ann &lt;left&gt;</title><updated>2021-02-03T02:05:06Z</updated>"
        '<link href="http://h/article?id=a&amp;item=c1#at-c1"/><content type="text">“I go,” &amp; went</content></entry>',
        "<entry><id>urn:x:2</id><title>Bo \u2423turned</title><updated>2021-02-03T01:00:00Z</updated>"
        '<link href="http://h/b"/><content type="text">words</content></entry>',
        "</feed>", "",
    ]  # fmt: skip
    empty = feeds.atom(Drawn(BY_PATH["/events"], Query(), "Events", []), "http://h").decode()
    assert (
        "<id>urn:incumbent:feed:events</id><updated>1970-01-01T00:00:00Z</updated>" in empty and "<entry>" not in empty
    )


def test_a_feed_in_json():
    told = json.loads(feeds.json_feed(Drawn(BY_PATH["/events"], Query({"limit": 2}), "Events", ENTRIES), "http://h"))
    assert {k: v for k, v in told.items() if k != "items"} == {
        "version": "https://jsonfeed.org/version/1.1", "title": "Events", "home_page_url": "http://h/events?limit=2",
        "feed_url": "http://h/events.feed.json?limit=2",
    }  # fmt: skip
    assert told["items"][0] == {
        "id": "urn:x:1", "url": "http://h/article?id=a&item=c1#at-c1", "title": "Ann <left>", "content_text": "“I go,” & went",
        "date_published": "2021-02-03T02:05:06Z", "date_modified": "2021-02-03T02:05:06Z",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({}, "Changes of office"), ({"page": "x", "limit": 3}, "Changes of office"), ({"country": "Belarus"}, "Changes of office: Belarus"),
        ({"kind": ("start", "end")}, "Changes of office: kind start or end"), ({"min_confidence": 0.9}, "Changes of office: min confidence 0.9"),
        ({"since": dt.date(2021, 1, 2), "limit": 2}, "Changes of office: since 2021-01-02"),
        ({"office": "o", "person": "p", "since": dt.date(2021, 1, 2)}, "Changes of office: Chief, Belarus, Ann Aster, since 2021-01-02"),
        ({"office": "none"}, "Changes of office: office none"), ({"person": "none"}, "Changes of office: person none"),
    ],
)  # fmt: skip
def test_the_title_of_a_feed(monkeypatch, values, title):
    def found(thing):
        def look(store, key):
            if key == "none":
                raise NothingFound("nothing")
            return thing

        return look

    monkeypatch.setattr(feeds, "office_found", found(replace(OFFICE, name="Chief")))
    monkeypatch.setattr(feeds, "person_found", found(PersonFound("p", "Ann Aster", ("p",), (), None)))
    monkeypatch.setattr(feeds, "country_code", lambda knowledge, text: "BLR")
    assert feeds.title(BY_PATH["/changes"], LEDGER, Query(values)) == title


def claim():
    made = Claim("w 1/c1", "end", "Ann Aster", "chief", Span(3, 11, "Ann left"))
    return StoredClaim(
        made,
        "w 1",
        "A headline",
        None,
        "2020-05-04",
        "Wire",
        None,
        "2021-01-01",
        "o",
        "p",
        None,
        "m",
        "On Monday Ann left.",
    )


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Ann Aster left office: chief of the Mint, Belarus (4 May 2020)"),
        ({"person": None, "status": "reported"}, "Somebody not named left office, as reported: chief of the Mint, Belarus (4 May 2020)"),
        ({"kind": "start", "status": "planned", "date": None}, "Ann Aster is to take office: chief of the Mint, Belarus (by 4 May 2020)"),
        ({"date": None, "day": None, "office": replace(OFFICE, country=None)}, "Ann Aster left office: chief of the Mint (day not stated)"),
        ({"office": replace(OFFICE, name="envoy of BELARUS")}, "Ann Aster left office: envoy of BELARUS (4 May 2020)"),
        ({"office": replace(OFFICE, country="IGO")}, "Ann Aster left office: chief of the Mint, IGO (4 May 2020)"),
    ],
)  # fmt: skip
def test_an_entry_of_a_change(fields, title):
    change = Change(
        "end", dt.date(2020, 5, 4), PartialDate.parse("2020-05-04"), "Ann Aster", OFFICE, "asserted", (claim(),), 1
    )
    made = entries._change(LEDGER, LearnedChange(replace(change, **fields), "2021-01-02", "mark"))
    assert made == Entry("urn:incumbent:claim:mark", "/article?id=w+1&item=c1#at-c1", title, "Ann left", "2021-01-02")


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "consult: Ann; Bo → Cy (May 2020)"), ({"targets": ()}, "consult: Ann; Bo (May 2020)"),
        ({"sources": ()}, "consult: actor not stated → Cy (May 2020)"),
        ({"date": None, "published": "2020-06-01T10:00"}, "consult: Ann; Bo → Cy (by 1 June 2020)"),
        ({"date": None}, "consult: Ann; Bo → Cy (day not stated)"),
    ],
)  # fmt: skip
def test_an_entry_of_an_event(fields, title):
    base = StoredEvent(
        "a/1/v1", "a/1", "CONSULT", None, (), PartialDate.parse("2020-05"), None, "asserted", None, None, Span(5, 8, "met"), Span(0, 9,
        "they met."),
        0.9, (Actor("Ann"), Actor("Bo")), (Actor("Cy"),), None, "A headline", None, None, None,
    )  # fmt: skip
    made = entries._event(replace(base, **fields), "2021")
    assert made == Entry("urn:incumbent:event:a/1/v1", "/article?id=a%2F1&item=v1#at-v1", title, "they met.", "2021")


def test_an_entry_of_a_disagreement():
    told = LearnedDispute(OFFICE, "date", "they differ", ("Ann: 2018", "Bo: 2017"), "2021")
    made = entries._dispute(LEDGER, told)
    assert made == Entry(
        f"urn:incumbent:disagreement:{told.mark}", "/disagreements?office=o%261", "chief of the Mint, Belarus: they differ",
        "Ann: 2018 / Bo: 2017", "2021"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("person:p", 100.0),
        ("Q1", 100.0),
        ("Ann Aster", 100.0),
        ("aster ann", 100.0),
        ("Анн", 50.0),
        ("A. Aster", 100.0),
        ("Ann Astor", 88.9),
    ],
)
def test_how_near_a_text_is_to_a_person(text, score):
    hit = PersonHit(PersonFound("p", "Ann Aster", ("p",), ("A. Aster",), "Q1"), "BLR", frozenset({"BLR"}), 2)
    assert candidates._score_of_person(text, hit) == pytest.approx(score, abs=0.05)
    assert candidates._score_of_person("p", hit) < 50  # the key where lists know the person by an id of theirs


@pytest.mark.parametrize(
    ("text", "meant", "score"),
    [
        ("office:o&1", False, 100.0), ("Q7", False, 100.0), ("chief of the Mint", False, 100.0),
        ("Mint chief", False, 100.0),
        ("head of the coin", False, 100.0), ("chief", True, 96.0), ("chief", False, 90.0), ("chief of the Mint in Belarus", False, 100.0),
    ],
)  # fmt: skip
def test_how_near_a_text_is_to_an_office(monkeypatch, text, meant, score):
    monkeypatch.setattr(candidates, "wordings_of", lambda store, key: ["coin head"])
    monkeypatch.setattr(
        candidates,
        "country_in",
        lambda knowledge, text: (text.replace("Belarus", ""), "BLR") if "Belarus" in text else (text, None),
    )
    assert candidates._score_of_office(LEDGER, text, OfficeHit(OFFICE, 3, meant)) == pytest.approx(score, abs=0.05)


def test_candidates_are_of_the_countries_asked_for(monkeypatch):
    def hit(key, *countries):
        return PersonHit(
            PersonFound(key, "Ann Aster", (key,), ("Ann Aster",), None),
            countries[0] if countries else None,
            frozenset(countries),
            1,
        )

    monkeypatch.setattr(
        candidates.by_person,
        "people",
        lambda store, knowledge, text, rows: [hit("p", "BLR"), hit("q", "UKR", "BLR"), hit("r")][:rows],
    )
    for countries, keys in ((None, ["p", "q", "r"]), (["UKR"], ["q"]), (["BLR"], ["p", "q"]), ([], [])):
        assert [c["id"] for c in candidates.people(LEDGER, "Ann", countries)] == [f"person:{k}" for k in keys]
    asked = []
    monkeypatch.setattr(candidates, "_score_of_office", lambda *of: 50.0)
    monkeypatch.setattr(
        candidates.by_office,
        "offices",
        lambda store, knowledge, text, rows, country: asked.append((rows, country)) or [OfficeHit(OFFICE, 2, True)],
    )
    for countries, questions in ((None, [(20, None)]), (["UKR", "BLR"], [(20, "UKR"), (20, "BLR")]), ([], [])):
        assert len(candidates.offices(LEDGER, "chief", countries)) == min(1, len(questions)) and asked == questions
        asked.clear()
    [one] = candidates.people(LEDGER, "Ann Aster", ["UKR"])
    assert one == {
        "id": "person:q", "name": "Ann Aster", "score": 100.0, "match": False, "type": [{"id": "person", "name": "Person"}],
        "description": "1 claim, UKR", "features": [{"id": "name", "value": 100.0}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("param", "schema"),
    [
        (Param("x", "a"), {"type": "string", "maxLength": LONGEST}),
        (Param("x", "a", longest=LONGEST_ID), {"type": "string", "maxLength": 1500}),
        (Param("x", "a", kind="day"), {"type": "string", "format": "date"}),
        (Param("x", "a", kind="number", most=7), {"type": "integer", "minimum": 1, "maximum": 7}),
        (Param("x", "a", kind="share"), {"type": "number", "minimum": 0, "maximum": 1}),
        (Param("x", "a", choices=("p", "q")), {"type": "string", "enum": ["p", "q"]}),
        (Param("x", "a", kind="choices", choices=("p",)), {"type": "array", "items": {"type": "string", "enum": ["p"]}}),
    ],
)  # fmt: skip
def test_a_parameter_described(param, schema):
    assert describe._parameter(param) == {
        "name": "x",
        "in": "query",
        "required": False,
        "description": "a",
        "schema": schema,
    }
    assert describe._parameter(replace(param, required=True))["required"] is True


def test_what_a_path_may_answer():
    responses = describe._responses("text/x", {"type": "string"})
    assert list(responses) == ["200", "304", "400", "404", "414", "503"]
    assert (
        responses["200"]["content"] == {"text/x": {"schema": {"type": "string"}}} and "content" not in responses["304"]
    )
    assert all(
        responses[s]["content"]["application/json"]["schema"]["$ref"].endswith("/Error") for s in ("400", "404", "503")
    )
    paths = describe.openapi()["paths"]
    assert paths["/changes.atom"]["get"]["operationId"] == "changes_feed_atom"
    assert paths["/changes.feed.json"]["get"]["responses"]["200"]["content"] == {
        "application/feed+json": {"schema": {"$ref": "#/components/schemas/JsonFeed"}}
    }
    assert paths["/events.csv"]["get"]["responses"]["200"]["content"] == {"text/csv": {"schema": {"type": "string"}}}
    assert "status" not in [p["name"] for p in paths["/changes.atom"]["get"]["parameters"]]
    assert paths["/reconcile/suggest"]["get"]["responses"]["200"]["content"] == {
        "application/json": {"schema": {"type": "object"}}
    }
    assert paths["/reconcile/preview"]["get"]["responses"]["200"]["content"] == {
        "text/html": {"schema": {"type": "string"}}
    }
    assert [p["required"] for p in paths["/reconcile"]["get"]["parameters"]] == [False, False]
    assert (
        paths["/reconcile"]["post"]["requestBody"]["required"] is True
        and "413" in paths["/reconcile"]["post"]["responses"]
    )


@pytest.mark.parametrize(
    ("page", "name", "kind", "schema"),
    [
        ("x", "claims", "integer", {"type": "integer"}), ("x", "left_out", "count", {"oneOf": [{"type": "integer"}, {"type": "null"}]}),
        ("x", "words", "array", {"type": "array", "items": {"type": "string"}}), ("x", "thing", "array", {"type": "array", "items": {}}),
        ("x", "events", "array", {"type": "array", "items": {"$ref": "#/components/schemas/Event"}}),
        ("events", "events", "array", {"type": "array", "items": {"$ref": "#/components/schemas/Happening"}}),
        ("x", "counts", "object", {"type": "object", "additionalProperties": {"type": "integer"}}), ("x", "thing", "object", {"type": "object"}),
        ("x", "office", "object", {"$ref": "#/components/schemas/Office"}),
        ("x", "vacancy", "maybe", {"oneOf": [{"$ref": "#/components/schemas/Vacancy"}, {"type": "null"}]}),
    ],
)  # fmt: skip
def test_a_part_of_an_answer_described(page, name, kind, schema):
    assert answers._part(page, name, kind) == schema and "Vacancy" in SCHEMAS


def test_the_manifest_of_reconciliation():
    told = reconcile.manifest("http://h")
    assert (told["versions"], told["identifierSpace"], told["schemaSpace"], told["batchSize"]) == (
        ["0.2"],
        "http://h/entity",
        "http://h/api",
        50,
    )
    assert told["view"] == {"url": "http://h/entity?id={{id}}"}
    assert told["preview"] == {"url": "http://h/reconcile/preview?id={{id}}", "width": 420, "height": 160}
    assert told["defaultTypes"] == [{"id": "person", "name": "Person"}, {"id": "office", "name": "Office"}]


def test_how_good_decided_claims_were(monkeypatch):
    rows = [("start", "accept", 2), ("start", "reject", 1), ("end", "correct", 3), ("nonsense", "accept", 1)]
    monkeypatch.setattr(decided, "decided", lambda store: rows)
    found = {row.pop("kind"): row for row in decided.tally(LEDGER)}
    assert found == {
        "start": {"accept": 2, "correct": 0, "reject": 1, "decided": 3, "precision": 0.667},
        "end": {"accept": 0, "correct": 3, "reject": 0, "decided": 3, "precision": 0.0},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "prefix", "ids"),
    [
        ("type", "P", ["person"]), ("type", "off", ["office"]), ("type", "ffice", []), ("property", "car", ["career"]),
        ("property", "areer", []),
    ],
)  # fmt: skip
def test_types_and_properties_are_suggested_by_their_beginning(client, path, prefix, ids):
    found = client.get(f"/reconcile/suggest/{path}", params={"prefix": prefix})
    assert [x["id"] for x in found.json()["result"]] == ids and found.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("id", ["person:", "thing:x", "person", ":x"])
def test_an_id_that_is_none_leads_nowhere(client, id):
    refused = client.get("/entity", params={"id": id}, follow_redirects=False)
    assert refused.status_code == 400 and "person:KEY or office:KEY" in refused.text


def test_what_never_changes_is_given_once(client):
    for path in ("/openapi.json", "/reconcile"):
        first = client.get(path)
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"") and again.headers[
            "etag"
        ] == first.headers["etag"]
        assert client.get(path, headers={"if-none-match": 'W/"other"'}).status_code == 200
