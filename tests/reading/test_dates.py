"""Days of publication: as files and feeds write them, and as pages state and show them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from incumbent.reading.markup import parsed
from incumbent.reading.page_dates import canonical, date_of
from incumbent.reading.page_facts import authors_of, headline, metas, site_of, structured
from incumbent.reading.published import MONTHS, UnusableDate, parse_published

DAY = "2021-03-02"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" 2021-03-02 ", DAY), ("2021-3-2", DAY), ("2021-03-02T18:00", DAY), ("2021-03-02T18:00Z", f"{DAY}T18:00:00+00:00"), ("2021-03-02 18:00:05.123 +0100", f"{DAY}T18:00:05+01:00"), ("2021-03-02t8:00:05utc", f"{DAY}T08:00:05+00:00"),
        ("2021-03-02T18:00:00-05:30", f"{DAY}T18:00:00-05:30"), ("2021-03-02T18:00 EST", f"{DAY}T18:00:00-05:00"), ("2021-03-02 18:00 pdt", f"{DAY}T18:00:00-07:00"), ("2021-03-02 18:00 GMT", f"{DAY}T18:00:00+00:00"),
        ("2021-03-02T25:00Z", DAY), ("2021-03-02T18:61Z", DAY), ("2021-03-02T18:00+99:00", DAY), ("20210302", DAY), ("20210302T180005Z", f"{DAY}T18:00:05+00:00"), ("20210302180005", DAY), ("20210302T1800+0100", f"{DAY}T18:00:00+01:00"),
        ("2021/3/2", DAY), ("13/03/2021", "2021-03-13"), ("03/13/2021", "2021-03-13"), ("12.12.2021", "2021-12-12"), ("3/3/2021", "2021-03-03"), ("13.1.2021 at noon", "2021-01-13"), ("1/12/2021", None), ("12/1/2021", None), ("13/13/2021", None),
        ("March 2, 2021", DAY), ("on Mar. 2nd 2021, we", DAY), ("2 March 2021", DAY), ("2nd of March, 2021", DAY), ("2 de marzo de 2021", DAY), ("2-Mar-2021", DAY), ("1er mars 2021", "2021-03-01"), ("Tue, 02 Mar 2021 18:00:00 +0100", f"{DAY}T18:00:00+01:00"),
        ("March 2, 2021 at 6:05 PM GMT", f"{DAY}T18:05:00+00:00"), ("March 2, 2021, 6:05 a.m. EST", f"{DAY}T06:05:00-05:00"), ("March 2, 2021 12:05 am UTC", f"{DAY}T00:05:00+00:00"), ("March 2, 2021 12:05 pm UTC", f"{DAY}T12:05:00+00:00"),
        ("March 2, 2021 18:05", DAY), ("2 March 2021 18:05 UTC", f"{DAY}T18:05:00+00:00"), ("March 2, 2021 13:05 pm UTC", f"{DAY}T13:05:00+00:00"), ("2 March 2021 words 18:05 UTC", DAY),
        ("1614704400", f"{DAY}T17:00:00+00:00"), ("1614704400.75", f"{DAY}T17:00:00+00:00"), ("1614704400123", f"{DAY}T17:00:00+00:00"), ("161470440", "1975-02-12T20:54:00+00:00"), ("16147044", None), ("9999999999999", "2286-11-20T17:46:39+00:00"),
        ("30 February 2021", None), ("2021-02-30", None), ("1599-12-31", None), ("1600-01-01", "1600-01-01"), ("2200-12-31", "2200-12-31"), ("2201-01-01", None), ("soon", None), ("", None), ("x" * 189 + " 2 May 2021", "2021-05-02"), ("x" * 190 + " 2 May 2021", None),
    ],
)  # fmt: skip
def test_days_as_files_write_them(text: str, found: str | None) -> None:
    if found is None:
        with pytest.raises(UnusableDate):
            parse_published(text)
    else:
        assert parse_published(text) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("03/04/2021", "may be day/month or month/day"), ("2021-02-30", "2021-02-30 is not in the calendar"), ("0099-01-01", "the year 0099 cannot"), ("y" * 70, "'" + "y" * 60 + "' is not a date"), ("", "write YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_used_says_why(text: str, why: str) -> None:
    with pytest.raises(UnusableDate) as told:
        parse_published(text)
    assert why in str(told.value)


def test_months_are_numbered_in_every_language() -> None:
    assert [
        MONTHS[name]
        for name in (
            "january",
            "février",
            "marzo",
            "april",
            "maja",
            "червня",
            "juillet",
            "ağustos",
            "września",
            "října",
            "kasım",
            "снежня",
        )
    ] == list(range(1, 13))


NINE = "2021-03-09"


def page(body: str = "", head: str = "") -> Any:
    return parsed(f"<html><head>{head}</head><body>{body}<p>words</p></body></html>")


def meta(name: str, content: str, attribute: str = "property") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


def ld(*facts: object) -> str:
    return "".join(
        f'<script type="application/ld+json">{f if isinstance(f, str) else json.dumps(f)}</script>' for f in facts
    )


ARTICLE = {"@type": "NewsArticle", "datePublished": DAY}


def dated(tree: Any, url: str | None = None) -> str | None:
    return date_of(tree, url, structured(tree))


@pytest.mark.parametrize(
    ("tree", "found"),
    [
        (page(ld(ARTICLE), meta("date", NINE)), DAY), (page(ld({"@type": "Comment", "datePublished": NINE}), meta("date", DAY)), DAY), (page(ld({"@type": "WebSite", "x": {"datePublished": DAY}})), DAY),
        (page(ld({"@type": "NewsArticle", "datePublished": 7}), meta("date", DAY)), DAY), (page(ld('{"datePublished": "2021-03-02", broken')), DAY), (page(ld('{"datePublished": "2", broken')), None),
        (page(ld({"@type": "x"}, '{"datePublished": "2021-03-02", broken')), None), (page(ld("{broken") + ld('{"datePublished" : "2021-03-02" broken')), DAY),
        (page("", meta("date", NINE) + meta("article:published_time", DAY)), DAY), (page("", meta("Sailthru.Date", DAY, "name")), DAY), (page("", meta("datepublished", DAY, "itemprop")), DAY), (page("", meta("date", DAY, "http-equiv")), DAY),
        (page("", '<meta itemprop="datePublished" datetime="2021-03-02">'), DAY), (page("", meta("date", "") + meta("pubdate", DAY)), DAY), (page("", meta("date", DAY) + meta("date", NINE)), DAY), (page("", meta("article:modified_time", DAY)), None),
        (page("", meta("date", "soon") + meta("ptime", DAY)), DAY), (page("", meta("date", "soon")), "soon"), (page("", meta("date", "soon") + meta("ptime", "later")), "soon"), (page("", meta("date", "03/04/2021")), "03/04/2021"),
        (page("<time datetime=2021-03-02>x</time>"), DAY), (page("<time datetime=2021-03-02>x</time><time datetime=2021-03-09>y</time>"), None), (page("<time datetime=2021-03-02T10:00>x</time><time datetime=2021-03-02T11:00>y</time>"), "2021-03-02T10:00"),
        (page("<time datetime=2021-03-09>x</time><time class=published datetime=2021-03-02>y</time>"), DAY), (page("<time datetime=2021-03-09>x</time><time pubdate=1 datetime=2021-03-02>y</time>"), DAY),
        (page("<time datetime=2021-03-09>x</time><time class=entry-date datetime=2021-03-02>y</time>"), DAY), (page("<time class='published modified' datetime=2021-03-09>x</time><time itemprop=datePublished datetime=2021-03-02>y</time>"), DAY),
        (page("<time class='published updated' datetime=2021-03-09>x</time><time data-testid=publish datetime=2021-03-02>y</time>"), DAY), (page("<time class=x datetime=2021-03-09>x</time><b itemprop=datePublished content=2021-03-02>y</b>"), DAY),
        (page("<b itemprop=datePublished>2 March 2021</b>"), "2 March 2021"), (page("<b itemprop=datePublished datetime=2021-03-02 content=2021-03-09></b>"), DAY), (page("<time>x</time>"), None),
        (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", "2021-03-03")), "2021-03-03"), (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", "2021-03-01")), "2021-03-01"), (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", "2021-03-04")), "2021-03-02T23:30:00Z"),
        (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", DAY)), "2021-03-02T23:30:00Z"), (page("", meta("date", "2021-03-02T23:30:00+01:00") + meta("ptime", "2021-03-03")), "2021-03-02T23:30:00+01:00"),
        (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", "2021-03-03T01:30:00+02:00")), "2021-03-02T23:30:00Z"), (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", "March 3, 2021")), "2021-03-02T23:30:00Z"),
        (page("", meta("date", "2021-03-02T23:30:00Z") + meta("ptime", "Mar 03, 2021")), "Mar 03, 2021"), (page(), None),
    ],
)  # fmt: skip
def test_the_day_that_a_page_states(tree: Any, found: str | None) -> None:
    assert dated(tree) == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://x.example/2021/03/02/minister", DAY), ("https://x.example/2021/3/2/", DAY), ("https://x.example/2021-mar-02", DAY), ("https://x.example/a_2021_03_02.html", DAY), ("https://x.example/20210302/a", DAY), ("https://x.example/a-20210302", DAY),
        ("https://x.example/2021/03/", None), ("https://x.example/2021/13/02/", None), ("https://x.example/2021/abc/02/", None), ("https://x.example/a", None), ("https://x.example/120210302", None), ("https://x.example/" + "a" * 471 + "/2021/03/02", DAY),
        ("https://x.example/" + "a" * 472 + "/2021/03/02", None), ("https://x.example/2021/02/30", None), (None, None),
    ],
)  # fmt: skip
def test_the_day_in_an_address(url: str | None, found: str | None) -> None:
    assert dated(page("<p class=date>9 March 2021</p>"), url) == (found or "9 March 2021")


def test_the_address_that_a_page_calls_its_own() -> None:
    link, shared = "<link rel=canonical href=https://x.example/2021/03/02/a>", meta("og:url", "https://x.example/b")
    assert canonical(page("", shared + link)) == "https://x.example/2021/03/02/a"
    assert canonical(page("", shared)) == "https://x.example/b" and canonical(page()) is None
    assert dated(page("", link)) == DAY and dated(page("", link), "https://x.example/2021/03/09/a") == NINE


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<p class=date>2 March 2021</p>", "2 March 2021"), ("<span id=pubdate>2 March 2021</span>", "2 March 2021"), ("<time>2 March 2021</time>", "2 March 2021"), ("<p>2 March 2021</p>", None), ("<p class=story>2 March 2021</p>", None), ("<b class=date>2 March 2021</b>", None),
        ("<p class=date>Published on 2 March 2021</p>", "2 March 2021"), ("<p class=date>Updated 2 March 2021</p>", None), ("<p class=date>Last modified 9 March 2021, published 2 March 2021</p>", "2 March 2021"), ("<p class=date>© 2 March 2021</p>", None),
        ("<p class=date>soon</p>", None), ("<p class=date>03/04/2021</p>", "03/04/2021"), ("<p class=date>03/04/2021</p><p class=date>2 March 2021</p>", "2 March 2021"), ("<p class=date>03/04/2021</p><p class=date>05/06/2021</p>", "03/04/2021"),
        ("<p class=date>2/3/21</p>", None), ("<p class=date>2021</p>", None), (f"<p class=date>2 March 2021{' word' * 21 + 'sxx'}</p>", f"2 March 2021{' word' * 21 + 'sxx'}"), (f"<p class=date>2 March 2021{' word' * 21 + 'sxxx'}</p>", None),
        (f"<div class=date>2 March 2021{'<i></i>' * 12}</div>", "2 March 2021"), (f"<div class=date>2 March 2021{'<i></i>' * 13}</div>", None), ("<p class=mandated>2 March 2021</p>", None), ("<li class='story meta'>2 March 2021</li>", "2 March 2021"),
        ("<p>x</p>" * 3_998 + "<p class=date>2 March 2021</p>", "2 March 2021"), ("<p>x</p>" * 4_000 + "<p class=date>2 March 2021</p>", None), ("<p class=date>2/2/21</p>", None), ("<p class=date>1.1.2021</p>", "1.1.2021"),
    ],
)  # fmt: skip
def test_the_day_that_a_page_shows(body: str, found: str | None) -> None:
    assert dated(page(body)) == found


@pytest.mark.parametrize(
    ("facts", "kinds"),
    [
        ([{"@type": "WebSite"}, {"@type": "NewsArticle"}], ["NewsArticle", "WebSite"]), ([[{"@type": "A"}, {"@type": "B"}]], ["A", "B"]), (["{broken", {"@type": "A"}], ["A"]), (['{"@type": "A"};'], ["A"]), ([""], []),
        ([{"@type": "A", "x": {"@type": "B"}, "author": {"@type": "C"}, "comment": [{"@type": "D"}], "publisher": {"@type": "E"}, "y": [{"@type": "F"}]}], ["A", "B", "F"]), ([5, "5"], []),
        ([{"@type": ["x", "Report"]}, {"@type": "z"}], [["x", "Report"], "z"]), ([{"@type": f"T{n}"} for n in range(21)], [f"T{n}" for n in range(20)]), ([[{"@type": f"T{n}"} for n in range(201)]], [f"T{n}" for n in range(200)]),
    ],
)  # fmt: skip
def test_the_objects_of_structured_data(facts: list[object], kinds: list[object]) -> None:
    assert [f.get("@type") for f in structured(page(ld(*facts)))] == kinds


def test_structured_data_ends_somewhere() -> None:
    lists = [[{"@type": "A"} for _ in range(200)] for _ in range(25)]
    assert len(structured(page(ld(lists)))) == 4_000


def test_meta_fields_by_name_the_first_of_each() -> None:
    head = (
        meta("og:title", " A  b ")
        + meta("OG:Title", "C")
        + meta("author", "Ann", "name")
        + meta("x", "y" * 501, "itemprop")
        + meta("z", "")
    )
    assert metas(page("", head)) == {"og:title": "A b", "author": "Ann", "x": "y" * 500}


HEADED = "Minister of finance resigns after a dispute"


@pytest.mark.parametrize(
    ("body", "head", "facts", "site", "found"),
    [
        (f"<h1> {HEADED}\n</h1>", "<title>x</title>", [], None, HEADED), ("<h1>The Post</h1><h1>Budget</h1>", "", [], "The Post", "Budget"), ("<h1>One</h1><h1>Two</h1>", "", [], None, "One"), ("<h1></h1>", "<title></title>", [], None, None),
        ("<h1>One</h1><h1>Two</h1>", "<title>Three</title>", [], None, "Three"), ("<h1>One</h1><h1>Two</h1>", meta("og:title", "Four") + "<title>Three</title>", [], None, "Four"), ("", meta("twitter:title", "Five") + "<title>Three</title>", [], None, "Five"),
        ("", meta("og:title", "Four"), [{"@type": "NewsArticle", "headline": " Six "}], None, "Six"), ("", meta("og:title", "Four"), [{"@type": "WebPage", "headline": "Six"}], None, "Four"), ("", meta("og:title", "Four"), [{"@type": "Report", "headline": 6}], None, "Four"),
        ("", f"<title>{HEADED} | The Post</title>", [], "The Post", HEADED), ("", f"<title>{HEADED} - The Post</title>", [], "The Post", HEADED), ("", f"<title>{HEADED} - The Post</title>", [], None, f"{HEADED} - The Post"), ("", f"<title>{HEADED} – The Post</title>", [], None, HEADED),
        ("", "<title>Four words | Of words</title>", [], None, "Four words | Of words"), ("", "<title>abcdef | abc</title>", [], None, "abcdef | abc"), ("", "<title>abcdefg | abc</title>", [], None, "abcdefg"), ("", f"<title>{HEADED} | One | Two</title>", [], None, f"{HEADED} | One | Two"), ("", "<title>Alone</title>", [], None, "Alone"),
    ],
)  # fmt: skip
def test_the_headline_of_a_page(
    body: str, head: str, facts: list[dict[str, Any]], site: str | None, found: str | None
) -> None:
    tree = page(body, head)
    assert headline(tree, facts, metas(tree), site) == found


@pytest.mark.parametrize(
    ("facts", "meta_fields", "site"),
    [
        ([], {"og:site_name": "A", "application-name": "B"}, "A"), ([], {"application-name": "B"}, "B"), ([], {}, None), ([{"@type": "Article", "publisher": {"name": " C "}}], {}, "C"), ([{"@type": "Thing", "publisher": {"name": "C"}}], {}, None),
        ([{"@type": "Article", "publisher": "C"}, {"@type": "Article", "publisher": {"name": "D"}}], {}, "D"), ([{"@type": "Article", "publisher": {"name": 5}}], {}, None), ([{"@type": "Article", "publisher": {"name": " "}}], {}, None), ([{"@type": 5, "publisher": {"name": "C"}}], {}, None),
    ],
)  # fmt: skip
def test_the_site_of_a_page(facts: list[dict[str, Any]], meta_fields: dict[str, str], site: str | None) -> None:
    assert site_of(facts, meta_fields) == site


@pytest.mark.parametrize(
    ("facts", "meta_fields", "body", "authors"),
    [
        ([{"@type": "Article", "author": "By Ann Lee"}], {"author": "Jo Roe"}, "", ("Ann Lee",)), ([{"@type": "Article", "author": [{"name": "Ann Lee"}, "Jo Roe", {"name": 5}]}], {}, "", ("Ann Lee", "Jo Roe")), ([{"@type": "Thing", "author": "Ann Lee"}], {}, "", ()),
        ([{"@type": "Article", "author": "https://x.example/a"}], {"author": "Jo Roe"}, "", ("Jo Roe",)), ([], {"article:author": "a@b.example", "byl": "By Jo Roe"}, "", ("Jo Roe",)), ([], {"author": "Staff"}, "<a rel=author>Jo Roe</a>", ("Jo Roe",)),
        ([], {"author": "von Ann Lee; Jo Roe & Kim Po | Bo"}, "", ("Ann Lee", "Jo Roe", "Kim Po")), ([], {"author": "Ann Lee and Ann Lee"}, "", ("Ann Lee",)), ([], {"author": "x" * 59}, "", ("x" * 59,)), ([], {"author": "x" * 60}, "", ()), ([], {"author": "Abc"}, "", ("Abc",)),
        ([], {"author": "Desk 247"}, "", ()), ([], {"author": ",".join(f"Ann {c}{d}" for c in "abcde" for d in "vwxyz")}, "", tuple(f"Ann {c}{d}" for c in "abcd" for d in "vwxyz")), ([], {}, "", ()), ([{"@type": "Article", "author": []}, {"@type": "Article", "author": "Jo Roe"}], {}, "", ("Jo Roe",)),
        ([], {}, "<p class=byline>Ann</p><p class=byline>Jo Roe</p>", ("Jo Roe",)), ([], {}, "<p class=byline>Anna</p>", ("Anna",)), ([], {}, f"<p class=byline>{'x' * 50} and {'y' * 24}</p>", ("x" * 50, "y" * 24)), ([], {}, f"<p class=byline>{'x' * 50} and {'y' * 25}</p>", ()),
        ([], {}, "<p class=byline>A</p>" * 9 + "<p class=byline>Ann Lee</p>", ("Ann Lee",)), ([], {}, "<p class=byline>A</p>" * 10 + "<p class=byline>Ann Lee</p>", ()),
    ],
)  # fmt: skip
def test_the_authors_of_a_page(
    facts: list[dict[str, Any]], meta_fields: dict[str, str], body: str, authors: tuple[str, ...]
) -> None:
    assert authors_of(page(body), facts, meta_fields) == authors
