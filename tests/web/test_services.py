"""Feeds, reconciliation, the entity's address, and how pages are kept while the ledger changes."""

import datetime as dt
import json
import re
import time
import xml.etree.ElementTree as ET

import pytest
from starlette.testclient import TestClient
from webledger import reshuffle

from incumbent.ledger import Ledger
from incumbent.web import Settings, make_app
from incumbent.web.draw import chart, network
from incumbent.web.draw.marked import marked
from incumbent.web.draw.scale import scale_for
from incumbent.web.draw.timeline import Bar, Lane, names_of, picture, vacant_bar
from incumbent.web.render import how_in_words

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def tertel(client):
    return client.get("/search.json?q=tertel&in=people").json()["people"][0]["id"]


@pytest.fixture(scope="module")
def kgb(client):
    return client.get("/search.json?q=kgb&in=offices").json()["offices"][0]["id"]


def test_changes_of_country_office_and_person_can_be_followed(client, tertel, kgb):
    for filters in ({"country": "BLR"}, {"office": kgb}, {"person": tertel}):
        feed = ET.fromstring(client.get("/changes.atom", params=filters).content)
        entries = feed.findall(f"{ATOM}entry")
        assert any("Ivan Tertel took office" in e.findtext(f"{ATOM}title") for e in entries)
        assert all(e.findtext(f"{ATOM}id").startswith("urn:incumbent:claim:") for e in entries)
        json_feed = client.get("/changes.feed.json", params=filters).json()
        assert json_feed["version"] == "https://jsonfeed.org/version/1.1"
        assert len(json_feed["items"]) == len(entries)


def test_a_saved_query_is_its_address(client):
    items = client.get("/events.feed.json?actor=Ivan+Tertel&limit=5").json()["items"]
    assert [i["title"] for i in items] == ["consult: Ivan Tertel → Russia (by 3 September 2020)"]
    assert client.get("/events.atom?actor=Nobody+At+All").status_code == 200


def test_reconciliation_manifest_and_view(client, tertel):
    manifest = client.get("/reconcile").json()
    assert {"person", "office"} == {t["id"] for t in manifest["defaultTypes"]}
    view = manifest["view"]["url"].replace("{{id}}", f"person:{tertel}")
    shown = client.get(view, follow_redirects=False)
    assert shown.status_code == 303 and shown.headers["location"].startswith("/person?id=")


def test_reconciliation_finds_people_in_other_spellings_and_offices(client, tertel, kgb):
    batch = {
        "q0": {"query": "Ivan Tertel", "type": "person"},
        "q1": {"query": "Iwan Tertel", "type": "person", "limit": 3},
        "q2": {"query": "KGB", "type": "office", "properties": [{"pid": "country", "v": "Belarus"}]},
        "q3": {"query": "Nobody Whatsoever"},
    }
    found = client.post("/reconcile", data={"queries": json.dumps(batch)}).json()
    assert found["q0"]["result"][0] | {"match": True} == found["q0"]["result"][0]
    assert found["q0"]["result"][0]["id"] == f"person:{tertel}"
    assert found["q1"]["result"][0]["id"] == f"person:{tertel}"
    assert found["q2"]["result"][0]["id"] == f"office:{kgb}"
    assert found["q3"] == {"result": []}


def test_reconciled_rows_are_extended_with_columns(client, tertel, kgb):
    offered = {p["id"] for p in client.get("/reconcile/properties?type=person").json()["properties"]}
    assert {"offices", "career", "spellings"} <= offered and "holders" not in offered
    asked = {
        "ids": [f"person:{tertel}", f"office:{kgb}", "person:nobody|X"],
        "properties": [{"id": "offices"}, {"id": "holders"}, {"id": "country"}],
    }
    found = client.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [m["id"] for m in found["meta"]] == ["offices", "holders", "country"]
    assert {"id": f"office:{kgb}", "name": found["rows"][f"person:{tertel}"]["offices"][0]["name"]} in found["rows"][
        f"person:{tertel}"
    ]["offices"]
    assert f"person:{tertel}" in {v["id"] for v in found["rows"][f"office:{kgb}"]["holders"]}
    assert found["rows"][f"office:{kgb}"]["country"] == [{"str": "BLR"}]
    assert found["rows"]["person:nobody|X"] == {"offices": [], "holders": [], "country": []}
    for bad in ("", "[]", '{"ids": [1], "properties": []}', '{"ids": ["person:x"], "properties": [{"id": "age"}]}'):
        assert client.post("/reconcile", data={"extend": bad or "{"}).status_code == 400


