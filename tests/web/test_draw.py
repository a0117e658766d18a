"""Timelines: where days lie, which bars are sure, what is written into them."""

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from incumbent.web.draw import career, holders, offices, timeline
from incumbent.web.draw.scale import Scale, scale_for
from incumbent.web.draw.timeline import Bar, Lane, bar_of, names_of, picture, vacant_bar

DAY = dt.date.fromisoformat
CENTURY = Scale(DAY("2000-01-01"), DAY("2010-01-01"), 0.0, 100.0)


@pytest.mark.parametrize(
    ("day", "place"),
    [("2000-01-01", 0.0), ("2010-01-01", 100.0), ("1990-01-01", 0.0), ("2020-01-01", 100.0), ("2005-01-01", 50.01)],
)
def test_where_a_day_lies(day, place):
    assert CENTURY.at(DAY(day)) == place


def test_a_scale_between_its_edges():
    scale = Scale(DAY("2000-01-01"), DAY("2000-01-11"), 10.0, 60.0)
    assert [scale.at(DAY(f"2000-01-{d}")) for d in ("01", "02", "11")] == [10.0, 15.0, 60.0]
    assert Scale(DAY("2000-01-01"), DAY("2000-01-01"), 1.0, 9.0).at(DAY("2000-01-02")) == 9.0


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2000-01-01", "2010-01-01", ["2002", "2004", "2006", "2008", "2010"]),
        ("2000-06-01", "2008-06-01", ["2001", "2002", "2003", "2004", "2005", "2006", "2007", "2008"]),
        ("1900-01-01", "2000-01-01", ["1920", "1940", "1960", "1980", "2000"]),
        ("2000-01-01", "2000-08-28", [f"{m} 2000" for m in "Jan Feb Mar Apr May Jun Jul Aug".split()]),  # 240 days
        ("2000-01-01", "2000-08-29", ["Jan 2000", "Apr 2000", "Jul 2000"]),
        ("2000-01-02", "2000-04-01", ["Feb 2000", "Mar 2000", "Apr 2000"]),
        ("2000-11-15", "2001-02-03", ["Dec 2000", "Jan 2001", "Feb 2001"]),
        (
            "2000-01-01",
            "2002-03-11",
            [f"{m} {y}" for y in (2000, 2001) for m in ("Jan", "Apr", "Jul", "Oct")] + ["Jan 2002"],
        ),
        ("2000-01-01", "2002-03-12", ["2001", "2002"]),
        ("1000-01-01", "2000-01-01", [str(y) for y in range(1100, 2001, 100)]),
    ],
)
def test_what_is_marked_on_a_line(first, last, labels):
    ticks = Scale(DAY(first), DAY(last), 0.0, 100.0).ticks()
    assert [label for _, label in ticks] == labels
    assert [x for x, _ in ticks] == sorted({x for x, _ in ticks})


def test_a_scale_has_room_before_the_first_day_and_after_the_last():
    assert scale_for([], 0, 100) is None
    one = scale_for([DAY("2020-06-01")], 1.0, 99.0)
    assert (one.first, one.last) == (DAY("2019-12-18"), DAY("2020-06-15")) and (one.last - one.first).days == 180
    assert (one.left, one.right) == (1.0, 99.0)
    long = scale_for([DAY("2000-01-01"), DAY("2014-01-01")], 0, 100)
    assert (long.first, long.last) == (DAY("1999-01-01"), DAY("2015-01-01"))  # a fourteenth on either side
    short_ = scale_for([DAY("2020-01-01"), DAY("2020-04-10")], 0, 100)
    assert (short_.last - DAY("2020-04-10")).days == 14 and (short_.last - short_.first).days == 180
    early, late = scale_for([dt.date.min], 0, 100), scale_for([dt.date.max], 0, 100)
    assert early.first == dt.date.min and (early.last - early.first).days == 180
    assert late.last == dt.date.max and late.first.year == dt.MAXYEAR


