"""The pieces that pages are made of: parameters, paging, kept pages, addresses, words of strangers, dates."""

import datetime as dt
import time

import pytest
from markupsafe import Markup

from incumbent.errors import InputError
from incumbent.web import kept as kept_room
from incumbent.web import links, render
from incumbent.web.kept import Kept, Made
from incumbent.web.paging import Window, token, window
from incumbent.web.params import LONGEST_ID, Param, Query, read
from incumbent.web.readers import Version
from incumbent.web.safe import dumps, seen, site, web_address, words
from incumbent.web.serve import tag
from incumbent.web.services.asked import whole
from incumbent.web.services.feeds import moment

DECLARED = (
    Param("q", "words", longest=10),
    Param("id", "an id", longest=LONGEST_ID),
    Param("day", "a day", kind="day"),
    Param("n", "a number", kind="number", most=500),
    Param("share", "a share", kind="share"),
    Param("kind", "kinds", kind="choices", choices=("Start", "end")),
    Param("order", "one of", choices=("told", "Name")),
)


@pytest.mark.parametrize(
    ("pairs", "values"),
    [
        ([], {}),
        ([("other", "x")], {}),
        ([("q", " a b ")], {"q": "a b"}),
        ([("q", "  ")], {}),
        ([("q", "x" * 10)], {"q": "x" * 10}),
        ([("q", "a"), ("q", "b")], {"q": "b"}),
        ([("id", " a\nb ")], {"id": " a\nb "}),  # as it is, whatever it is
        ([("id", "x" * 1500)], {"id": "x" * 1500}),
        ([("day", "2020-09-03")], {"day": dt.date(2020, 9, 3)}),
        ([("n", "1")], {"n": 1}),
        ([("n", "500")], {"n": 500}),
        ([("share", "0")], {"share": 0.0}),
        ([("share", "1")], {"share": 1.0}),
        ([("share", "0.25")], {"share": 0.25}),
        ([("kind", "start"), ("kind", "END")], {"kind": ("Start", "end")}),
        ([("order", "NAME")], {"order": "Name"}),
    ],
)
def test_parameters_that_are_read(pairs, values):
    assert read(pairs, DECLARED).values == values


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("q", "x" * 11),
        ("q", "a\x1fb"),
        ("q", "a\ud800"),
        ("q", "a\udfff"),
        ("id", "a\ud800"),
        ("id", "x" * 1501),
        ("day", "3 September"),
        ("n", "0"),
        ("n", "501"),
        ("n", "-1"),
        ("n", "1.5"),
        ("n", "٣"),
        ("n", "0000000001"),
        ("share", "1.01"),
        ("share", "-0.01"),
        ("share", "half"),
        ("share", "nan"),
        ("kind", "hold"),
        ("order", "none"),
    ],
)
def test_parameters_that_are_refused(name, value):
    with pytest.raises(InputError) as refused:
        read([(name, value)], DECLARED)
    assert refused.value.code == "web-parameter"


def test_characters_beside_those_that_are_refused():
    for value in ("a b", "a\ud7ff", "a\ue000"):
        assert read([("q", value)], DECLARED).values == {"q": value}


def test_a_parameter_that_must_be_there():
    needed = (Param("q", "", required=True), Param("n", "", kind="number", most=5))
    assert read([("q", "x")], needed).need("q") == "x"
    for given in ([], [("q", " ")], [("n", "1")]):
        with pytest.raises(InputError, match="'q' is missing"):
            read(given, needed)
    with pytest.raises(InputError, match="'q' is missing"):
        Query().need("q")


def test_values_of_a_query_by_their_kind():
    query = Query({"q": "a", "day": dt.date(2020, 9, 3), "n": 3, "share": 0.5, "kind": ("x", "y")})
    assert (query.text("q"), query.day("day"), query.number("n", 1), query.share("share", 0.1), query.choices("kind")) == (
        "a", dt.date(2020, 9, 3), 3, 0.5, ("x", "y")
    )  # fmt: skip
    assert (query.text("n"), query.day("q"), query.number("q", 7), query.share("q", 0.1), query.choices("q")) == (
        None,
        None,
        7,
        0.1,
        (),
    )
    assert query.number("none", 2) == 2 and query.choices("none") == ()
    assert query.given() == {"q": "a", "day": "2020-09-03", "n": 3, "share": 0.5, "kind": ["x", "y"]}
    assert query.address("/p") == "/p?q=a&day=2020-09-03&n=3&share=0.5&kind=x&kind=y"
    assert query.address("/p", q=None, kind=None, day="", n="4", page="t") == "/p?n=4&share=0.5&page=t"
    assert Query().address("/p") == Query().address("/p", q=None) == "/p"