def test_reconciliation_suggests_and_previews(client, tertel, kgb):
    manifest = client.get("/reconcile").json()
    for kind, prefix, expected in (
        ("entity", "tert", f"person:{tertel}"),
        ("type", "off", "office"),
        ("property", "car", "career"),
    ):
        service = manifest["suggest"][kind]
        found = client.get(service["service_path"], params={"prefix": prefix}).json()["result"]
        assert expected in {x["id"] for x in found}
    for id, words in ((f"person:{tertel}", "since 3 September 2020"), (f"office:{kgb}", "Ivan Tertel")):
        shown = client.get(manifest["preview"]["url"].replace("{{id}}", id).removeprefix("http://testserver"))
        assert shown.status_code == 200 and words in shown.text and "<script" not in shown.text
        assert "frame-ancestors http: https:" in shown.headers["content-security-policy"]


def test_a_change_by_another_process_is_seen(own_ledger):
    with TestClient(make_app(Settings(own_ledger, threads=1, fresh_s=0.05))) as client:
        first = client.get("/home.json")
        with Ledger.open(own_ledger, write=True) as ledger:
            extra = reshuffle()[0]
            extra.id = "late-3"
            ledger.writer().add([extra.record()])
        time.sleep(0.06)
        second = client.get("/home.json", headers={"if-none-match": first.headers["etag"]})
        assert second.status_code == 200 and second.headers["etag"] != first.headers["etag"]
        assert second.json()["counts"]["articles"] == first.json()["counts"]["articles"] + 1


def test_tags_are_the_same_in_every_process(own_ledger):
    tags = set()
    for _ in range(2):
        with TestClient(make_app(Settings(own_ledger, threads=1))) as client:
            tags.add(client.get("/changes.json").headers["etag"])
    assert len(tags) == 1


def test_uncertain_bounds_look_uncertain():
    day = dt.date
    known = Bar((day(2019, 1, 1), day(2019, 1, 1)), (day(2020, 1, 1), day(2020, 1, 1)), True, "known", "#k")
    vague = Bar((day(2019, 1, 1), day(2019, 6, 1)), (day(2020, 1, 1), day(2020, 6, 1)), True, "vague", "#v")
    unsaid = Bar((None, day(2019, 6, 1)), (day(2020, 1, 1), None), False, "unsaid", "#u", acting=True)
    empty = Bar((None, None), (None, None), False, "no day", "#e")
    drawn = {b.says: str(picture([Lane("x", None, (b,))], "about")) for b in (known, vague, unsaid, empty)}
    assert 'class="maybe"' not in drawn["known"] and 'class="fade' not in drawn["known"]
    assert drawn["vague"].count('class="maybe"') == 2
    assert (
        'class="fade-in"' in drawn["unsaid"]
        and 'class="fade-out"' in drawn["unsaid"]
        and "bar acting" in drawn["unsaid"]
    )
    assert drawn["no day"] == ""


def test_scale_keeps_the_extremes_of_the_calendar():
    scale = scale_for([dt.date.min, dt.date.max], 0, 100)
    assert scale is not None and scale.at(dt.date.min) == 0 and 90 < scale.at(dt.date.max) <= 100
    assert len(scale.ticks()) < 200


