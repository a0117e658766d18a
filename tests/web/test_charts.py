"""Drawings of events: columns by month and year, circles and squares of meetings; and marks in the text of an article."""

import re

import pytest

from incumbent.web.draw import chart, matrix, network
from incumbent.web.draw.marked import marked
from incumbent.web.draw.timeline import short


@pytest.mark.parametrize(
    ("text", "letters", "shown"),
    [
        ("Ann Aster", 9, "Ann Aster"),
        ("Ann Aster", 8, "Ann Ast…"),
        ("Ann Aster", 5, "Ann…"),
        ("Ann", 1, "A…"),
        ("", 3, ""),
    ],
)
def test_a_name_that_is_too_long_is_cut(text, letters, shown):
    assert short(text, letters) == shown


def month(name, vc=0, mc=0, vx=0, mx=0):
    return {"month": name, "VC": vc, "MC": mc, "VX": vx, "MX": mx}


def test_columns_of_every_month_from_the_first_to_the_last():
    found = chart.columns([month("2020-02", 1, 2), month("2019-11", 0, 0, 3, 4)])
    assert found == [("2019-11", [0, 0, 3, 4]), ("2019-12", [0] * 4), ("2020-01", [0] * 4), ("2020-02", [1, 2, 0, 0])]
    assert chart.columns([]) == []


def test_many_months_are_drawn_by_year():
    assert len(chart.columns([month("2010-01"), month("2019-12")])) == 120
    years = chart.columns([month("2010-01", 1), month("2010-05", 2), month("2020-01", 4)])
    assert [y for y, _ in years] == [str(y) for y in range(2010, 2021)]
    assert years[0][1] == [3, 0, 0, 0] and years[1][1] == [0] * 4 and years[-1][1] == [4, 0, 0, 0]
    assert len(chart.columns([month("1900-01"), month("2019-01")])) == 120
    assert [y for y, _ in chart.columns([month("1000-01", 1), month("2019-01", 1)])] == ["1000", "2019"]


def test_few_events_far_from_the_others_are_not_drawn():
    many = [month(f"20{y}-0{m}", 50) for y in range(10, 20) for m in (1, 2)]  # 1,000 events
    ordered = [month("1950-01", 30), *many]
    assert chart.middle(ordered) == (many, 30, 0)  # three in a hundred
    assert chart.middle([month("1950-01", 31), *many])[1] == 0
    late = [*many, month("2060-01", 30)]
    assert chart.middle(late) == (many, 0, 30)
    assert chart.middle(late, "2060-01") == (late, 0, 0) and chart.middle(late, "2059-12") == (many, 0, 30)
    near = [month("2019-01", 1), month("2020-01", 500)]
    assert chart.middle(near[::-1]) == (near, 0, 0)
    assert chart.middle([]) == ([], 0, 0)


@pytest.mark.parametrize(
    ("most", "step"),
    [(1, 1), (4, 1), (5, 2), (8, 2), (9, 5), (20, 5), (21, 10), (40, 10), (41, 20), (4000, 1000), (4001, 2000)],
)
def test_steps_of_a_chart_are_round(most, step):
    assert chart._step(most) == step


def test_a_whole_chart():
    drawn = str(chart.draw([month("2020-01", 6, 2), month("2020-02", 0, 0, 0, 4)]))
    assert re.findall(r'class="value" x="922" y="([\d.]+)">(\d+)<', drawn) == [
        ("182.0", "0"),
        ("139.5", "2"),
        ("97.0", "4"),
        ("54.5", "6"),
        ("12.0", "8"),
    ]
    assert re.findall(r"<title>([^<]*)</title>", drawn) == ["2020-01: 8", "2020-02: 4"]
    rects = re.findall(r'<rect class="(\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/>', drawn)
    assert rects == [
        ("VC", "45.8", "50.5", "366.4", "127.5"),
        ("MC", "45.8", "8.0", "366.4", "42.5"),
        ("MX", "503.8", "93.0", "366.4", "85.0"),
    ]
    assert re.findall(r'class="month" x="([\d.]+)" y="194">([\d-]+)<', drawn) == [
        ("229.0", "2020-01"),
        ("687.0", "2020-02"),
    ]
    assert "not drawn" not in drawn and chart.draw([]) == ""