def test_pages_go_on_where_the_last_one_ended():
    first = window(Query(), 20)
    assert first == Window(0, 20) and first.next(False) is None
    second = window(Query({"page": first.next(True)}), 20)
    assert second == Window(20, 20)
    assert window(Query({"page": second.next(True), "limit": 5}), 20) == Window(40, 5)
    assert window(Query({"page": token(20_000)})).offset == 20_000
    assert Window(20_000 - 20, 20).next(True) == token(20_000) and Window(20_000 - 19, 20).next(True) is None


@pytest.mark.parametrize("text", ["x", "é", "bzE", token(20_000 + 1), "cDIw", "bw", "b3gx", "====", token(-1)])
def test_a_token_that_is_none_of_ours_is_refused(text):
    if text == "bzE":
        assert window(Query({"page": text})).offset == 1
        return
    with pytest.raises(InputError) as refused:
        window(Query({"page": text}))
    assert refused.value.code == "web-page"


NOW, LATER, DECIDED = Version("1", 0), Version("2", 0), Version("2", 1)


def made(size=10, version=NOW, at=None):
    return Made(b"x" * size, "text/html", version, time.monotonic() if at is None else at)


def test_a_page_is_kept_while_the_ledger_is_the_same_and_a_moment_longer():
    pages = Kept(60.0)
    assert pages.get("a", NOW) is None
    pages.put("a", made(at=time.monotonic() - 30))
    assert pages.get("a", NOW) and pages.get("a", LATER) and not pages.get("a", DECIDED)
    assert not pages.get("a", LATER, 10.0) and pages.get("a", LATER, 40.0) and not pages.get("a", LATER, 0.0)
    assert pages.get("a", NOW, 0.0)
    pages.clear()
    assert pages.get("a", NOW) is None


def test_the_least_lately_asked_for_page_leaves_first(monkeypatch):
    monkeypatch.setattr(kept_room, "_MOST", 2)
    pages = Kept(1.0)
    pages.put("a", made())
    pages.put("b", made())
    assert pages.get("a", NOW)
    pages.put("c", made())
    assert [bool(pages.get(k, NOW)) for k in "abc"] == [True, False, True]


def test_pages_that_are_too_large_together_leave(monkeypatch):
    monkeypatch.setattr(kept_room, "_MOST_BYTES", 100)
    pages = Kept(1.0)
    for _ in range(5):
        pages.put("a", made(60))  # in place of itself
    pages.put("b", made(40))
    assert pages.get("a", NOW) and pages.get("b", NOW)
    pages.put("c", made(1))
    assert [bool(pages.get(k, NOW)) for k in "abc"] == [False, True, True]
    pages.put("d", made(59))
    assert [bool(pages.get(k, NOW)) for k in "bcd"] == [True, True, True]
    pages.put("e", made(101))
    assert not any(pages.get(k, NOW) for k in "bcde")
    pages.put("f", made(100))
    assert pages.get("f", NOW)
    pages.clear()
    pages.put("g", made(100))
    assert pages.get("g", NOW)


def test_a_tag_differs_with_the_ledger_and_with_what_was_asked():
    tags = {tag(made(version=v), key) for v in (NOW, LATER) for key in ("a", "b")}
    assert len(tags) == 4 and all(t.startswith('W/"') and t.endswith('"') for t in tags)
    assert tag(made(), "a") == tag(made(at=0.0), "a")


@pytest.mark.parametrize(
    ("address", "made"),
    [
        (links.to("/p"), "/p"),
        (links.to("/p", a=None, b=""), "/p"),
        (links.to("/p", a=1, b=("x", None, "y")), "/p?a=1&b=x&b=y"),
        (links.office("a b|C&"), "/office?id=a+b%7CC%26"),
        (links.person("p"), "/person?id=p"),
        (links.person(None), None),
        (links.country("BLR"), "/country?id=BLR"),
        (links.sentence("wire/1/c3"), "/article?id=wire%2F1&item=c3#at-c3"),
        (links.article("a\ud800"), "/article?id=a%3F"),
    ],
)
def test_addresses_of_pages(address, made):
    assert address == made
    assert links.meetings("Ann").startswith("/events?actor=Ann&type=")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\x07b\x7fc\x9fd\ud800", "a\ufffdb\ufffdc\ufffdd\ufffd"),
        ("a\u202eb\u2066", "a\u2423b\u2423"),
        ("a\tb\nc\r", "a\tb\nc\r"),
        ("Łódź\uffff", "Łódź\ufffd"),
        (12, "12"),
    ],
)
def test_what_cannot_be_shown_is_a_sign_of_its_own(text, shown):
    assert seen(text) == shown and len(seen(text)) == len(str(text))