@pytest.mark.parametrize("date", [dt.date(2020, 9, 2), dt.date(2020, 1, 1), dt.date.min, dt.date.max])
def test_a_single_day_has_months_beside_it(date):
    scale = scale_for([date], 0, 100)
    assert scale is not None and len(scale.ticks()) >= 2


def test_the_newest_lies_near_the_end_of_a_short_timeline():
    scale = scale_for([dt.date(2024, 7, 18), dt.date(2024, 9, 1)], 0, 100)
    assert scale is not None and scale.at(dt.date(2024, 9, 1)) > 85


def test_a_name_stands_over_a_hatched_bar_where_no_sure_one_has_room():
    first, middle, last = dt.date(2016, 1, 1), dt.date(2019, 1, 1), dt.date(2024, 7, 1)
    before = Bar((first, first), (middle, middle), True, "", "#1", names_of("Ann Aster"))
    unsure = Bar((middle, middle), (middle, last), True, "", "#2", names_of("Bo Birch"))
    after = Bar((last, last), (None, None), False, "", "#3", names_of("Cy Cedar"))
    drawn = str(picture([Lane("Office", None, (before, unsure, after))], "offices"))
    assert re.findall(r'<text class="(\w+)"[^>]*>(\w+ \w+)</text>', drawn) == [
        ("inside", "Ann Aster"), ("over", "Bo Birch"), ("behind", "Cy Cedar"),
    ]  # fmt: skip


def test_a_blank_between_two_items_is_no_link():
    items = [
        {"id": f"v{n}", "kind": "event", "start": start, "end": end}
        for n, start, end in ((1, 0, 4), (2, 0, 3), (3, 3, 9))
    ]
    text = "One two.x"
    assert text[3] == " " and re.findall(r"<a [^>]*>(.*?)</a>", marked(text, items)) == ["One", "two.x"]
    assert '<span class="m event" data-items="v1 v3"> </span>' in marked(text, items)


def test_the_word_in_a_vacancy_is_whole_or_not_there():
    vacant = vacant_bar({"since": {"earliest": {"day": "2020-09-16"}, "latest": {"day": "2020-09-16"}}}, "#v")
    known = Bar((dt.date(2012, 1, 1),) * 2, (dt.date(2020, 9, 16),) * 2, True, "known", "#k", ("Somebody",))
    narrow = str(picture([Lane("x", None, (known, vacant))], "about"))
    assert ">Somebody</text>" in narrow and "successor not stated</title>" in narrow
    assert "succ…" not in narrow and narrow.count(">vacant</text>") == 1
    wide = str(picture([Lane("x", None, (vacant,))], "about"))
    assert ">successor not stated</text>" in wide


def spell(begin, end, name):
    return Bar((begin, begin), (end, end), True, name, "#x", names_of(name))


def test_a_name_stands_in_its_bar_whole_or_as_its_last_word_else_beside_it_and_never_over_another():
    long, short = (dt.date(2001, 1, 1), dt.date(2010, 1, 1)), (dt.date(2010, 1, 1), dt.date(2010, 3, 1))
    after = spell(dt.date(2010, 3, 1), dt.date(2014, 1, 1), "Cy Cole")
    drawn = str(picture([Lane("x", None, (spell(*long, "Ann Aster"), spell(*short, "Bea Briar"), after))], "about"))
    assert 'class="inside" x="5" y="11">Ann Aster<' in drawn and 'class="behind" x="5" y="11">Cy Cole<' in drawn
    assert "Briar</text>" not in drawn  # the bar is too small, and there is no room behind it
    drawn = str(
        picture(
            [Lane("x", None, (spell(*short, "Bea Briar"), spell(dt.date(2019, 1, 1), dt.date(2020, 1, 1), "C D")))],
            "about",
        )
    )
    assert 'class="behind" x="5" y="11">Bea Briar<' in drawn
    year = dt.timedelta(days=365)
    lanes = [
        Lane(
            "x",
            None,
            (
                spell(long[0], long[0] + year, "Maximiliana Featherstonehaugh-Aster"),
                spell(long[0] + year, long[1], "B C"),
            ),
        )
    ]
    assert "Featherstonehaugh" not in str(picture(lanes, "about")).replace(
        "<title>Maximiliana Featherstonehaugh-Aster", ""
    )
    middle = spell(long[0] + 4 * year, long[0] + 5 * year, "Maximiliana Aster")
    assert ">Maximiliana Aster</text>" in str(
        picture([Lane("x", None, (spell(long[0], long[0] + year, "A B"), middle))], "about")
    )