def test_labels_of_a_chart_stand_apart_and_the_newest_has_one():
    many = [month(f"20{y}-{m:02}", 1) for y in (10, 11, 12, 13) for m in range(1, 13)]
    found = re.findall(r'class="month" x="([\d.]+)" y="194">([\d-]+)<', str(chart.draw(many)))
    assert [label for _, label in found] == [f"20{y}-{m:02}" for y in (10, 11, 12, 13) for m in (4, 8, 12)]
    assert all(26 <= float(x) <= 890 for x, _ in found) and float(found[-1][0]) == 890
    stray = str(
        chart.draw([month("1950-01", 1), *(month(f"20{y}-01", 20) for y in range(10, 20)), month("2060-01", 2)])
    )
    assert "not drawn: 1 earlier, 2 later" in stray


MEETINGS = {
    "who": ["Ann", "Bo", "Cy <1>", "Di"],
    "pairs": [{"one": "Ann", "other": "Bo", "meetings": 1}, {"one": "Bo", "other": "Cy <1>", "meetings": 9}],
}


def test_names_around_a_circle():
    assert [network._place(i, 4) for i in range(4)] == [(320.0, 55.0), (435.0, 170.0), (320.0, 285.0), (205.0, 170.0)]
    drawn = str(network.draw(MEETINGS))
    assert re.findall(r'<text class="who (\w+)" x="([\d.]+)" y="([\d.]+)">', drawn) == [
        ("middle", "320.0", "45.0"), ("start", "444.0", "174.0"), ("middle", "320.0", "303.0"), ("end", "196.0", "174.0")
    ]  # fmt: skip
    assert re.findall(r'stroke-width="(\d)"', drawn) == ["2", "6"]
    assert "Ann and Bo: 1 meeting<" in drawn and "Bo and Cy &lt;1&gt;: 9 meetings<" in drawn
    assert 'd="M320.0 55.0Q339.2 150.8 435.0 170.0"' in drawn
    assert network.draw({"who": [], "pairs": []}) == ""


def test_a_square_of_meetings():
    drawn = str(matrix.draw(MEETINGS))
    rows = [re.findall(r'<td class="met(\d)">(\d*)</td>', row) for row in drawn.split("<tr>")[2:]]
    assert rows[0] == [("0", ""), ("1", "1"), ("0", ""), ("0", "")]
    assert rows[1] == [("1", "1"), ("0", ""), ("5", "9"), ("0", "")] and rows[3] == [("0", "")] * 4
    assert "Cy &lt;1&gt;" in drawn


def item(id, start, end, kind="claim"):
    return {"id": id, "start": start, "end": end, "kind": kind}


TEXT = "A title\nAnn Aster resigned today."


def test_an_article_without_marks():
    assert marked(TEXT, []) == '<h1 dir="auto">A title</h1>\n<p dir="auto">Ann Aster resigned today.</p>\n'


def marks(*items):
    drawn = str(marked(TEXT, items))
    return re.findall(r'class="m ([\w ]+)"(?: href="#i-(\w+)")? data-items="([\w ]+)">([^<]*)<', drawn), re.findall(
        r'id="at-(\w+)"', drawn
    )


def test_marks_that_overlap_are_cut_where_one_begins_or_ends():
    found, anchors = marks(item("c1", 8, 26), item("v1", 18, 32, "event"))
    assert found == [
        ("claim", "c1", "c1", "Ann Aster "),
        ("claim event", "v1", "c1 v1", "resigned"),
        ("event", "v1", "v1", " today"),
    ]
    assert anchors == ["c1", "v1"]


def test_the_innermost_mark_is_where_a_piece_leads():
    found, _ = marks(item("c1", 8, 33), item("c2", 8, 17), item("c3", 12, 17, "event"))
    assert found == [
        ("claim", "c2", "c1 c2", "Ann "), ("claim event", "c3", "c1 c2 c3", "Aster"), ("claim", "c1", "c1", " resigned today.")
    ]  # fmt: skip
    assert marks(item("c2", 8, 17), item("c1", 8, 17))[0][0][1] == "c1"


def test_a_mark_over_paragraphs_is_anchored_once_and_a_blank_is_no_link():
    found, anchors = marks(item("c1", 2, 17))
    assert found == [("claim", "c1", "c1", "title"), ("claim", "c1", "c1", "Ann Aster")] and anchors == ["c1"]
    found, anchors = marks(item("c1", 11, 12), item("c2", 8, 11))
    assert found == [("claim", "c2", "c2", "Ann"), ("claim", "", "c1", " ")] and anchors == ["c2", "c1"]


def test_marks_outside_the_text_shown_are_passed_over():
    assert marks(item("c1", 7, 8), item("c2", 49, 59), item("c3", 26, 26)) == ([], [])
    found, _ = marks(item("c1", 29, 59))
    assert found == [("claim", "c1", "c1", "day.")]