def test_a_tenth_of_the_days_squeezes_nothing():
    days = [DAY("1950-01-01"), *(DAY(f"2020-01-{d:02}") for d in range(1, 10))]
    assert scale_for(days, 0, 100).first.year == 2019
    assert scale_for(days[:9], 0, 100).first.year < 1950


def bar(s0=None, s1=None, e0=None, e1=None, ended=False, **fields):
    days = [DAY(d) if d else None for d in (s0, s1, e0, e1)]
    return Bar((days[0], days[1]), (days[2], days[3]), ended, "says", "/x", **fields)


YEARS = Scale(DAY("2000-01-01"), DAY("2000-04-10"), 0.0, 100.0)  # a day is one per cent


@pytest.mark.parametrize(
    ("drawn", "pieces", "sure"),
    [
        (bar("2000-01-11", "2000-01-11", "2000-02-10", "2000-02-10", True), [("sure", 10.0, 40.0)], (10.0, 40.0)),
        (
            bar("2000-01-06", "2000-01-11", "2000-02-10", "2000-02-20", True),
            [("maybe", 5.0, 10.0), ("sure", 10.0, 40.0), ("maybe", 40.0, 50.0)],
            (10.0, 40.0),
        ),
        (
            bar(None, "2000-01-11", "2000-02-10", None),
            [("fade-in", 6.5, 10.0), ("sure", 10.0, 40.0), ("fade-out", 40.0, 43.5)],
            (10.0, 40.0),
        ),
        (
            bar(None, "2000-01-02", "2000-04-09"),
            [("fade-in", 0.0, 1.0), ("sure", 1.0, 99.0), ("fade-out", 99.0, 100.0)],
            (1.0, 99.0),
        ),
        (bar(None, None, None, "2000-02-10", True), [("fade-in", 36.5, 40.0), ("sure", 40.0, 40.35)], (40.0, 40.0)),
        (bar("2000-01-11", None, None, None), [("sure", 10.0, 10.35), ("fade-out", 10.0, 13.5)], (10.0, 10.0)),
        (bar("2000-01-11", "2000-01-11", vacant=True), [("sure", 10.0, 100.0)], (10.0, 100.0)),
        (bar(None, "2000-01-11", vacant=True), [("sure", 10.0, 100.0)], (10.0, 100.0)),
        (bar("2000-01-06", "2000-01-11", vacant=True), [("maybe", 5.0, 10.0), ("sure", 10.0, 100.0)], (10.0, 100.0)),
        (
            bar("2000-01-11", "2000-01-11", "2000-02-10", None, True),
            [("sure", 10.0, 40.0), ("fade-out", 40.0, 43.5)],
            (10.0, 40.0),
        ),
        (
            bar("2000-01-11", "2000-02-10", "2000-01-21", "2000-02-20", True),
            [("maybe", 10.0, 40.0), ("sure", 40.0, 40.35), ("maybe", 40.0, 50.0)],
            (40.0, 40.0),
        ),
        (
            bar("2000-01-11", "2000-01-11", "2000-02-10", "2000-02-20", False),
            [("sure", 10.0, 40.0), ("fade-out", 40.0, 43.5)],
            (10.0, 40.0),
        ),
    ],
)
def test_the_parts_of_a_bar(drawn, pieces, sure):
    found, begins, ends = timeline._pieces(drawn, YEARS)
    assert [(k, round(a, 2), round(b, 2)) for k, a, b in found] == pieces and (begins, ends) == sure


def names(*bars):
    """What is written into each bar of a lane: the name and which way; nothing where no room is."""
    drawn = [timeline._Drawn(b, i, YEARS) for i, b in enumerate(bars)]
    timeline._name(drawn)
    return [d.name and (d.name[0], d.name[3]) for d in drawn]


def held(first, last, *names, **fields):
    return bar(first, first, last, last, True, names=names, **fields)


