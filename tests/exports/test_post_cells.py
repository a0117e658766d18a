"""Offices, holders and claims in every form, from tenures put together by hand: what is cited, how often, and in which words."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import Story, ledger_of

from incumbent.errors import InputError
from incumbent.exports.posts import export_posts, formats, ftm, jsonld, statements
from incumbent.exports.posts.annotations import all_annotations, annotation_of
from incumbent.exports.posts.quickstatements import lines
from incumbent.exports.posts.walk import Post, posts
from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.deriving.bounds import TOLD
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.decisions import Decision
from incumbent.ledger.deriving.facts import Bound, Limits, Tenure
from incumbent.records import Article, Claim, CoderInfo, Record, Span

DAY = dt.date.fromisoformat
WHY = next(iter(TOLD.values()))
OFFICE = OfficeFound("o", "chief", "BLR", "Q7", "one", 3)


def stored(id: str = "w/c1", **fields: Any) -> StoredClaim:
    own = {k: fields.pop(k) for k in ("person", "area", "quote") if k in fields}
    quote = own.pop("quote", "Ann left")
    claim = Claim(id, "end", own.pop("person", "Ann Aster"), "chief", Span(3, 3 + len(quote), quote), **own)
    base = StoredClaim(
        claim, id.partition("/")[0], "A headline", "https://a.example", "2020-05-04T10:00", "Wire", None, "2021-01-01T00:00:00Z", "o", "p", None,
        "m", "On Monday Ann left.",
    )  # fmt: skip
    return replace(base, **fields)


def exact(day: str, *claims: str, why: str = WHY) -> Limits:
    bound = Bound(DAY(day), claims, why)
    return Limits(bound, bound)


def post(*claims: StoredClaim, office: OfficeFound = OFFICE, **fields: Any) -> Post:
    told = claims or (stored(),)
    base = Tenure(
        "o", "Q2", "Ann Aster", Limits(), Limits(), False, None, False, "asserted", tuple(c.claim.id for c in told), why="1 article"
    )  # fmt: skip
    return Post(office, replace(base, **fields), told)


def of(kind: str, *told: Post) -> list[dict[str, Any]]:
    return [e["properties"] for e in ftm.entities(told) if e["schema"] == kind]


def test_a_person_goes_by_every_spelling_that_claims_have() -> None:
    [person] = of(
        "Person",
        post(
            stored(), stored("w/c2", person="A. Aster"), stored("w/c3", person=None), stored("w/c4", person="A. Aster")
        ),
    )
    assert (person["name"], person["alias"], person["wikidataId"]) == (["Ann Aster"], ["A. Aster"], ["Q2"])
    assert (person["country"], person["position"], person["topics"]) == (["by"], ["chief"], ["role.pep"])
    [person] = of("Person", post(person="ann|BLR", office=replace(OFFICE, country=None)))
    assert "alias" not in person and "wikidataId" not in person and "country" not in person


def test_an_entity_has_all_that_any_tenure_says_of_it_once() -> None:
    envoy = replace(OFFICE, key="e", name="envoy", known=None, country="UKR")
    found = list(ftm.entities([post(), post(office=envoy), post(stored("w/c9"))]))
    people = [e for e in found if e["schema"] == "Person"]
    assert [p["properties"]["position"] for p in people] == [["chief", "envoy"]] and people[0]["id"] == "Q2"
    assert people[0]["properties"]["country"] == ["by", "ua"]
    assert [e["schema"] for e in found] == [
        "Person",
        "Position",
        "Article",
        "Occupancy",
        "Position",
        "Occupancy",
        "Occupancy",
    ]
    assert len({e["id"] for e in found}) == len(found) and all(e["id"][:4] == "inc-" for e in found[1:])


def test_a_position_is_of_its_first_claims_area() -> None:
    [chief] = of("Position", post(stored(area="Minsk"), stored("w/c2", area="Brest")))
    assert (chief["subnationalArea"], chief["wikidataId"], chief["name"]) == (["Minsk"], ["Q7"], ["chief"])
    [bare] = of("Position", replace(post(office=replace(OFFICE, known="list-7")), claims=()))
    assert "subnationalArea" not in bare and "wikidataId" not in bare


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({}, {"title": ["A headline"], "sourceUrl": ["https://a.example"], "publisher": ["Wire"], "publishedAt": ["2020-05-04"]}),
        ({"headline": "", "url": "ftp://a.example", "publisher": None, "published": None}, {"title": ["w"]}),
        ({"url": "HTTP://A.example"}, {"sourceUrl": ["HTTP://A.example"]}), ({"headline": "Two\nlines"}, {"title": ["Two lines"]}),
        ({"url": None}, {"title": ["A headline"]}),
    ],
)  # fmt: skip
def test_an_article_as_an_entity(fields: dict[str, Any], cells: dict[str, list[str]]) -> None:
    [article] = of("Article", post(stored(**fields)))
    assert cells.items() <= article.items() and article["name"] == article["title"]
    assert ("sourceUrl" in article) == (str(fields.get("url", "https://")).lower()[:4] == "http")


def test_a_tenure_as_an_entity() -> None:
    told = post(
        stored(), stored("v/c1", url="ftp://x", publisher=None, quote="She is gone"), start=exact("2018-01-10"), end=exact("2020-05-04"),
        ended=True,
        last_confirmed=Bound(DAY("2020-05-03"), ("w/c1",), WHY),
    )  # fmt: skip
    [held] = of("Occupancy", told)
    assert {k: v for k, v in held.items() if k not in ("post", "proof")} == {
        "holder": ["Q2"], "startDate": ["2018-01-10"], "endDate": ["2020-05-04"], "date": ["2020-05-03"], "status": ["ended"],
        "description": ["Ann left", "She is gone"], "sourceUrl": ["https://a.example"], "publisher": ["Wire"],
    }  # fmt: skip
    assert len(held["proof"]) == 2
    [open_] = of("Occupancy", replace(told, tenure=replace(told.tenure, ended=False, last_confirmed=None)))
    assert open_["status"] == ["unknown"] and not {"endDate", "date"} & set(open_)


def test_of_many_claims_twenty_are_quoted() -> None:
    many = post(*(stored(f"a{n}/c1", quote=f"Ann left {n}") for n in range(22)))
    [held] = of("Occupancy", many)
    assert len(held["proof"]) == len(held["description"]) == 20 and len(of("Article", many)) == 20
    assert len({r[7] for r in statements.rows([many])}) == 20
    [person] = jsonld.document([many])["@graph"]
    assert len(person["hasOccupation"][0]["subjectOf"]) == 10


def test_a_tenure_has_an_id_of_its_own() -> None:
    base = post()
    others = [
        post(office=replace(OFFICE, key="x")), post(person="Q3"), post(start=exact("2018-01-10")), post(stored("w/c2")), replace(base,
        claims=()),
    ]  # fmt: skip
    assert len({ftm.occupancy_id(p) for p in (base, *others)}) == 6
    assert ftm.person_id(post(person="ann", keys=("Q5",))) == "Q5" and ftm.person_id(post(person="ann"))[:4] == "inc-"


def said(*told: Post, **wanted: str) -> list[tuple[str, str]]:
    """Values with the claims that say them, of the rows that have these cells."""
    rows = [dict(zip(statements.COLUMNS, r, strict=True)) for r in statements.rows(told)]
    return [(r["value"], r["origin"]) for r in rows if wanted.items() <= r.items()]


def test_each_claim_says_what_it_sets() -> None:
    told = post(
        stored(), stored("v/c1", person="A. Aster"), stored("u/c1", person=None), start=exact("2018-01-10", "v/c1"),
        end=exact("2020-05-04", "w/c1"),
        ended=True, last_confirmed=Bound(DAY("2020-05-03"), ("u/c1",), WHY),
    )  # fmt: skip
    for prop, values in {
        "startDate": [("2018-01-10", "v/c1")], "endDate": [("2020-05-04", "w/c1")], "date": [("2020-05-03", "u/c1")],
        "status": [("ended", "w/c1")],
    }.items():  # fmt: skip
        assert said(told, prop=prop) == values
    assert [o for _, o in said(told, prop="holder")] == ["w/c1", "v/c1", "u/c1"]
    open_ = replace(told, tenure=replace(told.tenure, ended=False, last_confirmed=None))
    assert (
        said(open_, prop="status") == [("unknown", o) for o in ("w/c1", "v/c1", "u/c1")]
        and said(open_, prop="date") == []
    )
    assert said(told, prop="alias") == said(told, prop="title") == []
    spelled = [dict(zip(statements.COLUMNS, r, strict=True)) for r in statements.rows([told])]
    assert [(r["value"], r["original_value"]) for r in spelled if (r["schema"], r["prop"]) == ("Person", "name")] == [
        ("Ann Aster", ""), ("Ann Aster", "A. Aster"), ("Ann Aster", "")
    ]  # fmt: skip
    assert {r["original_value"] for r in spelled if r["prop"] != "name" or r["schema"] != "Person"} == {""}
    assert len({r["entity_id"] for r in spelled if r["schema"] == "Occupancy"}) == 1
    assert {r["prop"]: r["prop_type"] for r in spelled}.items() >= {
        "holder": "entity",
        "country": "country",
        "position": "string",
    }.items()


def test_what_two_tenures_say_alike_is_said_once() -> None:
    rows = list(statements.rows([post(), post()]))
    assert len({(r[1], r[2], r[5], r[7]) for r in rows}) == len(rows) and said(post(), post(), prop="wikidataId") == [
        ("Q2", "w/c1"),
        ("Q7", "w/c1"),
    ]
    bare = [dict(zip(statements.COLUMNS, r, strict=True)) for r in statements.rows([post(stored(published=None))])]
    assert {(r["first_seen"], r["last_seen"], r["dataset"], r["external"]) for r in bare} == {
        ("", "", "incumbent", "f")
    }


def test_a_role_in_json_ld() -> None:
    told = post(
        stored(publisher=None, published=None, url="ftp://x"),
        stored("v/c1"),
        start=exact("2018-01-10"),
        end=exact("2020-05-04"),
        ended=True,
    )
    [person] = jsonld.document([told, post(office=replace(OFFICE, name="en\tvoy", known=None, country=None))])["@graph"]
    assert (person["@id"], person["@type"], person["name"]) == (
        "http://www.wikidata.org/entity/Q2",
        "Person",
        "Ann Aster",
    )
    role, bare = person["hasOccupation"]
    assert {k: v for k, v in role.items() if k != "subjectOf"} == {
        "@type": "Role", "roleName": "chief", "sameAs": "http://www.wikidata.org/entity/Q7", "startDate": "2018-01-10", "endDate": "2020-05-04",
        "areaServed": {"@type": "Country", "identifier": "BY"},
    }  # fmt: skip
    assert role["subjectOf"] == [
        {"@type": "NewsArticle", "headline": "A headline", "text": "Ann left"},
        {"@type": "NewsArticle", "headline": "A headline", "text": "Ann left", "url": "https://a.example", "datePublished": "2020-05-04T10:00",
         "publisher": {"@type": "Organization", "name": "Wire"}},
    ]  # fmt: skip
    assert set(bare) == {"@type", "roleName", "subjectOf"} and bare["roleName"] == "en voy"
    [other] = jsonld.document([post(person="ann|BLR")])["@graph"]
    assert other["@id"] == "urn:incumbent:person:ann|BLR"


CITED = 'S854\t"https://a.example"\tS1683\ten:"Ann left"'


@pytest.mark.parametrize(
    ("told", "commands"),
    [
        (post(), [f"Q2\tP39\tQ7\t{CITED}"]), (post(person="ann"), []), (post(office=replace(OFFICE, known=None)), []),
        (post(standing="reported"), []),
        (post(stored(url="ftp://x")), []), (post(stored(url=None), stored("w/c2")), [f"Q2\tP39\tQ7\t{CITED}"]),
        (post(start=exact("2018-01-10", "w/c1")), [f"Q2\tP39\tQ7\tP580\t+2018-01-10T00:00:00Z/11\t{CITED}"]),
        (post(start=exact("2018-01-10", "w/c1", why="is worked out")), [f"Q2\tP39\tQ7\t{CITED}"]),
        (post(start=exact("2018-01-10", "x/c1")), [f"Q2\tP39\tQ7\t{CITED}"]),
        (post(end=exact("2020-05-04", "w/c1")), [f"Q2\tP39\tQ7\t{CITED}"]),  # nobody says that it ended
        (post(end=exact("2020-05-04", "w/c1"), ended=True), [f"Q2\tP39\tQ7\tP582\t+2020-05-04T00:00:00Z/11\t{CITED}"]),
        (post(start=exact("2018-01-10", "w/c1"), end=exact("2020-05-04", "w/c1"), ended=True),
         [f"Q2\tP39\tQ7\tP580\t+2018-01-10T00:00:00Z/11\tP582\t+2020-05-04T00:00:00Z/11\t{CITED}"]),
        (post(stored(), stored("v/c1", quote='"Go"'), start=exact("2018-01-10", "v/c1"), end=exact("2020-05-04", "w/c1"), ended=True),
         ['Q2\tP39\tQ7\tP580\t+2018-01-10T00:00:00Z/11\tS854\t"https://a.example"\tS1683\ten:"\'Go\'"',
          f"Q2\tP39\tQ7\tP582\t+2020-05-04T00:00:00Z/11\t{CITED}"]),
    ],
)  # fmt: skip
def test_commands_for_wikidata(told: Post, commands: list[str]) -> None:
    assert list(lines([told])) == commands


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    story = Story("w/1 ä", published="2020-09-03", url="https://a.example")
    story.claim("hold", "Ann Åster", "chief").claim("hold", "Bo Birch", "envoy", "Bo Birch, envoy, spoke.").claim(
        "hold", "Cy Cedar", "head"
    )
    with ledger_of(tmp_path / "l.sqlite", story) as opened:
        yield opened


def test_annotations_are_as_reviewers_left_the_claims(ledger: Ledger) -> None:
    ledger.decide(Decision(0, "2020-09-05T10:00:00Z", "R. Viewer", "reject", claim="w/1 ä/c1"))
    ledger.decide(
        Decision(0, "2020-09-05T10:00:00Z", "R. Viewer", "correct", claim="w/1 ä/c2", field="person", value="Bo Beech")
    )
    told = list(all_annotations(ledger))
    assert [a["body"]["value"] for a in told] == [
        "Bo Beech holds the office of envoy (BLR)",
        "Cy Cedar holds the office of head (BLR)",
    ]
    assert [a["id"] for a in told] == ["urn:incumbent:claim:w/1%20%C3%A4/c2", "urn:incumbent:claim:w/1%20%C3%A4/c3"]
    assert told[0]["body"] == {
        "type": "TextualBody",
        "value": "Bo Beech holds the office of envoy (BLR)",
        "format": "text/plain",
        "language": "en",
    }
    assert (
        told[0]["generator"] == {"type": "Software", "name": "incumbent 0.0"} and told[0]["motivation"] == "classifying"
    )


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://a.example", "https://a.example"), ("HTTP://A.example", "HTTP://A.example"), (None, "urn:incumbent:article:a%2F1"),
        ("ftp://x", "urn:incumbent:article:a%2F1"), ("javascript:x", "urn:incumbent:article:a%2F1"),
    ],
)  # fmt: skip
def test_where_an_annotation_points(url: str | None, source: str) -> None:
    text = "T\n" + "b" * 40 + "Ann left" + "a" * 40
    record = Record(CoderInfo("t", "1", "m"), Article("a/1", text, "T", url=url))
    made = annotation_of(record, "claim", "c1", Span(42, 50, "Ann left"), "says")
    assert (made["id"], made["target"]["source"]) == ("urn:incumbent:claim:a/1/c1", source)
    quote, position = made["target"]["selector"]
    assert (quote["prefix"], quote["exact"], quote["suffix"]) == ("b" * 32, "Ann left", "a" * 32)
    assert (position["start"], position["end"]) == (42, 50)
    assert annotation_of(record, "claim", "c1", Span(0, 1, "T"), "says")["target"]["selector"][0]["prefix"] == ""
    assert annotation_of(record, "claim", "c1", Span(4, 5, "b"), "says")["target"]["selector"][0]["prefix"] == "T\nbb"
    whole = annotation_of(record, "article", "a/1", None, "T")
    assert (whole["id"], whole["target"]) == ("urn:incumbent:article:a/1", {"source": source})


@pytest.mark.parametrize(
    ("form", "count", "begins"),
    [
        ("csv", 3, "office,office_id,"), ("ftm", 9, '{"id": "inc-'), ("ftm-statements", 57, "canonical_id,entity_id,prop,"),
        ("annotations", 3, '{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:incumbent:claim:w/1%20%C3%A4/c1"'),
        ("quickstatements", 0, ""), ("jsonld", 3, '{\n "@context": "https://schema.org",\n "@graph": [\n  {\n   "@type": "Person",'),
    ],
)  # fmt: skip
def test_every_form_says_how_much_it_wrote(ledger: Ledger, tmp_path: Path, form: str, count: int, begins: str) -> None:
    assert export_posts(ledger, form, tmp_path / "o") == count
    written = (tmp_path / "o").read_text(encoding="utf-8")
    assert written.startswith(begins) and (not written or written.endswith("\n"))
    assert not written or "Åster" in written  # as it is written, not as an escape


def test_a_byte_order_mark_is_for_csv_alone(ledger: Ledger, tmp_path: Path) -> None:
    assert (
        export_posts(ledger, "csv", tmp_path / "o", bom=True) == 3
        and (tmp_path / "o").read_bytes()[:3] == b"\xef\xbb\xbf"
    )
    for form in formats.POST_FORMATS:
        if form != "csv":
            with pytest.raises(InputError, match=f"is for csv, not for {form}") as error:
                export_posts(ledger, form, tmp_path / "p", bom=True)
            assert error.value.code == "export-format"
    assert not (tmp_path / "p").exists()


def test_the_tenures_of_an_office_stand_in_order_each_with_the_claims_that_bound_it_first(tmp_path: Path) -> None:
    one = (
        Story("a", published="2020-01-02")
        .claim("hold", "Ann Aster", "chief", body="Mint")
        .claim("end", "Ann Aster", "chief", body="Mint", date="2020-01-01")
    )
    two = Story("b", published="2020-02-02").claim("start", "Bo Birch", "chief", body="Mint", date="2020-02-01")
    with ledger_of(tmp_path / "l.sqlite", one, two) as opened:
        found = list(posts(opened))
        written = tmp_path / "t.csv"
        export_posts(opened, "csv", written)
    assert [p.tenure.name for p in found] == ["Ann Aster", "Bo Birch"]
    assert [c.claim.id for c in found[0].claims][:1] == ["a/c2"] and {c.claim.id for c in found[0].claims} >= {"a/c2"}
    assert (found[0].start, found[0].end, found[1].start, found[1].end) == (None, "2020-01-01", "2020-02-01", None)
    with written.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(r["person"], r["ended"], r["end_latest"]) for r in rows] == [
        ("Ann Aster", "true", "2020-01-01"),
        ("Bo Birch", "false", ""),
    ]
    assert json.dumps([r["claims"] for r in rows]) == '["a/c2", "b/c1"]'