def test_labels_of_lanes_stand_outside_the_drawing_so_that_they_can_stay_in_sight():
    drawn = str(
        picture(
            [Lane("Minister <of> war", "/office?id=1", (spell(dt.date(2001, 1, 1), dt.date(2002, 1, 1), "A B"),))],
            "about",
        )
    )
    labels, svg = drawn.split("<svg", 1)
    assert 'href="/office?id=1" title="Minister &lt;of&gt; war"' in labels and "Minister" not in svg


def test_only_what_is_done_to_somebody_is_done_by_another():
    assert how_in_words("sworn_in", "the president") == "sworn in by the president"
    assert how_in_words("dismissed", None) == "dismissed"
    assert how_in_words("resigned", "parliament") == "resigned"


def test_chart_draws_years_where_months_are_too_many():
    counts = {"VC": 1, "MC": 0, "VX": 0, "MX": 2}
    few = chart.columns([{"month": "2020-11", **counts}, {"month": "2021-02", **counts}])
    assert [m for m, _ in few] == ["2020-11", "2020-12", "2021-01", "2021-02"]
    many = chart.columns([{"month": "1900-01", **counts}, {"month": "2021-02", **counts}])
    assert len(many) <= chart.MOST and many[-1] == ("2021", [1, 0, 0, 2])
    assert str(chart.draw([])) == ""


def test_chart_leaves_out_the_few_events_far_from_the_others_and_says_so():
    busy = {"VC": 50, "MC": 0, "VX": 50, "MX": 0}
    stray = {"VC": 1, "MC": 0, "VX": 0, "MX": 0}
    months = [{"month": f"2020-{m:02d}", **busy} for m in range(1, 13)]
    shown, before, after = chart.middle([{"month": "1932-05", **stray}, *months, {"month": "2050-01", **stray}])
    assert [m["month"] for m in shown] == [m["month"] for m in months] and (before, after) == (1, 1)
    late = [*months, {"month": "2024-10", **stray}, {"month": "2050-01", **stray}]
    shown, before, after = chart.middle([{"month": "1932-05", **stray}, *late], "2024-10")
    assert shown[-1]["month"] == "2024-10" and (before, after) == (1, 1)  # the newest article's month is no stray
    assert ">2024-10</text>" in str(chart.draw([{"month": "1932-05", **stray}, *late], "2024-10"))
    drawn = str(chart.draw([{"month": "1932-05", **stray}, *months]))
    assert "not drawn: 1 earlier" in drawn and "2020-01" in drawn and "1932" not in drawn
    assert chart.middle(months) == (months, 0, 0)


def test_the_map_of_meetings_has_a_line_for_each_pair_and_no_strangers_markup():
    met = {
        "who": ["Anna Bel", "Boris <b>Cor</b>", "Clara Dal"], "counted": 4,
        "pairs": [{"one": "Anna Bel", "other": "Boris <b>Cor</b>", "meetings": 3}, {"one": "Anna Bel", "other": "Clara Dal", "meetings": 1}],
    }  # fmt: skip
    drawn = str(network.draw(met))
    assert drawn.count('class="met"') == 2 and "Anna Bel and Clara Dal: 1 meeting<" in drawn
    assert 'stroke-width="4"' in drawn and "<b>" not in drawn and drawn.count("<circle") == 3
    assert str(network.draw({"who": [], "pairs": [], "counted": 0})) == ""