def test_a_name_is_written_where_it_fits_the_fullest_first():
    ann = ("Ann Aster", "Aster")  # 67.6 pixels of 720 and 42: 9.4 and 5.8 per cent
    wide, narrow = held("2000-01-01", "2000-01-21", *ann), held("2000-01-21", "2000-01-28", *ann)
    after = held("2000-01-28", "2000-04-10", "Bo Birch")
    assert names(wide, narrow, after) == [("Ann Aster", "inside"), ("Aster", "inside"), ("Bo Birch", "inside")]
    assert names(held("2000-01-01", "2000-01-04", *ann), held("2000-01-10", "2000-04-10", "Bo")) == [
        ("Aster", "behind"),
        ("Bo", "inside"),
    ]
    assert names(held("2000-01-01", "2000-01-04", *ann), held("2000-01-05", "2000-04-10", "Bo"))[0] is None
    assert names(held("2000-03-01", "2000-03-05", *ann), held("2000-03-06", "2000-04-10", "Bo"))[0] == (
        "Ann Aster",
        "before",
    )


def test_the_last_holders_name_stands_behind_the_bar():
    ann = ("Ann Aster", "Aster")
    assert names(held("2000-01-01", "2000-02-01", *ann)) == [("Ann Aster", "behind")]
    assert names(held("2000-01-01", "2000-04-10", *ann)) == [("Ann Aster", "inside")]
    assert names(held("2000-01-01", "2000-02-01", *ann), held("2000-02-05", "2000-03-01", "Bo")) == [
        ("Ann Aster", "inside"),
        ("Bo", "behind"),
    ]
    vacant = bar("2000-01-11", "2000-01-11", vacant=True, names=("successor not stated", "vacant"))
    assert names(vacant) == [("successor not stated", "inside")]


def test_a_name_may_lie_over_what_is_not_sure():
    unsure = bar("2000-01-01", "2000-03-21", "2000-03-21", "2000-04-10", True, names=("A very long name of somebody",))
    assert names(unsure) == [("A very long name of somebody", "over")]
    assert names(held("2000-01-01", "2000-02-01")) == [None]


def test_names_do_not_lie_over_one_another():
    first = held("2000-01-01", "2000-01-02", "Ann Aster")
    second = held("2000-01-03", "2000-01-04", "Bo Birch")
    third = held("2000-03-31", "2000-04-10", "Cy")
    drawn = [timeline._Drawn(b, i, YEARS) for i, b in enumerate((first, second, third))]
    timeline._name(drawn)
    places = sorted((d.name[1], d.name[2]) for d in drawn if d.name)
    assert [d.name and d.name[0] for d in drawn][1] == "Bo Birch" and all(a[0] < b[0] for a, b in pairwise(places))


def test_the_flags_of_a_bar_are_classes_of_its_link():
    def classes(number=0, **fields):
        drawn = timeline._Drawn(replace(held("2000-01-11", "2000-02-10"), **fields), number, YEARS)
        return re.match(r'<a class="bar ([^"]*)"', drawn.svg(10, YEARS))[1]

    assert classes() == "" and classes(1) == "odd" and classes(2) == ""
    assert classes(acting=True, reported=True) == "acting reported" and classes(vacant=True) == "vacant"


def test_what_lies_before_the_picture_has_an_arrow():
    def arrows(drawn):
        return timeline._Drawn(drawn, 0, YEARS).svg(10, YEARS).count('class="more"')

    assert arrows(held("2000-01-01", "2000-02-01")) == 0 and arrows(held("1999-12-31", "2000-02-01")) == 1
    gone = timeline._Drawn(held("1990-01-01", "1999-12-31"), 0, YEARS)
    assert gone.seen is False and "rect" not in gone.svg(10, YEARS) and arrows(gone.bar) == 1
    assert timeline._Drawn(held("1990-01-01", "2000-01-01"), 0, YEARS).seen is True


