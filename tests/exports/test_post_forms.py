"""Offices in every form, value by value, for a small ledger."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from builders import Story, ledger_of, reshuffle

from incumbent.errors import InputError
from incumbent.exports.bundle import export_bundle
from incumbent.exports.marks import Mark, event_in_words, paragraphs, pieces, statement_in_words
from incumbent.exports.places import Gazetteer
from incumbent.exports.posts import export_posts
from incumbent.exports.posts.annotations import in_words
from incumbent.exports.posts.formats import shown_by_default
from incumbent.exports.posts.quickstatements import lines
from incumbent.exports.posts.walk import LeftOut, Post, posts, shared
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.belief import EVERYTHING, SHOWN_BY_DEFAULT, STRICTLY, Seen
from incumbent.ledger.deriving.facts import Bound
from incumbent.records import Claim, Event, PartialDate, Span, Statement


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    second = Story("wire-2", published="2020-10-02", url="ftp://x.org/2", publisher=None, title="Two\tposts")
    second.claim(
        "held", "Ann Lee", "governor", "Ann Lee governed Minsk.", area="Minsk", date="2019/2020-05", country="UKR"
    )
    second.claim("hold", "Bo Ray", "envoy", "Envoy Bo Ray spoke.", country=None)
    second.claim("hold", "Cid Fox", "chief", "Perhaps.", body="Mint", confidence=0.2)
    with ledger_of(
        tmp_path_factory.mktemp("forms") / "l.sqlite", reshuffle("wire-1", url="https://x.org/1"), second
    ) as opened:
        yield opened


def text(ledger: Ledger, form: str, folder: Path, **more: Any) -> str:
    count = export_posts(ledger, form, folder / "o", **more)
    written = (folder / "o").read_text(encoding="utf-8")
    assert count == (
        len(json.loads(written)["@graph"])
        if form == "jsonld"
        else len(written.splitlines()) - ("csv" in form or form == "ftm-statements")
    )
    return written


def test_every_tenure_with_its_dates_and_claims(ledger: Ledger) -> None:
    found = [
        (p.office.name, p.office_known, p.tenure.name, p.person_known, p.start, p.end, [c.claim.id for c in p.claims])
        for p in posts(ledger)
    ]
    assert found == [
        ("Chairman of the State Security Committee", "Q1", "Valery Vakulchik", None, None, "2020-09-03", ["wire-1/c1"]),
        ("Chairman of the State Security Committee", "Q1", "Ivan Tertel", None, "2020-09-03", None, ["wire-1/c2"]),
        ("envoy", None, "Bo Ray", None, None, None, ["wire-2/c2"]),
        ("governor of Minsk", None, "Ann Lee", None, "2019", "2020-05", ["wire-2/c1"]),
        ("head of the State Control Committee", None, "Ivan Tertel", None, None, "2020-09-03", ["wire-1/c3"]),
        ("president", None, "Alexander Lukashenko", None, None, None, ["wire-1/c5"]),
    ]  # fmt: skip


def test_what_is_passed_over_is_counted(ledger: Ledger, tmp_path: Path) -> None:
    out = LeftOut()
    assert len(list(posts(ledger, left_out=out))) == 6 and out.tenures == 1
    assert len(list(posts(ledger, EVERYTHING, every := LeftOut()))) == 7 and every.tenures == 0
    strict = LeftOut()
    assert list(posts(ledger, Seen(0.5, 2), strict)) == [] and strict.tenures == 7
    assert [shown_by_default(f) for f in ("csv", "jsonld", "ftm", "quickstatements")] == [
        SHOWN_BY_DEFAULT,
        SHOWN_BY_DEFAULT,
        STRICTLY,
        STRICTLY,
    ]
    assert export_posts(ledger, "csv", tmp_path / "o", EVERYTHING) == 7


def test_entities_of_follow_the_money(ledger: Ledger, tmp_path: Path) -> None:
    found = [json.loads(line) for line in text(ledger, "ftm", tmp_path).splitlines()]
    names = {e["id"]: e["properties"].get("name", ["?"])[0] for e in found}
    of = {
        kind: [e["properties"] for e in found if e["schema"] == kind]
        for kind in ("Person", "Position", "Article", "Occupancy")
    }
    assert len(names) == len(found) == 18
    assert {p["name"][0]: (p.get("country"), p["position"]) for p in of["Person"]} == {
        "Valery Vakulchik": (["by"], ["Chairman of the State Security Committee"]),
        "Ivan Tertel": (["by"], ["Chairman of the State Security Committee", "head of the State Control Committee"]),
        "Bo Ray": (None, ["envoy"]), "Ann Lee": (["ua"], ["governor of Minsk"]), "Alexander Lukashenko": (["by"], ["president"]),
    }  # fmt: skip
    assert {p["name"][0]: (p.get("wikidataId"), p.get("subnationalArea")) for p in of["Position"]} == {
        "Chairman of the State Security Committee": (["Q1"], None), "envoy": (None, None), "governor of Minsk": (None, ["Minsk"]),
        "head of the State Control Committee": (None, None), "president": (None, None),
    }  # fmt: skip
    assert of["Article"] == [
        {"title": ["A headline"], "name": ["A headline"], "sourceUrl": ["https://x.org/1"], "publisher": ["Test Wire"],
         "publishedAt": ["2020-09-03"]},
        {"title": ["Two posts"], "name": ["Two posts"], "publishedAt": ["2020-10-02"]},
    ]  # fmt: skip
    told = [
        (
            names[o["holder"][0]],
            names[o["post"][0]],
            o.get("startDate"),
            o.get("endDate"),
            o["date"],
            o["status"],
            names[o["proof"][0]],
        )
        for o in of["Occupancy"]
    ]
    chair, one = "Chairman of the State Security Committee", "A headline"
    assert told == [
        ("Valery Vakulchik", chair, None, ["2020-09-03"], ["2020-09-03"], ["ended"], one),
        ("Ivan Tertel", chair, ["2020-09-03"], None, ["2020-09-03"], ["unknown"], one),
        ("Bo Ray", "envoy", None, None, ["2020-10-02"], ["unknown"], "Two posts"),
        ("Ann Lee", "governor of Minsk", ["2019"], ["2020-05"], ["2020-05-01"], ["ended"], "Two posts"),
        ("Ivan Tertel", "head of the State Control Committee", None, ["2020-09-03"], ["2020-09-03"], ["ended"], one),
        ("Alexander Lukashenko", "president", None, None, ["2020-09-03"], ["unknown"], one),
    ]  # fmt: skip
    assert [o["description"] for o in of["Occupancy"]][2:4] == [["Envoy Bo Ray spoke."], ["Ann Lee governed Minsk."]]
    assert [o.get("sourceUrl") for o in of["Occupancy"]][1:3] == [["https://x.org/1"], None]


def test_statements_of_follow_the_money(ledger: Ledger, tmp_path: Path) -> None:
    rows = list(csv.DictReader(text(ledger, "ftm-statements", tmp_path).splitlines()))
    assert len({(r["entity_id"], r["prop"], r["value"], r["origin"]) for r in rows}) == len(rows)
    of_lee = [
        (r["schema"], r["prop"], r["prop_type"], r["value"])
        for r in rows
        if r["origin"] == "wire-2/c1" and r["prop_type"] != "entity"
    ]
    assert of_lee == [
        ("Person", "name", "name", "Ann Lee"), ("Person", "country", "country", "ua"), ("Person", "position", "string", "governor of Minsk"),
        ("Person", "topics", "topic", "role.pep"), ("Position", "name", "name", "governor of Minsk"), ("Position", "country", "country", "ua"),
        ("Position", "topics", "topic", "role.pep"), ("Position", "subnationalArea", "string", "Minsk"),
        ("Article", "name", "name", "Two posts"),
        ("Article", "publishedAt", "date", "2020-10-02"), ("Occupancy", "startDate", "date", "2019"),
        ("Occupancy", "endDate", "date", "2020-05"),
        ("Occupancy", "date", "date", "2020-05-01"), ("Occupancy", "status", "string", "ended"),
        ("Occupancy", "description", "text", "Ann Lee governed Minsk."),
    ]  # fmt: skip
    assert {(r["dataset"], r["external"], r["lang"], r["original_value"], r["id"]) for r in rows} == {
        ("incumbent", "f", "", "", "")
    }
    assert {(r["first_seen"], r["last_seen"]) for r in rows} == {
        ("2020-09-03", "2020-09-03"),
        ("2020-10-02", "2020-10-02"),
    }
    assert all(r["canonical_id"] == r["entity_id"] for r in rows)


def test_json_ld(ledger: Ledger, tmp_path: Path) -> None:
    graph = {p["name"]: p for p in json.loads(text(ledger, "jsonld", tmp_path))["@graph"]}
    assert list(graph) == ["Valery Vakulchik", "Ivan Tertel", "Bo Ray", "Ann Lee", "Alexander Lukashenko"]
    [lee] = graph["Ann Lee"]["hasOccupation"]
    assert lee == {
        "@type": "Role", "roleName": "governor of Minsk", "areaServed": {"@type": "Country", "identifier": "UA"}, "startDate": "2019",
        "endDate": "2020-05",
        "subjectOf": [{"@type": "NewsArticle", "headline": "Two posts", "text": "Ann Lee governed Minsk.", "datePublished": "2020-10-02"}],
    }  # fmt: skip
    chair, control = graph["Ivan Tertel"]["hasOccupation"]
    assert chair["sameAs"] == "http://www.wikidata.org/entity/Q1" and "endDate" not in chair and "sameAs" not in control
    [cited] = chair["subjectOf"]
    assert (cited["url"], cited["publisher"]) == ("https://x.org/1", {"@type": "Organization", "name": "Test Wire"})
    assert (
        graph["Ivan Tertel"]["@id"].startswith("urn:incumbent:person:")
        and "areaServed" not in graph["Bo Ray"]["hasOccupation"][0]
    )


def known(post: Post, **more: Any) -> Post:
    return replace(post, tenure=replace(post.tenure, person="Q2", **more), office=replace(post.office, known="Q3"))


def test_quickstatements(ledger: Ledger) -> None:
    by_name = {(p.tenure.name, p.office.name[:5]): p for p in posts(ledger)}
    chief, gone = by_name["Ivan Tertel", "Chair"], by_name["Ivan Tertel", "head "]
    words = '"https://x.org/1"\tS1683\ten:"Lukashenko put Ivan Tertel in the place of KGB chief Valery Vakulchik."'
    assert list(lines([known(chief)])) == [f"Q2\tP39\tQ3\tP580\t+2020-09-03T00:00:00Z/11\tS854\t{words}"]
    [line] = lines([known(gone)])
    assert line.split("\t")[3:6] == ["P582", "+2020-09-03T00:00:00Z/11", "S854"]
    lee = by_name["Ann Lee", "gover"]
    assert list(lines([known(lee)])) == [], "its address is none of the web"
    there = replace(known(lee), claims=tuple(replace(c, url="http://x.org/2") for c in lee.claims))
    [line] = lines([there])
    assert line.split("\t")[3:7] == ["P580", "+2019-00-00T00:00:00Z/9", "P582", "+2020-05-00T00:00:00Z/10"]
    assert list(lines([chief, known(chief, standing="reported"), replace(known(chief), claims=())])) == []


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [("2020-09-03", "2020-09-03", "2020-09-03"), ("2020-09-03", "2020-09-04", "2020-09"), ("2020-09-03", "2020-10-03", "2020"),
     ("2019-12-31", "2020-01-01", None), ("", "2020-01-01", None), ("2020-01-01", "", None)],
)  # fmt: skip
def test_the_date_that_two_bounds_share(a: str, b: str, wanted: str | None, ledger: Ledger) -> None:
    bound = next(p.tenure.start.latest for p in posts(ledger) if p.tenure.name == "Ivan Tertel" and p.start)
    assert bound is not None
    one, two = (replace(bound, day=dt.date.fromisoformat(d)) if d else None for d in (a, b))
    assert isinstance(bound, Bound) and shared(one, two) == wanted


WORDS = Span(0, 3, "met")


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        (Claim("c", "start", "Ann", "chief", WORDS), "Ann begins as chief"),
        (Claim("c", "end", None, "chief", WORDS), "somebody unnamed ends as chief"),
        (Claim("c", "hold", "Ann", "chief", WORDS, body="KGB"), "Ann holds the office of chief of KGB"),
        (Claim("c", "held", "Ann", "mayor", WORDS, area="Ohio", country="USA"), "Ann formerly mayor for Ohio (USA)"),
        (Claim("c", "chosen", "Ann", "chief", WORDS, date=PartialDate.parse("2020-09"), how="sworn_in", by="Bo", said_by="Cy",
               status="not_done"),
         "Ann is chosen as chief; date 2020-09, sworn in, by Bo, not done, on the word of Cy"),
        (Claim("c", "start", "A\nnn", "chief", WORDS), "A nn begins as chief"),
    ],
)  # fmt: skip
def test_a_claim_in_words(claim: Claim, says: str) -> None:
    assert in_words(claim) == says


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "CONSULT: actor not stated"), ({"source": ("Ann", "Bo"), "target": ("Cy", "Di")}, "CONSULT: Ann; Bo → Cy; Di"),
        ({"mode": "visit", "source": ("Ann",)}, "CONSULT (visit): Ann"),
        ({"date": PartialDate.parse("2021-03"), "place": "Oslo", "status": "not_done", "said_by": "Ed"},
         "CONSULT: actor not stated; date 2021-03, in Oslo, not done, on the word of Ed"),
    ],
)  # fmt: skip
def test_an_event_in_words(more: dict[str, Any], says: str) -> None:
    assert event_in_words(Event("v1", "CONSULT", WORDS, WORDS, **more)) == says


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "speaker not stated, direct"), ({"speaker": "Ann"}, "Ann, direct"),
        ({"speaker": "Ann", "cue": WORDS, "addressee": "Bo", "channel": "letter"}, "Ann, direct; cue “met”, to Bo, letter"),
    ],
)  # fmt: skip
def test_a_statement_in_words(more: dict[str, Any], says: str) -> None:
    assert statement_in_words(Statement("s1", "direct", WORDS, **more)) == says


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Title\nOne.\n\nTwo.", ["Title", "One.", "Two."]), ("Title\n", ["Title"]), ("Title", ["Title"]), ("\nOne.", ["", "One."]),
        ("Title\nOne.\n\n\n\nTwo.\n\n", ["Title", "One.", "Two."]), ("Title\nA\nB", ["Title", "A\nB"]), ("T\n\n\nOne", ["T", "One"]),
    ],
)  # fmt: skip
def test_paragraphs(text: str, wanted: list[str]) -> None:
    assert [text[a:b] for a, b in paragraphs(text)] == wanted


def test_pieces_of_a_part_of_a_text() -> None:
    marks = [Mark("a", "claim", 0, 4, ""), Mark("b", "event", 4, 8, ""), Mark("c", "claim", 2, 6, "")]
    assert [(p.text, [m.id for m in p.marks]) for p in pieces("0123456789", marks, 3, 9)] == [
        ("3", ["a", "c"]), ("45", ["b", "c"]), ("67", ["b"]), ("8", []),
    ]  # fmt: skip
    assert [(p.text, [m.id for m in p.marks]) for p in pieces("0123456789", marks, 8)] == [("89", [])]


def test_copies_have_their_statements_in_a_bundle(tmp_path: Path) -> None:
    one, copy = Story("a").statement("Ann", "“Yes.”"), Story("b", duplicate_of="a").statement("Ann", "“Yes.”")
    copy.event("AID", "helped", "Ann helped.", ["Ann"])
    one.claim("hold", "Cid Fox", "chief", "Perhaps.", body="Mint", confidence=0.2)
    with ledger_of(tmp_path / "l.sqlite", one, copy) as opened:
        written = export_bundle(opened, tmp_path / "out")
        assert (written.rows["statements"], written.rows["articles"], written.rows["claims"], written.left_out) == (
            2,
            2,
            1,
            1,
        )
        assert export_bundle(opened, tmp_path / "all", seen=EVERYTHING).left_out == 0
        marked = export_bundle(opened, tmp_path / "bom", bom=True)
    assert (
        (marked.folder / "claims.csv").read_bytes()[:3]
        == b"\xef\xbb\xbf"
        != (written.folder / "claims.csv").read_bytes()[:3]
    )
    assert not list(written.folder.glob("*.parquet"))


def place(names: str, country: str, people: int, kind: str = "city", id: int = 1) -> str:
    return f"{names}\t{country}\t1.5\t-2.5\t{id}\t{people}\t{kind}"


@pytest.mark.parametrize(
    ("words", "countries", "found"),
    [
        ("Ada", (), 1), ("ada", (), 1), ("the Ada", (), 1), ("St Ada", (), 1), ("Bri", (), 2),
        ("Cor", (), None), ("Cor", ("FRA",), 5), ("Cor", ("DEU",), 4),
        ("Cor", ("FRA", "DEU"), None), ("Dun", (), None), ("Dun", ("FRA",), 6), ("Dun", ("USA",), None), ("Eld", (), 7), ("Eld", ("FRA",), None),
        ("Eld", ("DEU",), 7), ("Fal", (), 9), ("Georgia", (), None),
        ("Georgia", ("GEO",), 10), ("Georgia", ("USA",), None), ("Ada, Fal", (), None),
        ("Cor, Fal", (), 5), ("Cor, Nowhere", (), None), ("Nowhere", (), None), ("", (), None),
    ],
)  # fmt: skip
def test_when_the_name_of_a_place_is_sure(words: str, countries: tuple[str, ...], found: int | None) -> None:
    gazetteer = Gazetteer([
        place("Ada|St. Ada", "DEU", 100_000, id=1), place("Bri", "DEU", 500_000, id=2), place("Bri", "FRA", 100_000, id=3),
        place("Cor", "DEU", 400_000, id=4), place("Cor", "FRA", 100_000, id=5), place("Dun", "FRA", 99_999, id=6),
        place("Eld", "DEU", 900_000, id=7), place("Eld", "FRA", 20_000, id=8), place("Fal", "FRA", 60_000_000, "country", 9),
        place("Georgia", "GEO", 4_000_000, "country", 10), place("Georgia", "USA", 20_000, id=11),
    ])  # fmt: skip
    spot = gazetteer.find(words, countries)
    assert (spot.geonames_id if spot else None) == found
    if spot:
        assert (spot.latitude, spot.longitude) == (1.5, -2.5)


def test_an_unknown_form_says_which_there_are(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose one of csv, parquet, ftm") as error:
        export_posts(ledger, "rdf", tmp_path / "x")
    assert error.value.code == "export-format"
