"""Offices leave the ledger in formats that their own readers accept, with the words that say so."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from builders import ledger_of, reshuffle

from incumbent.errors import InputError
from incumbent.exports.posts import POST_FORMATS, export_posts
from incumbent.exports.posts.walk import posts
from incumbent.knowledge.places import alpha2
from incumbent.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path):  # type: ignore[no-untyped-def]
    stories = (
        reshuffle("wire-1", url="https://x.org/1"),
        reshuffle("wire-2", url="javascript:alert(1)", publisher="Other\x00 \u202eWire"),
    )
    with ledger_of(tmp_path / "l.sqlite", *stories) as opened:
        yield opened


def lines(ledger: Ledger, form: str, tmp_path: Path) -> list[str]:
    out = tmp_path / f"o.{form}"
    assert export_posts(ledger, form, out) > 0
    return out.read_text(encoding="utf-8").splitlines()


def test_followthemoney_accepts_every_entity_unchanged(ledger: Ledger, tmp_path: Path) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: its own validation is skipped"
    ).model
    found = [json.loads(line) for line in lines(ledger, "ftm", tmp_path)]
    ids = {e["id"] for e in found}
    assert len(ids) == len(found)
    for data in found:
        proxy = model.get_proxy(data)
        proxy.schema.validate(data)
        for name, values in data["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values), (name, values)
            if name in ("holder", "post", "proof"):
                assert set(values) <= ids
    schemata = {e["schema"] for e in found}
    assert schemata == {"Person", "Position", "Occupancy", "Article"}
    [tertel] = [e for e in found if e["schema"] == "Person" and e["properties"]["name"] == ["Ivan Tertel"]]
    assert tertel["properties"]["country"] == ["by"]
    occupancies = [
        e["properties"] for e in found if e["schema"] == "Occupancy" and e["properties"]["holder"] == [tertel["id"]]
    ]
    assert {(o.get("startDate", [None])[0], o.get("endDate", [None])[0], o["status"][0]) for o in occupancies} == {
        ("2020-09-03", None, "unknown"),
        (None, "2020-09-03", "ended"),
    }
    assert "javascript" not in json.dumps(found)


def test_followthemoney_reads_statements_back_as_the_same_entities(ledger: Ledger, tmp_path: Path) -> None:
    pytest.importorskip("followthemoney", reason="followthemoney is not installed: its own validation is skipped")
    from followthemoney.statement.entity import StatementEntity
    from followthemoney.statement.serialize import read_csv_statements

    whole = {e["id"]: e for e in map(json.loads, lines(ledger, "ftm", tmp_path))}
    lines(ledger, "ftm-statements", tmp_path)
    told = list(read_csv_statements(io.BytesIO((tmp_path / "o.ftm-statements").read_bytes())))
    assert {s.entity_id for s in told} == set(whole)
    for id, entity in whole.items():
        again = StatementEntity.from_statements(None, [s for s in told if s.entity_id == id])  # type: ignore[arg-type]
        assert again.schema.name == entity["schema"]
        for name in set(entity["properties"]) - {"alias", "title"}:
            assert sorted(again.get(name)) == sorted(entity["properties"][name]), name


def test_each_statement_names_the_claim_that_says_it(ledger: Ledger, tmp_path: Path) -> None:
    rows = list(csv.DictReader(lines(ledger, "ftm-statements", tmp_path)))
    claims = {r["id"]: r["quote"] for r in ledger.store.rows("SELECT id, quote FROM claims")}
    assert {r["origin"] for r in rows} <= set(claims)
    started = [r for r in rows if r["prop"] == "startDate"]
    assert started and all("Ivan Tertel in the place of" in claims[r["origin"]] for r in started)
    assert {(r["value"], r["first_seen"]) for r in started} == {("2020-09-03", "2020-09-03")}


def test_ids_of_other_lists_are_no_wikidata_ids(ledger: Ledger) -> None:
    post = next(iter(posts(ledger)))
    assert replace(post, tenure=replace(post.tenure, person="usa-ronald-wilson-reagan", keys=())).person_known is None
    assert replace(post, tenure=replace(post.tenure, person="Q9960", keys=())).person_known == "Q9960"


def test_every_tenure_of_the_ledger_is_in_the_table(ledger: Ledger, tmp_path: Path) -> None:
    rows = list(csv.DictReader(lines(ledger, "csv", tmp_path)))
    assert len(rows) == len(list(posts(ledger)))
    [chief] = [r for r in rows if r["person"] == "Ivan Tertel" and "State Security" in r["office"]]
    assert (chief["start_earliest"], chief["start_latest"], chief["ended"]) == ("2020-09-03", "2020-09-03", "false")
    assert "Tertel in the place of KGB chief" in chief["quotes"]


def test_the_table_has_types_in_parquet_and_a_byte_order_mark_on_request(ledger: Ledger, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    count = export_posts(ledger, "parquet", tmp_path / "o.parquet")
    table = parquet.read_table(tmp_path / "o.parquet")
    assert table.num_rows == count and str(table.schema.field("start_latest").type) == "date32[day]"
    assert (
        str(table.schema.field("claims").type) == "list<element: string>"
        and str(table.schema.field("ended").type) == "bool"
    )
    export_posts(ledger, "csv", tmp_path / "o.csv", bom=True)
    assert (tmp_path / "o.csv").read_bytes().startswith(b"\xef\xbb\xbfoffice,")
    with pytest.raises(InputError, match="leave out --bom"):
        export_posts(ledger, "jsonld", tmp_path / "o.json", bom=True)


def test_annotations_select_the_words(ledger: Ledger, tmp_path: Path) -> None:
    for line in lines(ledger, "annotations", tmp_path):
        annotation = json.loads(line)
        article = annotation["id"].split(":")[-1].split("/")[0]
        text = ledger.record(article).article.text
        selector = annotation["target"]["selector"]
        quote = selector if isinstance(selector, dict) else selector[0]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert annotation["target"]["source"].startswith(("https://", "urn:"))


def test_json_ld_is_one_graph_of_people(ledger: Ledger, tmp_path: Path) -> None:
    document = json.loads("\n".join(lines(ledger, "jsonld", tmp_path)))
    names = {p["name"] for p in document["@graph"]}
    assert {"Ivan Tertel", "Valery Vakulchik", "Alexander Lukashenko"} <= names
    assert "javascript" not in json.dumps(document)


def test_quickstatements_hold_only_what_has_ids(ledger: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "q.txt"
    count = export_posts(ledger, "quickstatements", out)
    commands = out.read_text(encoding="utf-8").splitlines()
    assert count == len(commands)
    for command in commands:
        assert re.match(r"Q\d+\tP39\tQ\d+(\tP58[02]\t\+[\d-]{10}T00:00:00Z/(9|10|11))*\tS854\t\"http", command)


def test_country_codes_and_unknown_formats(ledger: Ledger, tmp_path: Path) -> None:
    assert (alpha2("BLR"), alpha2("XKX"), alpha2("IGO"), alpha2(None)) == ("by", "xk", None, None)
    assert set(POST_FORMATS) == {"csv", "parquet", "ftm", "ftm-statements", "jsonld", "quickstatements", "annotations"}
    with pytest.raises(InputError, match="choose one of"):
        export_posts(ledger, "rdf", tmp_path / "x")


def test_quickstatements_cite_the_claim_that_tells_the_day(ledger: Ledger) -> None:
    from incumbent.exports.posts.quickstatements import lines as commands

    [chief] = [p for p in posts(ledger) if p.tenure.name == "Ivan Tertel" and p.office_known]
    known = replace(chief, tenure=replace(chief.tenure, person="Q2"))
    [line] = commands([known])
    assert "P580\t+2020-09-03T00:00:00Z/11" in line and "in the place of KGB chief" in line and "P582" not in line
    seen = replace(known.tenure.start.latest, why="in office by this day")  # type: ignore[type-var]
    inferred = replace(
        known, tenure=replace(known.tenure, start=replace(known.tenure.start, earliest=seen, latest=seen))
    )
    [line] = commands([inferred])
    assert "P580" not in line and "S854" in line


def test_annotations_follow_the_reviewers(ledger: Ledger, tmp_path: Path) -> None:
    from incumbent.ledger.deriving.decisions import Decision

    before = lines(ledger, "annotations", tmp_path)
    at = "2020-09-05T10:00:00Z"
    ledger.decide(Decision(0, at, "R. Viewer", "reject", claim="wire-1/c4"))
    ledger.decide(Decision(0, at, "R. Viewer", "correct", claim="wire-1/c2", field="date", value="2020-09-04"))
    after = [json.loads(line) for line in lines(ledger, "annotations", tmp_path)]
    assert len(after) == len(before) - 1 and not any(a["id"].endswith("wire-1/c4") for a in after)
    [mended] = [a for a in after if a["id"].endswith("wire-1/c2")]
    assert "date 2020-09-04" in mended["body"]["value"]