def test_what_lists_have_is_a_line_under_the_bar():
    def line(first, last):
        found = timeline._line(DAY(first) if first else None, DAY(last) if last else None, 10, YEARS)
        return re.findall(r'x1="([\d.]+)%" x2="([\d.]+)%"', found)

    assert line("2000-01-11", "2000-02-10") == [("10.0", "40.0")] and line(None, None) == [("0.0", "100.0")]
    assert line("1990-01-01", "1991-01-01") == [] and line("2000-01-11", None) == [("10.0", "100.0")]
    drawn = timeline._Drawn(
        held("2000-01-11", "2000-02-10", lists=((DAY("2000-01-12"), None), (None, DAY("2000-02-01")))), 0, YEARS
    )
    assert drawn.svg(10, YEARS).count('class="listed"') == 2


def test_a_name_as_it_is_written():
    def written(side="inside", **fields):
        drawn = timeline._Drawn(replace(held("2000-01-11", "2000-02-10"), **fields), 0, YEARS)
        assert drawn.written(20) == ""
        drawn.name = ("Ann <Aster>", 10.0, 40.0, side)
        return drawn.written(20)

    assert (
        written()
        == '<svg x="10.00%" y="20" width="30.00%" height="14"><text class="inside" x="5" y="11">Ann &lt;Aster&gt;</text></svg>'
    )
    assert 'class="before" x="100%" dx="-5"' in written("before")
    assert 'class="over pale"' in written("over", reported=True) and 'class="inside pale"' in written(vacant=True)


def test_a_whole_picture():
    one = Lane("Chief <1>", "/o?a&b", (held("2000-01-11", "2000-02-10", "Ann"),))
    drawn = str(picture([one, Lane("Envoy", None, (bar("2000-03-01", "2000-03-01"),))], "about & all"))
    assert (
        '<a href="/o?a&amp;b" title="Chief &lt;1&gt;"><span>Chief &lt;1&gt;</span></a><div><span>Envoy</span></div>'
        in drawn
    )
    assert f'height="{26 + 60 + 4}"' in drawn and 'aria-label="about &amp; all"' in drawn and "asof" not in drawn
    assert drawn.count('class="lane"') == 2 and 'y1="55"' in drawn and 'y1="85"' in drawn
    ticks = [float(x) for x in re.findall(r'class="tick" x="([\d.]+)%"', drawn)]
    assert ticks == sorted(ticks) and max(ticks) <= 96.5
    with_mark = str(picture([one], "about", "2000-02-01"))
    assert with_mark.count('class="asof"') == 1
    assert (
        picture([], "about")
        == picture([Lane("x", None, (bar(),))], "about")
        == picture([], "about", "2000-01-01")
        == ""
    )


def test_a_picture_with_names_keeps_room_behind_the_last():
    named, unnamed = (Lane("x", None, (held("2000-01-01", "2000-12-31", *n),)) for n in (("Ann",), ()))
    vacant = Lane(
        "x", None, (bar("2000-01-01", "2000-01-01", vacant=True, names=("vacant",)), held("2000-01-01", "2000-12-31"))
    )

    def end(lane):
        return max(
            float(x) + float(w)
            for x, w in re.findall(
                r'<rect class="sure" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"', str(picture([lane], ""))
            )
        )

    assert end(named) < 84 < end(unnamed) <= 99 and end(vacant) == pytest.approx(99, abs=0.02)


def limits(first, last):
    return {"earliest": {"day": first} if first else None, "latest": {"day": last} if last else None}


def tenure(**fields):
    base = {
        "person": "Ann Aster", "start": limits("2018-01-01", "2018-01-10"), "end": limits("2020-05-04", None), "ended": False, "acting": False,
        "standing": "asserted", "dated": True, "in_words": "since 2018", "sources": 2,
    }  # fmt: skip
    return {**base, **fields}