def test_words_on_a_page():
    assert words(None) == Markup("") and words("a<b") == "a&lt;b"
    assert words("Łódź <b>") == "<bdi>Łódź &lt;b&gt;</bdi>" and words("a\u202e") == "<bdi>a\u2423</bdi>"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://news.example/a?b=1", True),
        ("HTTP://news.example", True),
        ("ftp://news.example", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https:///a", False),
        ("https://me@news.example", False),
        ("https://news.example/a b", False),
        ("https://news.example/\x7f", False),
        ("https://news.example/\n", False),
        ("https://[::1", False),
        ("", False),
        (None, False),
        ("https://n.example/" + "a" * 1982, True),
        ("https://n.example/" + "a" * 1983, False),
        ("//news.example", False),
    ],
)
def test_addresses_of_strangers(url, safe):
    assert web_address(url) == (url if safe else None)


def test_the_site_of_an_address():
    assert (
        site("https://www.news.example/a") == "news.example" and site("https://news.example:80/") == "news.example:80"
    )
    assert site("ftp://x") is None and site(None) is None


def test_json_of_pages_shows_what_cannot_be_seen():
    assert dumps({"a": "Łódź\u202e\u2028\ud800", "b": [1]}) == '{"a":"Łódź\\u202e\\u2028\\ud800","b":[1]}'.encode()


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2020-09-03T10:00:00Z", "2020-09-03T10:00:00Z"),
        ("2020-09-03T10:00:00+02:00", "2020-09-03T08:00:00Z"),
        ("2020-09-03T10:00:00", "2020-09-03T10:00:00Z"),
        ("2020-09-03", "2020-09-03T00:00:00Z"),
        ("", "1970-01-01T00:00:00Z"),
        ("yesterday", "1970-01-01T00:00:00Z"),
    ],
)
def test_moments_of_feeds(at, told):
    assert moment(at) == told


def test_half_a_surrogate_pair_is_a_question_mark():
    assert whole("a\ud800b") == "a?b" and whole("Łódź") == "Łódź"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2020-09", "September 2020"),
        ("2020/2021", "2020 to 2021"),
        ("soon", "soon"),
        ("<b>", "&lt;b&gt;"),
        ("2020-13-45", "2020-13-45"),
    ],
)
def test_dates_on_a_page(text, shown):
    assert render._day(text) == shown
    assert "3 September 2020" in render._day("2020-09-03") and 'datetime="2020-09-03"' in render._day("2020-09-03")


def test_an_offices_country_where_its_name_does_not_say_it():
    def where(name, country_name=None, country=None):
        return render._where({"name": name, "country_name": country_name, "country": country})

    assert where("chief", "Belarus", "BLR") == "Belarus" and where("chief", None, "BLR") == "BLR"
    assert where("President of BELARUS", "Belarus") == "" and where("chief") == ""


def test_words_of_changes():
    assert render.how_in_words("stepped_down", "Jo Roe") == "stepped down by Jo Roe"
    assert (
        render.how_in_words("resigned", "Jo Roe") == "resigned"
        and render.how_in_words("dismissed", None) == "dismissed"
    )
    assert (
        render.change_verb("end", "planned") == "is to leave office"
        and render.change_verb("end", "asserted") == "left office"
    )
    assert render.change_verb("start", "reported") == "took office, as reported"
    assert render._capital("chief of") == "Chief of" and render._capital(None) == ""


def test_one_claim_a_sentence():
    one = {"article": "a", "quote": "x", "sentence": "s", "n": 1}
    rows = [one, {**one, "n": 2}, {**one, "article": "b"}, {**one, "sentence": None}, {"article": "a", "quote": "x"}]
    assert render._sentences(rows) == [one, rows[2], rows[3]]


@pytest.mark.parametrize(
    ("sentence", "quote", "shown"),
    [
        ("On Monday Ann left.", "Ann left", "On Monday <mark>Ann left</mark>."),
        ("Ann left", "Ann left", "Ann left"),
        ("“Ann left”", "Ann left", "Ann left"),  # two characters more are no sentence around it
        ("So, Ann left.", "Ann left", "So, <mark>Ann left</mark>."),
        (None, "Ann left", "Ann left"),
        ("Bo came.", "Ann left", "Ann left"),
        ("Ann left " + "x" * 591, "Ann left", "<mark>Ann left</mark> " + "x" * 591),
        ("Ann left " + "x" * 592, "Ann left", "Ann left"),
        ("a <b> Ann left", "Ann left", "a &lt;b&gt; <mark>Ann left</mark>"),
    ],
)
def test_the_words_of_a_claim_within_their_sentence(sentence, quote, shown):
    assert render._quoted({"quote": quote, "sentence": sentence}) == shown


def test_files_of_pages_are_named_by_what_is_in_them():
    marks = render.marks_of_files()
    assert (
        set(marks) == set(render.STATIC) and all(len(m) == 10 for m in marks.values()) and len(set(marks.values())) == 3
    )
    assert render._asset("style.css") == f"/static/style.css?{marks['style.css']}"