def test_the_bar_of_a_tenure():
    made = bar_of(
        tenure(in_lists=[{"start": "2018", "end": "2020-05"}, {"start": None, "end": None}]), "/x", "says", "Ann Aster"
    )
    assert (made.start, made.end) == ((DAY("2018-01-01"), DAY("2018-01-10")), (DAY("2020-05-04"), None))
    assert made.lists == ((DAY("2018-01-01"), DAY("2020-05-31")), (None, None)) and made.names == ("Ann Aster", "Aster")
    assert (made.ended, made.acting, made.reported, made.vacant) == (False, False, False, False)
    assert bar_of(tenure(standing="reported", acting=True, ended=True), "/x", "says") == replace(
        made, reported=True, acting=True, ended=True, lists=(), names=()
    )
    assert names_of("Aster") == ("Aster",) and names_of("") == ()


def test_the_bar_of_a_vacancy():
    made = vacant_bar({"since": limits("2020-05-04", "2020-05-05")}, "/x")
    assert (
        made.vacant
        and not made.ended
        and made.days == [DAY("2020-05-04"), DAY("2020-05-05")]
        and made.names[-1] == "vacant"
    )


def labels(drawn):
    return re.findall(r"<span>([^<]*)</span>", str(drawn).partition("<svg")[0])


def test_the_holders_of_an_office_stand_the_earliest_first_and_the_vacancy_last():
    answer = {
        "office": {"name": "chief"}, "vacancy": {"since": limits(None, "2020-06-01")},
        "holders": [tenure(person="Bo"), tenure(person="Cy", dated=False), tenure(person="Ann", sources=1)],
    }  # fmt: skip
    drawn = holders.draw(answer, None)
    assert labels(drawn) == ["Ann", "Bo", "vacant"]
    assert (
        'href="#t1"' in drawn
        and "Bo: since 2018; 2 articles" in drawn
        and "Ann: since 2018; 1 article<" in drawn
        and 'href="#t2"' in drawn
    )
    assert labels(holders.draw({**answer, "vacancy": None}, None)) == ["Ann", "Bo"]


def test_the_offices_of_a_person_that_have_a_day():
    def office(name, *tenures):
        return {"office": {"name": name}, "tenures": tenures}

    answer = {
        "person": {"name": "Ann"},
        "offices": [
            office("chief", tenure()),
            office("envoy", tenure(dated=False)),
            office("head", tenure(), tenure(dated=False)),
        ],
    }
    drawn = career.draw(answer, None)
    assert labels(drawn) == ["Chief", "Head"] and 'href="#o3"' in drawn and 'href="#o2"' not in drawn
    assert drawn.count('class="bar ') == 2


def test_the_offices_of_a_country():
    def row(name, seats="one", vacancy=None, tenures=None):
        return {
            "office": {"id": name, "name": name, "seats": seats},
            "vacancy": vacancy,
            "tenures": [tenure()] if tenures is None else list(tenures),
        }

    two = (
        tenure(person="Bo Birch"),
        tenure(person="Ann Aster", dated=False),
        tenure(person="Cy Cedar", start=limits("2010-01-01", "2010-01-01")),
    )
    answer = {
        "country": {"name": "Norway"},
        "offices": [row("minister of Norway", tenures=two), row("senator", "many"), row("empty", tenures=(tenure(dated=False),)),
                    row("left", tenures=(), vacancy={"since": limits(None, "2020-06-01")})],
    }  # fmt: skip
    drawn = offices.draw(answer, None)
    assert labels(drawn) == ["Minister", "Senator", "Left"]
    titles = re.findall(r"<title>([^<]*)</title>", str(drawn))
    assert titles == [
        "Cy Cedar: since 2018",
        "Bo Birch: since 2018",
        "Ann Aster: since 2018",
        "vacated, successor not stated",
    ]
    assert ">Ann Aster</text>" not in drawn and ">Bo Birch</text>" in drawn
